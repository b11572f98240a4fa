// Long-running page: live refreshes, page changes, dialogs and language changes. What the page holds at the end is
// what it held after the first tenth.

import { type MemorySample, installMemoryProbe, MemoryProbe } from "../support/memory-probe";
import { amount, timeout } from "../support/tiers";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import config from "../playwright.config";

/** How much faster the page's clock runs: 3 s take 15 ms. */
const SPEED = 200;
const REFRESHES = amount(2000, 120);
const PAGES = amount(500, 30);
/** In each of the rounds before the first sample. */
const WARM_UP = {
  pages: Math.min(100, Math.max(60, PAGES * 0.06)),
  refreshes: Math.min(300, Math.max(240, REFRESHES * 0.04)),
};
/** Allowed growth between the first tenth and the end. */
const GROWTH = 1.05;
/**
 * The same for the heap, whose size varies with what the engine has compiled: from the median of the first three tenths to that of
 * the last three, which are seven tenths apart instead of nine.
 */
const HEAP_GROWTH = 1 + (GROWTH - 1) * (7 / 9);
const LAST = 5;

// Chromium limits a page to 200 history changes in ten seconds.
const { launchOptions } = config.use ?? {};
test.use({
  live: true,
  // The demo changes tasks by itself, and some tasks stay open all the time. Request timeouts are long because the
  // page's clock shortens them as well.
  demoOptions: { tasks: 300, frozen: false, failureRate: "none" },
  hostConfig: { pageSize: 10, readSeconds: 300, stalledMinutes: 1440 },
  viewport: { width: 700, height: 500 },
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--disable-ipc-flooding-protection"] },
});

test(`after ${REFRESHES} live refreshes and ${PAGES} page changes the page holds no more than before`, async ({
  dashboard,
  demo,
  page,
}) => {
  test.setTimeout(timeout(300));
  for (let n = 0; n < LAST * 10; n++)
    await demo.put({
      id: `open-${n}`,
      status: "IN_PROGRESS",
      action: "UPSCALE",
      prompt: `open for long, ${n}`,
      progress: "40%",
    });
  // Every sample is taken on the same finished tasks.
  const done = (await demo.query({ status: "SUCCESS", pageSize: 10, sort: "submitTime,asc" })).content.map(
    ({ id }) => id,
  );
  await page.addInitScript(installMemoryProbe, SPEED);
  await dashboard.open("?status=IN_PROGRESS");
  const probe = await MemoryProbe.of(page);

  /** Changes pages and waits for live refreshes in between. */
  const live = async (pages: number, refreshes: number): Promise<{ turned: number; refreshed: number }> =>
    page.evaluate(
      async ({ pages, refreshes, last }) => {
        const { memoryProbe } = window;
        const pause = (ms: number): Promise<void> => new Promise((resolve) => memoryProbe.realTimeout(resolve, ms));
        const until = async (what: string, is: () => boolean): Promise<void> => {
          for (let left = 5000; left > 0; left--) {
            if (is()) return;
            await pause(2);
          }
          throw new Error(`timeout: ${what}`);
        };
        const named = (selector: string, name: RegExp): HTMLElement | undefined =>
          [...document.querySelectorAll<HTMLElement>(selector)].find((it) =>
            name.test(it.getAttribute("aria-label") ?? it.textContent ?? ""),
          );
        const press = (selector: string, name: RegExp): void => named(selector, name)?.click();
        const isIdle = (): boolean =>
          !document.querySelector("[aria-busy=true]") && document.querySelector("[data-task-id]") !== null;
        const polls = (): number => (memoryProbe.reads["list-by-condition"] ?? 0) + (memoryProbe.reads.query ?? 0);
        const openViews = async (at: number): Promise<void> => {
          if (at % 10 === 0) {
            press("[data-task-id] a", /^Open task/);
            await until("the window", () => document.querySelector("dialog[open] .prompt-text") !== null);
            press("dialog button", /^(Close|关闭)$/);
            await until(
              "its end",
              () => document.querySelector("dialog") === null && !location.search.includes("task="),
            );
          }
          if (at % 25 === 0) {
            press("nav a", /^(Queue|队列)$/);
            await until("the queue", () => document.querySelector(".queue .queue-row, .queue .empty-state") !== null);
            press("nav a", /^(Tasks|任务)$/);
            await until("the sheet", isIdle);
          }
          if (at % 50 === 0) {
            for (const language of ["zh-CN", "en"]) {
              press("header button", /^(Settings|设置)$/);
              await until("the settings", () => document.querySelector("dialog #language") !== null);
              const select = document.querySelector<HTMLSelectElement>("#language");
              if (select) select.value = language;
              select?.dispatchEvent(new Event("change", { bubbles: true }));
              await until("the language", () => document.documentElement.lang === language);
              await until("the settings again", () => document.querySelector("dialog #language") !== null);
              press("dialog button", /^(Close|关闭)$/);
              await until("the end of the settings", () => document.querySelector("dialog") === null);
            }
          }
        };
        let [turned, refreshed] = [0, 0];
        for (; turned < pages; turned++) {
          const before = document.querySelector("[aria-current][class=page-number]")?.textContent;
          press(
            "nav button",
            new RegExp(`^Page ${(turned % last) + (before === String((turned % last) + 1) ? 2 : 1)}$`),
          );
          await until("the page", isIdle);
          await openViews(turned);
          const [from, wanted] = [polls(), Math.ceil((refreshes - refreshed) / (pages - turned))];
          await until("a live refresh", () => polls() - from >= wanted);
          refreshed += polls() - from;
        }
        return { turned, refreshed };
      },
      { pages, refreshes, last: LAST },
    );
  /** Takes a sample while the page is idle and shows the same tasks. */
  const sample = async (): Promise<MemorySample> => {
    const search = await page.evaluate((ids) => {
      const before = location.search;
      history.replaceState(null, "", `?ids=${ids}`);
      dispatchEvent(new PopStateEvent("popstate"));
      return before;
    }, done.join());
    await expect(dashboard.card(done[0])).toBeVisible();
    await expect(dashboard.cards).toHaveCount(done.length);
    await dashboard.waitForLoad();
    const taken = await probe.sample();
    await page.evaluate((before) => {
      history.replaceState(null, "", before);
      dispatchEvent(new PopStateEvent("popstate"));
    }, search);
    await dashboard.waitForLoad();
    return taken;
  };

  // Warm-up: the engine compiles the code of page and test on first and on frequent use, which is no leak.
  for (let round = 0; round < 3; round++) {
    await live(WARM_UP.pages, WARM_UP.refreshes);
    await demo.advance(120);
    await sample();
  }
  const [tenths, samples] = [10, [] as MemorySample[]];
  let [turned, refreshed] = [0, 0];
  for (let tenth = 0; tenth < tenths; tenth++) {
    const done = await live(PAGES / tenths, REFRESHES / tenths);
    turned += done.turned;
    refreshed += done.refreshed;
    // Days pass in the demo as well.
    await demo.advance(120);
    samples.push(await sample());
  }
  const [first, end] = [samples[0], samples[tenths - 1]];
  const details = JSON.stringify(samples, null, 1);
  expect(turned).toBeGreaterThanOrEqual(PAGES);
  expect(refreshed).toBeGreaterThanOrEqual(REFRESHES);
  const heap = (from: number): number => samples.slice(from, from + 3).sort((a, b) => a.heap - b.heap)[1].heap;
  expect(heap(tenths - 3) / heap(0), `heap: ${details}`).toBeLessThan(HEAP_GROWTH);
  // WebAssembly memory grows in pages of 64 KiB and never shrinks; one response that is larger than any before may
  // take two more.
  expect(end.wasm, `wasm: ${details}`).toBeLessThanOrEqual(Math.max(first.wasm * GROWTH, first.wasm + 2 * 65_536));
  for (const what of ["nodes", "listeners", "timers", "controllers", "observers"] as const)
    expect(end[what], `${what}: ${details}`).toBeLessThanOrEqual(Math.max(first[what] * 1.02, first[what] + 2));
  const { maxTimers, maxInFlight } = await page.evaluate(() => ({
    maxTimers: window.memoryProbe.maxTimers,
    maxInFlight: window.memoryProbe.maxInFlight,
  }));
  expect(maxTimers, "timers at a time").toBeLessThan(15);
  expect({ fetch: 1, ...maxInFlight }, "reads at a time").toEqual({ fetch: 1, grid: 1, queue: 1 });
  countCoverage("live refreshes", refreshed);
  countCoverage("page changes", turned);
});
