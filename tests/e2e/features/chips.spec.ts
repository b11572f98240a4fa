// Active filters as chips, and the ways to remove them.

import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const LINK =
  "?status=FAILURE,CANCEL&action=UPSCALE&prompt=a&promptEn=a&description=up&failReason=o&instanceId=11&state=s";

test("each active filter is a chip with its name and value", async ({ dashboard }) => {
  await dashboard.open(LINK);
  const chips = dashboard.filters
    .getByRole("list", { name: "Active filters" })
    .getByRole("button", { name: /^Remove filter/ });
  await expect(chips).toHaveCount(9);
  for (const name of [
    "Status: Failed",
    "Status: Cancelled",
    "Action: Upscale",
    "Prompt: a",
    "English prompt: a",
    "Description: up",
    "Failure reason: o",
    "Account (instance ID): 11",
    "Custom state: s",
  ]) {
    await expect(dashboard.chip(name)).toBeVisible();
  }
});

test("a chip removes only its own filter and clears the control that set it", SMOKE, async ({ dashboard }) => {
  await dashboard.open("?status=FAILURE&action=UPSCALE&prompt=cat&page=2");
  await dashboard.chip("Prompt: cat").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE", action: "UPSCALE" });
  await expect(dashboard.prompt).toHaveValue("");
  await dashboard.chip("Action: Upscale").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE" });
  await expect(dashboard.filters.getByRole("combobox", { name: "Action" })).toHaveValue("");
  await dashboard.chip("Status: Failed").click();
  await dashboard.expectLastQuery(PLAIN);
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "false");
  await expect(dashboard.filters.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
  await dashboard.expectSearch("");
});

test("Clear filters removes every filter and keeps the sort order and the page size", async ({ dashboard }) => {
  await dashboard.open(`${LINK}&sort=id,asc&size=50`);
  await dashboard.page.getByRole("button", { name: "Clear filters" }).click();
  await dashboard.expectLastQuery({ pageNumber: 0, pageSize: 50, sort: "id,asc" });
  await dashboard.expectSearch("?sort=id,asc&size=50");
  await expect(dashboard.prompt).toHaveValue("");
  await expect(dashboard.filters.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
});

test("without a filter there are no chips and no Clear filters button", async ({ dashboard, page }) => {
  await dashboard.open("?sort=id,asc&page=2");
  await expect(dashboard.filters.getByRole("list", { name: "Active filters" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Clear filters" })).toHaveCount(0);
});

test("focus is not lost when a chip disappears", async ({ dashboard, page }) => {
  await dashboard.open("?status=FAILURE,CANCEL&prompt=a");
  await dashboard.chip("Status: Failed").press("Enter");
  await expect(dashboard.chip("Status: Failed")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("an empty result says so and offers one button that clears the filters", async ({ dashboard, page }) => {
  await dashboard.open("?prompt=xyzzy-nobody-writes-this");
  await expect(page.getByRole("heading", { name: "No matching tasks" })).toBeVisible();
  await expect(dashboard.announcement).toHaveText("No tasks");
  await expect(dashboard.pager).toHaveCount(0);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(dashboard.cards).toHaveCount(20);
  await expect(dashboard.prompt).toHaveValue("");
});
