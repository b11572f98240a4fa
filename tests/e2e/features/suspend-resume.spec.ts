// Suspend and resume, changes of the system clock, network loss, and the back/forward cache: live refresh resumes at
// once and at its normal rate.

import type { Page } from "@playwright/test";
import config from "../playwright.config";
import { QUERY } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { installMemoryProbe } from "../support/memory-probe";
import { CHROMIUM } from "../support/paths";
import { expect, test } from "../support/test";

const BY_IDS = "/mj/task/list-by-condition";
const HOUR = 3_600_000;

const { launchOptions } = config.use ?? {};
const args = launchOptions?.args ?? [];
test.use({
  live: true,
  demoOptions: { tasks: 100, noBackground: true, failureRate: "none" },
  // Playwright disables the back/forward cache by default.
  launchOptions: {
    ...launchOptions,
    // The headless shell has no back/forward cache.
    executablePath: CHROMIUM,
    args: [...args, "--enable-features=BackForwardCache"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** Advances the paused clock of the page until it has polled once more and been answered. */
async function nextPoll({ page, demo }: DashboardPage): Promise<void> {
  const before = (await demo.log()).length;
  await page.clock.runFor(2_900);
  const requested = async (): Promise<number> => {
    await page.clock.runFor(200);
    return (await demo.log()).length;
  };
  await expect.poll(requested, { intervals: [10] }).toBeGreaterThan(before);
  await expect.poll(async () => (await demo.log()).every((line) => line.ended)).toBe(true);
}

async function pauseClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

test("changes of the system clock affect ages, not the polling rate", async ({ dashboard, page }) => {
  test.setTimeout(80_000);
  await page.clock.install();
  await dashboard.open();
  await pauseClock(page);
  const ticks = (): Promise<number> => page.evaluate(() => performance.now() / 1000);
  const age = page.getByText(/^Updated/);
  await nextPoll(dashboard);
  for (const jump of [5 * HOUR, -9 * HOUR, 30 * 24 * HOUR]) {
    await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + jump);
    await dashboard.demo.clearLog();
    const begun = await ticks();
    // More than half a minute: open tasks every three seconds, and the page once.
    for (let polls = 0; polls < 11; polls++) await nextPoll(dashboard);
    const seconds = (await ticks()) - begun;
    const [byIds, pages] = [(await dashboard.demo.log(BY_IDS)).length, (await dashboard.demo.log(QUERY)).length];
    const summary = `${byIds} for open tasks, ${pages} for the page in ${seconds} s after a jump by ${jump / HOUR} h`;
    expect(byIds + pages, summary).toBeLessThanOrEqual(seconds / 3 + 1);
    expect(pages, summary).toBeGreaterThanOrEqual(1);
    expect(pages, summary).toBeLessThanOrEqual(Math.ceil(seconds / 30) + 1);
    await expect(age).toHaveText(/^Updated (just now|\d s ago)$/);
    // No negative and no invalid ages.
    await expect(dashboard.cards.getByText(/NaN|Infinity|undefined|-\d+ ?(s|min|h)\b/)).toHaveCount(0);
  }
});

test("after a resume the page polls once and continues at its normal rate", async ({ dashboard, page }) => {
  // What a suspend does to the page's clock: time has passed, and no timer ran.
  await page.clock.install();
  await dashboard.open();
  await pauseClock(page);
  await nextPoll(dashboard);
  await dashboard.demo.clearLog();
  await page.clock.fastForward(8 * HOUR);
  await expect.poll(async () => (await dashboard.demo.log()).length).toBe(1);
  await dashboard.waitForPendingRequests();
  expect((await dashboard.demo.log(BY_IDS)).length + (await dashboard.demo.log(QUERY)).length).toBe(1);
  // The page is overdue, so it is polled next; then the rate is normal again.
  await nextPoll(dashboard);
  expect(await dashboard.demo.log(QUERY)).toHaveLength(1);
  for (let polls = 0; polls < 3; polls++) await nextPoll(dashboard);
  expect((await dashboard.demo.log()).length).toBeLessThanOrEqual(6);
});

test.describe("with a clock that runs a hundred times as fast", () => {
  test.use({ hostConfig: { readSeconds: 300 } });

  test("a suspended page sends nothing, and continues when it is resumed", async ({ dashboard, page }) => {
    await page.addInitScript(installMemoryProbe, 100);
    await dashboard.open();
    const requested = async (): Promise<number> => (await dashboard.demo.log(BY_IDS)).length;
    await expect.poll(requested).toBeGreaterThan(1);
    // The debugger suspends it at any point, as a sleeping machine does.
    const cdp = await page.context().newCDPSession(page);
    const paused = new Promise((resolve) => cdp.once("Debugger.paused", resolve));
    await cdp.send("Debugger.enable");
    await cdp.send("Debugger.pause");
    await paused;
    await expect.poll(async () => (await dashboard.demo.log()).every((line) => line.ended)).toBe(true);
    const before = await requested();
    // Time for a hundred responses, in which a running page would have polled some dozen times.
    for (let n = 0; n < 100; n++) await dashboard.demo.query();
    expect(await requested()).toBe(before);
    await cdp.send("Debugger.disable");
    await expect.poll(requested).toBeGreaterThan(before + 3);
    expect(await page.evaluate(() => window.memoryProbe.maxInFlight)).toEqual({ grid: 1 });
  });
});

test("offline the page sends nothing, and online it continues by itself", async ({ dashboard, page, context }) => {
  await page.clock.install();
  await dashboard.open();
  dashboard.invariants.expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await pauseClock(page);
  await nextPoll(dashboard);
  const before = await dashboard.ids();
  await context.setOffline(true);
  await dashboard.demo.clearLog();
  await page.clock.runFor(20_000);
  expect(await dashboard.demo.log()).toEqual([]);
  expect(await dashboard.ids()).toEqual(before);
  await context.setOffline(false);
  // The browser's event is enough: no time has to pass.
  await page.clock.runFor(100);
  await expect.poll(async () => (await dashboard.demo.log()).length).toBe(1);
  for (let polls = 0; polls < 3; polls++) await nextPoll(dashboard);
  await expect(dashboard.tryAgain).toHaveCount(0);
});

test("a page restored from the back/forward cache polls at once and continues", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.evaluate(() => {
    Object.assign(window, { isTheSame: true });
    addEventListener("pageshow", (event) => Object.assign(window, { persisted: event.persisted }));
  });
  const requested = async (): Promise<number> =>
    (await dashboard.demo.log(BY_IDS)).length + (await dashboard.demo.log(QUERY)).length;
  await expect.poll(async () => (await dashboard.demo.log(BY_IDS)).length, { timeout: 15_000 }).toBeGreaterThan(0);
  await page.goto("about:blank");
  await dashboard.demo.clearLog();
  // A restored page fires no load event.
  await page.goBack({ waitUntil: "commit" });
  expect(await restoredState(page)).toEqual({ isTheSame: true, persisted: true });
  // Much sooner than the next regular poll.
  await expect.poll(requested, { timeout: 2_500 }).toBeGreaterThan(0);
  await expect.poll(requested, { timeout: 15_000 }).toBeGreaterThan(1);
  await dashboard.waitForLoad();
});

function restoredState(page: Page): Promise<{ isTheSame: boolean | undefined; persisted: boolean | undefined }> {
  return page.evaluate(() => {
    const { isTheSame, persisted } = window as unknown as { isTheSame?: boolean; persisted?: boolean };
    return { isTheSame, persisted };
  });
}
