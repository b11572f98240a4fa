// Statistics of the tasks that match, compared with the demo's own tasks.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { QUERY, type WireTask } from "../support/demo";
import { allTasks } from "../support/export-dialog";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const TOTAL = 2600;
const widthOver = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test.use({ demoOptions: { tasks: TOTAL, noBackground: true } });

const region = (page: Page) => page.getByRole("region", { name: "Statistics", exact: true });
const digits = (count: number) => count.toLocaleString("en-US");

/** The rows of a table as their name and their cells. */
async function rowsOf(table: Locator): Promise<[name: string, cells: string[]][]> {
  const rows = table.locator("tbody tr");
  return rows.evaluateAll((rows) =>
    rows.map((row) => {
      const [name = "", ...cells] = [...row.children].map((cell) => (cell as HTMLElement).innerText.trim());
      return [name, cells];
    }),
  );
}

function rate(tasks: WireTask[]): string {
  const failed = tasks.filter(({ status }) => status === "FAILURE").length;
  const ended = failed + tasks.filter(({ status }) => status === "SUCCESS").length;
  return ended === 0 ? "–" : `${(Math.round((failed * 1000) / ended) / 10).toFixed(1)}%`;
}

/** A duration as the page shows it. */
function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 10) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The time zone of the tests. */
const FORMATTER = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  hourCycle: "h23",
  weekday: "short",
  hour: "numeric",
});

/** Such as "Mon 14". */
function hourOfWeek(ms: number): string {
  const parts = FORMATTER.formatToParts(ms);
  const part = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${part("weekday")} ${Number(part("hour"))}`;
}

function grouped(tasks: WireTask[], key: (task: WireTask) => string): Map<string, WireTask[]> {
  const groups = new Map<string, WireTask[]>();
  for (const task of tasks) groups.set(key(task), [...(groups.get(key(task)) ?? []), task]);
  return groups;
}

test("the figures are those of the newest 2,000 tasks, and more on request", SMOKE, async ({ dashboard, demo, page }) => {
  await dashboard.open();
  await page.getByRole("banner").getByRole("link", { name: "Statistics" }).click();
  await dashboard.expectSearch("?view=statistics");
  await expect(region(page).getByText(`Based on the newest 2,000 of ${digits(TOTAL)} tasks, submitted from`)).toBeVisible();
  await expect(dashboard.pager).toHaveCount(0);
  const all = await allTasks(demo);
  const expectFigures = async (tasks: WireTask[]) => {
    const count = (status: string) => tasks.filter((task) => task.status === status).length;
    const volume = page.getByRole("region", { name: "Tasks over time", exact: true });
    for (const [name, status] of [["Succeeded", "SUCCESS"], ["Failed", "FAILURE"], ["Cancelled", "CANCEL"]] as const) {
      await expect(volume.getByRole("button", { name: new RegExp(`^${name} ${digits(count(status))} · `) })).toBeVisible();
    }
    await expect(region(page).getByRole("term").filter({ hasText: "Failure rate" }).locator("+ dd")).toHaveText(rate(tasks));
    // Each account and action with its number and its failure rate.
    const accounts = new Map(await rowsOf(page.getByRole("table", { name: "Accounts" })));
    const byAccount = grouped(tasks, (task) => String(task.properties.discordInstanceId));
    expect(accounts.size).toBe(byAccount.size);
    for (const [name, own] of byAccount) expect(accounts.get(name)).toEqual([digits(own.length), rate(own)]);
    const actions = (await rowsOf(page.getByRole("table", { name: "Actions" }))).map(([, cells]) => cells.join());
    const byAction = [...grouped(tasks, ({ action }) => action).values()];
    expect(actions.sort()).toEqual(byAction.map((own) => [digits(own.length), rate(own)].join()).sort());
    const sums = (await rowsOf(page.getByRole("table", { name: "Why tasks failed" }))).map(([, cells]) =>
      Number(cells[0]?.replace(/,/g, "")),
    );
    expect(sums.pop()).toBe(count("FAILURE"));
    expect(sums.reduce((sum, value) => sum + value, 0)).toBe(count("FAILURE"));
    // The median by the nearest rank.
    const ran = tasks
      .filter((task) => task.startTime && task.finishTime)
      .map((task) => Number(task.finishTime) - Number(task.startTime))
      .sort((one, other) => one - other);
    const histogram = await rowsOf(page.getByRole("table", { name: "Waiting and running time" }));
    const below = histogram.slice(2).reduce((sum, [, cells]) => sum + Number(cells[1]?.replace(/,/g, "")), 0);
    expect(below).toBe(ran.length);
    expect(histogram[0]?.[1][1]).toBe(duration(ran[Math.ceil(ran.length * 0.5) - 1] ?? 0));
    expect(histogram[1]?.[1][1]).toBe(duration(ran[Math.ceil(ran.length * 0.9) - 1] ?? 0));
    // The hours of the week, in the time zone of the reader.
    const week = page.getByRole("region", { name: "Hours of the week" });
    if (!(await week.getByRole("table").isVisible())) await week.getByText("Hours of the week as a table").click();
    const hours = grouped(tasks, ({ submitTime }) => hourOfWeek(submitTime));
    const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const expected = Array.from({ length: 24 }, (_, hour) =>
      days.map((day) => digits((hours.get(`${day} ${hour}`) ?? []).length)),
    );
    expect((await rowsOf(week.getByRole("table"))).map(([, cells]) => cells)).toEqual(expected);
  };
  await expectFigures(all.slice(0, 2000));
  await expectAccessible(page, "the statistics");
  await region(page).getByRole("button", { name: `Read all ${digits(TOTAL)}` }).click();
  await expect(region(page).getByText(`Based on all ${digits(TOTAL)} tasks, submitted from`)).toBeVisible();
  await expectFigures(all);
});

test("a press on a column, a status, an action or an account shows its tasks; Back returns", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.goto(new URL("?view=statistics", demo.url).href);
  await expect(region(page).getByText("Based on the newest")).toBeVisible();
  const [, newest] = await rowsOf(page.getByRole("table", { name: "Accounts" }));
  const account = newest?.[0] ?? "";
  await page.getByRole("table", { name: "Accounts" }).getByRole("button", { name: account }).click();
  await dashboard.expectSearch(`?instanceId=${account}`);
  await expect(dashboard.cards).toHaveCount(20);
  await page.goBack();
  await expect(region(page).getByText("Based on the newest")).toBeVisible();
  await page.getByRole("button", { name: /^Failed \d+/ }).click();
  await dashboard.expectSearch("?status=FAILURE");
  await expect(page.locator("#tasks")).toBeFocused();
  await page.goBack();
  await expect(region(page).getByText("Based on the newest")).toBeVisible();
  await page.getByRole("table", { name: "Actions" }).getByRole("button", { name: "Upscale", exact: true }).click();
  await dashboard.expectSearch("?action=UPSCALE");
  await page.goBack();

  // The columns are one tab stop. The last one has the newest tasks, and what it says is what it shows.
  await expect(region(page).getByText("Based on the newest")).toBeVisible();
  const columns = page.getByRole("group", { name: "Tasks over time" }).getByRole("button");
  await columns.first().focus();
  await page.keyboard.press("End");
  await expect(columns.last()).toBeFocused();
  const name = (await columns.last().getAttribute("aria-label")) ?? "";
  const count = [...name.matchAll(/: ([\d,]+)(?= ·|$)/g)].reduce((sum, [, count]) => sum + Number(count?.replace(/,/g, "")), 0);
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  await expect.poll(() => dashboard.search()).toMatch(/from=.*to=/);
  await expect(dashboard.announcement).toContainText(`${digits(count)} task`);
});

test("filters apply to the statistics, g s shows them, and a filter without tasks says so", async ({ dashboard, demo, page }) => {
  await dashboard.open("?status=FAILURE");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await dashboard.expectSearch("?status=FAILURE&view=statistics");
  const { totalElements } = await demo.query({ status: "FAILURE" });
  await expect(region(page).getByText(`Based on all ${digits(totalElements)} tasks`)).toBeVisible();
  await dashboard.status("Failed").click();
  await expect(region(page).getByText("Based on the newest 2,000 of")).toBeVisible();
  await dashboard.prompt.fill("nothing has this prompt");
  await dashboard.prompt.press("Enter");
  await expect(region(page).getByRole("heading", { name: "No matching tasks" })).toBeVisible();
  await dashboard.filters.getByRole("button", { name: "Grid", exact: true }).click();
  await expect(region(page)).toHaveCount(0);
});

test("Stop keeps what was read, and a page that fails is reported; Go on loses nothing", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 502/);
  await page.clock.install();
  await dashboard.open();
  let number = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**${QUERY}`, async (route) => {
    number++;
    if (number === 3) await released;
    if (number === 6) await demo.injectFault("http-502", { times: 3 });
    await route.fallback();
  });
  await page.getByRole("banner").getByRole("link", { name: "Statistics" }).click();
  await expect.poll(() => number).toBe(3);
  await region(page).getByRole("button", { name: "Stop" }).click();
  await expect(region(page).getByText("Stopped. The statistics show what was read.")).toBeVisible();
  await expect(region(page).getByText(/^Based on the newest 3\d\d of 2,600 tasks/)).toBeVisible();
  release();
  await region(page).getByRole("button", { name: "Go on" }).click();
  const alert = region(page).getByRole("alert");
  await dashboard.advanceUntil(() => expect(alert.getByRole("heading", { name: "Server error" })).toBeVisible());
  await region(page).getByRole("button", { name: "Go on" }).click();
  await expect(region(page).getByText("Based on the newest 2,000 of 2,600 tasks")).toBeVisible();
  const newest = (await allTasks(demo)).slice(0, 2000);
  const failed = newest.filter(({ status }) => status === "FAILURE").length;
  await expect(page.getByRole("button", { name: new RegExp(`^Failed ${failed} · `) })).toBeVisible();
});

for (const width of [390, 320]) {
  test.describe(`on a phone of ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, hasTouch: true, isMobile: true, colorScheme: "dark" });

    test(`in Chinese and in the dark, nothing is wider than the screen at ${width} px`, async ({ dashboard, page }) => {
      await dashboard.open();
      await SettingsDialog.chooseLanguage(page, "简体中文");
      await page.goto(new URL("?view=statistics", dashboard.demo.url).href);
      const statistics = page.getByRole("region", { name: "统计", exact: true });
      await expect(statistics.getByText("基于最新的 2,000 个任务（共 2,600 个）")).toBeVisible();
      for (const summary of await statistics.locator("summary").all()) await summary.click();
      await expect(statistics.getByRole("table", { name: "一周各小时的任务数" })).toBeVisible();
      expect(await page.evaluate(widthOver)).toBe(0);
      await expectAccessible(page, `the statistics at ${width} px`);
    });
  });
}
