// Acting on many tasks: each request is sent once, waits for a busy server, can be paused and stopped, and is remembered.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { DashboardPage } from "../support/dashboard-page";
import { SelectionPage } from "../support/selection";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";

const ACTION = "/mj/submit/action";
const IMAGINE = "/mj/submit/imagine";
const SHEETS = "?status=SUCCESS&action=IMAGINE&size=50";

test.use({ demoOptions: { tasks: 400, noBackground: true, failureRate: "none" } });

/** Opens finished sheets on a page whose clock the test advances. */
async function openSheets(dashboard: DashboardPage): Promise<SelectionPage> {
  await dashboard.page.clock.install();
  await dashboard.open(SHEETS);
  const selection = new SelectionPage(dashboard);
  await selection.load();
  return selection;
}

/** The IDs of the first sheets of the page on which U1 was not pressed; of all of them without a number. */
async function unused(dashboard: DashboardPage, count?: number): Promise<string[]> {
  const ids = await dashboard.ids();
  const page = await dashboard.demo.query({ status: "SUCCESS", action: "IMAGINE", pageSize: 50 });
  const isUnused = (id: string) => {
    const buttons = page.content.find((task) => task.id === id)?.buttons as { label: string; style: number }[];
    return buttons?.some((button) => button.label === "U1" && button.style !== 3);
  };
  const found = ids.filter(isUnused).slice(0, count);
  if (count !== undefined) expect(found).toHaveLength(count);
  return found;
}

/** The task of each request that has arrived. */
async function pressed(dashboard: DashboardPage): Promise<string[]> {
  const log = await dashboard.demo.log(ACTION);
  return log.map((line) => (JSON.parse(line.body) as { taskId: string }).taskId);
}

const group = (report: Locator, name: RegExp) => report.getByRole("region", { name });

/** Presses U1 on these tasks. */
async function upscale(selection: SelectionPage, ids: string[]): Promise<void> {
  await selection.select(ids);
  await selection.act(/^Upscale image 1, /, `Send ${ids.length} requests?`);
  await expect(selection.strip).toBeVisible();
}

/** Advances the clock until the batch has ended with this outcome. */
async function expectEnd(selection: SelectionPage, outcome: string): Promise<void> {
  await selection.dashboard.advanceUntil(async () =>
    expect(selection.stripButton("Dismiss")).toBeVisible({ timeout: 50 }),
  );
  await expect(selection.strip.locator(".batch-summary")).toHaveText(outcome);
}

/** Reloads the page: what was on its way has no response. */
async function reload(page: Page, dashboard: DashboardPage): Promise<void> {
  await page.reload();
  await dashboard.waitForLoad();
}

test("40 presses with a lost response and a refusal in the middle: each is sent once, and each has its outcome", async ({
  dashboard,
  demo,
  page,
}) => {
  test.slow();
  dashboard.invariants.expectConsole(/ERR_/);
  const selection = await openSheets(dashboard);
  // The page without those on which it was pressed and some more.
  const ids = await unused(dashboard, 40);
  await selection.select((await dashboard.ids()).slice(0, 1));
  await selection.button("Select page").click();
  for (const id of (await unused(dashboard)).slice(40)) await selection.box(id).uncheck();
  await demo.injectFault("delay-1", { path: ACTION, times: 17 });
  await demo.injectFault("lost", { path: ACTION, times: 1 });
  await demo.injectFault("http-400", { path: ACTION, times: 1 });
  dashboard.invariants.expectConsole(/status of 400/);
  await selection.act("Upscale image 1, 40 tasks", "Send 40 requests?");
  await expectEnd(selection, "38 accepted, 1 refused, 1 without response");
  expect(await pressed(dashboard)).toEqual(ids);

  const report = await selection.openReport("Upscale image 1");
  await expect(group(report, /^No response \(1\)/)).toContainText("may have been accepted");
  await expect(group(report, /^No response/).getByRole("listitem")).toHaveText([`…${(ids[17] ?? "").slice(-6)}`]);
  await expect(group(report, /^Refused \(1\)/)).toContainText("Request refused");
  await expectAccessible(page, "the report of a batch");
  await report.getByRole("button", { name: "Select the refused" }).click();
  await expect(report).toHaveCount(0);
  await selection.expectCount(1);
  expect(await selection.checked()).toEqual([ids[18]]);
  // It was not accepted, so it can be sent again; where it was, it is not offered.
  await selection.act("Upscale image 1, 1 task", "Send 1 request?");
  await expectEnd(selection, "1 accepted");
  expect(await pressed(dashboard)).toEqual([...ids, ids[18]]);
  await selection.openActions();
  await expect(selection.actions.getByRole("button", { name: "Upscale image 1, 0 tasks" })).toBeDisabled();
  await selection.actions.getByRole("checkbox", { name: /already used/ }).check();
  await expect(selection.actions.getByRole("button", { name: "Upscale image 1, 1 task" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await selection.stripButton("Dismiss").click();
  await expect(selection.strip).toHaveCount(0);
});

test("after 429 a request waits as long as the server asks, and only then is it sent again", async ({
  dashboard,
  demo,
}) => {
  dashboard.invariants.expectConsole(/status of 429/);
  const selection = await openSheets(dashboard);
  const ids = await unused(dashboard, 4);
  await demo.injectFault("delay-1", { path: ACTION, times: 1 });
  await demo.injectFault("http-429-30", { path: ACTION, times: 1 });
  await upscale(selection, ids);
  await dashboard.advanceUntil(async () =>
    expect(selection.strip).toContainText("accepts no more requests for the moment", { timeout: 50 }),
    100,
  );
  await selection.page.clock.runFor(25_000);
  await dashboard.waitForPendingRequests();
  expect(await pressed(dashboard)).toEqual(ids.slice(0, 2));
  await expectEnd(selection, "4 accepted");
  expect(await pressed(dashboard)).toEqual([ids[0], ids[1], ids[1], ids[2], ids[3]]);
});

test("prompts run again with changed parameters; a full queue is waited for, and a place in the queue goes on", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  for (const n of [1, 2, 3]) {
    await demo.put({ ...GRID_TASK, id: `sheet-${n}`, prompt: `https://example.com/a.png a lighthouse ${n} ${n === 3 ? "queue:7 " : ""}--aspect 1:1 --seed 7` });
  }
  await dashboard.open();
  const selection = new SelectionPage(dashboard);
  await selection.load();
  // Others fill the queue.
  for (let code = 1; code !== 23; ) {
    const headers = { "content-type": "application/json", "x-asked-by-test": "1" };
    const body = JSON.stringify({ prompt: "in the way" });
    const answer = await fetch(new URL(IMAGINE, demo.url), { method: "POST", headers, body });
    ({ code } = (await answer.json()) as { code: number });
  }
  await selection.select(["sheet-1", "sheet-2", "sheet-3"]);
  await selection.openActions();
  const form = selection.actions.getByRole("form", { name: "Imagine again" });
  const field = form.getByRole("textbox", { name: "Set parameters" });
  await field.fill("16:9");
  await expect(form).toContainText("“16:9” is not a parameter");
  await expect(form.getByRole("button", { name: /^Imagine again/ })).toBeDisabled();
  await field.fill("--ar 16:9 --tile");
  await form.getByRole("checkbox", { name: "--seed" }).check();
  await expect(form).toContainText("https://example.com/a.png a lighthouse 1 --aspect 16:9 --tile");
  await form.getByRole("button", { name: "Imagine again, 3 tasks" }).click();
  const question = page.getByRole("dialog", { name: "Send 3 requests?" });
  await expect(question).toContainText("3 different prompts.");
  await question.getByRole("button", { name: "Send", exact: true }).click();

  await dashboard.advanceUntil(async () =>
    expect(selection.strip).toContainText("The queue of the server is full", { timeout: 50 }), 100,
  );
  const sent = async () => {
    const log = (await demo.log(IMAGINE)).map((line) => (JSON.parse(line.body) as { prompt: string }).prompt);
    return log.map((prompt) => /lighthouse (\d)/.exec(prompt)?.[1]);
  };
  expect(await sent()).toEqual(["1"]);
  await demo.advance(600);
  await expectEnd(selection, "3 accepted");
  expect(await sent()).toEqual(["1", "1", "2", "3"]);
  expect(JSON.parse((await demo.log(IMAGINE))[0]?.body ?? "")).toEqual({
    prompt: "https://example.com/a.png a lighthouse 1 --aspect 16:9 --tile",
    botType: "NIJI_JOURNEY",
    state: "order-4711",
  });
  const report = await selection.openReport("Imagine again");
  await expect(group(report, /^Accepted, in the queue \(1\)/)).toBeVisible();
  await report.getByRole("button", { name: "Show the 3 new tasks" }).click();
  await dashboard.waitForLoad();
  await expect(dashboard.cards).toHaveCount(3);
});

test("Pause sends nothing more until Resume, and Stop leaves the rest, which can be selected", async ({
  dashboard,
  demo,
  page,
}) => {
  const selection = await openSheets(dashboard);
  const ids = await unused(dashboard, 6);
  await demo.injectFault("delay-1500", { path: ACTION });
  await upscale(selection, ids);
  await expect.poll(async () => (await pressed(dashboard)).length).toBeGreaterThan(0);
  await selection.stripButton("Pause").click();
  await expect(selection.strip).toContainText("Paused.");
  const paused = (await pressed(dashboard)).length;
  expect(paused).toBeLessThan(6);
  await expect(selection.strip).toContainText(`${paused} accepted`);
  await page.clock.runFor(60_000);
  await dashboard.waitForPendingRequests();
  expect(await pressed(dashboard)).toHaveLength(paused);
  await selection.stripButton("Resume").click();
  await dashboard.advanceUntil(async () => expect((await pressed(dashboard)).length).toBe(paused + 1), 50);
  await selection.stripButton("Stop").click();
  await expect(selection.stripButton("Dismiss")).toBeVisible();
  await page.clock.runFor(60_000);
  await dashboard.waitForPendingRequests();
  const sent = await pressed(dashboard);
  expect(sent).toEqual(ids.slice(0, sent.length));
  await expect(selection.strip).toContainText(`${sent.length} accepted, ${6 - sent.length} not sent`);
  const report = await selection.openReport("Upscale image 1");
  await report.getByRole("button", { name: "Select those not sent" }).click();
  await selection.expectCount(6 - sent.length);
  expect(new Set(await selection.checked())).toEqual(new Set(ids.slice(sent.length)));
  expect((await demo.query({ ids: [ids[0]] })).content).toHaveLength(1);
});

test("a reload in the middle loses no knowledge, and sends nothing", async ({ dashboard, demo, page }) => {
  const selection = await openSheets(dashboard);
  const ids = await unused(dashboard, 5);
  await demo.injectFault("delay-1", { path: ACTION, times: 2 });
  await demo.injectFault("hang", { path: ACTION, times: 1 });
  await upscale(selection, ids);
  await dashboard.advanceUntil(async () => expect((await pressed(dashboard)).length).toBe(3), 50);
  await reload(page, dashboard);
  await expect(selection.strip).toContainText("Before this page was loaded, at");
  await expect(selection.strip).toContainText("2 accepted, 1 without response, 2 not sent");
  await page.clock.runFor(60_000);
  await dashboard.waitForPendingRequests();
  expect(await pressed(dashboard)).toEqual(ids.slice(0, 3));
  const report = await selection.openReport("Upscale image 1");
  await expect(group(report, /^No response \(1\)/).getByRole("link")).toHaveText([`…${(ids[2] ?? "").slice(-6)}`]);
  // The selection is gone with the page; the tasks are read again.
  await report.getByRole("button", { name: "Select those not sent" }).click();
  await selection.expectCount(2);
  await demo.clearFaults();
  await reload(page, dashboard);
  await expect(selection.strip).toContainText("2 accepted, 1 without response, 2 not sent");
  await selection.stripButton("Dismiss").click();
  await reload(page, dashboard);
  await selection.load();
  await expect(selection.strip).toHaveCount(0);
});

test("after three requests in a row without a response it pauses, and goes on only when asked to", async ({
  dashboard,
  demo,
  page,
}) => {
  dashboard.invariants.expectConsole(/ERR_/);
  const selection = await openSheets(dashboard);
  const ids = await unused(dashboard, 5);
  await demo.injectFault("reset", { path: ACTION, times: 3 });
  await upscale(selection, ids);
  await dashboard.advanceUntil(async () =>
    expect(selection.strip).toContainText("three requests in a row had no response", { timeout: 50 }),
  );
  await page.clock.runFor(600_000);
  await dashboard.waitForPendingRequests();
  expect(await pressed(dashboard)).toEqual(ids.slice(0, 3));
  await selection.stripButton("Resume").click();
  await expectEnd(selection, "2 accepted, 3 without response");
  expect(await pressed(dashboard)).toEqual(ids);
});

test("open tasks are cancelled, two at a time, by the keyboard alone; a No sends nothing", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.put({ id: "done", status: "SUCCESS", prompt: "a ferry", imageUrl: null });
  for (const n of [1, 2, 3, 4]) {
    await demo.put({ id: `waits-${n}`, status: "NOT_START", prompt: "a ferry", progress: "", finishTime: null });
  }
  await dashboard.open();
  const selection = new SelectionPage(dashboard);
  await dashboard.card("waits-4").getByRole("link", { name: /^Open task/ }).focus();
  await page.keyboard.press("x");
  await selection.expectCount(1);
  for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("X");
  await selection.expectCount(5);
  const ask = async () => {
    await selection.button("Actions…").focus();
    await page.keyboard.press("Enter");
    await selection.actions.getByRole("checkbox", { name: "Two requests at a time" }).focus();
    await page.keyboard.press("Space");
    await selection.actions.getByRole("button", { name: "Cancel open tasks, 4 tasks" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Cancel 4 tasks?" })).toContainText("This cannot be undone.");
  };
  const cancelled = async () => (await demo.log()).filter((line) => line.path.endsWith("/cancel")).map((line) => line.path);
  await ask();
  await page.keyboard.press("Escape");
  await dashboard.waitForPendingRequests();
  expect(await cancelled()).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(selection.button("Actions…")).toBeFocused();
  await ask();
  await page.getByRole("dialog", { name: "Cancel 4 tasks?" }).getByRole("button", { name: "Send", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expectEnd(selection, "4 accepted");
  expect((await cancelled()).sort()).toEqual([1, 2, 3, 4].map((n) => `/mj/task/waits-${n}/cancel`));
  await expect(dashboard.card("waits-1")).toContainText("Cancelled");
});

test("IDs, prompts and links are copied, each once", async ({ dashboard, demo, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const n of [1, 2]) await demo.put({ ...GRID_TASK, id: `sheet-${n}`, prompt: "the same" });
  await dashboard.open();
  const selection = new SelectionPage(dashboard);
  await selection.load();
  await selection.select(["sheet-1", "sheet-2"]);
  await selection.openActions();
  for (const [name, text] of [
    ["Copy IDs", "sheet-1\nsheet-2"],
    ["Copy prompts", "the same"],
    ["Copy links", GRID_TASK.imageUrl],
  ]) {
    await selection.actions.getByRole("button", { name, exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});

test.describe("read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("hides what changes something; copying stays", async ({ dashboard }) => {
    await dashboard.open(SHEETS);
    const selection = new SelectionPage(dashboard);
    await selection.load();
    await selection.button("Actions…").waitFor({ state: "detached" });
    await selection.box((await dashboard.ids())[0] ?? "").check();
    await selection.openActions();
    await expect(selection.actions.getByRole("button", { name: "Copy IDs" })).toBeVisible();
    await expect(selection.actions).toContainText("Read only");
    await expect(selection.actions.getByRole("button", { name: /task/ })).toHaveCount(0);
    await expect(selection.actions.getByRole("form")).toHaveCount(0);
  });
});
