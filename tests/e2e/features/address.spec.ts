// The URL is the state of the view: which changes push a history entry, which replace it, and what a shared link
// shows.

import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test("paging and choices push a history entry, typing replaces it", SMOKE, async ({ dashboard }) => {
  await dashboard.open();
  const begin = await dashboard.historyLength();
  await dashboard.prompt.pressSequentially("cat");
  await dashboard.expectSearch("?prompt=cat");
  expect(await dashboard.historyLength()).toBe(begin);
  await dashboard.status("Succeeded").click();
  await dashboard.expectSearch("?status=SUCCESS&prompt=cat");
  expect(await dashboard.historyLength()).toBe(begin + 1);
  await dashboard.chip("Prompt: cat").click();
  await dashboard.waitForLoad();
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await dashboard.expectSearch("?status=SUCCESS&page=2");
  expect(await dashboard.historyLength()).toBe(begin + 3);
});

test("Back and Forward restore the query and the controls", SMOKE, async ({ dashboard, demo, page }) => {
  await dashboard.open();
  await dashboard.status("Failed").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE" });
  await dashboard.filters.getByRole("combobox", { name: "Action" }).selectOption("Imagine");
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE", action: "IMAGINE" });
  await page.goBack();
  await dashboard.expectSearch("?status=FAILURE");
  await dashboard.waitForLoad();
  await dashboard.expectTasks((await demo.query({ status: "FAILURE" })).content);
  await expect(dashboard.filters.getByRole("combobox", { name: "Action" })).toHaveValue("");
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await dashboard.expectSearch("");
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "false");
  await dashboard.expectTasks((await demo.query()).content);
  await page.goForward();
  await page.goForward();
  await dashboard.expectSearch("?status=FAILURE&action=IMAGINE");
  await expect(dashboard.filters.getByRole("combobox", { name: "Action" })).toHaveValue("IMAGINE");
});

test("Back restores a typed text in its field", async ({ dashboard, page }) => {
  await dashboard.open("?prompt=cat");
  await dashboard.chip("Prompt: cat").click();
  await expect(dashboard.prompt).toHaveValue("");
  await page.goBack();
  await expect(dashboard.prompt).toHaveValue("cat");
  await dashboard.expectLastQuery({ ...PLAIN, prompt: "cat" });
});

test("a link shows the same view in another browser", async ({ dashboard, page, otherUser }) => {
  await dashboard.open();
  await dashboard.status("Succeeded").click();
  await dashboard.filters.getByRole("combobox", { name: "Action" }).selectOption("Imagine");
  await dashboard.filters.getByRole("combobox", { name: "Sort by" }).selectOption("Finished");
  await dashboard.filters.getByRole("button", { name: "Descending" }).click();
  await dashboard.prompt.fill("a & b = 100% 猫?");
  await dashboard.expectSearch(
    "?status=SUCCESS&action=IMAGINE&prompt=a+%26+b+%3D+100%25+%E7%8C%AB%3F&sort=finishTime,asc",
  );
  await dashboard.prompt.fill("in");
  await dashboard.pager.getByRole("combobox", { name: "Tasks per page" }).selectOption("10");
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await dashboard.expectSearch("?status=SUCCESS&action=IMAGINE&prompt=in&sort=finishTime,asc&page=2&size=10");
  await dashboard.waitForLoad();
  const shown = await dashboard.ids();
  expect(shown.length).toBeGreaterThan(0);

  const theirs = await otherUser();
  await theirs.page.goto(page.url());
  await theirs.waitForLoad();
  expect(await theirs.ids()).toEqual(shown);
  await expect(theirs.status("Succeeded")).toHaveAttribute("aria-pressed", "true");
  await expect(theirs.prompt).toHaveValue("in");
  await expect(theirs.pager.getByRole("button", { name: "Page 2", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
});

test("a URL typed by hand is read leniently and normalised", async ({ dashboard }) => {
  await dashboard.open("?page=1&size=20&sort=submitTime,desc&status=failure,,&foo=bar&instanceId=12a&prompt=%20cat%20");
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "true");
  await expect(dashboard.prompt).toHaveValue("cat");
  await expect.poll(() => new URLSearchParams(dashboard.search()).get("foo")).toBeNull();
  const requested = await dashboard.demo.lastQuery();
  expect(requested).not.toHaveProperty("instanceId");
  expect(requested).toMatchObject({ prompt: "cat" });
});

test("every sort field and both directions are sent and stored in the URL", async ({ dashboard, demo }) => {
  await dashboard.open();
  const sort = dashboard.filters.getByRole("combobox", { name: "Sort by" });
  await expect(sort.getByRole("option")).toHaveText(["Submitted", "Started", "Finished", "ID", "Status", "Action"]);
  for (const [name, wire] of [
    ["Started", "startTime"],
    ["Finished", "finishTime"],
    ["ID", "id"],
    ["Status", "status"],
    ["Action", "action"],
  ]) {
    await sort.selectOption(name);
    await dashboard.expectLastQuery({ ...PLAIN, sort: `${wire},desc` });
    await dashboard.expectSearch(`?sort=${wire},desc`);
  }
  await dashboard.filters.getByRole("button", { name: "Descending" }).click();
  await dashboard.expectLastQuery({ ...PLAIN, sort: "action,asc" });
  await expect(dashboard.filters.getByRole("button", { name: "Ascending" })).toBeVisible();
  await dashboard.waitForLoad();
  await dashboard.expectTasks((await demo.query({ sort: "action,asc" })).content);
  await sort.selectOption("Submitted");
  await dashboard.expectSearch("?sort=submitTime,asc");
  await dashboard.filters.getByRole("button", { name: "Ascending" }).click();
  await dashboard.expectSearch("");
});

test("changing the sort order returns to page 1", async ({ dashboard }) => {
  await dashboard.open("?page=4");
  await dashboard.filters.getByRole("button", { name: "Descending" }).click();
  await dashboard.expectLastQuery({ ...PLAIN, sort: "submitTime,asc" });
  await dashboard.expectSearch("?sort=submitTime,asc");
});
