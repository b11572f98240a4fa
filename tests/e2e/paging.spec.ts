// The pager: every way to another page, what it says about where one is, and what is behind the last page.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test("every button of the pager leads where it says", async ({ desk, demo }) => {
  await desk.open();
  const go = async (name: string, page: number) => {
    await desk.pager.getByRole("button", { name, exact: true }).click();
    await desk.expectAsked({ ...PLAIN, pageNumber: page - 1 });
    await desk.expectSearch(page === 1 ? "" : `?page=${page}`);
    await desk.settled();
    await expect(desk.pager.getByRole("button", { name: `Page ${page}`, exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
  };
  await go("Next page", 2);
  await desk.expectTasks((await demo.ask({ pageNumber: 1 })).content);
  await expect(desk.pager).toContainText("21–40 of 500");
  await go("Page 4", 4);
  await go("Previous page", 3);
  await go("Last page", 25);
  await expect(desk.pager).toContainText("481–500 of 500");
  await go("First page", 1);
  await expect(desk.pager).toContainText("1–20 of 500");
});

test("the numbers are a window around the page, with the first and the last", async ({ desk }) => {
  await desk.open("?page=12");
  const numbers = desk.pager.getByRole("button", { name: /^Page \d+$/ });
  await expect(numbers).toHaveText(["1", "11", "12", "13", "25"]);
  await desk.pager.getByRole("button", { name: "First page" }).click();
  await expect(numbers).toHaveText(["1", "2", "3", "4", "5", "25"]);
  await desk.pager.getByRole("button", { name: "Last page" }).click();
  await expect(numbers).toHaveText(["1", "21", "22", "23", "24", "25"]);
});

test("a pager button that cannot be used stays reachable and says why", async ({ desk }) => {
  const blocked = async (name: string, why: string) => {
    const button = desk.pager.getByRole("button", { name, exact: true });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(why);
    await button.focus();
    await expect(button).toBeFocused();
    await button.press("Enter");
  };
  await desk.open();
  await blocked("First page", "This is the first page");
  await blocked("Previous page", "This is the first page");
  await expect(desk.pager.getByRole("button", { name: "Next page" })).not.toHaveAttribute("aria-disabled");
  await desk.pager.getByRole("button", { name: "Last page" }).click();
  await desk.settled();
  await blocked("Next page", "This is the last page");
  await blocked("Last page", "This is the last page");
  await desk.nothingUnderWay();
  expect(await desk.demo.queries()).toHaveLength(2);
});

test("Go to page goes there with Enter, and to the last page for a number behind it", async ({ desk }) => {
  await desk.open();
  const field = desk.pager.getByRole("textbox", { name: "Go to page" });
  await field.fill("7");
  await field.press("Enter");
  await desk.expectAsked({ ...PLAIN, pageNumber: 6 });
  await field.fill("4000");
  await field.press("Enter");
  await desk.expectAsked({ ...PLAIN, pageNumber: 24 });
  await desk.expectSearch("?page=25");
});

test("Go to page says what it takes, and takes nothing else", async ({ desk }) => {
  await desk.open();
  const field = desk.pager.getByRole("textbox", { name: "Go to page" });
  for (const wrong of ["0", "-3", "two", "1.5"]) {
    await field.fill(wrong);
    await expect(field).not.toHaveAttribute("aria-invalid");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription("A page from 1 to 25.");
  }
  await desk.nothingUnderWay();
  expect(await desk.demo.queries()).toHaveLength(1);
});

test("the number of tasks per page is chosen, asked for, and remembered by this browser", async ({
  desk,
  demo,
  page,
}) => {
  await desk.open("?page=3");
  const size = desk.pager.getByRole("combobox", { name: "Tasks per page" });
  await expect(size.getByRole("option")).toHaveText(["10", "20", "50", "100", "200"]);
  await expect(size).toHaveValue("20");
  await size.selectOption("50");
  await desk.expectAsked({ ...PLAIN, pageSize: 50 });
  await expect(desk.cards).toHaveCount(50);
  await desk.expectTasks((await demo.ask({ pageSize: 50 })).content);
  await desk.expectSearch("?size=50");
  await page.goto(demo.url);
  await desk.settled();
  await expect(desk.cards).toHaveCount(50);
  await desk.expectSearch("?size=50");
});

test("a link without a size shows the same number of tasks to everybody", async ({ desk }) => {
  await desk.open();
  await desk.pager.getByRole("combobox", { name: "Tasks per page" }).selectOption("100");
  await desk.expectAsked({ ...PLAIN, pageSize: 100 });
  await desk.open("?status=SUCCESS");
  await desk.expectAsked({ ...PLAIN, status: "SUCCESS" });
  await expect(desk.cards).toHaveCount(20);
});

test("a new page is read from its top", async ({ desk, page }) => {
  await desk.open();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await desk.settled();
  await expect(desk.cards.first()).toBeInViewport();
});

test.describe("on a server with many tasks", () => {
  test.use({ demoOptions: { tasks: 4812 } });

  test("counts are grouped by thousands", async ({ desk, page }) => {
    await desk.open("?page=2");
    await expect(desk.pager).toContainText("21–40 of 4,812");
    await expect(desk.announced).toHaveText("4,812 tasks, page 2 of 241");
    await expect(page).toHaveTitle(/^4,812 tasks, page 2 of 241/);
  });
});

test.describe("on a server with a few tasks", () => {
  test.use({ demoOptions: { tasks: 7 } });

  test("there is one page, and nowhere to go", async ({ desk }) => {
    await desk.open();
    await expect(desk.pager).toContainText("1–7 of 7");
    for (const name of ["First page", "Previous page", "Next page", "Last page"]) {
      await expect(desk.pager.getByRole("button", { name, exact: true })).toHaveAttribute("aria-disabled", "true");
    }
    await expect(desk.announced).toHaveText("7 tasks, page 1 of 1");
  });
});

test("an empty page behind the end leads back to the last page, without a step in the history", async ({
  desk,
  demo,
}) => {
  await desk.open();
  const before = await desk.historyLength();
  await desk.open("?page=4000");
  await desk.expectAsked({ ...PLAIN, pageNumber: 24 });
  await desk.expectSearch("?page=25");
  await desk.expectTasks((await demo.ask({ pageNumber: 24 })).content);
  await expect(desk.announced).toHaveText("500 tasks, page 25 of 25");
  expect(await desk.historyLength()).toBe(before + 1);
});

test("a server that fails with 500 behind the end is led back from as well", async ({ desk, demo }) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  await demo.arm("http-500", { times: 1 });
  await desk.open("?page=30");
  await desk.expectSearch("?page=25");
  await desk.expectTasks((await demo.ask({ pageNumber: 24 })).content);
  await expect(desk.page.getByRole("alert").filter({ hasText: "failed" })).toHaveCount(0);
});

test("a server that fails behind the end, and then says nothing that helps, is led back from once it does", async ({
  desk,
  demo,
}) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  await demo.arm("http-500", { times: 1 });
  // The first page, which would tell how many there are, cannot be read; so the page itself is asked for once more.
  await demo.arm("text", { times: 1 });
  await desk.open("?page=30");
  await desk.expectSearch("?page=25");
  await desk.expectTasks((await demo.ask({ pageNumber: 24 })).content);
  expect((await demo.queries()).map(({ pageNumber }) => pageNumber)).toEqual([29, 0, 29, 24]);
});

test("a 500 on a page that exists is told, not hidden", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  await demo.arm("http-500");
  await desk.open("?page=3");
  await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
  await desk.expectSearch("?page=3");
  await demo.disarm();
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("tasks that went away while one was on the last page lead to what is the last page now", async ({
  desk,
  demo,
}) => {
  for (const id of ["a", "b", "c"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await desk.open("?state=batch&size=2&page=2");
  await expect(desk.cards).toHaveCount(1);
  await demo.dropTasks();
  for (const id of ["a", "b"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await desk.refresh.click();
  await desk.expectSearch("?state=batch&size=2");
  await expect(desk.cards).toHaveCount(2);
});

test("a page far beyond any number is no error", async ({ desk }) => {
  await desk.open("?page=4294967295999");
  await desk.expectSearch("?page=25");
  await expect(desk.cards).toHaveCount(20);
});
