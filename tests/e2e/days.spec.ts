// A wall screen, days on end: the page asks again and again, tasks come and go, somebody turns pages. What it holds in
// the end is what it held after the first tenth.

import { type Held, installGauge, Scales } from "./support/measure";
import { limit, scale } from "./support/soak";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";
import config from "./playwright.config";

/** How much faster the page's clock runs: three seconds in fifteen thousandths. */
const SPEED = 200;
const REFRESHES = scale(2000);
const PAGES = scale(500);
/** What may be more in the end than after the first tenth. */
const GROWTH = 1.05;
const LAST = 5;

// Chromium lets a page change its address 200 times in ten seconds, and then no more.
const { launchOptions } = config.use ?? {};
test.use({
  live: true,
  // A world that moves, and pages of tasks that are open for as long as they are watched. Time limits are long, because
  // they are as much shorter as all else.
  demoOptions: { tasks: 300, still: false, luck: "always" },
  hostConfig: { pageSize: 10, readSeconds: 300, stalledMinutes: 1440 },
  viewport: { width: 700, height: 500 },
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--disable-ipc-flooding-protection"] },
});

test(`${REFRESHES} live refreshes and ${PAGES} pages later the page holds what it held before`, async ({ desk, demo, page }) => {
  test.setTimeout(limit(300));
  for (let n = 0; n < LAST * 10; n++)
    await demo.put({ id: `open-${n}`, status: "IN_PROGRESS", action: "UPSCALE", prompt: `open for long, ${n}`, progress: "40%" });
  // What is looked at when it is weighed: the same tasks, which change no more.
  const done = (await demo.ask({ status: "SUCCESS", pageSize: 10, sort: "submitTime,asc" })).content.map(({ id }) => id);
  await page.addInitScript(installGauge, SPEED);
  await desk.open("?status=IN_PROGRESS");
  const scales = await Scales.of(page);

  /** Turns pages and waits for live refreshes in between, as many as are still to come. */
  const live = async (pages: number, refreshes: number): Promise<{ turned: number; refreshed: number }> =>
    page.evaluate(
      async ({ pages, refreshes, last }) => {
        const { gauge } = window;
        const pause = (ms: number): Promise<void> => new Promise((resolve) => gauge.realTimeout(resolve, ms));
        const until = async (what: string, is: () => boolean): Promise<void> => {
          for (let left = 5000; left > 0; left--) {
            if (is()) return;
            await pause(2);
          }
          throw new Error(`${what} never came`);
        };
        const named = (selector: string, name: RegExp): HTMLElement | undefined =>
          [...document.querySelectorAll<HTMLElement>(selector)].find((it) => name.test(it.getAttribute("aria-label") ?? it.textContent ?? ""));
        const press = (selector: string, name: RegExp): void => named(selector, name)?.click();
        const isCalm = (): boolean => !document.querySelector("[aria-busy=true]") && document.querySelector("[data-task-id]") !== null;
        const asked = (): number => (gauge.asked["list-by-condition"] ?? 0) + (gauge.asked.query ?? 0);
        const lookAround = async (at: number): Promise<void> => {
          if (at % 10 === 0) {
            press("[data-task-id] a", /^Open task/);
            await until("the window", () => document.querySelector("dialog[open] .prompt-text") !== null);
            press("dialog button", /^(Close|关闭)$/);
            await until("its end", () => document.querySelector("dialog") === null && !location.search.includes("task="));
          }
          if (at % 25 === 0) {
            press("nav a", /^(Queue|队列)$/);
            await until("the queue", () => document.querySelector(".queue .queue-row, .queue .scene") !== null);
            press("nav a", /^(Tasks|任务)$/);
            await until("the sheet", isCalm);
          }
          if (at % 50 === 0) {
            for (const language of ["zh-CN", "en"]) {
              const select = document.querySelector<HTMLSelectElement>("#language");
              if (select) select.value = language;
              select?.dispatchEvent(new Event("change", { bubbles: true }));
              await until("the language", () => document.documentElement.lang === language);
            }
          }
        };
        let [turned, refreshed] = [0, 0];
        for (; turned < pages; turned++) {
          const before = document.querySelector("[aria-current][class=number]")?.textContent;
          press("nav button", new RegExp(`^Page ${(turned % last) + (before === String((turned % last) + 1) ? 2 : 1)}$`));
          await until("the page", isCalm);
          await lookAround(turned);
          const [from, wanted] = [asked(), Math.ceil((refreshes - refreshed) / (pages - turned))];
          await until("a live refresh", () => asked() - from >= wanted);
          refreshed += asked() - from;
        }
        return { turned, refreshed };
      },
      { pages, refreshes, last: LAST },
    );
  /** Everything at rest, at the same tasks. */
  const weigh = async (): Promise<Held> => {
    const search = await page.evaluate((ids) => {
      const before = location.search;
      history.replaceState(null, "", `?ids=${ids}`);
      dispatchEvent(new PopStateEvent("popstate"));
      return before;
    }, done.join());
    await expect(desk.card(done[0])).toBeVisible();
    await expect(desk.cards).toHaveCount(done.length);
    await desk.settled();
    const held = await scales.weigh();
    await page.evaluate((before) => {
      history.replaceState(null, "", before);
      dispatchEvent(new PopStateEvent("popstate"));
    }, search);
    await desk.settled();
    return held;
  };

  // The engine and the test's own tools are compiled when they are used, and again when they are used often; that is no
  // leak, and over after some rounds.
  for (let round = 0; round < 3; round++) {
    await live(scale(30, 100), scale(80, 300));
    await weigh();
  }
  const [tenths, heldAt] = [10, [] as Held[]];
  let [turned, refreshed] = [0, 0];
  for (let tenth = 0; tenth < tenths; tenth++) {
    const lived = await live(PAGES / tenths, REFRESHES / tenths);
    turned += lived.turned;
    refreshed += lived.refreshed;
    // Its world has days too.
    await demo.advance(120);
    heldAt.push(await weigh());
  }
  const [first, end] = [heldAt[0], heldAt[tenths - 1]];
  const said = JSON.stringify(heldAt, null, 1);
  expect(turned).toBeGreaterThanOrEqual(PAGES);
  expect(refreshed).toBeGreaterThanOrEqual(REFRESHES);
  expect(end.heap / first.heap, `heap: ${said}`).toBeLessThan(GROWTH);
  // It grows in pages of 64 KiB and never shrinks, so one answer that is larger than any before may take two more.
  expect(end.wasm, `wasm: ${said}`).toBeLessThanOrEqual(Math.max(first.wasm * GROWTH, first.wasm + 2 * 65_536));
  for (const what of ["nodes", "listeners", "timers", "controllers", "observers"] as const)
    expect(end[what], `${what}: ${said}`).toBeLessThanOrEqual(Math.max(first[what] * 1.02, first[what] + 2));
  const { mostTimers, most } = await page.evaluate(() => ({ mostTimers: window.gauge.mostTimers, most: window.gauge.most }));
  expect(mostTimers, "timers at a time").toBeLessThan(15);
  expect({ fetch: 1, ...most }, "reads at a time").toEqual({ fetch: 1, sheet: 1, queue: 1 });
  tally("live refreshes", refreshed);
  tally("page changes", turned);
});
