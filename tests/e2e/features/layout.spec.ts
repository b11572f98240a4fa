// From a small phone to a wall screen: no sideways scrolling, and every target large enough.

import type { Page } from "@playwright/test";
import { ConnectionDialog } from "../support/connection";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { select, SMOKE, smokeIf } from "../support/tiers";

/** Long words without a break opportunity. */
const LONG = {
  ...GRID_TASK,
  prompt: `${"unbreakable".repeat(30)} --ar 16:9 --${"parameter".repeat(20)}`,
  state: "state".repeat(60),
  id: `id-${"0".repeat(80)}`,
};

async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const beyond = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("dialog, .modal-body")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} is ${element.scrollWidth} wide in ${element.clientWidth}`),
  );
  expect(beyond, state).toEqual([]);
}

const WIDTHS = [320, 390, 1280, 2560];

for (const width of select(WIDTHS, {
  name: (width) => `layout, ${width}`,
  classOf: (width) => (width < 500 ? "phone" : "desktop"),
})) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: width < 500 ? 700 : 1100 } });

    test(
      `at ${width} px nothing has to be scrolled sideways`,
      smokeIf(width === 320),
      async ({ dashboard, demo, page }) => {
        dashboard.invariants.expectConsole(/status of 500/);
        await demo.put(LONG);
        await dashboard.open("?status=SUCCESS,FAILURE,CANCEL&prompt=e&size=10");
        await expectNoSidewaysScroll(page, "the tasks");
        const fold = dashboard.filters.getByRole("button", { name: /Show filters/ });
        if (await fold.isVisible()) await fold.click();
        await dashboard.filters.getByRole("button", { name: "More filters" }).click();
        await expect(dashboard.field("Custom state")).toBeVisible();
        await expectNoSidewaysScroll(page, "the filters");
        await dashboard.open(`?task=${LONG.id}`);
        await dashboard.dialog.getByText("Raw JSON").click();
        await expectNoSidewaysScroll(page, "a task");
        await page.keyboard.press("Escape");
        const form = await ConnectionDialog.open(page);
        await form.address.fill("x");
        await form.save.click();
        await expectNoSidewaysScroll(page, "the connection");
        await form.discard();
        await demo.injectFault("http-500");
        await dashboard.refresh.click();
        await page.getByText("Details", { exact: true }).click();
        await expectNoSidewaysScroll(page, "an error");
      },
    );
  });
}

for (const width of [901, 920, 1100, 1240, 1280])
  test(`at ${width} px the source and the age of the data are not cut`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height: 700 });
    await dashboard.open();
    const cut = () =>
      page
        .locator(".server-name, .last-updated > span")
        .evaluateAll((parts) => parts.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent));
    await expect(page.locator(".last-updated")).toContainText("Updated");
    expect(await cut()).toEqual([]);
    // The filters have one row.
    const tops = await dashboard.filters
      .locator(".row .field:visible, .more-filters")
      .evaluateAll((fields) => fields.map((it) => Math.round(it.getBoundingClientRect().bottom)));
    expect(new Set(tops).size, String(tops)).toBe(1);
  });

/** Controls that are smaller than `least`. The label of a check box counts as its target. */
async function tooSmall(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, summary");
    const visible = [...controls].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) && !control.closest(".skip-link, .references"),
    );
    return visible.flatMap((control) => {
      const { width, height } = (
        control.matches("input[type=checkbox]")
          ? (control.closest("label") ?? control)
          : control
      ).getBoundingClientRect();
      const small = width > 0 && (width < least - 0.5 || height < least - 0.5);
      return small
        ? [
            `${control.getAttribute("aria-label") ?? control.textContent?.trim()}: ${Math.round(width)} × ${Math.round(height)}`,
          ]
        : [];
    });
  }, least);
}

for (const [what, least, device] of [
  ["a pointer", 24, {}],
  ["a finger", 44, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const) {
  test.describe(`for ${what}`, () => {
    test.use(device);

    test(`every target is large enough for ${what}`, async ({ dashboard, demo, page }) => {
      await demo.put({
        ...GRID_TASK,
        prompt: `${GRID_TASK.prompt} with many more words that go on and on for longer than two lines`,
      });
      await dashboard.open("?status=SUCCESS");
      expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(least === 44);
      const fold = dashboard.filters.getByRole("button", { name: /Show filters/ });
      if (await fold.isVisible()) await fold.click();
      await dashboard.filters.getByRole("button", { name: "More filters" }).click();
      expect(await tooSmall(page, least), "on the page").toEqual([]);
      await dashboard.openTask(GRID_TASK.id);
      expect(await tooSmall(page, least), "in the dialog").toEqual([]);
      await page.keyboard.press("Escape");
      await ConnectionDialog.open(page);
      expect(await tooSmall(page, least), "in the connection").toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the filters are collapsed, expand, and show how many are active", SMOKE, async ({ dashboard }) => {
    await dashboard.open("?status=SUCCESS&action=IMAGINE");
    await expect(dashboard.prompt).toBeVisible();
    await expect(dashboard.status("Failed")).toBeHidden();
    const fold = dashboard.filters.getByRole("button", { name: /Show filters/ });
    await expect(fold).toContainText("2");
    await fold.tap();
    await expect(dashboard.status("Failed")).toBeVisible();
    await dashboard.status("Failed").tap();
    await dashboard.expectSearch("?status=FAILURE,SUCCESS&action=IMAGINE");
    await dashboard.filters.getByRole("button", { name: /Hide filters/ }).tap();
    await expect(dashboard.status("Failed")).toBeHidden();
  });

  test("pages can be changed and a task opened by touch", async ({ dashboard, demo, page }) => {
    await dashboard.open();
    await dashboard.pager.getByRole("button", { name: "Next page" }).tap();
    await dashboard.waitForLoad();
    const [task] = (await demo.query({ pageNumber: 1 })).content;
    await dashboard
      .card(task.id)
      .getByRole("link", { name: `Open task ${task.id}` })
      .tap();
    const box = await page.getByRole("dialog", { name: `Task ${task.id}` }).boundingBox();
    expect(box).toMatchObject({ x: 0, width: 390 });
    await page.getByRole("button", { name: "Close" }).tap();
    await expect(dashboard.dialog).toHaveCount(0);
  });
});

test("the focused element is never hidden under the pager", async ({ dashboard, page }) => {
  await dashboard.open("?size=10");
  await page.getByRole("banner").getByRole("button", { name: "Connection" }).focus();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement!.getBoundingClientRect();
      const topmost = document.elementFromPoint(left + width / 2, top + height / 2);
      return document.activeElement!.closest("nav") === null && topmost?.closest("nav") != null;
    });
    expect(hidden, `after ${press + 1} times Tab`).toBe(false);
  }
});

test("the skip link leads to the tasks", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to tasks" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await skip.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[data-task-id]") !== null)).toBe(true);
  await dashboard.expectSearch("");
});
