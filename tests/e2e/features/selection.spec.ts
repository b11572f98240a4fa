// Selecting tasks: check boxes, ranges, keys, the page, all that match; and what a selection survives.

import { expectAccessible } from "../support/axe";
import { SelectionPage } from "../support/selection";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const PHONE = { hasTouch: true, isMobile: true };
const widthOver = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test.use({ demoOptions: { tasks: 120, noBackground: true, failureRate: "none" } });

test("check boxes select one task and ranges; a modifier key does so on the card once something is selected", SMOKE, async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  const selection = new SelectionPage(dashboard);
  await selection.load();
  const ids = await dashboard.ids();
  // The card stays the same element.
  const card = await dashboard.card(ids[2] ?? "").elementHandle();
  await selection.box(ids[2] ?? "").click();
  await selection.expectCount(1);
  await expect(dashboard.announcement).toHaveText("1 selected");
  await expect(dashboard.dialog).toHaveCount(0);
  expect(await card?.evaluate((card) => card.isConnected && card.classList.contains("selected"))).toBe(true);

  await selection.box(ids[6] ?? "").click({ modifiers: ["Shift"] });
  await selection.expectCount(5);
  expect(await selection.checked()).toEqual(ids.slice(2, 7));
  await dashboard.card(ids[4] ?? "").getByRole("link", { name: /^Open task/ }).click({ modifiers: ["ControlOrMeta"] });
  await selection.expectCount(4);
  // From the task that was removed last: the range is removed.
  await dashboard.card(ids[5] ?? "").getByRole("link", { name: /^Open task/ }).click({ modifiers: ["Shift"] });
  expect(await selection.checked()).toEqual([ids[2], ids[3], ids[6]]);
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");

  // Without a modifier, the card opens as ever.
  await dashboard.openTask(ids[3] ?? "");
  await page.keyboard.press("Escape");
  await selection.expectCount(3);
  await expectAccessible(page, "a page with selected tasks");
  await selection.button("Clear selection").click();
  await expect(selection.bar).toHaveCount(0);
  expect(await selection.checked()).toEqual([]);
  await expect(page.locator("#tasks")).toBeFocused();
});

test("a selection survives paging, another order, the list and new versions of tasks, but not another filter", async ({
  dashboard,
  demo,
  page,
}) => {
  await demo.put({ id: "waits", status: "NOT_START", prompt: "a bridge", progress: "", finishTime: null });
  await demo.put({ id: "runs", status: "IN_PROGRESS", prompt: "a ferry", progress: "10%", finishTime: null });
  await dashboard.open();
  const selection = new SelectionPage(dashboard);
  await selection.load();
  expect((await dashboard.ids()).slice(0, 2)).toEqual(["runs", "waits"]);
  await selection.select(["runs", "waits"]);
  await page.getByRole("button", { name: "Page 2", exact: true }).click();
  await dashboard.waitForLoad();
  await selection.expectCount(2);
  const third = (await dashboard.ids())[0] ?? "";
  await selection.box(third).check();
  await selection.expectCount(3);
  // A range cannot begin on another page.
  await page.getByRole("button", { name: "Page 1", exact: true }).click();
  await dashboard.waitForLoad();
  await expect(selection.box("runs")).toBeChecked();
  const done = (await demo.query({ status: "SUCCESS" })).content[0].id;
  await selection.box(done).click({ modifiers: ["Shift"] });
  await selection.expectCount(4);

  const open = async (expected: RegExp) => {
    await selection.openActions();
    await expect(selection.actions.getByRole("button", { name: expected })).toBeVisible();
    await page.keyboard.press("Escape");
  };
  await open(/^Cancel open tasks, 2 tasks$/);
  await demo.put({ id: "runs", status: "SUCCESS", progress: "100%", finishTime: Date.now() });
  await dashboard.refresh.click();
  await dashboard.waitForLoad();
  await expect(dashboard.card("runs")).toContainText("Succeeded");
  await expect(selection.box("runs")).toBeChecked();
  await open(/^Cancel open tasks, 1 task$/);

  await dashboard.filters.getByRole("group", { name: "Views" }).getByRole("button", { name: "List", exact: true }).click();
  await expect(selection.box("runs")).toBeChecked();
  await page.getByRole("columnheader", { name: "Submitted" }).getByRole("button").click();
  await dashboard.waitForLoad();
  await selection.expectCount(4);
  await dashboard.status("Failed").click();
  await expect(selection.bar).toHaveCount(0);
});

test("the keyboard alone selects tasks, ranges and the page, and reaches the bar", async ({ dashboard, page }) => {
  await dashboard.open();
  const ids = await dashboard.ids();
  const selection = new SelectionPage(dashboard);
  await dashboard.cards.first().getByRole("link", { name: /^Open task/ }).focus();
  await page.keyboard.press("x");
  await selection.expectCount(1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("X");
  await selection.expectCount(3);
  expect(await selection.checked()).toEqual(ids.slice(0, 3));
  // The check box is a tab stop of its card.
  await page.keyboard.press("Tab");
  await expect(selection.box(ids[2] ?? "")).toBeFocused();
  await page.keyboard.press("Space");
  await selection.expectCount(2);
  await selection.button("Select page").focus();
  await page.keyboard.press("Enter");
  await selection.expectCount(20);
  await page.keyboard.press("Enter");
  await expect(selection.bar).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Select up to this task");
});

for (const width of [390, 320]) {
  test.describe(`on a phone of ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, ...PHONE });

    test(`boxes are large and always visible, and nothing is wider than the screen at ${width} px`, async ({
      dashboard,
      page,
    }) => {
      await dashboard.open();
      const selection = new SelectionPage(dashboard);
      // What a touch begins with.
      await dashboard.cards.first().dispatchEvent("pointerover");
      const ids = await dashboard.ids();
      await expect(selection.box(ids[1] ?? "")).toHaveCSS("opacity", "1");
      const box = await selection.box(ids[1] ?? "").boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      await selection.box(ids[1] ?? "").tap();
      await selection.expectCount(1);
      expect(await page.evaluate(widthOver)).toBe(0);
      for (const button of await selection.bar.getByRole("button").all()) {
        const size = await button.boundingBox();
        expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
        expect((size?.x ?? 0) + (size?.width ?? 0), "in view").toBeLessThanOrEqual(width);
      }
      await selection.button("Actions…").tap();
      await expect(selection.actions).toBeVisible();
      await expectAccessible(page, `the actions at ${width} px`);
      expect(await page.evaluate(widthOver)).toBe(0);
      await page.keyboard.press("Escape");
      await page.goto(new URL("?view=list", dashboard.demo.url).href);
      const row = page.getByRole("table").locator("tbody").getByRole("row").nth(2);
      await row.getByRole("checkbox").tap();
      await selection.expectCount(1);
      expect(await page.evaluate(widthOver)).toBe(0);
    });
  });
}

test("in Chinese and in the dark theme", async ({ dashboard, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await dashboard.open();
  await SettingsDialog.chooseLanguage(page, "简体中文");
  const [task] = (await dashboard.demo.query()).content;
  await page.locator(`[data-task-id="${task.id}"]`).hover();
  await page.getByRole("checkbox", { name: `选择任务 ${task.id}` }).check();
  const bar = page.getByRole("region", { name: "所选任务" });
  await expect(bar).toContainText("已选择 1 个");
  await bar.getByRole("button", { name: "批量操作…" }).click();
  await expect(page.getByRole("dialog", { name: "对 1 个任务的批量操作" })).toBeVisible();
  await expectAccessible(page, "the actions in Chinese");
});

test.describe("all that match", () => {
  test.use({ demoOptions: { tasks: 1200, noBackground: true, failureRate: "none" } });

  test("are selected over all pages, each once although tasks arrive; Stop keeps those that were read, and it goes on", async ({
    dashboard,
    demo,
    page,
  }) => {
    const total = (await demo.query({ status: "SUCCESS" })).totalElements;
    expect(total).toBeGreaterThan(600);
    await dashboard.open("?status=SUCCESS");
    const selection = new SelectionPage(dashboard);
    await selection.load();
    await selection.select((await dashboard.ids()).slice(0, 1));
    await demo.injectFault("delay-700", { path: "/mj/task/query" });
    const all = selection.button(`Select all ${total.toLocaleString("en-US")} that match`);
    await all.focus();
    await page.keyboard.press("Enter");
    await expect(selection.button("Stop")).toBeFocused();
    await expect(selection.bar).toContainText(`200 of ${total.toLocaleString("en-US")} read`);
    await demo.put({ id: "newer", status: "SUCCESS", prompt: "newer than the question", imageUrl: null });
    await page.keyboard.press("Enter");
    await expect(all).toBeVisible();
    const some = Number(/(\d+) selected/.exec((await selection.bar.textContent()) ?? "")?.[1]);
    expect(some).toBeLessThan(total);
    await demo.clearFaults();
    await all.click();
    await selection.expectCount(total);
    await expect(all).toHaveCount(0);

    await page.getByRole("button", { name: "Page 3", exact: true }).click();
    await dashboard.waitForLoad();
    expect((await selection.checked()).length).toBe(20);
    // A reading that fails says so and keeps what it has.
    dashboard.invariants.expectConsole(/status of 403/);
    await selection.button("Deselect page").click();
    await selection.expectCount(total - 20);
    await demo.injectFault("http-403", { path: "/mj/task/query", times: 1 });
    await selection.button(`Select all ${(total + 1).toLocaleString("en-US")} that match`).click();
    await expect(selection.bar.getByRole("alert")).toBeVisible();
    await selection.expectCount(total - 20);
  });
});
