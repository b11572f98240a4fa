// Images: thumbnails first, lazily loaded, and without layout shift.

import type { Request } from "@playwright/test";
import { discordLink } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ images: "drawn", contextOptions: { reducedMotion: "no-preference" } });

const isPicture = (request: Request) => new URL(request.url()).pathname.startsWith("/pictures/");

test(
  "a thumbnail is requested as a small WebP of the right shape, without a referrer",
  SMOKE,
  async ({ dashboard, demo, page }) => {
    await demo.put({ id: "wide", imageUrl: discordLink("wide.png"), prompt: "wide --ar 16:9" });
    const requested = page.waitForRequest((request) => isPicture(request) && request.url().includes("wide.png"));
    await dashboard.open();
    const request = await requested;
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
    await expect(dashboard.card("wide").getByRole("img", { name: "Image: wide --ar 16:9" })).toHaveJSProperty(
      "complete",
      true,
    );
  },
);

test("the first row loads at once, images off screen load when scrolled to", async ({ dashboard, demo, page }) => {
  for (let number = 40; number > 0; number--) {
    await demo.put({ id: `p${number}`, imageUrl: discordLink(`p${number}.png`), state: "row" });
  }
  const requested = new Set<string>();
  page.on("request", (request) => {
    const name = /\/(p\d+)\.png/.exec(request.url())?.[1];
    if (name) requested.add(name);
  });
  await dashboard.open("?state=row&size=50");
  await expect(dashboard.cards).toHaveCount(40);
  for (const name of ["p1", "p2", "p3", "p4"]) await expect.poll(() => requested.has(name)).toBe(true);
  await page.waitForLoadState("networkidle");
  // Three rows of six.
  expect(requested.size).toBeLessThan(19);
  expect(requested.has("p40")).toBe(false);
  await dashboard.card("p40").scrollIntoViewIfNeeded();
  await expect.poll(() => requested.has("p40")).toBe(true);
  await expect(dashboard.card("p40").getByRole("img")).toHaveJSProperty("complete", true);
});

test("images of any shape cause no layout shift", async ({ dashboard, demo, page }) => {
  for (const [id, prompt] of [
    ["a", "square"],
    ["b", "wide --ar 16:9"],
    ["c", "tall --ar 9:16"],
    ["d", "broken"],
    ["e", "none"],
  ]) {
    // Three days ago: ages that change move by themselves, which no image causes.
    const submitTime = Date.now() - 259_200_000;
    await demo.put({ id, prompt, submitTime, imageUrl: id === "e" ? null : discordLink(`${id}.png`) });
  }
  await demo.injectFault("delay-600", { path: "/pictures" });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
        document.documentElement.dataset.shift = String(shift.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await dashboard.open("?ids=a,b,c,d,e");
  const boxes = () =>
    dashboard.cards.evaluateAll((cards) =>
      cards.map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return [x, y, width, height];
      }),
    );
  const before = await boxes();
  await page.evaluate(() => delete document.documentElement.dataset.shift);
  const picture = dashboard.card("a").getByRole("img");
  await expect(picture).toHaveJSProperty("complete", true);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.waitForLoadState("networkidle");
  expect(await boxes()).toEqual(before);
  expect(await page.locator("html").getAttribute("data-shift")).toBeNull();
  const frame = await dashboard.card("a").getByRole("link").first().boundingBox();
  expect(frame!.width / frame!.height, "a sheet is square by default").toBeCloseTo(1, 1);
});

test("nothing is animated for images that are off screen or loaded, while others still load", async ({
  dashboard,
  demo,
  page,
}) => {
  for (let number = 40; number > 0; number--)
    await demo.put({ id: `a${number}`, imageUrl: discordLink(`a${number}.png`), state: "still" });
  await demo.injectFault("hang", { path: "/pictures", times: 4 });
  await dashboard.open("?state=still&size=50");
  await expect(dashboard.cards).toHaveCount(40);
  await expect(dashboard.cards.locator("img.loaded").first()).toBeAttached();
  const animated = () =>
    page.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const target = (effect as KeyframeEffect).target!;
        const { top, bottom } = target.getBoundingClientRect();
        const isLoading = target.closest(".image.loading") !== null;
        return isLoading && bottom > 0 && top < innerHeight ? [] : [target.outerHTML];
      }),
    );
  await expect.poll(animated).toEqual([]);
});

test.describe("without a rewrite rule", () => {
  test.use({ demoOptions: { config: "none" } });

  test("images come from Discord's own hosts: the thumbnail from the one that resizes", async ({
    dashboard,
    demo,
    page,
    context,
  }) => {
    dashboard.invariants.expectConsole(/status of 404 .*config\.json/);
    dashboard.invariants.allow("https://media.discordapp.net");
    // The demo answers for Discord; links keep their signature.
    await context.route("https://media.discordapp.net/**", async (route) => {
      const url = new URL(route.request().url());
      const drawn = await route
        .fetch({ url: `${demo.origin}/pictures${url.pathname}${url.search}` })
        .catch(() => undefined);
      await (drawn ? route.fulfill({ response: drawn }) : route.abort());
    });
    const link = discordLink("real.png");
    await demo.put({ id: "real", imageUrl: link, state: "only" });
    const requested = page.waitForRequest((request) => request.url().includes("real.png"));
    await dashboard.open("?state=only");
    expect((await requested).url()).toBe(
      `${link.replace("cdn.discordapp.com", "media.discordapp.net")}width=560&height=560&format=webp&quality=low`,
    );
    await expect(dashboard.card("real").getByRole("img")).toHaveJSProperty("complete", true);
    const dialog = await dashboard.openTask("real");
    await expect(dialog.getByRole("link", { name: "Open original" })).toHaveAttribute("href", link);
  });
});
