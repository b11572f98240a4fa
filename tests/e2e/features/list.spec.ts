// The list of tasks, the switch between grid and list, and the sizes of the cards.

import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { DashboardPage } from "../support/dashboard-page";
import { SettingsDialog } from "../support/settings";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { colorSchemes, SMOKE } from "../support/tiers";

const PHONE = { hasTouch: true, isMobile: true };

/** The table, its headers and its rows. */
function list(page: Page) {
  const table = page.getByRole("table", { name: "Tasks", exact: true });
  return {
    table,
    rows: table.locator("tbody").getByRole("row"),
    headers: table.getByRole("columnheader"),
    header: (name: string) => table.getByRole("columnheader", { name }),
    row: (id: string) => table.locator(`[data-task-id="${id}"]`),
    columns: page.getByRole("button", { name: "Columns" }),
    ids: () =>
      table
        .locator("tbody")
        .getByRole("row")
        .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-task-id") ?? "")),
  };
}

const view = (dashboard: DashboardPage, name: string) =>
  dashboard.filters.getByRole("group", { name: "Views" }).getByRole("button", { name, exact: true });

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("[data-task-id]")?.getAttribute("data-task-id"));

const names = (page: Page) => list(page).headers.evaluateAll((headers) => headers.map((it) => it.textContent?.trim()));

test.describe("the switch", () => {
  test("shows the list and the grid, and this browser remembers it", SMOKE, async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(view(dashboard, "Grid")).toHaveAttribute("aria-pressed", "true");
    const ids = await dashboard.ids();
    await view(dashboard, "List").click();
    await dashboard.expectSearch("?view=list");
    await expect(list(page).rows).toHaveCount(20);
    expect(await list(page).ids()).toEqual(ids);
    await expect(dashboard.grid).toHaveCount(0);
    await page.goto(new URL("", dashboard.demo.url).href);
    await dashboard.expectSearch("?view=list");
    await expect(list(page).rows).toHaveCount(20);
    await view(dashboard, "Grid").click();
    await dashboard.expectSearch("");
    await expect(dashboard.cards).toHaveCount(20);
    await page.goBack();
    await expect(list(page).rows).toHaveCount(20);
  });

  test("a link shows the same to everybody", async ({ dashboard, page }) => {
    await dashboard.open("?status=SUCCESS&view=list");
    await expect(list(page).rows).toHaveCount(20);
    await expect(view(dashboard, "List")).toHaveAttribute("aria-pressed", "true");
    // A link is not a choice.
    await page.goto(new URL("", dashboard.demo.url).href);
    await expect(dashboard.cards).toHaveCount(20);
    await view(dashboard, "List").click();
    await dashboard.open("?status=SUCCESS");
    await expect(dashboard.cards).toHaveCount(20);
    await dashboard.expectSearch("?status=SUCCESS");
  });

  test("the queue leads back to the list", async ({ dashboard, page }) => {
    await dashboard.open("?view=list");
    await page.getByRole("link", { name: "Queue" }).click();
    await dashboard.expectSearch("?view=queue");
    await page.getByRole("link", { name: "Tasks", exact: true }).click();
    await dashboard.expectSearch("?view=list");
    await expect(list(page).rows).toHaveCount(20);
    await page.goBack();
    await dashboard.expectSearch("?view=queue");
    await page.getByRole("link", { name: "Tasks", exact: true }).click();
    await dashboard.expectSearch("?view=list");
  });

  test("a link to the list loads it at once, and rows keep its place meanwhile", async ({ dashboard, demo, page }) => {
    await demo.injectFault("slow-20", { times: 1 });
    const requested: string[] = [];
    page.on("request", (request) => requested.push(new URL(request.url()).pathname));
    await page.goto(new URL("?view=list", demo.url).href);
    await expect.poll(() => requested.filter((path) => path.startsWith("/windows-")).length).toBe(2);
    await expect(page.getByText("Loading tasks…")).toBeAttached();
    await expect(list(page).rows).toHaveCount(20);
  });

  test("if the list cannot be loaded, the grid is one press away", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/Failed to load resource|ERR_FAILED/);
    dashboard.invariants.expectConsole(/could not be loaded|Failed to fetch|HTTP/);
    await page.route(/windows-.*\.wasm/, (route) => route.abort());
    await page.goto(new URL("?view=list", dashboard.demo.url).href);
    const alert = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await alert.getByRole("button", { name: "Close" }).click();
    await expect(dashboard.cards).toHaveCount(20);
    await dashboard.expectSearch("");
  });
});

test.describe("the list", () => {
  test("shows the facts of a task", async ({ dashboard, demo, page }) => {
    const submitTime = Date.now() - 120_000;
    await demo.put({ ...GRID_TASK, submitTime, startTime: submitTime + 5_000, finishTime: submitTime + 47_000 });
    await demo.put({ id: "failed-1", status: "FAILURE", imageUrl: null, failReason: "[Banned prompt] Sorry!" });
    await dashboard.open("?view=list");
    expect(await names(page)).toEqual([
      "Picture",
      "Status",
      "Action",
      "Prompt",
      "Account",
      "Submitted",
      "Waited Started",
      "Ran Finished",
      "ID",
      "Failure reason",
    ]);
    const row = list(page).row(GRID_TASK.id);
    await expect(row.getByRole("img")).toBeVisible();
    for (const text of ["Succeeded", "Imagine", "…204306", "5.0 s", "42 s"]) {
      await expect(row.getByRole("cell", { name: text, exact: true })).toBeVisible();
    }
    await expect(row.getByRole("cell", { name: /^a lighthouse in the fog/ })).toBeVisible();
    await expect(row.getByTitle("1189032547713204306")).toBeVisible();
    await expect(row.getByRole("button", { name: "Copy ID" })).toBeVisible();
    const reason = list(page).row("failed-1").getByText("The prompt was rejected because of its content.");
    await expect(reason).toHaveAttribute("title", "[Banned prompt] Sorry!");
    await row.getByText("5.0 s").click();
    await expect(page.getByRole("dialog", { name: `Task ${GRID_TASK.id}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe(GRID_TASK.id);
  });

  test("its rows are 40 px high", async ({ dashboard, page }) => {
    await dashboard.open("?view=list&size=50");
    const heights = await list(page).rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(heights).toHaveLength(50);
    for (const height of heights) expect(Math.abs(height - 40)).toBeLessThanOrEqual(1);
  });

  test("its headers sort as Sort by does", async ({ dashboard, page }) => {
    await dashboard.open("?view=list");
    await expect(list(page).header("Submitted")).toHaveAttribute("aria-sort", "descending");
    for (const [name, sort, direction] of [
      ["Submitted", "submitTime,asc", "ascending"],
      ["Status", "status,asc", "ascending"],
      ["Status", "status,desc", "descending"],
      ["Action", "action,asc", "ascending"],
      ["Waited", "startTime,desc", "descending"],
      ["Ran", "finishTime,desc", "descending"],
      ["ID", "id,desc", "descending"],
    ] as const) {
      const header = list(page).header(name);
      await header.getByRole("button").click();
      await dashboard.expectSearch(`?sort=${sort}&view=list`);
      await expect(header).toHaveAttribute("aria-sort", direction);
      await expect(list(page).table.locator("[aria-sort]")).toHaveCount(1);
      await expect.poll(async () => (await dashboard.demo.lastQuery())?.sort).toBe(sort);
    }
    await expect(dashboard.field("Sort by")).toHaveValue("id");
    for (const name of ["Picture", "Prompt", "Account", "Failure reason"]) {
      await expect(list(page).header(name).getByRole("button")).toHaveCount(0);
    }
  });

  test("its columns are chosen, remembered, and never none", async ({ dashboard, page }) => {
    await dashboard.open("?view=list");
    await list(page).columns.click();
    const panel = page.getByRole("group", { name: "Columns" });
    for (const name of ["Picture", "Account", "Waited", "Failure reason"]) await panel.getByLabel(name).uncheck();
    const left = ["Status", "Action", "Prompt", "Submitted", "Ran Finished", "ID"];
    expect(await names(page)).toEqual(left);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(list(page).columns).toBeFocused();
    await page.reload();
    await expect(list(page).rows).toHaveCount(20);
    expect(await names(page)).toEqual(left);
    // The first cell, whichever it is, has the link.
    const [id] = await list(page).ids();
    await expect(list(page).rows.first().getByRole("link", { name: `Open task ${id}` })).toBeVisible();
    await list(page).columns.click();
    for (const name of ["Status", "Action", "Prompt", "Submitted", "Ran"]) await panel.getByLabel(name).uncheck();
    await panel.getByLabel("ID").click();
    await expect(panel.getByLabel("ID")).toBeChecked();
    expect(await names(page)).toEqual(["ID"]);
    await dashboard.prompt.focus();
    await expect(panel).toBeHidden();
  });

  test("one row is a tab stop, keys move from row to row, and Enter opens", async ({ dashboard, page }) => {
    await dashboard.open("?view=list");
    await expect(list(page).rows).toHaveCount(20);
    const ids = await list(page).ids();
    await expect(list(page).table.locator('a[tabindex="0"]')).toHaveCount(1);
    await list(page).rows.first().getByRole("link").focus();
    for (const [key, index] of [
      ["ArrowDown", 1],
      ["ArrowDown", 2],
      ["ArrowUp", 1],
      ["ArrowRight", 1],
      ["End", 19],
      ["ArrowDown", 19],
      ["Home", 0],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(page), key).toBe(ids[index]);
    }
    await page.keyboard.press("PageDown");
    expect(ids.indexOf((await focused(page)) ?? "")).toBeGreaterThan(5);
    await page.keyboard.press("PageUp");
    expect(await focused(page)).toBe(ids[0]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe(ids[1]);
  });

  test("updates rows in place and keeps the focus", async ({ dashboard, demo, page }) => {
    await demo.put({ id: "runs", status: "IN_PROGRESS", progress: "10%" });
    await dashboard.open("?view=list");
    const row = list(page).row("runs");
    await expect(row.getByText("10%")).toBeVisible();
    await row.getByRole("link").focus();
    const element = await row.elementHandle();
    await demo.put({ id: "runs", status: "SUCCESS", progress: "100%" });
    await demo.put({ id: "newer" });
    await dashboard.refresh.evaluate((button: HTMLElement) => button.click());
    await expect(list(page).row("newer")).toBeVisible();
    await expect(row.getByText("Succeeded")).toBeVisible();
    expect(await row.evaluate((now, before) => now === before, element)).toBe(true);
    expect(await focused(page)).toBe("runs");
  });

  test("says what the grid says when there is nothing to show", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 500/);
    await dashboard.open("?prompt=no such prompt&view=list");
    await expect(page.getByText("No matching tasks")).toBeVisible();
    await dashboard.demo.injectFault("http-500");
    await dashboard.open("?view=list");
    await expect(list(page).table).toHaveCount(0);
    await expect(dashboard.tryAgain).toBeVisible();
  });

  test("is in Chinese", async ({ dashboard, page }) => {
    await dashboard.open("?view=list");
    await SettingsDialog.chooseLanguage(page, "简体中文");
    const table = page.getByRole("table", { name: "任务", exact: true });
    await expect(table.getByRole("columnheader")).toHaveText([
      "图片",
      "状态",
      "任务类型",
      "提示词",
      "账号",
      "提交时间",
      "排队时长 开始时间",
      "执行时长 结束时间",
      "ID",
      "失败原因",
    ]);
    await page.getByRole("button", { name: "列", exact: true }).click();
    await expect(page.getByRole("group", { name: "列" }).getByLabel("账号")).toBeChecked();
    await page.getByRole("button", { name: "网格" }).click();
    await expect(page.getByRole("list", { name: "任务", exact: true })).toBeVisible();
  });

  for (const colorScheme of colorSchemes("list")) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme, demoOptions: { tasks: 8 } });

      test(`is accessible, ${colorScheme}`, async ({ dashboard, page }) => {
        await dashboard.demo.put({ id: "failed", status: "FAILURE", failReason: "Timed out", imageUrl: null });
        await dashboard.open("?view=list");
        await expect(list(page).rows).toHaveCount(9);
        await list(page).columns.click();
        await expectAccessible(page, `the list, ${colorScheme}`);
      });
    });
  }
});

for (const width of [390, 320]) {
  test.describe(`on a phone of ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, ...PHONE });

    test(`the list has few columns and never scrolls the page at ${width} px`, async ({ dashboard, page }) => {
      await dashboard.demo.put({ ...GRID_TASK, prompt: "unbreakable".repeat(30), id: `id-${"0".repeat(80)}` });
      await dashboard.open("?view=list");
      await expect(list(page).rows).toHaveCount(20);
      expect(await names(page)).toEqual(["Picture", "Status", "Prompt", "Submitted"]);
      const widths = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await widths()).toBe(0);
      const table = page.locator(".list-scroll");
      if (width === 390) expect(await table.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
      await list(page).columns.tap();
      await page.getByRole("group", { name: "Columns" }).getByLabel("Failure reason").check();
      await page.getByRole("group", { name: "Columns" }).getByLabel("Account").check();
      expect(await widths()).toBe(0);
      await page.keyboard.press("Escape");
      const heights = await list(page).rows.evaluateAll((rows) => rows.map((it) => it.getBoundingClientRect().height));
      for (const height of heights) expect(Math.abs(height - 44)).toBeLessThanOrEqual(1);
      const [, second] = await list(page).ids();
      await list(page).row(second ?? "").getByRole("link").tap();
      await expect(page.getByRole("dialog", { name: `Task ${second}` })).toBeVisible();
    });
  });
}

test.describe("the sizes of the cards", () => {
  async function chooseSize(page: Page, size: string): Promise<void> {
    const settings = await SettingsDialog.open(page);
    await settings.dialog.getByRole("combobox", { name: "Card size" }).selectOption(size);
    await settings.close();
  }

  const columns = (dashboard: DashboardPage) =>
    dashboard.cards.evaluateAll((cards) => {
      const top = (card: Element) => card.getBoundingClientRect().top;
      return cards.filter((card) => top(card) === top(cards[0]!)).length;
    });

  test("are chosen and remembered; small cards show their facts on hover and focus", async ({ dashboard, page }) => {
    await dashboard.demo.put(GRID_TASK);
    await dashboard.open();
    const medium = await columns(dashboard);
    const settings = await SettingsDialog.open(page);
    const size = settings.dialog.getByRole("combobox", { name: "Card size" });
    await expect(size).toHaveValue("medium");
    await size.selectOption("Large");
    expect(await columns(dashboard)).toBeLessThan(medium);
    await size.selectOption("Small");
    expect(await columns(dashboard)).toBeGreaterThan(medium);
    await settings.close();
    const card = dashboard.card(GRID_TASK.id);
    const prompt = card.getByText(/^a lighthouse in the fog/);
    await expect(prompt).toBeHidden();
    await card.hover();
    await expect(prompt).toBeVisible();
    await dashboard.prompt.hover();
    await expect(prompt).toBeHidden();
    await card.getByRole("link").focus();
    await expect(prompt).toBeVisible();
    await expect(card.getByText("Succeeded")).toBeVisible();
    await page.reload();
    await dashboard.waitForLoad();
    await expect(prompt).toBeHidden();
    expect(await columns(dashboard)).toBeGreaterThan(medium);
    // The size is not part of a link.
    await dashboard.expectSearch("");
    await expect((await SettingsDialog.open(page)).dialog.getByRole("combobox", { name: "Card size" })).toHaveValue("small");
  });

  test("small cards without a picture say their status", async ({ dashboard, page }) => {
    await dashboard.demo.put({ id: "failed-1", status: "FAILURE", imageUrl: null, failReason: "Timed out" });
    await dashboard.open();
    await chooseSize(page, "Small");
    await expect(dashboard.card("failed-1").getByText("Failed", { exact: true })).toBeVisible();
    await expectAccessible(page, "small cards");
  });

  test.describe("with pictures", () => {
    test.use({ images: "drawn" });

    test("large cards get larger pictures", async ({ dashboard, page }) => {
      await dashboard.demo.put({ ...GRID_TASK, prompt: "a square" });
      await dashboard.open();
      const picture = dashboard.card(GRID_TASK.id).getByRole("img");
      await expect(picture).toHaveAttribute("src", /width=560/);
      await chooseSize(page, "Large");
      await expect(picture).toHaveAttribute("src", /width=1024/);
      await chooseSize(page, "Medium");
      await expect(picture).toHaveAttribute("src", /width=560/);
    });
  });
});
