// When: the range of submit times, on servers that cannot filter by time.

import type { Locator, Page } from "@playwright/test";
import { type Demo, QUERY, type WireTask } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const MINUTE = 60_000;

test.use({ demoOptions: { tasks: 3000, noBackground: true, failureRate: "none" } });

function when(dashboard: DashboardPage): Locator {
  return dashboard.field("When");
}

/** All tasks, newest first. */
async function allTasks(demo: Demo): Promise<WireTask[]> {
  return (await demo.query({ pageSize: 3000 })).content;
}

/** The tasks from one moment to another, newest first. */
function between(tasks: WireTask[], from: number, to = Infinity): WireTask[] {
  return tasks.filter(({ submitTime }) => from <= submitTime && submitTime < to);
}

/** "1–20 of 4,812". */
function shownRange(dashboard: DashboardPage): Locator {
  return dashboard.pager.getByRole("paragraph").first();
}

const count = (tasks: WireTask[]): string => tasks.length.toLocaleString("en");

/** The page shows these tasks, of which there are this many pages. */
async function expectRange(dashboard: DashboardPage, expected: WireTask[]): Promise<void> {
  await dashboard.expectTasks(expected.slice(0, 20));
  await expect(shownRange(dashboard)).toHaveText(`1–${Math.min(20, expected.length)} of ${count(expected)}`);
}

/** The local midnight so many days ago, in the time zone of the page. */
function midnight(page: Page, daysAgo: number): Promise<number> {
  return page.evaluate((daysAgo) => {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  }, daysAgo);
}

/** A moment as `2026-11-27T14:05`, in UTC or in the time zone of the page. */
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;
function local(page: Page, ms: number): Promise<string> {
  return page.evaluate((ms) => {
    const offset = new Date(ms).getTimezoneOffset() * 60_000;
    return new Date(ms - offset).toISOString().slice(0, 16);
  }, ms);
}

/** Two moments in the past between which there are some pages of tasks. */
function someRange(tasks: WireTask[]): { from: number; to: number; expected: WireTask[] } {
  const minute = (task?: WireTask) => Math.floor((task?.submitTime ?? 0) / MINUTE) * MINUTE;
  const [from, to] = [minute(tasks[2050]), minute(tasks[2000])];
  return { from, to, expected: between(tasks, from, to) };
}

test("each preset shows exactly its tasks", SMOKE, async ({ dashboard, demo, page }) => {
  const tasks = await allTasks(demo);
  await dashboard.open();
  const month = await page.evaluate(() => new Date(new Date().getFullYear(), new Date().getMonth(), 1).getTime());
  const expected: [name: string, value: string, tasks: WireTask[]][] = [
    ["Today", "today", between(tasks, await midnight(page, 0))],
    ["Yesterday", "yesterday", between(tasks, await midnight(page, 1), await midnight(page, 0))],
    ["Last 7 days", "last-7-days", between(tasks, await midnight(page, 6))],
    ["This month", "this-month", between(tasks, month)],
    ["Last hour", "last-hour", between(tasks, Math.floor(Date.now() / MINUTE - 60) * MINUTE)],
  ];
  for (const [name, value, within] of expected) {
    await when(dashboard).selectOption(name);
    await dashboard.expectSearch(`?when=${value}`);
    await expect(dashboard.chip(`When: ${name}`)).toBeVisible();
    expect(within.length, name).toBeGreaterThan(0);
    await expectRange(dashboard, within);
  }
  await when(dashboard).selectOption("Any time");
  await dashboard.expectSearch("");
  await expectRange(dashboard, tasks);
});

test("an own range starts a day ago, and is in the address in UTC", SMOKE, async ({ dashboard, demo, page }) => {
  const tasks = await allTasks(demo);
  await dashboard.open();
  await when(dashboard).selectOption("From – to…");
  await expect(dashboard.field("To")).toHaveValue("");
  const typed = await dashboard.field("From").inputValue();
  const yesterday = await page.evaluate((typed) => Date.parse(typed), typed);
  expect(Math.abs(Date.now() - 24 * 60 * MINUTE - yesterday)).toBeLessThan(5 * MINUTE);
  await dashboard.expectSearch(`?from=${utc(yesterday)}`);
  await expectRange(dashboard, between(tasks, yesterday));

  const range = someRange(tasks);
  await dashboard.field("From").fill(await local(page, range.from));
  await dashboard.expectSearch(`?from=${utc(range.from)}`);
  await dashboard.field("To").fill(await local(page, range.to));
  await dashboard.expectSearch(`?from=${utc(range.from)}&to=${utc(range.to)}`);
  await expectRange(dashboard, range.expected);

  await dashboard.field("From").fill("");
  await dashboard.expectSearch(`?to=${utc(range.to)}`);
  await expectRange(dashboard, between(tasks, 0, range.to));
});

test("an end before the start is reported, and changes nothing", async ({ dashboard, demo, page }) => {
  const { from, to, expected } = someRange(await allTasks(demo));
  await dashboard.open(`?from=${utc(from)}&to=${utc(to)}`);
  await expectRange(dashboard, expected);
  await demo.clearLog();
  await dashboard.field("From").fill(await local(page, to));
  await expect(dashboard.field("From")).toHaveAttribute("aria-invalid", "true");
  await expect(dashboard.filters.getByText("The end must be after the start.")).toBeVisible();
  await dashboard.expectSearch(`?from=${utc(from)}&to=${utc(to)}`);
  await dashboard.waitForPendingRequests();
  expect(await demo.queries()).toEqual([]);
  await dashboard.field("From").fill(await local(page, from + MINUTE));
  await expect(dashboard.field("From")).not.toHaveAttribute("aria-invalid");
  await dashboard.expectSearch(`?from=${utc(from + MINUTE)}&to=${utc(to)}`);
});

test("an invalid time in the address is ignored", async ({ dashboard, demo }) => {
  await dashboard.open("?from=2026-02-30T12:00Z&to=tomorrow&when=someday");
  await dashboard.expectSearch("");
  await expect(when(dashboard)).toHaveValue("");
  await expectRange(dashboard, await allTasks(demo));
});

test("all pages of a range have each of its tasks once, in both orders", async ({ dashboard, demo }) => {
  const { from, to, expected } = someRange(await allTasks(demo));
  const pages = Math.ceil(expected.length / 20);
  for (const [sort, tasks] of [
    ["", expected],
    ["&sort=submitTime,asc", expected.toReversed()],
  ] as const) {
    await dashboard.open(`?from=${utc(from)}&to=${utc(to)}${sort}`);
    for (let page = 1; page <= pages; page++) {
      await dashboard.expectTasks(tasks.slice((page - 1) * 20, page * 20));
      if (page < pages) await dashboard.pager.getByRole("button", { name: "Next page" }).click();
    }
    await expect(shownRange(dashboard)).toHaveText(`${(pages - 1) * 20 + 1}–${expected.length} of ${expected.length}`);
    await expect(dashboard.pager.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  }
});

test("a page past the end of the range leads to its last page", async ({ dashboard, demo }) => {
  const { from, to, expected } = someRange(await allTasks(demo));
  const last = Math.ceil(expected.length / 20);
  await dashboard.open(`?from=${utc(from)}&to=${utc(to)}&page=90`);
  await dashboard.expectSearch(`?from=${utc(from)}&to=${utc(to)}&page=${last}`);
  await dashboard.expectTasks(expected.slice((last - 1) * 20));
});

test("a range works with every other filter", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const from = await midnight(page, 6);
  const failed = (await demo.query({ status: "FAILURE", pageSize: 3000 })).content;
  await when(dashboard).selectOption("Last 7 days");
  await dashboard.status("Failed").click();
  await dashboard.expectSearch("?status=FAILURE&when=last-7-days");
  await expectRange(dashboard, between(failed, from));
  await dashboard.prompt.fill("nobody has ever written this");
  await expect(dashboard.page.getByRole("heading", { name: "No matching tasks" })).toBeVisible();
});

test("a link shows the same tasks in another time zone", async ({ dashboard, demo, otherUser, page }) => {
  const { from, to, expected } = someRange(await allTasks(demo));
  await dashboard.open(`?from=${utc(from)}&to=${utc(to)}`);
  await expectRange(dashboard, expected);
  const theirs = await otherUser({ timezoneId: "Asia/Shanghai" });
  await theirs.page.goto(page.url());
  await theirs.waitForLoad();
  await expectRange(theirs, expected);
  expect(theirs.search()).toBe(dashboard.search());
  for (const { page } of [dashboard, theirs]) {
    const [start, end] = [await local(page, from), await local(page, to)].map((text) => text.replace("T", " "));
    await expect(page.getByRole("button", { name: `Remove filter When: ${start} – ${end}` })).toBeVisible();
  }
  await expect(theirs.field("From")).not.toHaveValue(await dashboard.field("From").inputValue());
});

test("its chip removes it", async ({ dashboard, demo }) => {
  await dashboard.open("?when=today&status=SUCCESS");
  await dashboard.chip("When: Today").click();
  await dashboard.expectSearch("?status=SUCCESS");
  await expect(when(dashboard)).toHaveValue("");
  await dashboard.expectTasks((await demo.query({ status: "SUCCESS" })).content);
});

test("with another order it says why it is not applied, and a button sorts by time", async ({ dashboard, demo }) => {
  await dashboard.open("?when=yesterday");
  const yesterday = await dashboard.ids();
  await dashboard.field("Sort by").selectOption("Finished");
  await dashboard.expectSearch("?when=yesterday&sort=finishTime,desc");
  await dashboard.expectTasks((await demo.query({ sort: "finishTime,desc" })).content);
  const message = dashboard.filters.getByText("The time range is not applied");
  await expect(message).toBeVisible();
  await expect(when(dashboard)).toHaveValue("yesterday");
  await dashboard.filters.getByRole("button", { name: "Sort by Submitted" }).click();
  await dashboard.expectSearch("?when=yesterday");
  await expect(message).toHaveCount(0);
  await expect.poll(() => dashboard.ids()).toEqual(yesterday);
});

test("ascending order shows the oldest tasks of the range first", async ({ dashboard, demo, page }) => {
  await dashboard.open("?when=yesterday&sort=submitTime,asc");
  const within = between(await allTasks(demo), await midnight(page, 1), await midnight(page, 0));
  await expectRange(dashboard, within.toReversed());
});

for (const variant of ["open-java", "csharp"] as const) {
  test.describe(`a ${variant} server`, () => {
    test.use({ demoOptions: { variant, tasks: 300, noBackground: true }, withToken: false });

    test(`${variant}: without a search, this browser applies the range in any order`, async ({ dashboard, page }) => {
      dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
      await dashboard.open("?when=last-hour");
      await expect(shownRange(dashboard)).toHaveText(/ of \d\d?$/);
      const ids = await dashboard.ids();
      expect(ids.length).toBeGreaterThan(5);
      await dashboard.field("Sort by").selectOption("ID");
      await dashboard.expectSearch("?when=last-hour&sort=id,desc");
      await expect.poll(async () => (await dashboard.ids()).sort()).toEqual(ids.sort());
      await expect(page.getByText("The time range is not applied")).toHaveCount(0);
    });
  });
}

test.describe("live refresh", () => {
  test.use({ live: true });

  test("new tasks of the range are held back, and those after it are not its tasks", async ({ dashboard, demo, page }) => {
    await page.clock.install();
    await dashboard.open("?when=last-hour&status=SUCCESS");
    const total = async () => Number((await shownRange(dashboard).textContent())?.match(/\d+$/)?.[0]);
    const before = await total();
    await demo.put({ id: "arrived", submitTime: Date.now(), finishTime: Date.now() });
    const held = page.getByRole("button", { name: "1 new task" });
    await dashboard.advanceUntil(async () => expect(await held.isVisible()).toBe(true));
    await held.click();
    await expect.poll(async () => (await dashboard.ids())[0]).toBe("arrived");
    expect(await total()).toBe(before + 1);

    const { from, to, expected } = someRange(await allTasks(demo));
    await page.goto(new URL(`?from=${utc(from)}&to=${utc(to)}`, demo.url).href);
    await dashboard.waitForLoad();
    await demo.put({ id: "later", submitTime: Date.now(), finishTime: Date.now() });
    await demo.clearLog();
    await dashboard.advanceUntil(async () => expect((await demo.log(QUERY)).length).toBeGreaterThan(0));
    await dashboard.waitForPendingRequests();
    await expect(held).toHaveCount(0);
    await expectRange(dashboard, expected);
  });
});

test("a page of the same range takes one question", async ({ dashboard, demo }) => {
  const { from, to, expected } = someRange(await allTasks(demo));
  await dashboard.open(`?from=${utc(from)}&to=${utc(to)}`);
  await demo.clearLog();
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await dashboard.expectTasks(expected.slice(20, 40));
  expect(await demo.queries()).toHaveLength(1);
});

test("at a million tasks a range takes no more questions than the logarithm grows", async ({ dashboard, demo }) => {
  test.slow();
  const questions = async (tasks: number): Promise<number> => {
    await demo.reset({ tasks, noBackground: true });
    const at = async (position: number) =>
      (await demo.query({ pageNumber: position, pageSize: 1 })).content[0]?.submitTime ?? 0;
    const [from, to] = [await at(Math.floor(tasks * 0.7)), await at(Math.floor(tasks * 0.6))];
    await demo.clearLog();
    await dashboard.open(`?from=${utc(from)}&to=${utc(to)}`);
    await expect(dashboard.cards).toHaveCount(20);
    return (await demo.queries()).length;
  };
  const [few, many] = [await questions(5_000), await questions(1_000_000)];
  expect(many / few).toBeLessThan(Math.log2(1_000_000) / Math.log2(5_000));
});

test("it is in Chinese too", async ({ dashboard, page }) => {
  await dashboard.open("?when=today");
  await SettingsDialog.chooseLanguage(page, "简体中文");
  const field = page.getByLabel("提交时间", { exact: true });
  await expect(field).toHaveValue("today");
  await expect(page.getByRole("button", { name: "移除筛选条件 提交时间：今天" })).toBeVisible();
  await field.selectOption("自定义时间…");
  await expect(page.getByLabel("开始", { exact: true })).not.toHaveValue("");
  await page.getByLabel("排序", { exact: true }).selectOption("结束时间");
  await expect(page.getByText("时间范围未生效")).toBeVisible();
});
