// The dialog of one task: the ways in, through and out.

import { expect, test } from "./support/test";

test("a press on a card opens its task over the page, and the address names it", async ({ desk, demo }) => {
  await desk.open();
  const [task] = (await demo.ask()).content;
  const begin = await desk.historyLength();
  const dialog = await desk.openTask(task.id);
  await desk.expectSearch(`?task=${task.id}`);
  expect(await desk.historyLength()).toBe(begin + 1);
  await expect(dialog.getByRole("heading", { name: `Task ${task.id}` })).toBeVisible();
  await expect(dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  // It was on the page, so nothing more had to be asked.
  await desk.nothingUnderWay();
  expect(await demo.log()).toHaveLength(1);
});

test("any place of a card opens it, apart from what can be pressed by itself", async ({ desk, page, demo }) => {
  await desk.open();
  const task = (await demo.ask()).content[1];
  await desk.card(task.id).getByRole("button", { name: "More" }).click();
  await desk.card(task.id).getByRole("button", { name: "Less" }).click();
  await expect(desk.dialog).toHaveCount(0);
  await desk
    .card(task.id)
    .locator("p")
    .filter({ hasText: String(task.prompt).slice(0, 20) })
    .click();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
});

test("with the keyboard: Enter opens, the focus goes in, Escape closes, the focus comes back to the card", async ({
  desk,
  page,
  demo,
}) => {
  await desk.open();
  const task = (await demo.ask()).content[2];
  const link = desk.card(task.id).getByRole("link", { name: `Open task ${task.id}` });
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
  await desk.expectSearch("");
});

test("closing twice in one breath closes once, and never leaves the page", async ({ desk, page, demo }) => {
  await desk.open();
  await desk.status("Succeeded").click();
  await desk.expectSearch("?status=SUCCESS");
  await desk.settled();
  const [id] = await desk.ids();
  const dialog = await desk.openTask(id);
  // A double click; both before the browser has gone back.
  await dialog.getByRole("button", { name: "Close" }).evaluate((close: HTMLElement) => {
    close.click();
    close.click();
  });
  await expect(desk.dialog).toHaveCount(0);
  await desk.nothingUnderWay();
  await desk.expectSearch("?status=SUCCESS");
  await desk.openTask(id);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await desk.nothingUnderWay();
  await desk.expectSearch("?status=SUCCESS");
  await desk.expectTasks((await demo.ask({ status: "SUCCESS" })).content);
});

test("Back closes the dialog and Forward opens it again", async ({ desk, page, demo }) => {
  await desk.open("?status=SUCCESS");
  const [task] = (await demo.ask({ status: "SUCCESS" })).content;
  await desk.openTask(task.id);
  await page.goBack();
  await expect(desk.dialog).toHaveCount(0);
  await desk.expectSearch("?status=SUCCESS");
  await page.goForward();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(desk.dialog).toHaveCount(0);
  await desk.expectSearch("?status=SUCCESS");
});

test("arrows and buttons lead through the page, at its ends they say why not", async ({ desk, page, demo }) => {
  await desk.open("?size=10");
  const ids = (await demo.ask({ pageSize: 10 })).content.map((task) => task.id);
  const begin = await desk.historyLength();
  await desk.openTask(ids[0]);
  const previous = desk.dialog.getByRole("button", { name: "Previous task" });
  const next = desk.dialog.getByRole("button", { name: "Next task" });
  await expect(previous).toHaveAttribute("aria-disabled", "true");
  await expect(previous).toHaveAccessibleDescription("There is no task before this one on the page");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("dialog", { name: `Task ${ids[0]}` })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await desk.expectSearch(`?size=10&task=${ids[1]}`);
  await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
  await next.click();
  await expect(page.getByRole("dialog", { name: `Task ${ids[2]}` })).toBeVisible();
  await previous.click();
  await expect(page.getByRole("dialog", { name: `Task ${ids[1]}` })).toBeVisible();
  // From task to task there is no step: Back leads to the grid at once.
  expect(await desk.historyLength()).toBe(begin + 1);
  for (const id of ids.slice(2)) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("dialog", { name: `Task ${id}` })).toBeVisible();
  }
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await expect(next).toHaveAccessibleDescription("There is no task after this one on the page");
  await page.keyboard.press("Escape");
  await expect(desk.card(ids[9]).getByRole("link", { name: `Open task ${ids[9]}` })).toBeFocused();
  await desk.expectSearch("?size=10");
});

test("a link to a task on the page opens it, and closing leads to the page behind it", async ({ desk, page, demo }) => {
  const task = (await demo.ask()).content[3];
  await desk.open(`?task=${task.id}`);
  const begin = await desk.historyLength();
  await expect(page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  expect((await demo.log()).map((line) => line.path)).toEqual(["/mj/task/query"]);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(desk.dialog).toHaveCount(0);
  await desk.expectSearch("");
  expect(await desk.historyLength()).toBe(begin);
});

test("a task that is not on the page is fetched by its id", async ({ desk, page, demo }) => {
  const [task] = (await demo.ask({ pageNumber: 20, status: "SUCCESS" })).content;
  await desk.open(`?task=${task.id}`);
  const dialog = page.getByRole("dialog", { name: `Task ${task.id}` });
  await expect(dialog.getByText("SUCCESS", { exact: true })).toBeVisible();
  expect((await demo.log(`/mj/task/${task.id}/fetch`)).map((line) => [line.method, line.body])).toEqual([["GET", ""]]);
  await expect(dialog.getByRole("button", { name: "Next task" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("an id that the server does not know says so, and may be asked for again", async ({ desk, page, demo }) => {
  await desk.open("?task=9999999999999999");
  await expect(desk.dialog.getByRole("heading", { name: "The server does not know this task" })).toBeVisible();
  await demo.put({ id: "9999999999999999", prompt: "a late arrival" });
  await desk.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(desk.dialog.getByText("a late arrival").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(desk.cards).toHaveCount(20);
});

for (const fault of ["http-400", "empty-204", "null"]) {
  test(`an answer of ${fault} to an id means that the server does not know it, too`, async ({ desk, demo, page }) => {
    if (fault === "http-400") desk.guard.expectConsole(/status of 400 .*\/fetch/);
    await demo.arm(fault, { path: "/mj/task/17/fetch" });
    await desk.open("?task=17");
    await expect(
      page.getByRole("dialog", { name: "Task 17" }).getByRole("heading", { name: /does not know this task/ }),
    ).toBeVisible();
  });
}

test("a task is shown also when the page behind it cannot be", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  const task = (await demo.ask()).content[0];
  await demo.arm("http-500", { times: 3 });
  await desk.open(`?task=${task.id}`);
  await expect(desk.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("a task that cannot be fetched says why, and the page behind it stays", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 502 .*\/fetch/);
  const [task] = (await demo.ask({ pageNumber: 20 })).content;
  await demo.arm("http-502", { path: `/mj/task/${task.id}/fetch`, times: 3 });
  await desk.open(`?task=${task.id}`);
  await expect(desk.dialog.getByRole("heading", { name: "The server failed" })).toBeVisible();
  await desk.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(desk.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(desk.cards).toHaveCount(20);
});

test("an open task that leaves the page while it is refreshed stays open", async ({ desk, demo, page }) => {
  await demo.put({ id: "guest", prompt: "a short visit" });
  await desk.open();
  await desk.openTask("guest");
  await demo.dropTasks();
  await page.evaluate(() => document.querySelector<HTMLElement>("header [aria-label=Refresh]")?.click());
  await expect(desk.announced).toHaveText(/^500 tasks/);
  await expect(page.getByRole("dialog", { name: "Task guest" }).getByText("a short visit").first()).toBeVisible();
});
