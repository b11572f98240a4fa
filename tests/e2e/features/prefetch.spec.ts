// Pages that are shown without waiting: fetched ahead, or left less than a minute ago.

import type { Page } from "@playwright/test";
import type { DashboardPage } from "../support/dashboard-page";
import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";

test.use({ ahead: true });

const next = (dashboard: DashboardPage) => dashboard.pager.getByRole("button", { name: "Next page" });
const previous = (dashboard: DashboardPage) => dashboard.pager.getByRole("button", { name: "Previous page" });
/** Pages are fetched ahead once the lazy part of the program is there. */
async function open(dashboard: DashboardPage, page: Page, search = ""): Promise<void> {
  await dashboard.open(search);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
const ids = async (dashboard: DashboardPage, query: object) =>
  (await dashboard.demo.query({ ...query })).content.map((task) => task.id);

for (const [name, approach] of [
  ["the pointer", (dashboard: DashboardPage) => next(dashboard).hover()],
  ["the focus", (dashboard: DashboardPage) => next(dashboard).focus()],
] as const) {
  test(`the page is fetched while ${name} rests on its button, and pressing it sends nothing more`, async ({
    dashboard,
    demo,
    page,
  }) => {
    await open(dashboard, page);
    await approach(dashboard);
    await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 1 });
    await expect.poll(async () => (await demo.log()).every(({ ended }) => ended)).toBe(true);
    await dashboard.expectSearch("");
    const expected = await ids(dashboard, { pageNumber: 1 });
    await demo.injectFault("hang");
    await next(dashboard).press("Enter");
    await expect.poll(() => dashboard.ids()).toEqual(expected);
    await expect(dashboard.announcement).toHaveText("500 tasks, page 2 of 25");
    // Who goes on will need the page after it.
    await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 2 });
    expect((await demo.queries()).filter(({ pageNumber }) => pageNumber === 1)).toHaveLength(1);
  });
}

test("the page after one that is looked at is fetched, in the direction in which the user goes", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  await open(dashboard, page);
  await page.clock.runFor(5_000);
  await dashboard.waitForPendingRequests();
  expect(await demo.queries(), "nobody has turned a page").toHaveLength(1);
  await open(dashboard, page, "?page=3");
  for (const [key, turned, following] of [
    ["]", 3, 4],
    ["[", 2, 1],
    ["[", 1, 0],
  ] as const) {
    await demo.clearLog();
    await page.keyboard.press(key);
    await dashboard.expectTasks((await demo.query({ pageNumber: turned })).content);
    await page.clock.runFor(1_500);
    await expect.poll(async () => (await demo.queries()).map(({ pageNumber }) => pageNumber)).toContain(following);
    await dashboard.waitForPendingRequests();
    expect((await demo.queries()).length).toBeLessThanOrEqual(2);
  }
  await demo.clearLog();
  await dashboard.status("Failed").click();
  await dashboard.waitForLoad();
  await page.clock.runFor(5_000);
  await dashboard.waitForPendingRequests();
  expect(await demo.queries(), "another filter is no page").toHaveLength(1);
});

test("a click takes over the request that fetches its page", async ({ dashboard, demo, page }) => {
  await open(dashboard, page);
  await demo.injectFault("delay-1500", { times: 1 });
  await next(dashboard).hover();
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 1 });
  await next(dashboard).click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await dashboard.waitForLoad();
  await dashboard.expectTasks((await demo.query({ pageNumber: 1 })).content);
  expect((await demo.queries()).filter(({ pageNumber }) => pageNumber === 1)).toHaveLength(1);
});

test("another filter stops the request that fetches a page ahead", async ({ dashboard, demo, page }) => {
  await open(dashboard, page);
  await demo.injectFault("hang", { times: 1 });
  await next(dashboard).hover();
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 1 });
  await dashboard.status("Failed").click();
  await dashboard.expectTasks((await demo.query({ status: "FAILURE" })).content);
  await expect.poll(async () => (await demo.log())[1].gone).toBe(true);
});

test("a page that failed to be fetched ahead is asked for by the click", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 500/);
  await open(dashboard, page);
  await demo.injectFault("http-500", { times: 1 });
  await next(dashboard).hover();
  await expect.poll(async () => (await demo.log())[1]?.ended).toBe(true);
  await expect(dashboard.tryAgain).toHaveCount(0);
  await next(dashboard).click();
  await dashboard.expectTasks((await demo.query({ pageNumber: 1 })).content);
});

test("a page of the last minute is shown at once, and asked for again", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await open(dashboard, page);
  await next(dashboard).click();
  await dashboard.expectTasks((await demo.query({ pageNumber: 1 })).content);
  // The focus rests on the button.
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 2 });
  const before = await ids(dashboard, {});
  await demo.put({ id: "newest" });
  await demo.injectFault("delay-1500", { times: 1 });
  await previous(dashboard).click();
  await expect.poll(() => dashboard.ids()).toEqual(before);
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await expect(dashboard.pager).toContainText("1–20 of 500");
  await dashboard.expectTasks((await demo.query()).content);
  await expect(dashboard.pager).toContainText("1–20 of 501");

  await dashboard.status("Failed").click();
  await dashboard.expectTasks((await demo.query({ status: "FAILURE" })).content);
  await page.clock.fastForward(61_000);
  await demo.injectFault("delay-1500", { times: 1 });
  await page.goBack();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  expect(await dashboard.ids(), "older pages are not shown").toEqual(await ids(dashboard, { status: "FAILURE" }));
  await dashboard.expectTasks((await demo.query()).content);
});

test("Refresh drops what was fetched ahead and what was left", async ({ dashboard, demo, page }) => {
  await open(dashboard, page);
  await next(dashboard).click();
  await dashboard.waitForLoad();
  await next(dashboard).hover();
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 2 });
  await dashboard.refresh.click();
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 1 });
  await dashboard.waitForLoad();
  const shown = await dashboard.ids();
  for (const [button, pageNumber] of [
    [previous(dashboard), 0],
    [next(dashboard), 1],
  ] as const) {
    await demo.injectFault("delay-1500", { times: 1 });
    await button.click();
    await dashboard.expectLastQuery({ ...PLAIN, pageNumber });
    if (pageNumber === 0) expect(await dashboard.ids()).toEqual(shown);
    await dashboard.expectTasks((await demo.query({ pageNumber })).content);
  }
});

test("nothing is fetched ahead for a browser that saves data", async ({ dashboard, demo, page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
  );
  await page.clock.install();
  await open(dashboard, page);
  await next(dashboard).hover();
  await page.clock.runFor(1_000);
  await dashboard.waitForPendingRequests();
  expect(await demo.queries()).toHaveLength(1);
});
