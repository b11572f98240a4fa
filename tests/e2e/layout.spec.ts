// From a small phone to a wall: nothing to scroll sideways, everything large enough to be hit.

import type { Page } from "@playwright/test";
import { ConnectionDialog } from "./support/connection";
import { SHEET } from "./support/made";
import { expect, test } from "./support/test";

/** What no page is ready for: long words without a gap. */
const LONG = {
  ...SHEET,
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

for (const width of [320, 390, 1280, 2560]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: width < 500 ? 700 : 1100 } });

    test(`at ${width} px nothing has to be scrolled sideways`, async ({ desk, demo, page }) => {
      desk.guard.expectConsole(/status of 500/);
      await demo.put(LONG);
      await desk.open("?status=SUCCESS,FAILURE,CANCEL&prompt=e&size=10");
      await expectNoSidewaysScroll(page, "the tasks");
      const fold = desk.filters.getByRole("button", { name: /Show filters/ });
      if (await fold.isVisible()) await fold.click();
      await desk.filters.getByRole("button", { name: "More filters" }).click();
      await expect(desk.field("Custom state")).toBeVisible();
      await expectNoSidewaysScroll(page, "the filters");
      await desk.open(`?task=${LONG.id}`);
      await desk.dialog.getByText("Raw JSON").click();
      await expectNoSidewaysScroll(page, "a task");
      await page.keyboard.press("Escape");
      const form = await ConnectionDialog.open(page);
      await form.address.fill("x");
      await form.save.click();
      await expectNoSidewaysScroll(page, "the connection");
      await page.keyboard.press("Escape");
      await demo.arm("http-500");
      await desk.refresh.click();
      await page.getByText("Details", { exact: true }).click();
      await expectNoSidewaysScroll(page, "an error");
    });
  });
}

/** Everything that can be pressed and is smaller than it should be. A field's label counts as the field. */
async function tooSmall(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, summary");
    const visible = [...controls].filter(
      (control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest(".skip, .references"),
    );
    return visible.flatMap((control) => {
      const { width, height } = (
        control.matches("input[type=checkbox]") ? (control.closest("label") ?? control) : control
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

    test(`everything is large enough for ${what}`, async ({ desk, demo, page }) => {
      await demo.put({
        ...SHEET,
        prompt: `${SHEET.prompt} with many more words that go on and on for longer than two lines`,
      });
      await desk.open("?status=SUCCESS");
      expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(least === 44);
      const fold = desk.filters.getByRole("button", { name: /Show filters/ });
      if (await fold.isVisible()) await fold.click();
      await desk.filters.getByRole("button", { name: "More filters" }).click();
      expect(await tooSmall(page, least), "on the page").toEqual([]);
      await desk.openTask(SHEET.id);
      expect(await tooSmall(page, least), "in the dialog").toEqual([]);
      await page.keyboard.press("Escape");
      await ConnectionDialog.open(page);
      expect(await tooSmall(page, least), "in the connection").toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the filters are folded away, unfold, and say how many are active", async ({ desk }) => {
    await desk.open("?status=SUCCESS&action=IMAGINE");
    await expect(desk.prompt).toBeVisible();
    await expect(desk.status("Failed")).toBeHidden();
    const fold = desk.filters.getByRole("button", { name: /Show filters/ });
    await expect(fold).toContainText("2");
    await fold.tap();
    await expect(desk.status("Failed")).toBeVisible();
    await desk.status("Failed").tap();
    await desk.expectSearch("?status=FAILURE,SUCCESS&action=IMAGINE");
    await desk.filters.getByRole("button", { name: /Hide filters/ }).tap();
    await expect(desk.status("Failed")).toBeHidden();
  });

  test("the pages can be turned and a task opened with a finger", async ({ desk, demo, page }) => {
    await desk.open();
    await desk.pager.getByRole("button", { name: "Next page" }).tap();
    await desk.settled();
    const [task] = (await demo.ask({ pageNumber: 1 })).content;
    await desk
      .card(task.id)
      .getByRole("link", { name: `Open task ${task.id}` })
      .tap();
    const box = await page.getByRole("dialog", { name: `Task ${task.id}` }).boundingBox();
    expect(box).toMatchObject({ x: 0, width: 390 });
    await page.getByRole("button", { name: "Close" }).tap();
    await expect(desk.dialog).toHaveCount(0);
  });
});

test("the focus is never hidden under the pager", async ({ desk, page }) => {
  await desk.open("?size=10");
  await page.getByRole("banner").getByRole("button", { name: "Connection" }).focus();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement!.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      return document.activeElement!.closest("nav") === null && seen?.closest("nav") != null;
    });
    expect(hidden, `after ${press + 1} times Tab`).toBe(false);
  }
});

test("the link that skips the filters leads to the tasks", async ({ desk, page }) => {
  await desk.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the tasks" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await skip.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[data-task-id]") !== null)).toBe(true);
  await desk.expectSearch("");
});
