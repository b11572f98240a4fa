// Pictures: small ones first, none before they are near, and nothing jumps when they come.

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
