// Look and handling: dialogs, messages, failed tasks, keyboard, phones, density.

import type { Locator, Page } from "@playwright/test";
import { ConnectionDialog } from "../support/connection";
import type { DashboardPage } from "../support/dashboard-page";
import { openMenu } from "../support/menu";
import { SettingsDialog } from "../support/settings";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";

const PHONE = { hasTouch: true, isMobile: true };

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox();
  if (!found) throw new Error("the element is not visible");
  return found;
}

/** Whether an element is wholly in the viewport and nothing covers its centre. */
async function isInView(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const topmost = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return isInside && topmost !== null && (element.contains(topmost) || topmost.contains(element));
  });
}

test.describe("the connection dialog", () => {
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 390, height: 800 },
  ]) {
    test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
      test.use({ viewport, withToken: false });

      test(`keeps its buttons and the result of the test in view at ${viewport.width} px`, async ({
        dashboard,
        page,
      }) => {
        dashboard.invariants.expectConsole(/status of 403/);
        await dashboard.open();
        const form = await ConnectionDialog.open(page);
        await form.test.click();
        const result = form.dialog.getByText("Connected: 500 tasks");
        await expect(result).toBeVisible();
        for (const element of [form.save, form.test, result]) expect(await isInView(element)).toBe(true);
        await dashboard.demo.injectFault("http-403", { times: 1 });
        await form.test.click();
        const problem = form.dialog.getByRole("heading", { name: "Permission denied" });
        await expect(problem).toBeVisible();
        for (const element of [form.save, form.test, problem]) expect(await isInView(element)).toBe(true);
      });
    });
  }

  test("asks before it discards changes, and keeps them on request", async ({ dashboard, page }) => {
    await dashboard.open();
    const form = await ConnectionDialog.open(page);
    await form.address.fill("https://elsewhere.example");
    const question = page.getByRole("dialog", { name: "Discard changes?" });
    const ways = [
      () => page.keyboard.press("Escape"),
      () => form.dialog.getByRole("button", { name: "Close" }).click(),
      () => page.mouse.click(5, 5),
    ];
    for (const close of ways) {
      await close();
      await expect(question).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(question).toHaveCount(0);
      await expect(form.address).toHaveValue("https://elsewhere.example");
      await expect(form.dialog).toBeVisible();
    }
    await page.keyboard.press("Escape");
    await question.getByRole("button", { name: "Keep editing" }).click();
    await expect(form.dialog).toBeVisible();
    await expect(form.dialog.locator(":focus")).toHaveCount(1);
    await form.discard();
    await expect(page.getByRole("banner").getByRole("button", { name: "Connection" })).toBeFocused();
  });

  test("says in words that the token was removed", async ({ dashboard, page }) => {
    await dashboard.open();
    const form = await ConnectionDialog.open(page);
    // The tasks that are loaded without the token are announced next.
    const spoken = form.dialog.getByRole("status").evaluate(
      (region) =>
        new Promise<string>((resolve) => {
          const observer = new MutationObserver(() => resolve(region.textContent ?? ""));
          observer.observe(region, { childList: true, characterData: true, subtree: true });
        }),
    );
    await form.forget.click();
    await expect(form.dialog.getByText("Token removed").and(page.locator(":not([role=status])"))).toBeVisible();
    expect(await spoken).toBe("Token removed");
    // Removing is no change that could be discarded.
    await form.address.focus();
    await page.keyboard.press("Escape");
    await expect(form.dialog).toHaveCount(0);
  });
});

test.describe("the settings", () => {
  test("apply at once and are remembered", async ({ dashboard, page }) => {
    await dashboard.open();
    const settings = await SettingsDialog.open(page);
    await settings.theme.selectOption("Dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await settings.dialog.getByLabel("Request timeout (seconds)").fill("60");
    await settings.dialog.getByRole("checkbox", { name: /^Show new tasks/ }).check();
    await page.keyboard.press("Escape");
    await expect(settings.dialog).toHaveCount(0);
    await expect(page.getByRole("banner").getByRole("button", { name: "Settings" })).toBeFocused();
    await page.reload();
    await dashboard.waitForLoad();
    const again = await SettingsDialog.open(page);
    await expect(again.dialog.getByLabel("Request timeout (seconds)")).toHaveValue("60");
    await expect(again.dialog.getByRole("checkbox", { name: /^Show new tasks/ })).toBeChecked();
    await expect(again.theme).toHaveValue("dark");
  });

  test("keep what they have when the language changes", async ({ dashboard, page }) => {
    await dashboard.open();
    const settings = await SettingsDialog.open(page);
    await settings.dialog.getByLabel("Stalled after (minutes)").fill("33");
    await settings.language.selectOption("简体中文");
    await expect(settings.dialog.getByLabel("停滞判定时间（分钟）")).toHaveValue("33");
    await expect(settings.language).toBeFocused();
  });

  test.describe("on a host that locks the connection", () => {
    test.use({ hostConfig: { connectionEditable: false } });

    test("are still there", async ({ dashboard, page }) => {
      await dashboard.open();
      await SettingsDialog.open(page);
    });
  });
});

test.describe("the message after an act", () => {
  test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none" } });

  async function act(dashboard: DashboardPage, query: string): Promise<{ dialog: Locator; toasts: Locator }> {
    const found = await dashboard.demo.query({ status: "SUCCESS", action: "IMAGINE" });
    const id = found.content.find((task) => task.imageUrl)?.id ?? "";
    await dashboard.open(`${query}${query ? "&" : "?"}task=${id}`);
    const dialog = dashboard.page.getByRole("dialog", { name: `Task ${id}` });
    await dialog.getByRole("button", { name: "Upscale image 1" }).click();
    const toasts = dialog.getByRole("region", { name: "Notifications" });
    await expect(toasts).toContainText("Accepted");
    return { dialog, toasts };
  }

  test("covers none of the picture's buttons, and goes by itself", async ({ dashboard, page }) => {
    await page.clock.install();
    const { dialog, toasts } = await act(dashboard, "");
    const message = await box(toasts);
    const buttons = [
      dialog.getByRole("button", { name: "Whole grid" }),
      dialog.getByRole("button", { name: "Image 4", exact: true }),
      dialog.getByRole("link", { name: "Open original" }),
    ];
    for (const button of buttons) {
      const { y, height } = await box(button);
      expect(y + height).toBeLessThanOrEqual(message.y);
      expect(await isInView(button)).toBe(true);
    }
    // Not under the pointer.
    await toasts.getByRole("article").hover();
    await page.clock.runFor(30_000);
    await expect(toasts).toContainText("Accepted");
    await page.mouse.move(2, 2);
    // Not with the focus either.
    await toasts.getByRole("button", { name: "Dismiss" }).focus();
    await page.clock.runFor(30_000);
    await expect(toasts).toContainText("Accepted");
    await dialog.getByRole("button", { name: "Close" }).focus();
    await page.clock.runFor(7_000);
    await expect(toasts.getByRole("article")).toHaveCount(0);
  });

  test("stays if it is a failure", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 500/);
    await page.clock.install();
    await dashboard.demo.put(GRID_TASK);
    await dashboard.open();
    const dialog = await dashboard.openTask(GRID_TASK.id);
    await dashboard.demo.injectFault("http-500", { path: "/mj/submit/action" });
    await dialog.getByRole("button", { name: "Upscale image 1" }).click();
    const alert = dialog.getByRole("region", { name: "Notifications" }).getByRole("alert");
    await expect(alert).toBeVisible();
    await page.clock.runFor(600_000);
    await expect(alert).toBeVisible();
  });

  test("says that the filters hide the new task, and shows it", async ({ dashboard, page }) => {
    const { toasts } = await act(dashboard, "?status=SUCCESS&action=IMAGINE");
    await expect(toasts).toContainText("The current filters hide it in the list.");
    const name = (await toasts.getByRole("link", { name: /^Open task/ }).textContent()) ?? "";
    await toasts.getByRole("button", { name: "Show it" }).click();
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
    await dashboard.expectSearch("");
    await expect(dashboard.cards.first().getByRole("link", { name, exact: true })).toBeVisible();
  });

  test("does not say so if the new task is in the list", async ({ dashboard }) => {
    const { toasts } = await act(dashboard, "");
    await expect.poll(async () => (await dashboard.ids()).length).toBe(21);
    await expect(toasts).not.toContainText("filters");
  });
});

test.describe("failed tasks", () => {
  const failed = (number: number) => ({
    id: `failed-${number}`,
    status: "FAILURE",
    imageUrl: null,
    failReason: "[Banned prompt] Sorry! Our AI moderators feel your prompt might be against our standards.",
  });

  test("without a picture say why and what to do, four in the room of a picture", async ({ dashboard, demo }) => {
    for (let number = 1; number <= 8; number++) await demo.put(failed(number));
    await dashboard.open("?status=FAILURE&failReason=Banned prompt");
    const card = dashboard.card("failed-1");
    await expect(card.getByText("The prompt was rejected because of its content.")).toBeVisible();
    await expect(card.getByText(/^Reword the prompt/)).toBeVisible();
    // A card with a square picture was 493 px high, in rows 513 px apart.
    const tops = await dashboard.cards.evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
    const rows = [...new Set(tops)];
    expect((rows[1] ?? 0) - (rows[0] ?? 0)).toBeLessThanOrEqual(513 / 4);
    const overflow = await dashboard.cards.evaluateAll((cards) =>
      cards.filter((card) => {
        const caption = card.querySelector(".facts")?.getBoundingClientRect();
        return caption === undefined || caption.bottom > card.getBoundingClientRect().bottom;
      }),
    );
    expect(overflow).toHaveLength(0);
  });

  test("beside pictures keep the row and show the whole reason; the dialog has no empty picture", async ({
    dashboard,
    demo,
  }) => {
    await demo.put(GRID_TASK);
    await demo.put(failed(1));
    await dashboard.open();
    const [first, second] = [await box(dashboard.cards.nth(0)), await box(dashboard.cards.nth(1))];
    expect(first.y).toBe(second.y);
    expect(first.height).toBe(second.height);
    await expect(dashboard.card("failed-1").getByText(/Our AI moderators/)).toBeVisible();
    const dialog = await dashboard.openTask("failed-1");
    await expect(dialog.getByRole("figure")).toHaveCount(0);
    const reason = await box(dialog.getByText("The prompt was rejected because of its content."));
    expect(reason.y).toBeLessThan((await box(dialog.getByRole("button", { name: "Use again" }))).y);
  });
});

test.describe("the keyboard in the grid", () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest("[data-task-id]")?.getAttribute("data-task-id"));

  test("the arrow keys, Home, End and the page keys move from card to card, and Enter opens", async ({
    dashboard,
    page,
  }) => {
    await dashboard.open();
    const ids = await dashboard.ids();
    const columns = await dashboard.cards.evaluateAll((cards) => {
      const top = (card: Element) => card.getBoundingClientRect().top;
      return cards.filter((card) => top(card) === top(cards[0]!)).length;
    });
    await dashboard.cards.first().getByRole("link").focus();
    for (const [key, index] of [
      ["ArrowRight", 1],
      ["ArrowDown", 1 + columns],
      ["ArrowLeft", columns],
      ["ArrowUp", 0],
      ["ArrowUp", 0],
      ["ArrowLeft", 0],
      ["End", ids.length - 1],
      ["ArrowRight", ids.length - 1],
      ["Home", 0],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(page), key).toBe(ids[index]);
    }
    await page.keyboard.press("PageDown");
    const below = ids.indexOf((await focused(page)) ?? "");
    expect(below).toBeGreaterThanOrEqual(columns);
    await page.keyboard.press("PageUp");
    expect(await focused(page)).toBe(ids[0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe(ids[1]);
  });

  test("one card is a tab stop, and the pager is near", async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(dashboard.grid.locator('a[tabindex="0"]')).toHaveCount(1);
    const ids = await dashboard.ids();
    await dashboard.prompt.focus();
    let presses = 0;
    while ((await focused(page)) !== ids[0]) {
      await page.keyboard.press("Tab");
      presses++;
      expect(presses).toBeLessThanOrEqual(12);
    }
    await page.keyboard.press("End");
    while (!(await dashboard.pager.locator(":focus").count())) {
      await page.keyboard.press("Tab");
      presses++;
      expect(presses).toBeLessThanOrEqual(12);
    }
    // Back into the grid: to the card of before.
    while (await dashboard.pager.locator(":focus").count()) await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toBe(ids.at(-1));
  });

  test("the status buttons are one tab stop, with arrow keys between them", async ({ dashboard, page }) => {
    await dashboard.open();
    await page.getByRole("button", { name: "More filters" }).focus();
    await page.keyboard.press("Tab");
    await expect(dashboard.status("Not started")).toBeFocused();
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    await expect(dashboard.status("In progress")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(dashboard.status("In progress")).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("End");
    await expect(dashboard.status("Cancelled")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(dashboard.status("Cancelled")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(dashboard.status("Not started")).toBeFocused();
    // The group remembers its button.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await expect(dashboard.status("Submitted")).toBeFocused();
  });

  test("live refresh keeps the focus and the tab stop", async ({ dashboard, page }) => {
    await dashboard.open();
    const ids = await dashboard.ids();
    await dashboard.cards.nth(2).getByRole("link").focus();
    for (let number = 0; number < 3; number++) await dashboard.demo.put({ id: `new-${number}` });
    await dashboard.refresh.evaluate((button: HTMLElement) => button.click());
    await expect(dashboard.card("new-2")).toBeVisible();
    expect(await focused(page)).toBe(ids[2]);
    await expect(dashboard.grid.locator('a[tabindex="0"]')).toHaveCount(1);
    await dashboard.pager.getByRole("button", { name: "Next page" }).click();
    await dashboard.waitForLoad();
    await expect(dashboard.grid.locator('a[tabindex="0"]')).toHaveCount(1);
  });

  test("a second skip link leads to the pages", async ({ dashboard, page }) => {
    await dashboard.open();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to pages" });
    await expect(skip).toBeFocused();
    await skip.press("Enter");
    await page.keyboard.press("Tab");
    await expect(dashboard.pager.locator(":focus")).toHaveCount(1);
  });
});

for (const width of [390, 320]) {
  test.describe(`on a phone of ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, ...PHONE });

    test(`the header is one row with age and source, and a menu for the rest at ${width} px`, async ({
      dashboard,
      page,
    }) => {
      await dashboard.open();
      const header = page.getByRole("banner");
      expect((await box(header)).height).toBeLessThanOrEqual(64);
      await expect(header.getByText(/^Updated/)).toBeInViewport();
      await expect(header.getByText("this site")).toBeInViewport();
      await expect(header.getByRole("button", { name: "New task" })).toBeVisible();
      await expect(header.getByRole("button", { name: "Settings" })).toBeHidden();
      await openMenu(page);
      await expect(header.getByRole("combobox", { name: "Live refresh" })).toBeVisible();
      await expect(header.getByRole("button", { name: "Settings" })).toBeVisible();
      await header.getByRole("link", { name: "Queue" }).tap();
      await dashboard.expectSearch("?view=queue");
      await expect(header.getByRole("link", { name: "Queue" })).toBeHidden();
    });

    test(`the pager is one line at ${width} px`, async ({ dashboard }) => {
      await dashboard.open("?page=12");
      const controls = dashboard.pager.locator("button:visible, select:visible");
      const middles = await controls.evaluateAll((controls) =>
        controls.map((control) => {
          const { top, bottom } = control.getBoundingClientRect();
          return Math.round((top + bottom) / 2);
        }),
      );
      expect(middles.length).toBeGreaterThanOrEqual(5);
      expect(new Set(middles).size).toBe(1);
      await expect(dashboard.pager.getByRole("combobox", { name: "Tasks per page" })).toBeVisible();
    });

    test(`no buttons are over the picture, because they are below it at ${width} px`, async ({ dashboard, demo }) => {
      await demo.put(GRID_TASK);
      await dashboard.open();
      const dialog = await dashboard.openTask(GRID_TASK.id);
      await expect(dialog.locator(".quadrant-actions")).toBeHidden();
      await expect(dialog.getByRole("button", { name: "Upscale image 1" })).toHaveCount(1);
    });
  });
}

test.describe("density", () => {
  test.use({ viewport: { width: 1280, height: 800 }, images: "drawn" });

  test("at 1280 × 800 at least eight cards are wholly in view", async ({ dashboard }) => {
    await dashboard.open();
    const floor = (await box(dashboard.pager)).y;
    const bottoms = await dashboard.cards.evaluateAll((cards) =>
      cards.map((card) => card.getBoundingClientRect().bottom),
    );
    expect(bottoms.filter((bottom) => bottom <= floor).length).toBeGreaterThanOrEqual(8);
  });
});

test("the gutter of the scrollbar is as dark as the backdrop beside it", async ({ dashboard, page }) => {
  await dashboard.open();
  await ConnectionDialog.open(page);
  const gutter = await page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const dialog = document.querySelector("dialog")!;
    const layers = [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(dialog, "::backdrop").backgroundColor,
    ];
    const pixel = (colors: string[]) => {
      for (const color of colors) {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    return { behind: pixel([getComputedStyle(document.documentElement).backgroundColor]), beside: pixel(layers) };
  });
  gutter.behind.forEach((value, index) => expect(Math.abs(value - (gutter.beside[index] ?? 0))).toBeLessThanOrEqual(3));
});
