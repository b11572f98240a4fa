// Every reason for a missing image has its own look and text.

import { discordLink } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ images: "drawn" });

test("every reason for a missing image has its own text", SMOKE, async ({ dashboard, demo }) => {
  const texts = {
    NOT_START: "Waiting in the queue",
    SUBMITTED: "Submitted to Midjourney",
    MODAL: "Waiting for input",
    IN_PROGRESS: "No preview yet",
    FAILURE: "Failed without an image",
    SUCCESS: "The server sent no image",
    CANCEL: "Cancelled",
    ARCHIVED: "No image",
  };
  for (const status of Object.keys(texts)) await demo.put({ id: status, status, imageUrl: null });
  await dashboard.open();
  for (const [status, text] of Object.entries(texts)) {
    await expect(dashboard.card(status).getByText(text, { exact: true }).first()).toBeVisible();
  }
});

test("an image whose link has expired is not requested, neither in the grid nor in the dialog", async ({
  dashboard,
  demo,
  page,
}) => {
  await demo.put({ id: "old", imageUrl: discordLink("old.png", -1) });
  const requested: string[] = [];
  page.on("request", (request) => request.url().includes("/pictures/") && requested.push(request.url()));
  await dashboard.open();
  await expect(dashboard.card("old").getByText("Link expired")).toBeVisible();
  const dialog = await dashboard.openTask("old");
  await expect(dialog.getByText("Link expired")).toBeVisible();
  expect(requested.filter((url) => url.includes("old.png"))).toEqual([]);
});

test("a loaded image stays when its link expires, others say so", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await demo.put({ id: "shown", imageUrl: discordLink("shown.png", 2) });
  for (let number = 30; number > 0; number--) await demo.put({ id: `n${number}`, imageUrl: null });
  await demo.put({ id: "first", imageUrl: discordLink("first.png", 2) });
  await dashboard.open("?size=50");
  await expect(dashboard.card("first").getByRole("img")).toHaveJSProperty("complete", true);
  await page.clock.fastForward("03:00:00");
  await expect(dashboard.card("shown").getByText("Link expired")).toBeAttached();
  await expect(dashboard.card("first").getByRole("img", { name: /^Image/ })).toBeVisible();
  await expect(dashboard.card("first").getByText("Link expired")).toHaveCount(0);
});

test("an image that fails to load falls back to its original, then says so and can be retried", async ({
  dashboard,
  demo,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of 503 .*\/pictures\//);
  await demo.put({ id: "shy", imageUrl: discordLink("shy.png") });
  await demo.injectFault("http-503", { path: "/pictures/attachments/11/22/shy.png", times: 2 });
  const requested: string[] = [];
  page.on(
    "request",
    (request) =>
      request.url().includes("shy.png") &&
      requested.push(new URL(request.url()).searchParams.get("format") ?? "original"),
  );
  await dashboard.open();
  const card = dashboard.card("shy");
  await expect(card.getByText("Image could not be loaded")).toBeVisible();
  expect(requested).toEqual(["webp", "original"]);
  await card.getByRole("button", { name: "Try again" }).click();
  await expect(dashboard.dialog).toHaveCount(0);
  await expect(card.getByRole("img")).toHaveJSProperty("complete", true);
  await expect(card.getByText("Image could not be loaded")).toHaveCount(0);
  // The button is not part of the link to the task.
  await demo.injectFault("http-503", { path: "/pictures/attachments/11/22/shy2.png" });
  await demo.put({ id: "shy2", imageUrl: discordLink("shy2.png") });
  await dashboard.refresh.click();
  await expect(dashboard.card("shy2").getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.locator("a button")).toHaveCount(0);
});

test("an unsafe link never becomes an image or a link", async ({ dashboard, demo, page }) => {
  const links = [
    "javascript:alert(1)",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "//user@elsewhere.example/x.png",
    "https://user@elsewhere.example/x.png",
  ];
  for (const [number, imageUrl] of links.entries()) await demo.put({ id: `bad-${number}`, imageUrl });
  await dashboard.open();
  for (const number of links.keys()) {
    await expect(
      dashboard.card(`bad-${number}`).getByText("The image link is not safe and was not opened"),
    ).toBeVisible();
    await expect(dashboard.card(`bad-${number}`).getByRole("img")).toHaveCount(0);
  }
  const dialog = await dashboard.openTask("bad-0");
  await expect(dialog.getByText("The image link is not safe and was not opened")).toBeVisible();
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await page.keyboard.press("Escape");
});
