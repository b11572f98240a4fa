// Alerts: the rules in the settings, and how the page reports: on the page, in the title, as a notification, as a sound.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { Demo } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ demoOptions: { tasks: 0, noBackground: true } });

/** What the page has asked of the browser. */
interface Reported {
  requests: number;
  notifications: string[];
  sounds: number;
}

/** Replaces notifications and sounds of the browser by a record of them. */
async function recordAlerts(page: Page, permission: "granted" | "denied" = "granted"): Promise<void> {
  await page.addInitScript((permission) => {
    const reported: Reported = { requests: 0, notifications: [], sounds: 0 };
    class Fake {
      static permission = "default";
      static requestPermission() {
        reported.requests++;
        Fake.permission = permission;
        return Promise.resolve(permission);
      }
      constructor(title: string, options: { body: string }) {
        reported.notifications.push(`${title}: ${options.body}`);
      }
    }
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      reported.sounds++;
      start.call(this, when);
    };
    Object.assign(globalThis, { Notification: Fake, reported });
  }, permission);
}

const reported = (page: Page): Promise<Reported> => page.evaluate(() => (globalThis as unknown as { reported: Reported }).reported);

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

const strip = (page: Page): Locator => page.getByRole("region", { name: "Alerts" });

/** Advances the clock to the next question of the alerts, and until an alert with this text is shown. */
async function expectAlert(dashboard: DashboardPage, text: RegExp): Promise<void> {
  await dashboard.advanceUntil(() => expect(strip(dashboard.page)).toContainText(text, { timeout: 50 }), 5_000);
}

async function putFailures(demo: Demo, number: number, from = 0): Promise<void> {
  for (let at = 0; at < number; at++) {
    await demo.put({ id: `failed-${from + at}`, status: "FAILURE", failReason: "x", finishTime: Date.now() - 1000 });
  }
}

test(
  "failures are reported on the page, in the title, to a hidden tab and by a sound; once, and not while paused",
  SMOKE,
  async ({ dashboard, demo, page }) => {
    await page.clock.install();
    await recordAlerts(page);
    await putFailures(demo, 2);
    await dashboard.open("?status=SUCCESS");
    let settings = await SettingsDialog.open(page);
    const rules = settings.dialog.getByRole("group", { name: "Tell me when" });
    await rules.getByRole("checkbox", { name: "Many tasks fail" }).check();
    const limit = rules.getByRole("textbox", { name: "More failures in 10 minutes than" });
    await expect(limit).toHaveValue("5");
    await limit.fill("200");
    await limit.blur();
    await expect(limit).toHaveAccessibleDescription(/0.*100/);
    await limit.fill("2");
    await limit.blur();
    await expect(limit).toHaveAttribute("aria-invalid", "false");
    expect((await reported(page)).requests, "no question before a press").toBe(0);
    await rules.getByRole("checkbox", { name: /^Show a notification/ }).check();
    await rules.getByRole("checkbox", { name: "Play a sound" }).check();
    await expect.poll(() => reported(page)).toMatchObject({ requests: 1, sounds: 1, notifications: [] });
    await expectAccessible(page, "the settings with alerts");
    await settings.close();
    await demo.clearLog();
    await dashboard.advanceUntil(async () => expect((await demo.queries()).length).toBeGreaterThan(0), 5_000);
    expect(await demo.queries()).toEqual([
      { pageNumber: 0, pageSize: 3, sort: "finishTime,desc", status: "FAILURE" },
    ]);
    await expect(strip(page)).toHaveCount(0);
    await putFailures(demo, 2, 2);
    await setHidden(page, true);
    await expectAlert(dashboard, /At least 3 tasks failed in the last 10 minutes\./);
    await expect(page).toHaveTitle(/^⚠ At least 3 tasks failed in the last 10 minutes\. — .* — Contact Sheet$/);
    await expect(dashboard.announcement).toHaveText("At least 3 tasks failed in the last 10 minutes.");
    await expect.poll(() => reported(page)).toMatchObject({
      sounds: 2,
      notifications: ["Contact Sheet: At least 3 tasks failed in the last 10 minutes."],
    });
    // What lasts is reported once, also after it was dismissed.
    await setHidden(page, false);
    await expectAccessible(page, "an alert");
    await strip(page).getByRole("button", { name: "Dismiss" }).click();
    await expect(strip(page)).toHaveCount(0);
    await demo.clearLog();
    await dashboard.advanceUntil(async () => expect((await demo.queries()).length).toBeGreaterThan(1), 20_000);
    await expect(page).toHaveTitle(/^[^⚠]* — Contact Sheet$/);
    expect((await reported(page)).sounds).toBe(2);
    // The rules survive a reload, and are paused by one press.
    await page.reload();
    await expectAlert(dashboard, /At least 3 tasks failed/);
    await strip(page).getByRole("button", { name: "Pause alerts" }).click();
    await expect(strip(page)).toHaveCount(0);
    await dashboard.advanceUntil(() => expect(page).toHaveTitle(/^[^⚠]*$/, { timeout: 50 }), 1_000);
    await demo.clearLog();
    await dashboard.advanceTenMinutes();
    expect(await demo.queries()).toEqual([]);
    settings = await SettingsDialog.open(page);
    await settings.dialog.getByRole("button", { name: "Resume alerts" }).click();
    await settings.close();
    await dashboard.advanceUntil(async () => expect((await demo.queries()).length).toBeGreaterThan(0), 5_000);
  },
);

test("a long queue and a standstill are reported until they end", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await recordAlerts(page, "denied");
  for (const id of ["1", "2", "3"]) await demo.put({ id, status: "SUBMITTED", finishTime: null });
  await demo.put({ id: "last", status: "SUCCESS", finishTime: Date.now() - 20 * 60_000 });
  await dashboard.open("?status=FAILURE");
  const settings = await SettingsDialog.open(page);
  const rules = settings.dialog.getByRole("group", { name: "Tell me when" });
  await rules.getByRole("checkbox", { name: "The queue is long" }).check();
  await rules.getByRole("textbox", { name: "More waiting tasks than" }).fill("2");
  await rules.getByRole("checkbox", { name: "Nothing finishes while tasks wait or run" }).check();
  // A refused permission is reported, and not kept.
  await rules.getByRole("checkbox", { name: /^Show a notification/ }).click();
  await expect(settings.dialog.getByRole("status")).toHaveText("The browser does not allow notifications for this page.");
  await expect(rules.getByRole("checkbox", { name: /^Show a notification/ })).not.toBeChecked();
  await settings.close();
  await expectAlert(dashboard, /3 tasks wait in the queue\..*No task has finished for 2\d minutes\./);
  await demo.dropTasks();
  await demo.put({ id: "now", status: "SUCCESS", finishTime: Date.now() });
  await demo.put({ id: "1", status: "SUBMITTED", finishTime: null });
  await dashboard.advanceUntil(() => expect(strip(page)).toHaveCount(0, { timeout: 50 }), 10_000);
  // A server that fails is asked at the same rate, and reports nothing wrong.
  dashboard.invariants.expectConsole(/status of 502/);
  await demo.injectFault("http-502");
  await dashboard.advanceTenMinutes();
  await expect(strip(page)).toHaveCount(0);
  await demo.clearFaults();
  for (const id of ["4", "5"]) await demo.put({ id, status: "SUBMITTED", finishTime: null });
  await expectAlert(dashboard, /3 tasks wait in the queue\./);
});

test("own tasks are reported when they end: those of the custom state, and those that the tab has created", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  await recordAlerts(page);
  await page.addInitScript(() => {
    localStorage.setItem("contact-sheet.own-state", "shop 1");
    localStorage.setItem("contact-sheet.alerts", JSON.stringify({ ownTasks: true }));
    if (!sessionStorage.getItem("contact-sheet.made")) sessionStorage.setItem("contact-sheet.made", "made old");
  });
  const now = Date.now();
  await demo.put({ id: "old", status: "SUCCESS", finishTime: now - 60_000 });
  await demo.put({ id: "made", status: "IN_PROGRESS", finishTime: null });
  await demo.put({ id: "before", status: "SUCCESS", state: "shop 1", finishTime: now - 30_000 });
  await dashboard.open("?status=MODAL");
  await demo.clearLog();
  await dashboard.advanceUntil(async () => expect((await demo.log()).length).toBeGreaterThanOrEqual(2), 2_000);
  await expect(strip(page)).toHaveCount(0);
  await demo.dropTasks();
  await demo.put({ id: "old", status: "SUCCESS", finishTime: now - 60_000 });
  await demo.put({ id: "made", status: "FAILURE", failReason: "x", finishTime: now });
  await demo.put({ id: "before", status: "SUCCESS", state: "shop 1", finishTime: now - 30_000 });
  await demo.put({ id: "quick", status: "SUCCESS", state: "shop 1", finishTime: now + 1_000 });
  await demo.put({ id: "other", status: "SUCCESS", state: "shop 2", finishTime: now + 1_000 });
  await expectAlert(dashboard, /Task quick: Succeeded/);
  await expect(strip(page).getByRole("listitem")).toHaveText([/Task made: Failed/, /Task quick: Succeeded/]);
  await strip(page).getByRole("link", { name: /made/ }).click();
  await expect(page.getByRole("dialog", { name: "Task made" })).toBeVisible();
  await page.keyboard.press("Escape");
  await strip(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(strip(page)).toHaveCount(0);
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: "zh-CN" });

  test("a rule that the browser does not store is reported and not shown as set", async ({ dashboard, demo, page }) => {
    await page.goto(demo.url);
    await dashboard.waitForLoad();
    const settings = await SettingsDialog.open(page);
    const rules = settings.dialog.getByRole("group", { name: "在以下情况提醒我" });
    const box = rules.getByRole("checkbox", { name: "队列过长" });
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await box.click();
    await expect(rules.getByText("浏览器未能保存更改")).toBeVisible();
    await expect(box).not.toBeChecked();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });
});
