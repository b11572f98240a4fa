// Keyboard shortcuts: each of them, where they must not act, and how they are turned off.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { SettingsDialog } from "../support/settings";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";
import { ViewerPage } from "../support/viewer-page";

const help = (page: Page): Locator => page.getByRole("dialog", { name: /^(Keyboard shortcuts|键盘快捷键)$/ });

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("[data-task-id]")?.getAttribute("data-task-id"));

/** Everything that a shortcut could have changed. */
async function expectNothingHappened(page: Page, search: string): Promise<void> {
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(new URL(page.url()).search).toBe(search);
}

test("the first screen does not load them; the first of them does", async ({ dashboard, page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await dashboard.open();
  for (const key of ["a", "Escape", "Enter", "ArrowDown", "Shift", "J", "0", "8"]) await page.keyboard.press(key);
  await dashboard.waitForPendingRequests();
  expect(requested.filter((path) => path.startsWith("/windows-"))).toEqual([]);
  await page.keyboard.press("?");
  await expect(help(page)).toBeVisible();
});

test("? shows the help, and Escape closes it", SMOKE, async ({ dashboard, page }) => {
  await dashboard.open();
  await dashboard.status("Failed").focus();
  await page.keyboard.press("?");
  for (const text of ["Search in prompts", "New task", "Next page", "Status: Cancelled", "Open the task"]) {
    await expect(help(page).getByText(text, { exact: true })).toBeVisible();
  }
  await expectAccessible(page, "the help of the shortcuts");
  // Shortcuts are off in dialogs.
  await page.keyboard.press("]");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await dashboard.expectSearch("");
  await page.keyboard.press("Escape");
  await expect(help(page)).toHaveCount(0);
  await expect(dashboard.status("Failed")).toBeFocused();
});

test("v opens the viewer of the card, and Escape leads back to it", async ({ dashboard, page }) => {
  await dashboard.open("?status=SUCCESS");
  const ids = await dashboard.ids();
  await dashboard.cards.nth(1).getByRole("link").focus();
  await page.keyboard.press("v");
  await new ViewerPage(page).expectTask(ids[1]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await dashboard.expectSearch("?status=SUCCESS");
  await expect.poll(() => focused(page)).toBe(ids[1]);
});

test("/ focuses Prompt and selects its text", async ({ dashboard, page }) => {
  await dashboard.open("?prompt=cat");
  await page.keyboard.press("/");
  await expect(dashboard.prompt).toBeFocused();
  await page.keyboard.type("a");
  await expect(dashboard.prompt).toHaveValue("a");
});

test("h j k l move between cards as the arrow keys do, and Enter opens", async ({ dashboard, page }) => {
  await dashboard.open();
  const ids = await dashboard.ids();
  const columns = await dashboard.cards.evaluateAll((cards) => {
    const top = (card: Element) => card.getBoundingClientRect().top;
    return cards.filter((card) => top(card) === top(cards[0]!)).length;
  });
  for (const [key, index] of [
    ["j", 0],
    ["l", 1],
    ["j", 1 + columns],
    ["h", columns],
    ["k", 0],
    ["k", 0],
    ["ArrowRight", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), key).toBe(ids[index]);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
});

test("j and k move between the rows of the list", async ({ dashboard, page }) => {
  await dashboard.open("?view=list");
  const rows = page.getByRole("table", { name: "Tasks", exact: true }).locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(20);
  const ids = await rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-task-id")));
  for (const [key, index] of [
    ["j", 0],
    ["j", 1],
    ["j", 2],
    ["k", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), key).toBe(ids[index]);
  }
});

test("[ and ] turn pages and stop at the ends", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.keyboard.press("[");
  await page.keyboard.press("]");
  await dashboard.expectSearch("?page=2");
  await dashboard.waitForLoad();
  await page.keyboard.press("]");
  await dashboard.expectSearch("?page=3");
  await dashboard.waitForLoad();
  await page.keyboard.press("[");
  await dashboard.expectSearch("?page=2");
  await dashboard.waitForLoad();
  await page.keyboard.press("j");
  const ids = await dashboard.ids();
  await expect.poll(() => focused(page)).toBe(ids[0]);
  await dashboard.open("?page=25");
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await dashboard.expectSearch("?page=25");
});

test("1 to 7 press the status buttons", async ({ dashboard, page }) => {
  await dashboard.open("?page=2");
  await page.keyboard.press("5");
  await dashboard.expectSearch("?status=FAILURE");
  await page.keyboard.press("7");
  await dashboard.expectSearch("?status=FAILURE,CANCEL");
  await expect(dashboard.status("Cancelled")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("5");
  await dashboard.expectSearch("?status=CANCEL");
  for (const key of ["7", "1", "2", "3", "4", "5", "6", "7"]) await page.keyboard.press(key);
  for (const name of ["Not started", "Submitted", "Needs input", "In progress", "Failed", "Succeeded", "Cancelled"]) {
    await expect(dashboard.status(name)).toHaveAttribute("aria-pressed", "true");
  }
});

test("r refreshes", async ({ dashboard, page }) => {
  await dashboard.open();
  await dashboard.demo.put(GRID_TASK);
  await page.keyboard.press("r");
  await expect(dashboard.card(GRID_TASK.id)).toBeVisible();
});

test("n opens New task", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "New task" })).toBeVisible();
});

test("g t and g q show tasks and queue, also as the first keys", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await dashboard.expectSearch("?view=queue");
  // In the queue, shortcuts of the tasks do nothing.
  for (const key of ["]", "5", "/", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("q");
  await dashboard.expectSearch("?view=queue");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await dashboard.expectSearch("");
  await expect(dashboard.cards).toHaveCount(20);
});

test.describe("read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("has no n", async ({ dashboard, page }) => {
    await dashboard.open();
    await page.keyboard.press("n");
    await page.keyboard.press("?");
    await expect(help(page)).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await expect(help(page).getByText("New task")).toHaveCount(0);
  });
});

test.describe("do not act", () => {
  test("in a field or a select", async ({ dashboard, page }) => {
    await dashboard.open();
    await dashboard.prompt.focus();
    await page.keyboard.type("rn/?12]jg q");
    await expect(dashboard.prompt).toHaveValue("rn/?12]jg q");
    await dashboard.expectSearch("?prompt=rn/%3F12%5Djg+q");
    await dashboard.field("Action").focus();
    await page.keyboard.press("n");
    await page.keyboard.press("r");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("with a modifier", async ({ dashboard, page }) => {
    await dashboard.open();
    for (const modifier of ["Control", "Alt", "Meta"]) {
      for (const key of ["n", "]", "5", "?"]) {
        await page.evaluate(
          ([modifier, key]) =>
            document.body.dispatchEvent(
              new KeyboardEvent("keydown", { key, bubbles: true, [`${modifier === "Control" ? "ctrl" : modifier!.toLowerCase()}Key`]: true }),
            ),
          [modifier, key] as const,
        );
      }
    }
    await expectNothingHappened(page, "");
  });

  test("while an input method composes, or with a held key", async ({ dashboard, page }) => {
    await dashboard.open();
    for (const init of [{ isComposing: true }, { repeat: true }, { key: "Process", keyCode: 229 }]) {
      await page.evaluate((init) => {
        const event = new KeyboardEvent("keydown", { key: "]", bubbles: true, ...init });
        document.body.dispatchEvent(event);
      }, init);
    }
    await expectNothingHappened(page, "");
  });

  test("in a dialog", async ({ dashboard, page }) => {
    await dashboard.demo.put(GRID_TASK);
    await dashboard.open();
    await dashboard.openTask(GRID_TASK.id);
    for (const key of ["]", "5", "n", "?", "g", "q"]) await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await dashboard.expectSearch(`?task=${GRID_TASK.id}`);
  });
});

test.describe("in the settings", () => {
  test("they are turned off and on, which this browser remembers", async ({ dashboard, page }) => {
    await dashboard.open();
    const settings = await SettingsDialog.open(page);
    await settings.dialog.getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
    await settings.close();
    for (const key of ["]", "5", "?", "n"]) await page.keyboard.press(key);
    await page.reload();
    await dashboard.waitForLoad();
    for (const key of ["]", "5", "?", "n"]) await page.keyboard.press(key);
    await expectNothingHappened(page, "");
    // The arrow keys stay.
    const ids = await dashboard.ids();
    await dashboard.cards.first().getByRole("link").focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe(ids[1]);
    const again = await SettingsDialog.open(page);
    await again.dialog.getByRole("checkbox", { name: "Use keyboard shortcuts" }).check();
    await again.close();
    await page.keyboard.press("]");
    await dashboard.expectSearch("?page=2");
  });

  test("the help is reached by mouse", async ({ dashboard, page }) => {
    await dashboard.open();
    const settings = await SettingsDialog.open(page);
    await settings.dialog.getByRole("checkbox", { name: "Use keyboard shortcuts" }).uncheck();
    await settings.dialog.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expect(help(page).getByText("Keyboard shortcuts are turned off in the settings.")).toBeVisible();
    await help(page).getByRole("button", { name: "Close" }).click();
    await expect(help(page)).toHaveCount(0);
    await expect(settings.dialog).toBeVisible();
  });
});

test("in Chinese", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.keyboard.press("r");
  await SettingsDialog.chooseLanguage(page, "简体中文");
  await page.keyboard.press("?");
  await expect(help(page).getByRole("heading", { name: "键盘快捷键" })).toBeVisible();
  for (const text of ["搜索提示词", "下一页", "状态：失败", "打开任务"]) {
    await expect(help(page).getByText(text, { exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("]");
  await dashboard.expectSearch("?page=2");
});
