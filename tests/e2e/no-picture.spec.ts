// Each way in which there is no picture has a look and words of its own.

import { discordLink } from "./support/made";
import { expect, test } from "./support/test";

test("each reason for having no picture has its own words", async ({ desk, demo }) => {
  const words = {
    NOT_START: "Waiting in the queue",
    SUBMITTED: "Handed to Midjourney",
    MODAL: "Waiting for an answer",
    IN_PROGRESS: "No preview yet",
    FAILURE: "Failed before a picture",
    SUCCESS: "No picture was sent",
    CANCEL: "Cancelled",
    ARCHIVED: "No picture",
  };
  for (const status of Object.keys(words)) await demo.put({ id: status, status, imageUrl: null });
  await desk.open();
  for (const [status, text] of Object.entries(words)) {
    await expect(desk.card(status).getByText(text, { exact: true }).first()).toBeVisible();
  }
});

test("a link that has expired is not even asked for, here and in the dialog", async ({ desk, demo, page }) => {
  await demo.put({ id: "old", imageUrl: discordLink("old.png", -1) });
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/pictures/") && asked.push(request.url()));
  await desk.open();
  await expect(desk.card("old").getByText("Link expired")).toBeVisible();
  const dialog = await desk.openTask("old");
  await expect(dialog.getByText("Link expired")).toBeVisible();
  expect(asked.filter((url) => url.includes("old.png"))).toEqual([]);
});

test("a picture that is there stays when its link expires, others say so", async ({ desk, demo, page }) => {
  await page.clock.install();
  await demo.put({ id: "shown", imageUrl: discordLink("shown.png", 2) });
  for (let number = 30; number > 0; number--) await demo.put({ id: `n${number}`, imageUrl: null });
  await demo.put({ id: "first", imageUrl: discordLink("first.png", 2) });
  await desk.open("?size=50");
  await expect(desk.card("first").getByRole("img")).toHaveJSProperty("complete", true);
  await page.clock.fastForward("03:00:00");
  await expect(desk.card("shown").getByText("Link expired")).toBeAttached();
  await expect(desk.card("first").getByRole("img", { name: /^Picture/ })).toBeVisible();
  await expect(desk.card("first").getByText("Link expired")).toHaveCount(0);
});

test("a picture that cannot be loaded falls back to its original, then says so and can be tried again", async ({
  desk,
  demo,
  page,
}) => {
  desk.guard.expectConsole(/status of 503 .*\/pictures\//);
  await demo.put({ id: "shy", imageUrl: discordLink("shy.png") });
  await demo.arm("http-503", { path: "/pictures/attachments/11/22/shy.png", times: 2 });
  const asked: string[] = [];
  page.on(
    "request",
    (request) =>
      request.url().includes("shy.png") && asked.push(new URL(request.url()).searchParams.get("format") ?? "original"),
  );
  await desk.open();
  const card = desk.card("shy");
  await expect(card.getByText("Picture cannot be loaded")).toBeVisible();
  expect(asked).toEqual(["webp", "original"]);
  await card.getByRole("button", { name: "Try again" }).click();
  await expect(desk.dialog).toHaveCount(0);
  await expect(card.getByRole("img")).toHaveJSProperty("complete", true);
  await expect(card.getByText("Picture cannot be loaded")).toHaveCount(0);
  // The button is no part of the link to the task.
  await demo.arm("http-503", { path: "/pictures/attachments/11/22/shy2.png" });
  await demo.put({ id: "shy2", imageUrl: discordLink("shy2.png") });
  await desk.refresh.click();
  await expect(desk.card("shy2").getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.locator("a button")).toHaveCount(0);
});

test("a link that is not safe never becomes a picture or a link", async ({ desk, demo, page }) => {
  const links = [
    "javascript:alert(1)",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "//elsewhere.example/x.png",
    "https://user@elsewhere.example/x.png",
  ];
  for (const [number, imageUrl] of links.entries()) await demo.put({ id: `bad-${number}`, imageUrl });
  await desk.open();
  for (const number of links.keys()) {
    await expect(desk.card(`bad-${number}`).getByText("The link to this picture is not safe to use")).toBeVisible();
    await expect(desk.card(`bad-${number}`).getByRole("img")).toHaveCount(0);
  }
  const dialog = await desk.openTask("bad-0");
  await expect(dialog.getByText("The link to this picture is not safe to use")).toBeVisible();
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await page.keyboard.press("Escape");
});
