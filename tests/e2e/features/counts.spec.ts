// Counts on the status buttons and in the presets of When.

import type { Page } from "@playwright/test";
import type { Demo, Query } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const STATUSES = {
  "Not started": "NOT_START",
  Submitted: "SUBMITTED",
  "Needs input": "MODAL",
  "In progress": "IN_PROGRESS",
  Failed: "FAILURE",
  Succeeded: "SUCCESS",
  Cancelled: "CANCEL",
};

test.use({ counts: true, demoOptions: { tasks: 3000, noBackground: true, failureRate: "none" } });

/** Each button shows the server's number of tasks with that status and these filters; its name stays the same. */
async function expectCounts(dashboard: DashboardPage, demo: Demo, filters: Query = {}): Promise<void> {
  for (const [name, status] of Object.entries(STATUSES)) {
    const { totalElements } = await demo.query({ ...filters, status, statusSet: undefined });
    const exact = totalElements.toLocaleString("en");
    const button = dashboard.status(name);
    await expect(button).toHaveAccessibleDescription(`${status}: ${exact}`, { timeout: 20_000 });
    const short = totalElements < 1000 ? `${totalElements}` : `${Math.floor(totalElements / 100) / 10}k`;
    await expect(button).toHaveText(new RegExp(`${short.replace(/k$/, "(\\.0)?k")}$`));
  }
}

/** The questions for one task. */
async function counted(demo: Demo): Promise<Query[]> {
  return (await demo.queries()).filter((query) => Number(query["pageSize"]) < 10);
}

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

test("the buttons show the server's totals, and those of another filter", SMOKE, async ({ dashboard, demo }) => {
  await dashboard.open();
  await expectCounts(dashboard, demo);
  await dashboard.prompt.fill("cat");
  await expectCounts(dashboard, demo, { prompt: "cat" });
});

test("the statuses of the filter do not change the counts of the statuses", async ({ dashboard, demo }) => {
  await dashboard.open();
  await expectCounts(dashboard, demo);
  await dashboard.status("Failed").click();
  await dashboard.status("Cancelled").click();
  await dashboard.waitForLoad();
  await expectCounts(dashboard, demo);
});

test("nothing moves when they arrive", async ({ dashboard, demo }) => {
  await dashboard.open();
  const places = () =>
    dashboard.filters
      .getByRole("group", { name: "Status" })
      .getByRole("button")
      .evaluateAll((buttons) => buttons.map((button) => JSON.stringify(button.getBoundingClientRect())));
  const before = await places();
  await expectCounts(dashboard, demo);
  expect(await places()).toEqual(before);
});

test("the presets of When show how many tasks they have", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const tasks = (await demo.query({ pageSize: 5000 })).content;
  const midnight = await page.evaluate(() => new Date().setHours(0, 0, 0, 0));
  const today = tasks.filter(({ submitTime }) => submitTime >= midnight).length;
  const option = dashboard.field("When").locator("option[value=today]");
  await expect(option).toHaveText(`Today · ${today}`, { timeout: 20_000 });
  await dashboard.field("When").selectOption("today");
  await expect(dashboard.pager.getByRole("paragraph").first()).toHaveText(new RegExp(` of ${today}$`));
  // The counts of the statuses are those of the range.
  const failed = tasks.filter(({ submitTime, status }) => submitTime >= midnight && status === "FAILURE").length;
  await expect(dashboard.status("Failed")).toHaveAccessibleDescription(`FAILURE: ${failed}`, { timeout: 20_000 });
});

test("they are asked some seconds after a load, one at a time, and each minute with live refresh", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  await dashboard.open();
  await dashboard.waitForPendingRequests();
  expect(await counted(demo)).toEqual([]);
  await dashboard.advanceUntil(async () => expect((await counted(demo)).length).toBeGreaterThan(7));
  await expectCounts(dashboard, demo);
  // Those of the presets are the last.
  await expect(dashboard.field("When").locator("option[value=today]")).toContainText("·");
  await demo.clearLog();
  // Live refresh is off in this test: the counts are not repeated either.
  await dashboard.advanceTenMinutes();
  expect(await counted(demo)).toEqual([]);
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("60 s");
  await dashboard.advanceUntil(async () => expect((await counted(demo)).length).toBeGreaterThan(7), 5000);
});

test("a filter that changes stops them", async ({ dashboard, demo }) => {
  await dashboard.open();
  await demo.injectFault("hang", { times: 1 });
  await expect.poll(async () => (await counted(demo)).length, { timeout: 20_000 }).toBe(1);
  await dashboard.field("Action").selectOption("Imagine");
  await dashboard.waitForLoad();
  await expect.poll(async () => (await demo.log()).filter((line) => line.gone).length).toBe(1);
  await expectCounts(dashboard, demo, { action: "IMAGINE" });
});

test("a hidden tab asks for none", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await dashboard.open();
  await setHidden(page, true);
  await dashboard.advanceTenMinutes();
  expect(await counted(demo)).toEqual([]);
  await setHidden(page, false);
  await dashboard.advanceUntil(async () => expect((await counted(demo)).length).toBeGreaterThan(7));
});

test("they are off in Settings", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  await expectCounts(dashboard, demo);
  const settings = await SettingsDialog.open(page);
  await settings.dialog.getByRole("checkbox", { name: "Show counts on status buttons" }).uncheck();
  await settings.close();
  await expect(dashboard.status("Failed")).toHaveText("Failed");
  await expect(dashboard.status("Failed")).toHaveAccessibleDescription("FAILURE");
  await page.clock.install();
  await page.reload();
  await dashboard.waitForLoad();
  await demo.clearLog();
  await dashboard.advanceTenMinutes();
  expect(await demo.queries()).toEqual([]);
});

test("a browser that saves data asks for none", async ({ dashboard, demo, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.clock.install();
  await dashboard.open();
  await dashboard.advanceTenMinutes();
  expect(await counted(demo)).toEqual([]);
});

test.describe("a server without a search", () => {
  test.use({ demoOptions: { variant: "open-java", tasks: 300, noBackground: true }, withToken: false });

  test("counts come from the list that the page has", async ({ dashboard, demo }) => {
    dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
    await dashboard.open();
    await expect(dashboard.status("Succeeded")).toHaveAccessibleDescription(/^SUCCESS: \d+$/, { timeout: 20_000 });
    expect(await demo.log("/mj/task/list")).toHaveLength(1);
    expect(await demo.queries()).toHaveLength(1);
  });
});

test("large numbers are short, in Chinese in units of ten thousand", async ({ dashboard, demo, page }) => {
  await demo.reset({ tasks: 30_000, noBackground: true });
  await dashboard.open();
  const { totalElements } = await demo.query({ status: "SUCCESS" });
  await expect(dashboard.status("Succeeded")).toHaveText(`Succeeded${Math.floor(totalElements / 1000)}k`, {
    timeout: 20_000,
  });
  await SettingsDialog.chooseLanguage(page, "简体中文");
  const short = `${Math.floor(totalElements / 1000) / 10}`;
  await expect(page.getByRole("button", { name: "成功", exact: true })).toHaveText(`成功${short}万`);
});
