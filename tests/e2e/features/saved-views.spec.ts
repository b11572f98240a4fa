// Saved views: named filters of the user, of the host, and built in.

import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { openMenu } from "../support/menu";
import { expect, test } from "../support/test";

const STORED = "contact-sheet.views";

/** Opens the dialog by its button in the header. */
async function openViews(page: Page): Promise<Locator> {
  await openMenu(page);
  await page.getByRole("banner").getByRole("button", { name: /^(Saved views|已存视图)$/ }).click();
  const dialog = page.getByRole("dialog", { name: /^(Saved views|已存视图)$/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function saveView(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole("textbox", { name: "Name of the view" }).fill(name);
  await dialog.getByRole("button", { name: "Save view" }).click();
}

/** The names of the saved views, in order. */
const names = (dialog: Locator) =>
  dialog.getByRole("list", { name: "Saved in this browser" }).locator(".view-name").allTextContents();

test("filters are saved under a name, survive a reload, and are a link", async ({ dashboard, page }) => {
  await dashboard.open("?status=FAILURE&action=UPSCALE&sort=finishTime,asc&page=2&size=10");
  let dialog = await openViews(page);
  await expect(dialog.getByText("Status: Failed · Action: Upscale · Finished, ascending")).toBeVisible();
  await saveView(dialog, " Failed upscales ");
  await expect(dialog.getByText("“Failed upscales” was saved.").first()).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Name of the view" })).toHaveValue("");
  await dashboard.open();
  dialog = await openViews(page);
  const link = dialog.getByRole("link", { name: /^Failed upscales/ });
  await expect(link).toHaveAttribute("href", "?status=FAILURE&action=UPSCALE&sort=finishTime,asc&size=10");
  await expect(link).not.toHaveAttribute("aria-current");
  await link.click();
  await expect(dialog).toHaveCount(0);
  await dashboard.expectSearch("?status=FAILURE&action=UPSCALE&sort=finishTime,asc&size=10");
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Saved views" })).toBeFocused();
  dialog = await openViews(page);
  await expect(link).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("Escape");
  await page.goBack();
  await dashboard.expectSearch("");
  await expect(dashboard.status("Failed")).toHaveAttribute("aria-pressed", "false");
});

test("views are renamed, moved, and deleted after a question", async ({ dashboard, page }) => {
  await dashboard.open("?status=SUCCESS");
  const dialog = await openViews(page);
  for (const name of ["One", "Two", "Three"]) await saveView(dialog, name);
  await expect.poll(() => names(dialog)).toEqual(["One", "Two", "Three"]);
  await dialog.getByRole("button", { name: "Move Three up" }).click();
  await expect.poll(() => names(dialog)).toEqual(["One", "Three", "Two"]);
  await expect(dialog.getByRole("button", { name: "Move Three up" })).toBeFocused();
  await dialog.getByRole("button", { name: "Move One down" }).click();
  await expect.poll(() => names(dialog)).toEqual(["Three", "One", "Two"]);
  await dialog.getByRole("button", { name: "Rename One" }).click();
  const field = dialog.getByRole("textbox", { name: "New name of One" });
  await expect(field).toBeFocused();
  await field.fill("Two");
  await field.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("Another view has this name.");
  await field.fill("Uno");
  await field.press("Enter");
  await expect.poll(() => names(dialog)).toEqual(["Three", "Uno", "Two"]);
  await dialog.getByRole("button", { name: "Delete Uno" }).click();
  const question = page.getByRole("dialog", { name: "Delete the view “Uno”?" });
  await question.getByRole("button", { name: "Keep view" }).click();
  await expect.poll(() => names(dialog)).toEqual(["Three", "Uno", "Two"]);
  await dialog.getByRole("button", { name: "Delete Uno" }).click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect.poll(() => names(dialog)).toEqual(["Three", "Two"]);
  await page.reload();
  await dashboard.waitForLoad();
  expect(await names(await openViews(page))).toEqual(["Three", "Two"]);
});

test("a name that cannot be used is explained, and the text stays", async ({ dashboard, page }) => {
  await dashboard.open("?status=SUCCESS");
  const dialog = await openViews(page);
  await saveView(dialog, "  ");
  await expect(dialog.getByRole("alert")).toHaveText("Enter a name.");
  await saveView(dialog, "One");
  await saveView(dialog, "One");
  await expect(dialog.getByRole("alert")).toHaveText("Another view has this name.");
  await expect(dialog.getByRole("textbox", { name: "Name of the view" })).toHaveValue("One");
  expect(await names(dialog)).toEqual(["One"]);
});

test("the start view opens for the bare address only", async ({ dashboard, page }) => {
  await dashboard.open();
  let dialog = await openViews(page);
  const start = () => dialog.getByRole("button", { name: "Open at start: Needs attention" });
  await start().click();
  await expect(start()).toHaveAttribute("aria-pressed", "true");
  await dashboard.open();
  await dashboard.expectSearch("?status=MODAL,FAILURE");
  for (const status of ["Needs input", "Failed"])
    await expect(dashboard.status(status)).toHaveAttribute("aria-pressed", "true");
  await dashboard.open("?status=SUCCESS");
  await dashboard.expectSearch("?status=SUCCESS");
  dialog = await openViews(page);
  await start().click();
  await expect(start()).toHaveAttribute("aria-pressed", "false");
  await dashboard.open();
  await dashboard.expectSearch("");
});

test("Mine shows the tasks with the user's custom state", async ({ dashboard, demo, page }) => {
  await demo.put({ id: "1", status: "SUCCESS", state: "shop 1" });
  await dashboard.open();
  let dialog = await openViews(page);
  const field = () => dialog.getByRole("textbox", { name: "Custom state of your tasks" });
  await expect(dialog.getByRole("link", { name: /^Mine/ })).toHaveCount(0);
  await field().fill(" shop 1 ");
  await field().press("Tab");
  await dialog.getByRole("link", { name: /^Mine/ }).click();
  await expect.poll(() => dashboard.ids()).toEqual(["1"]);
  await page.reload();
  await dashboard.waitForLoad();
  dialog = await openViews(page);
  await expect(field()).toHaveValue("shop 1");
});

test("exported views are imported in another browser; nothing is replaced", async ({ dashboard, page, otherUser }) => {
  await dashboard.open("?status=SUCCESS");
  const dialog = await openViews(page);
  await expect(dialog.getByRole("button", { name: "Export views" })).toBeDisabled();
  for (const name of ["One", "Two"]) await saveView(dialog, name);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export views" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("contact-sheet-views.json");
  const exported = readFileSync(await file.path(), "utf8");
  expect(JSON.parse(exported)).toEqual(["One", "Two"].map((name) => ({ name, query: "?status=SUCCESS" })));

  const other = await otherUser();
  await other.open("?status=FAILURE");
  const theirs = await openViews(other.page);
  await saveView(theirs, "Two");
  const choose = (text: string) =>
    theirs
      .getByLabel("Import views")
      .setInputFiles({ name: "views.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await choose(exported);
  await expect.poll(() => names(theirs)).toEqual(["Two", "One", "Two (2)"]);
  await expect(theirs.getByText("2 views were added.").first()).toBeVisible();
  await choose(exported);
  await expect(theirs.getByText("1 view was added. 1 already existed.").first()).toBeVisible();
  for (const text of ["", "<html>", '{"views":[]}', '[{"name":"x"}]']) {
    await choose(text);
    await expect(theirs.getByRole("alert")).toHaveText("This file contains no exported views. Nothing was changed.");
  }
  expect(await names(theirs)).toEqual(["Two", "One", "Two (2)", "Two (3)"]);
});

test("a damaged list is reported, and nothing of it is lost", async ({ dashboard, page }) => {
  const damaged = '[{"name":"One","query":"?status=SUCCESS"},{"name":';
  await dashboard.open();
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [STORED, damaged]);
  const dialog = await openViews(page);
  const alert = dialog.getByRole("alert").filter({ hasText: "cannot be read" });
  await expect(alert).toContainText("Nothing was deleted");
  await saveView(dialog, "New");
  expect(await page.evaluate((key) => localStorage.getItem(key), STORED)).toBe(damaged);
  await alert.getByRole("button", { name: "Start with an empty list" }).click();
  await expect(alert).toHaveCount(0);
  await saveView(dialog, "New");
  await expect.poll(() => names(dialog)).toEqual(["New"]);
  expect(await page.evaluate((key) => localStorage.getItem(`${key}-unreadable`), STORED)).toBe(damaged);
});

test("a full storage is reported, and nothing is changed", async ({ dashboard, page }) => {
  await dashboard.open("?status=SUCCESS");
  const dialog = await openViews(page);
  await saveView(dialog, "One");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await saveView(dialog, "Two");
  await expect(dialog.getByRole("alert")).toContainText("The browser did not store the change");
  await expect(dialog.getByRole("textbox", { name: "Name of the view" })).toHaveValue("Two");
  expect(await names(dialog)).toEqual(["One"]);
});

test.describe("a host with views", () => {
  test.use({
    hostConfig: { views: [{ name: "Night shift <b>1</b>", query: "?status=IN_PROGRESS&task=1&unknown=2" }] },
  });

  test("its views are links, without what this version does not know", async ({ dashboard, page }) => {
    await dashboard.open();
    const dialog = await openViews(page);
    const link = dialog.getByRole("list", { name: "From this site" }).getByRole("link", { name: /^Night shift <b>1/ });
    await link.click();
    await dashboard.expectSearch("?status=IN_PROGRESS");
  });
});

test.describe("a host with a wrong view", () => {
  test.use({ hostConfig: { views: [{ name: "No query" }] }, demoOptions: { tasks: 0 } });

  test("is reported with its line", async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(page.getByRole("alert").filter({ hasText: "config.json" })).toContainText(/line \d+: "views" must be \[/);
  });
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: "zh-CN" });

  test("views are in the menu, and fit", async ({ dashboard, page }) => {
    await page.goto(new URL("?status=FAILURE", dashboard.demo.url).href);
    await expect(page.getByRole("list", { name: "任务", exact: true })).toBeVisible();
    const dialog = await openViews(page);
    await dialog.getByRole("textbox", { name: "视图名称" }).fill("失败的任务".repeat(12));
    await dialog.getByRole("button", { name: "保存视图" }).click();
    const remove = dialog.getByRole("button", { name: /^删除“失败的任务/ });
    await remove.scrollIntoViewIfNeeded();
    await expect(remove).toBeInViewport({ ratio: 1 });
    const overflow = await dialog.evaluate((element) => {
      const body = element.querySelector(".modal-body")!;
      return body.scrollWidth - body.clientWidth;
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
