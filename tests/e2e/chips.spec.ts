// Every active filter as a chip, and the ways to take them away.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

const LINK =
  "?status=FAILURE,CANCEL&action=UPSCALE&prompt=a&promptEn=a&description=up&failReason=o&instanceId=11&state=s";

test("each active filter stands as a chip that says what it is", async ({ desk }) => {
  await desk.open(LINK);
  const chips = desk.filters
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
    await expect(desk.chip(name)).toBeVisible();
  }
});

test("a chip takes away its filter alone, also from the control that set it", async ({ desk }) => {
  await desk.open("?status=FAILURE&action=UPSCALE&prompt=cat&page=2");
  await desk.chip("Prompt: cat").click();
  await desk.expectAsked({ ...PLAIN, status: "FAILURE", action: "UPSCALE" });
  await expect(desk.prompt).toHaveValue("");
  await desk.chip("Action: Upscale").click();
  await desk.expectAsked({ ...PLAIN, status: "FAILURE" });
  await expect(desk.filters.getByRole("combobox", { name: "Action" })).toHaveValue("");
  await desk.chip("Status: Failed").click();
  await desk.expectAsked(PLAIN);
  await expect(desk.status("Failed")).toHaveAttribute("aria-pressed", "false");
  await expect(desk.filters.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
  await desk.expectSearch("");
});

test("Clear filters takes all away and keeps the order and the page size", async ({ desk }) => {
  await desk.open(`${LINK}&sort=id,asc&size=50`);
  await desk.page.getByRole("button", { name: "Clear filters" }).click();
  await desk.expectAsked({ pageNumber: 0, pageSize: 50, sort: "id,asc" });
  await desk.expectSearch("?sort=id,asc&size=50");
  await expect(desk.prompt).toHaveValue("");
  await expect(desk.filters.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
});

test("without a filter there is no chip and nothing to clear", async ({ desk, page }) => {
  await desk.open("?sort=id,asc&page=2");
  await expect(desk.filters.getByRole("list", { name: "Active filters" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Clear filters" })).toHaveCount(0);
});

test("the focus is not lost when a chip goes", async ({ desk, page }) => {
  await desk.open("?status=FAILURE,CANCEL&prompt=a");
  await desk.chip("Status: Failed").press("Enter");
  await expect(desk.chip("Status: Failed")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("nothing matches says so and leads out with one press", async ({ desk, page }) => {
  await desk.open("?prompt=xyzzy-nobody-writes-this");
  await expect(page.getByRole("heading", { name: "No task matches" })).toBeVisible();
  await expect(desk.announced).toHaveText("No tasks");
  await expect(desk.pager).toHaveCount(0);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(desk.cards).toHaveCount(20);
  await expect(desk.prompt).toHaveValue("");
});
