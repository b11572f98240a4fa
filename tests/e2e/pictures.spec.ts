// Pictures: small ones first, none before they are near, and a look of its own for each way in which there is none.

import type { Request } from "@playwright/test";
import { discordLink } from "./support/made";
import { expect, test } from "./support/test";

const isPicture = (request: Request) => new URL(request.url()).pathname.startsWith("/pictures/");

test("a picture is asked for as a small WebP of the right shape, without a referrer", async ({ desk, demo, page }) => {
  await demo.put({ id: "wide", imageUrl: discordLink("wide.png"), prompt: "wide --ar 16:9" });
  const asked = page.waitForRequest((request) => isPicture(request) && request.url().includes("wide.png"));
  await desk.open();
  const request = await asked;
  const query = new URL(request.url()).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    format: "webp",
    quality: "low",
    width: "560",
    height: "315",
    hm: "ab12",
  });
  expect(request.headers().referer ?? "").toBe("");
  const answer = (await request.response())!;
  expect(answer.headers()["content-type"]).toBe("image/webp");
  expect(Number((await answer.body()).length)).toBeLessThan(100_000);
  await expect(desk.card("wide").getByRole("img", { name: "Picture: wide --ar 16:9" })).toHaveJSProperty(
    "complete",
    true,
  );
});

test("the first row loads at once, what is off the screen not before one scrolls to it", async ({
  desk,
  demo,
  page,
}) => {
  for (let number = 40; number > 0; number--) {
    await demo.put({ id: `p${number}`, imageUrl: discordLink(`p${number}.png`), state: "row" });
  }
  const asked = new Set<string>();
  page.on("request", (request) => {
    const name = /\/(p\d+)\.png/.exec(request.url())?.[1];
    if (name) asked.add(name);
  });
  await desk.open("?state=row&size=50");
  await expect(desk.cards).toHaveCount(40);
  for (const name of ["p1", "p2", "p3", "p4"]) await expect.poll(() => asked.has(name)).toBe(true);
  await page.waitForLoadState("networkidle");
  expect(asked.size).toBeLessThan(13);
  expect(asked.has("p40")).toBe(false);
  await desk.card("p40").scrollIntoViewIfNeeded();
  await expect.poll(() => asked.has("p40")).toBe(true);
  await expect(desk.card("p40").getByRole("img")).toHaveJSProperty("complete", true);
});

test("nothing jumps when pictures come, whatever their shape", async ({ desk, demo, page }) => {
  for (const [id, prompt] of [
    ["a", "square"],
    ["b", "wide --ar 16:9"],
    ["c", "tall --ar 9:16"],
    ["d", "broken"],
    ["e", "none"],
  ]) {
    await demo.put({ id, prompt, imageUrl: id === "e" ? null : discordLink(`${id}.png`) });
  }
  await demo.arm("delay-600", { path: "/pictures" });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
        document.documentElement.dataset.shift = String(shift.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await desk.open();
  const boxes = () =>
    desk.cards.evaluateAll((cards) =>
      cards.map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return [x, y, width, height];
      }),
    );
  const before = await boxes();
  await page.evaluate(() => delete document.documentElement.dataset.shift);
  const picture = desk.card("a").getByRole("img");
  await expect(picture).toHaveJSProperty("complete", true);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.waitForLoadState("networkidle");
  expect(await boxes()).toEqual(before);
  expect(await page.locator("html").getAttribute("data-shift")).toBeNull();
  const frame = await desk.card("a").getByRole("link").first().boundingBox();
  expect(frame!.width / frame!.height, "a sheet is square by default").toBeCloseTo(1, 1);
});

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
  page.on("request", (request) => isPicture(request) && asked.push(request.url()));
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

test.describe("without a rule of the host", () => {
  test.use({ demoOptions: { config: "none" } });

  test("pictures come from Discord's own hosts: the small one from the one that resizes", async ({
    desk,
    demo,
    page,
    context,
  }) => {
    desk.guard.expectConsole(/status of 404 .*config\.json/);
    desk.guard.allow("https://media.discordapp.net");
    // The demo answers in the place of Discord; links keep their signature.
    await context.route("https://media.discordapp.net/**", async (route) => {
      const url = new URL(route.request().url());
      const drawn = await route
        .fetch({ url: `${demo.origin}/pictures${url.pathname}${url.search}` })
        .catch(() => undefined);
      await (drawn ? route.fulfill({ response: drawn }) : route.abort());
    });
    const link = discordLink("real.png");
    await demo.put({ id: "real", imageUrl: link, state: "only" });
    const asked = page.waitForRequest((request) => request.url().includes("real.png"));
    await desk.open("?state=only");
    expect((await asked).url()).toBe(
      `${link.replace("cdn.discordapp.com", "media.discordapp.net")}width=560&height=560&format=webp&quality=low`,
    );
    await expect(desk.card("real").getByRole("img")).toHaveJSProperty("complete", true);
    const dialog = await desk.openTask("real");
    await expect(dialog.getByRole("link", { name: "Open original" })).toHaveAttribute("href", link);
  });
});
