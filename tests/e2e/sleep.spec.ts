// A machine that sleeps and wakes, a clock that is set, a network that goes, a page that the browser kept: live refresh
// goes on afterwards, at once and without haste.

import type { Page } from "@playwright/test";
import config from "./playwright.config";
import { QUERY } from "./support/demo";
import type { Desk } from "./support/desk";
import { installGauge } from "./support/measure";
import { CHROMIUM } from "./support/places";
import { expect, test } from "./support/test";

const BY_IDS = "/mj/task/list-by-condition";
const HOUR = 3_600_000;

const { launchOptions } = config.use ?? {};
const args = launchOptions?.args ?? [];
test.use({
  live: true,
  demoOptions: { tasks: 100, alone: true, luck: "always" },
  // Playwright keeps browsers from keeping pages, lest one comes back when a test does not expect it.
  launchOptions: {
    ...launchOptions,
    // Only a browser with windows keeps them at all.
    executablePath: CHROMIUM,
    args: [...args, "--enable-features=BackForwardCache"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** Lets the page's own time pass until it has asked once more, and been answered. The clock stands: nothing else passes. */
async function beat({ page, demo }: Desk): Promise<void> {
  const before = (await demo.log()).length;
  await page.clock.runFor(2_900);
  const asked = async (): Promise<number> => {
    await page.clock.runFor(200);
    return (await demo.log()).length;
  };
  await expect.poll(asked, { intervals: [10] }).toBeGreaterThan(before);
  await expect.poll(async () => (await demo.log()).every((line) => line.ended)).toBe(true);
}

async function standStill(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

test("a clock that is set hours ahead and back changes ages, and not how often is asked", async ({ desk, page }) => {
  test.setTimeout(80_000);
  await page.clock.install();
  await desk.open();
  await standStill(page);
  const ticks = (): Promise<number> => page.evaluate(() => performance.now() / 1000);
  const age = page.getByText(/^Updated/);
  await beat(desk);
  for (const jump of [5 * HOUR, -9 * HOUR, 30 * 24 * HOUR]) {
    await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + jump);
    await desk.demo.forgetLog();
    const begun = await ticks();
    // More than half a minute: the open tasks every three seconds, and the page once.
    for (let beats = 0; beats < 11; beats++) await beat(desk);
    const seconds = (await ticks()) - begun;
    const [byIds, pages] = [(await desk.demo.log(BY_IDS)).length, (await desk.demo.log(QUERY)).length];
    const told = `${byIds} for open tasks, ${pages} for the page in ${seconds} s after a jump by ${jump / HOUR} h`;
    expect(byIds + pages, told).toBeLessThanOrEqual(seconds / 3 + 1);
    expect(pages, told).toBeGreaterThanOrEqual(1);
    expect(pages, told).toBeLessThanOrEqual(Math.ceil(seconds / 30) + 1);
    await expect(age).toHaveText(/^Updated (just now|\d s ago)$/);
    // No age is less than nothing, and none is no number.
    await expect(desk.cards.getByText(/NaN|Infinity|undefined|-\d+ ?(s|min|h)\b/)).toHaveCount(0);
  }
});

test("a machine that wakes asks once, and goes on in its rhythm", async ({ desk, page }) => {
  // What the page's clock does in its sleep: time has passed, and no timer ran.
  await page.clock.install();
  await desk.open();
  await standStill(page);
  await beat(desk);
  await desk.demo.forgetLog();
  await page.clock.fastForward(8 * HOUR);
  await expect.poll(async () => (await desk.demo.log()).length).toBe(1);
  await desk.nothingUnderWay();
  expect((await desk.demo.log(BY_IDS)).length + (await desk.demo.log(QUERY)).length).toBe(1);
  // The page is overdue, so it comes next; then all is as before.
  await beat(desk);
  expect(await desk.demo.log(QUERY)).toHaveLength(1);
  for (let beats = 0; beats < 3; beats++) await beat(desk);
  expect((await desk.demo.log()).length).toBeLessThanOrEqual(6);
});

test.describe("with a clock that runs a hundred times as fast", () => {
  test.use({ hostConfig: { readSeconds: 300 } });

  test("a page that is stopped in the middle asks nothing, and goes on when it may", async ({ desk, page }) => {
    await page.addInitScript(installGauge, 100);
    await desk.open();
    const asked = async (): Promise<number> => (await desk.demo.log(BY_IDS)).length;
    await expect.poll(asked).toBeGreaterThan(1);
    // The debugger stops it wherever it is, as a machine does that falls asleep.
    const cdp = await page.context().newCDPSession(page);
    const asleep = new Promise((resolve) => cdp.once("Debugger.paused", resolve));
    await cdp.send("Debugger.enable");
    await cdp.send("Debugger.pause");
    await asleep;
    await expect.poll(async () => (await desk.demo.log()).every((line) => line.ended)).toBe(true);
    const before = await asked();
    // The server has time for a hundred answers, in which a page that is awake would have asked some dozen times.
    for (let n = 0; n < 100; n++) await desk.demo.ask();
    expect(await asked()).toBe(before);
    await cdp.send("Debugger.disable");
    await expect.poll(asked).toBeGreaterThan(before + 3);
    expect(await page.evaluate(() => window.gauge.most)).toEqual({ sheet: 1 });
  });
});

test("without a network nothing is asked, and with it the page goes on by itself", async ({ desk, page, context }) => {
  await page.clock.install();
  await desk.open();
  desk.guard.expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await standStill(page);
  await beat(desk);
  const before = await desk.ids();
  await context.setOffline(true);
  await desk.demo.forgetLog();
  await page.clock.runFor(20_000);
  expect(await desk.demo.log()).toEqual([]);
  expect(await desk.ids()).toEqual(before);
  await context.setOffline(false);
  // The browser tells, and that is enough: no time has to pass.
  await page.clock.runFor(100);
  await expect.poll(async () => (await desk.demo.log()).length).toBe(1);
  for (let beats = 0; beats < 3; beats++) await beat(desk);
  await expect(desk.tryAgain).toHaveCount(0);
});

test("a page that comes back with Back asks at once, and goes on", async ({ desk, page }) => {
  await desk.open();
  await page.evaluate(() => {
    Object.assign(window, { isTheSame: true });
    addEventListener("pageshow", (event) => Object.assign(window, { persisted: event.persisted }));
  });
  const asked = async (): Promise<number> => (await desk.demo.log(BY_IDS)).length + (await desk.demo.log(QUERY)).length;
  await expect.poll(async () => (await desk.demo.log(BY_IDS)).length, { timeout: 15_000 }).toBeGreaterThan(0);
  await page.goto("about:blank");
  await desk.demo.forgetLog();
  // It does not load again, so there is no load to wait for.
  await page.goBack({ waitUntil: "commit" });
  expect(await kept(page)).toEqual({ isTheSame: true, persisted: true });
  // Much sooner than the next beat would be.
  await expect.poll(asked, { timeout: 2_500 }).toBeGreaterThan(0);
  await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(1);
  await desk.settled();
});

function kept(page: Page): Promise<{ isTheSame: boolean | undefined; persisted: boolean | undefined }> {
  return page.evaluate(() => {
    const { isTheSame, persisted } = window as unknown as { isTheSame?: boolean; persisted?: boolean };
    return { isTheSame, persisted };
  });
}
