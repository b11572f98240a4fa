// The pager: every way to another page, its texts, and pages past the end.

import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test("every button of the pager leads to its page", async ({ dashboard, demo }) => {
  await dashboard.open();
  const go = async (name: string, page: number) => {
    await dashboard.pager.getByRole("button", { name, exact: true }).click();
    await dashboard.expectLastQuery({ ...PLAIN, pageNumber: page - 1 });
    await dashboard.expectSearch(page === 1 ? "" : `?page=${page}`);
    await dashboard.waitForLoad();
    await expect(dashboard.pager.getByRole("button", { name: `Page ${page}`, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
  };
  await go("Next page", 2);
  await dashboard.expectTasks((await demo.query({ pageNumber: 1 })).content);
  await expect(dashboard.pager).toContainText("21–40 of 500");
  await go("Page 4", 4);
  await go("Previous page", 3);
  await go("Last page", 25);
  await expect(dashboard.pager).toContainText("481–500 of 500");
  await go("First page", 1);
  await expect(dashboard.pager).toContainText("1–20 of 500");
});

test("the page numbers surround the current page, with the first and the last", async ({ dashboard }) => {
  await dashboard.open("?page=12");
  const numbers = dashboard.pager.getByRole("button", { name: /^Page \d+$/ });
  await expect(numbers).toHaveText(["1", "11", "12", "13", "25"]);
  await dashboard.pager.getByRole("button", { name: "First page" }).click();
  await expect(numbers).toHaveText(["1", "2", "3", "4", "5", "25"]);
  await dashboard.pager.getByRole("button", { name: "Last page" }).click();
  await expect(numbers).toHaveText(["1", "21", "22", "23", "24", "25"]);
});

test("a disabled pager button stays focusable and says why", async ({ dashboard }) => {
  const blocked = async (name: string, why: string) => {
    const button = dashboard.pager.getByRole("button", { name, exact: true });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(why);
    await button.focus();
    await expect(button).toBeFocused();
    await button.press("Enter");
  };
  await dashboard.open();
  await blocked("First page", "This is the first page");
  await blocked("Previous page", "This is the first page");
  await expect(dashboard.pager.getByRole("button", { name: "Next page" })).not.toHaveAttribute("aria-disabled");
  await dashboard.pager.getByRole("button", { name: "Last page" }).click();
  await dashboard.waitForLoad();
  await blocked("Next page", "This is the last page");
  await blocked("Last page", "This is the last page");
  await dashboard.waitForPendingRequests();
  expect(await dashboard.demo.queries()).toHaveLength(2);
});

test("Go to page goes there on Enter, and to the last page for a number past the end", SMOKE, async ({ dashboard }) => {
  await dashboard.open();
  const field = dashboard.pager.getByRole("textbox", { name: "Go to page" });
  await field.fill("7");
  await field.press("Enter");
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 6 });
  await field.fill("4000");
  await field.press("Enter");
  await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 24 });
  await dashboard.expectSearch("?page=25");
});

test("Go to page accepts only a page number and says so", async ({ dashboard }) => {
  await dashboard.open();
  const field = dashboard.pager.getByRole("textbox", { name: "Go to page" });
  for (const wrong of ["0", "-3", "two", "1.5"]) {
    await field.fill(wrong);
    await expect(field).not.toHaveAttribute("aria-invalid");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription("Enter a page from 1 to 25.");
  }
  await dashboard.waitForPendingRequests();
  expect(await dashboard.demo.queries()).toHaveLength(1);
});

test("the page size can be chosen, is sent, and is remembered by this browser", async ({ dashboard, demo, page }) => {
  await dashboard.open("?page=3");
  const size = dashboard.pager.getByRole("combobox", { name: "Tasks per page" });
  await expect(size.getByRole("option")).toHaveText(["10", "20", "50", "100", "200"]);
  await expect(size).toHaveValue("20");
  await size.selectOption("50");
  await dashboard.expectLastQuery({ ...PLAIN, pageSize: 50 });
  await expect(dashboard.cards).toHaveCount(50);
  await dashboard.expectTasks((await demo.query({ pageSize: 50 })).content);
  await dashboard.expectSearch("?size=50");
  await page.goto(demo.url);
  await dashboard.waitForLoad();
  await expect(dashboard.cards).toHaveCount(50);
  await dashboard.expectSearch("?size=50");
});

test("a link without a page size shows the same number of tasks to everybody", async ({ dashboard }) => {
  await dashboard.open();
  await dashboard.pager.getByRole("combobox", { name: "Tasks per page" }).selectOption("100");
  await dashboard.expectLastQuery({ ...PLAIN, pageSize: 100 });
  await dashboard.open("?status=SUCCESS");
  await dashboard.expectLastQuery({ ...PLAIN, status: "SUCCESS" });
  await expect(dashboard.cards).toHaveCount(20);
});

test("a new page starts at its top", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await dashboard.waitForLoad();
  await expect(dashboard.cards.first()).toBeInViewport();
});

test.describe("on a server with many tasks", () => {
  test.use({ demoOptions: { tasks: 4812 } });

  test("counts are grouped by thousands", async ({ dashboard, page }) => {
    await dashboard.open("?page=2");
    await expect(dashboard.pager).toContainText("21–40 of 4,812");
    await expect(dashboard.announcement).toHaveText("4,812 tasks, page 2 of 241");
    await expect(page).toHaveTitle(/^4,812 tasks, page 2 of 241/);
  });
});

test.describe("on a server with a few tasks", () => {
  test.use({ demoOptions: { tasks: 7 } });

  test("there is one page, and every pager button is disabled", async ({ dashboard }) => {
    await dashboard.open();
    await expect(dashboard.pager).toContainText("1–7 of 7");
    for (const name of ["First page", "Previous page", "Next page", "Last page"]) {
      await expect(dashboard.pager.getByRole("button", { name, exact: true })).toHaveAttribute("aria-disabled", "true");
    }
    await expect(dashboard.announcement).toHaveText("7 tasks, page 1 of 1");
  });
});

test(
  "an empty page past the end leads to the last page, without a history entry",
  SMOKE,
  async ({ dashboard, demo }) => {
    await dashboard.open();
    const before = await dashboard.historyLength();
    await dashboard.open("?page=4000");
    await dashboard.expectLastQuery({ ...PLAIN, pageNumber: 24 });
    await dashboard.expectSearch("?page=25");
    await dashboard.expectTasks((await demo.query({ pageNumber: 24 })).content);
    await expect(dashboard.announcement).toHaveText("500 tasks, page 25 of 25");
    expect(await dashboard.historyLength()).toBe(before + 1);
  },
);

test("a 500 for a page past the end leads to the last page as well", async ({ dashboard, demo }) => {
  dashboard.invariants.expectConsole(/status of 500 .*task\/query/);
  await demo.injectFault("http-500", { times: 1 });
  await dashboard.open("?page=30");
  await dashboard.expectSearch("?page=25");
  await dashboard.expectTasks((await demo.query({ pageNumber: 24 })).content);
  await expect(dashboard.page.getByRole("alert").filter({ hasText: "failed" })).toHaveCount(0);
});

test("a 500 past the end followed by an unreadable first page leads to the last page after a retry", async ({
  dashboard,
  demo,
}) => {
  dashboard.invariants.expectConsole(/status of 500 .*task\/query/);
  await demo.injectFault("http-500", { times: 1 });
  // The first page, which would give the total, cannot be read; so the requested page is loaded once more.
  await demo.injectFault("text", { times: 1 });
  await dashboard.open("?page=30");
  await dashboard.expectSearch("?page=25");
  await dashboard.expectTasks((await demo.query({ pageNumber: 24 })).content);
  expect((await demo.queries()).map(({ pageNumber }) => pageNumber)).toEqual([29, 0, 29, 24]);
});

test("a 500 for an existing page is shown as an error", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 500 .*task\/query/);
  await demo.injectFault("http-500");
  await dashboard.open("?page=3");
  await expect(page.getByRole("heading", { name: "Server error" })).toBeVisible();
  await dashboard.expectSearch("?page=3");
  await demo.clearFaults();
  await dashboard.tryAgain.click();
  await expect(dashboard.cards).toHaveCount(20);
});

test("when tasks disappear from the last page, the page that is last now is shown", async ({ dashboard, demo }) => {
  for (const id of ["a", "b", "c"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await dashboard.open("?state=batch&size=2&page=2");
  await expect(dashboard.cards).toHaveCount(1);
  await demo.dropTasks();
  for (const id of ["a", "b"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await dashboard.refresh.click();
  await dashboard.expectSearch("?state=batch&size=2");
  await expect(dashboard.cards).toHaveCount(2);
});

test("a page number beyond any integer is no error", async ({ dashboard }) => {
  await dashboard.open("?page=4294967295999");
  await dashboard.expectSearch("?page=25");
  await expect(dashboard.cards).toHaveCount(20);
});
