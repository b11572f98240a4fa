// The task dialog: opening, navigation and closing.

import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test("a click on a card opens its task over the page and puts it into the URL", SMOKE, async ({ dashboard, demo }) => {
  await dashboard.open();
  const [task] = (await demo.query()).content;
  const begin = await dashboard.historyLength();
  const dialog = await dashboard.openTask(task.id);
  await dashboard.expectSearch(`?task=${task.id}`);
  expect(await dashboard.historyLength()).toBe(begin + 1);
  await expect(dialog.getByRole("heading", { name: `Task ${task.id}` })).toBeVisible();
  await expect(dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  // It was on the page, so no further request was needed.
  await dashboard.waitForPendingRequests();
  expect(await demo.log()).toHaveLength(1);
});

test("a click anywhere on a card opens it, except on its own controls", async ({ dashboard, page, demo }) => {
  await dashboard.open();
  const task = (await demo.query()).content[1];
  await dashboard.card(task.id).getByRole("button", { name: "More" }).click();
  await dashboard.card(task.id).getByRole("button", { name: "Less" }).click();
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard
    .card(task.id)
    .locator("p")
    .filter({ hasText: String(task.prompt).slice(0, 20) })
    .click();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
});

test(
  "by keyboard: Enter opens and moves focus inside, Escape closes and returns focus to the card",
  SMOKE,
  async ({ dashboard, page, demo }) => {
    await dashboard.open();
    const task = (await demo.query()).content[2];
    const link = dashboard.card(task.id).getByRole("link", { name: `Open task ${task.id}` });
    await link.focus();
    await link.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Task ${task.id}` });
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(":focus")).toHaveCount(1);
    for (let press = 0; press < 25; press++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null,
        ),
      ).toBe(true);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(link).toBeFocused();
    await dashboard.expectSearch("");
  },
);

test("closing twice closes once, and never leaves the page", async ({ dashboard, page, demo }) => {
  await dashboard.open();
  await dashboard.status("Succeeded").click();
  await dashboard.expectSearch("?status=SUCCESS");
  await dashboard.waitForLoad();
  const [id] = await dashboard.ids();
  const dialog = await dashboard.openTask(id);
  // A double click; both before the browser has gone back.
  await dialog.getByRole("button", { name: "Close" }).evaluate((close: HTMLElement) => {
    close.click();
    close.click();
  });
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.waitForPendingRequests();
  await dashboard.expectSearch("?status=SUCCESS");
  await dashboard.openTask(id);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.waitForPendingRequests();
  await dashboard.expectSearch("?status=SUCCESS");
  await dashboard.expectTasks((await demo.query({ status: "SUCCESS" })).content);
});

test("Back closes the dialog and Forward opens it again", async ({ dashboard, page, demo }) => {
  await dashboard.open("?status=SUCCESS");
  const [task] = (await demo.query({ status: "SUCCESS" })).content;
  await dashboard.openTask(task.id);
  await page.goBack();
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.expectSearch("?status=SUCCESS");
  await page.goForward();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.expectSearch("?status=SUCCESS");
});

test("arrow keys and buttons step through the page, and the buttons say why they are disabled at its ends", async ({
  dashboard,
  page,
  demo,
}) => {
  await dashboard.open("?size=10");
  const ids = (await demo.query({ pageSize: 10 })).content.map((task) => task.id);
  const begin = await dashboard.historyLength();
  await dashboard.openTask(ids[0]);
  const previous = dashboard.dialog.getByRole("button", { name: "Previous task" });
  const next = dashboard.dialog.getByRole("button", { name: "Next task" });
  await expect(previous).toHaveAttribute("aria-disabled", "true");
  await expect(previous).toHaveAccessibleDescription("This is the first task on the page");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("dialog", { name: `Task ${ids[0]}` })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await dashboard.expectSearch(`?size=10&task=${ids[1]}`);
  await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
  await next.click();
  await expect(page.getByRole("dialog", { name: `Task ${ids[2]}` })).toBeVisible();
  await previous.click();
  await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
  // Stepping adds no history entries: Back leads to the grid at once.
  expect(await dashboard.historyLength()).toBe(begin + 1);
  for (const id of ids.slice(2)) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("dialog", { name: `Task ${id}` })).toBeVisible();
  }
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await expect(next).toHaveAccessibleDescription("This is the last task on the page");
  await page.keyboard.press("Escape");
  await expect(dashboard.card(ids[9]).getByRole("link", { name: `Open task ${ids[9]}` })).toBeFocused();
  await dashboard.expectSearch("?size=10");
});

test("a link to a task on the page opens it, and closing shows the page behind it", async ({
  dashboard,
  page,
  demo,
}) => {
  const task = (await demo.query()).content[3];
  await dashboard.open(`?task=${task.id}`);
  const begin = await dashboard.historyLength();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  expect((await demo.log()).map((line) => line.path)).toEqual(["/mj/task/query"]);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(dashboard.dialog).toHaveCount(0);
  await dashboard.expectSearch("");
  expect(await dashboard.historyLength()).toBe(begin);
});

test("a task that is not on the page is fetched by its ID", async ({ dashboard, page, demo }) => {
  const [task] = (await demo.query({ pageNumber: 20, status: "SUCCESS" })).content;
  await dashboard.open(`?task=${task.id}`);
  const dialog = page.getByRole("dialog", { name: `Task ${task.id}` });
  await expect(dialog.getByText("SUCCESS", { exact: true })).toBeVisible();
  expect((await demo.log(`/mj/task/${task.id}/fetch`)).map((line) => [line.method, line.body])).toEqual([["GET", ""]]);
  await expect(dialog.getByRole("button", { name: "Next task" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("an unknown ID is reported and can be retried", async ({ dashboard, page, demo }) => {
  await dashboard.open("?task=9999999999999999");
  await expect(dashboard.dialog.getByRole("heading", { name: "Task not found on this server" })).toBeVisible();
  await demo.put({ id: "9999999999999999", prompt: "a late arrival" });
  await dashboard.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dashboard.dialog.getByText("a late arrival").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dashboard.cards).toHaveCount(20);
});

for (const fault of ["http-400", "empty-204", "null"]) {
  test(`a response of ${fault} for an ID means an unknown task, too`, async ({ dashboard, demo, page }) => {
    if (fault === "http-400") dashboard.invariants.expectConsole(/status of 400 .*\/fetch/);
    await demo.injectFault(fault, { path: "/mj/task/17/fetch" });
    await dashboard.open("?task=17");
    await expect(
      page.getByRole("dialog", { name: "Task 17" }).getByRole("heading", { name: /Task not found on this server/ }),
    ).toBeVisible();
  });
}

test("a task is shown even if the page behind it fails to load", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 500 .*task\/query/);
  const task = (await demo.query()).content[0];
  await demo.injectFault("http-500", { times: 3 });
  await dashboard.open(`?task=${task.id}`);
  await expect(dashboard.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Server error" })).toBeVisible();
  await dashboard.tryAgain.click();
  await expect(dashboard.cards).toHaveCount(20);
});

test("a task that cannot be fetched shows the reason, and the page behind it stays", async ({
  dashboard,
  demo,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of 502 .*\/fetch/);
  const [task] = (await demo.query({ pageNumber: 20 })).content;
  await demo.injectFault("http-502", { path: `/mj/task/${task.id}/fetch`, times: 3 });
  await dashboard.open(`?task=${task.id}`);
  await expect(dashboard.dialog.getByRole("heading", { name: "Server error" })).toBeVisible();
  await dashboard.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dashboard.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dashboard.cards).toHaveCount(20);
});

test("an open task that leaves the page during a refresh stays open", async ({ dashboard, demo, page }) => {
  await demo.put({ id: "guest", prompt: "a short visit" });
  await dashboard.open();
  await dashboard.openTask("guest");
  await demo.dropTasks();
  await page.evaluate(() => document.querySelector<HTMLElement>("header [aria-label=Refresh]")?.click());
  await expect(dashboard.announcement).toHaveText(/^500 tasks/);
  await expect(page.getByRole("dialog", { name: "Task guest" }).getByText("a short visit").first()).toBeVisible();
});
