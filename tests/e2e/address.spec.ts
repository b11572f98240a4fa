// The address is the state: what is pushed, what is replaced, and what a link shows to somebody else.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test("paging and choices push, typing replaces", async ({ desk }) => {
  await desk.open();
  const begin = await desk.historyLength();
  await desk.prompt.pressSequentially("cat");
  await desk.expectSearch("?prompt=cat");
  expect(await desk.historyLength()).toBe(begin);
  await desk.status("Succeeded").click();
  await desk.expectSearch("?status=SUCCESS&prompt=cat");
  expect(await desk.historyLength()).toBe(begin + 1);
  await desk.chip("Prompt: cat").click();
  await desk.settled();
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await desk.expectSearch("?status=SUCCESS&page=2");
  expect(await desk.historyLength()).toBe(begin + 3);
});

test("Back and Forward walk through what was asked, and the controls follow", async ({ desk, demo, page }) => {
  await desk.open();
  await desk.status("Failed").click();
  await desk.expectAsked({ ...PLAIN, status: "FAILURE" });
  await desk.filters.getByRole("combobox", { name: "Action" }).selectOption("Imagine");
  await desk.expectAsked({ ...PLAIN, status: "FAILURE", action: "IMAGINE" });
  await page.goBack();
  await desk.expectSearch("?status=FAILURE");
  await desk.settled();
  await desk.expectTasks((await demo.ask({ status: "FAILURE" })).content);
  await expect(desk.filters.getByRole("combobox", { name: "Action" })).toHaveValue("");
  await expect(desk.status("Failed")).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await desk.expectSearch("");
  await expect(desk.status("Failed")).toHaveAttribute("aria-pressed", "false");
  await desk.expectTasks((await demo.ask()).content);
  await page.goForward();
  await page.goForward();
  await desk.expectSearch("?status=FAILURE&action=IMAGINE");
  await expect(desk.filters.getByRole("combobox", { name: "Action" })).toHaveValue("IMAGINE");
});

test("Back brings a typed text back into its field", async ({ desk, page }) => {
  await desk.open("?prompt=cat");
  await desk.chip("Prompt: cat").click();
  await expect(desk.prompt).toHaveValue("");
  await page.goBack();
  await expect(desk.prompt).toHaveValue("cat");
  await desk.expectAsked({ ...PLAIN, prompt: "cat" });
});

test("a link shows the same to somebody else", async ({ desk, page, strangersDesk }) => {
  await desk.open();
  await desk.status("Succeeded").click();
  await desk.filters.getByRole("combobox", { name: "Action" }).selectOption("Imagine");
  await desk.filters.getByRole("combobox", { name: "Sort by" }).selectOption("Finished");
  await desk.filters.getByRole("button", { name: "Descending" }).click();
  await desk.prompt.fill("a & b = 100% 猫?");
  await desk.expectSearch("?status=SUCCESS&action=IMAGINE&prompt=a+%26+b+%3D+100%25+%E7%8C%AB%3F&sort=finishTime,asc");
  await desk.prompt.fill("in");
  await desk.pager.getByRole("combobox", { name: "Tasks per page" }).selectOption("10");
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await desk.expectSearch("?status=SUCCESS&action=IMAGINE&prompt=in&sort=finishTime,asc&page=2&size=10");
  await desk.settled();
  const shown = await desk.ids();
  expect(shown.length).toBeGreaterThan(0);

  const theirs = await strangersDesk();
  await theirs.page.goto(page.url());
  await theirs.settled();
  expect(await theirs.ids()).toEqual(shown);
  await expect(theirs.status("Succeeded")).toHaveAttribute("aria-pressed", "true");
  await expect(theirs.prompt).toHaveValue("in");
  await expect(theirs.pager.getByRole("button", { name: "Page 2", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
});

test("an address that somebody typed is read with good will and put in order", async ({ desk }) => {
  await desk.open("?page=1&size=20&sort=submitTime,desc&status=failure,,&foo=bar&instanceId=12a&prompt=%20cat%20");
  await expect(desk.status("Failed")).toHaveAttribute("aria-pressed", "true");
  await expect(desk.prompt).toHaveValue("cat");
  await expect.poll(() => new URLSearchParams(desk.search()).get("foo")).toBeNull();
  const asked = await desk.demo.lastQuery();
  expect(asked).not.toHaveProperty("instanceId");
  expect(asked).toMatchObject({ prompt: "cat" });
});

test("each sort and both directions are asked for and stand in the address", async ({ desk, demo }) => {
  await desk.open();
  const sort = desk.filters.getByRole("combobox", { name: "Sort by" });
  await expect(sort.getByRole("option")).toHaveText(["Submitted", "Started", "Finished", "ID", "Status", "Action"]);
  for (const [name, wire] of [
    ["Started", "startTime"],
    ["Finished", "finishTime"],
    ["ID", "id"],
    ["Status", "status"],
    ["Action", "action"],
  ]) {
    await sort.selectOption(name);
    await desk.expectAsked({ ...PLAIN, sort: `${wire},desc` });
    await desk.expectSearch(`?sort=${wire},desc`);
  }
  await desk.filters.getByRole("button", { name: "Descending" }).click();
  await desk.expectAsked({ ...PLAIN, sort: "action,asc" });
  await expect(desk.filters.getByRole("button", { name: "Ascending" })).toBeVisible();
  await desk.settled();
  await desk.expectTasks((await demo.ask({ sort: "action,asc" })).content);
  await sort.selectOption("Submitted");
  await desk.expectSearch("?sort=submitTime,asc");
  await desk.filters.getByRole("button", { name: "Ascending" }).click();
  await desk.expectSearch("");
});

test("a change of the order goes back to page 1", async ({ desk }) => {
  await desk.open("?page=4");
  await desk.filters.getByRole("button", { name: "Descending" }).click();
  await desk.expectAsked({ ...PLAIN, sort: "submitTime,asc" });
  await desk.expectSearch("?sort=submitTime,asc");
});
