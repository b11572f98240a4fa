// Live refresh, as operators see it: what changed changes, nothing else moves, and nobody is asked more than needed.

import type { Page } from "@playwright/test";
import { ConnectionDialog } from "./support/connection";
import { QUERY } from "./support/demo";
import { expect, test } from "./support/test";

const BY_IDS = "/mj/task/list-by-condition";

test.use({ live: true, demoOptions: { tasks: 100, alone: true, luck: "always" } });

/** Hides or shows the tab, as the browser tells the page. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

/** Counts from now on what changes inside each card, by its id. */
async function countMutations(page: Page): Promise<() => Promise<Record<string, number>>> {
  await page.evaluate(() => {
    const counts: Record<string, number> = {};
    Object.assign(globalThis, { counts });
    for (const card of document.querySelectorAll<HTMLElement>("[data-task-id]")) {
      const id = card.dataset.taskId ?? "";
      counts[id] = 0;
      const look = new MutationObserver((records) => {
        // The ages of open tasks and "5 min ago" go on by the clock, without any answer.
        const told = records.filter((record) => !(record.target.parentElement ?? (record.target as HTMLElement)).closest(".when, .times"));
        counts[id] = (counts[id] ?? 0) + told.length;
      });
      look.observe(card, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { counts: Record<string, number> }).counts);
}

test("Auto is the default, and every choice is remembered", async ({ desk, page }) => {
  await desk.open();
  const live = page.getByRole("combobox", { name: "Live refresh" });
  await expect(live).toHaveValue("auto");
  expect(await live.locator("option").allTextContents()).toEqual(["Auto", "Off", "5 s", "10 s", "30 s", "60 s"]);
  await live.selectOption("10 s");
  await page.reload();
  await expect(live).toHaveValue("10");
});

test("open tasks on screen are asked for by their ids, every 3 s; the page itself is not", async ({ desk }) => {
  await desk.open();
  const open = (await desk.demo.ask()).content.filter((task) => !["SUCCESS", "FAILURE", "CANCEL"].includes(task.status));
  expect(open.length).toBeGreaterThan(0);
  await expect.poll(async () => (await desk.demo.log(BY_IDS)).length, { timeout: 15_000 }).toBeGreaterThan(1);
  const first = JSON.parse((await desk.demo.log(BY_IDS))[0]?.body ?? "") as { ids: string[] };
  expect(first.ids.sort()).toEqual(open.map((task) => task.id).sort());
  expect(await desk.demo.log(QUERY)).toHaveLength(1);
});

test("a task that ends on screen changes in place and is told once; nothing else is touched", async ({ desk, page }) => {
  // All cards at once: one that comes near the screen asks for its picture, and that is a change too.
  await page.setViewportSize({ width: 1280, height: 3600 });
  await desk.open();
  const before = await desk.demo.ask();
  const running = before.content.find((task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE");
  const done = before.content.filter((task) => task.status === "SUCCESS");
  if (!running) throw new Error("nothing runs");
  const last = done.at(-1)?.id ?? "";
  await desk.card(last).getByRole("link", { name: `Open task ${last}` }).focus();
  await page.waitForLoadState("networkidle");
  const counts = await countMutations(page);
  await desk.demo.advance(120);
  await expect(desk.card(running.id).getByText("Succeeded")).toBeVisible({ timeout: 15_000 });
  await expect(desk.announced).toContainText(`Task ${running.id}: Succeeded`);
  const changed = await counts();
  expect(changed[running.id]).toBeGreaterThan(0);
  for (const task of done) expect(changed[task.id], task.id).toBe(0);
  await expect(desk.card(last).getByRole("link", { name: `Open task ${last}` })).toBeFocused();
  expect(await desk.ids()).toEqual(before.content.map((task) => task.id));
});

test("what is looked at stays where it is on the screen when a card above it gets lower", async ({ desk, page }) => {
  await desk.open();
  const tasks = (await desk.demo.ask()).content;
  const running = tasks.find((task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE");
  const last = tasks.at(-1)?.id ?? "";
  if (!running) throw new Error("nothing runs");
  await desk.card(last).getByRole("link", { name: `Open task ${last}` }).focus();
  await page.waitForLoadState("networkidle");
  const place = (await desk.card(last).boundingBox())?.y ?? 0;
  await desk.demo.advance(120);
  await expect(desk.card(running.id).getByText("Succeeded")).toBeVisible({ timeout: 15_000 });
  // The card that changed got lower by its bar, some 20 px; browsers hold what is looked at to within a few.
  await expect.poll(async () => Math.abs(((await desk.card(last).boundingBox())?.y ?? 0) - place)).toBeLessThan(5);
});

test("new tasks wait behind a button, and come in when it is pressed", async ({ desk, page }) => {
  // With nothing open on screen there is only the page to ask for.
  await desk.open("?status=SUCCESS");
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
  const ids = await desk.ids();
  for (const n of [1, 2, 3]) await desk.demo.put({ id: `new-${n}`, status: "SUCCESS", action: "IMAGINE", prompt: `new ${n}` });
  const arrivals = page.getByRole("button", { name: "3 new tasks" });
  await expect(arrivals).toBeVisible({ timeout: 20_000 });
  expect(await desk.ids()).toEqual(ids);
  await arrivals.click();
  await expect(arrivals).toHaveCount(0);
  expect((await desk.ids()).slice(0, 3).sort()).toEqual(["new-1", "new-2", "new-3"]);
});

test("they come in by themselves where the operator chose so and nobody is at work on the page", async ({ desk, page }) => {
  await desk.open("?status=SUCCESS");
  const connection = await ConnectionDialog.open(page);
  await connection.dialog.getByRole("checkbox", { name: /^New tasks come in by themselves/ }).check();
  await connection.save.click();
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
  await desk.demo.put({ id: "new-1", status: "SUCCESS", action: "IMAGINE", prompt: "new" });
  await expect(desk.cards.first()).toHaveAttribute("data-task-id", "new-1", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "1 new task" })).toHaveCount(0);
});

test("a hidden tab asks nothing, and catches up at once when it is seen again", async ({ desk, page }) => {
  await page.clock.install();
  await desk.open();
  await page.clock.runFor(4_000);
  await expect.poll(async () => (await desk.demo.log(BY_IDS)).length).toBe(1);
  await setHidden(page, true);
  await desk.demo.forgetLog();
  await desk.passTenMinutes();
  expect(await desk.demo.log()).toEqual([]);
  await setHidden(page, false);
  await page.clock.runFor(100);
  await expect.poll(async () => (await desk.demo.log(QUERY)).length, { timeout: 2_000 }).toBe(1);
});

test("it never asks twice at a time, and the operator's own question goes first", async ({ desk, page }) => {
  await desk.open();
  await desk.demo.arm("hang", { path: BY_IDS });
  await expect.poll(async () => (await desk.demo.log(BY_IDS)).length, { timeout: 15_000 }).toBe(1);
  await desk.refresh.click();
  await expect.poll(async () => (await desk.demo.log(QUERY)).length).toBe(2);
  await expect.poll(async () => (await desk.demo.log(BY_IDS))[0]?.gone).toBe(true);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("a server that fails is asked less and less, the sheet stays, and it recovers by itself", async ({ desk, page }) => {
  await desk.open();
  desk.guard.expectConsole(/status of 503/);
  const ids = await desk.ids();
  await desk.demo.arm("http-503", { path: BY_IDS });
  await desk.demo.arm("http-503", { path: QUERY });
  await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 15_000 });
  expect(await desk.ids()).toEqual(ids);
  await desk.demo.disarm();
  await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toHaveCount(0, { timeout: 20_000 });
});

for (const status of [401, 403]) {
  test(`it stops when the server refuses with ${status}`, async ({ desk, page }) => {
    await page.clock.install();
    await desk.open();
    desk.guard.expectConsole(new RegExp(`status of ${status}`));
    await desk.demo.arm(`http-${status}`, { path: BY_IDS });
    await desk.demo.arm(`http-${status}`, { path: QUERY });
    await page.clock.runFor(4_000);
    await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible();
    const asked = (await desk.demo.log()).length;
    await desk.passTenMinutes();
    expect(await desk.demo.log()).toHaveLength(asked);
  });
}

test("a server that does not know list-by-condition is asked for the page only", async ({ desk }) => {
  test.setTimeout(80_000);
  await desk.open();
  desk.guard.expectConsole(/status of 404/);
  await desk.demo.arm("http-404", { path: BY_IDS });
  await expect.poll(async () => (await desk.demo.log(BY_IDS)).length, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => (await desk.demo.log(QUERY)).length, { timeout: 50_000 }).toBe(2);
  expect(await desk.demo.log(BY_IDS)).toHaveLength(1);
});

test("a task that is open for too long is marked as stalled, with words on what that means", async ({ desk, page }) => {
  const old = Date.now() - 20 * 60_000;
  await desk.demo.put({ id: "old-1", status: "IN_PROGRESS", action: "IMAGINE", prompt: "old", progress: "40%", submitTime: old });
  await desk.demo.put({ id: "old-2", status: "MODAL", action: "ZOOM", prompt: "waits for a person", submitTime: old });
  await desk.open("?ids=old-1,old-2");
  await expect(desk.card("old-1").getByText("Stalled")).toBeVisible();
  await expect(desk.card("old-2").getByText("Stalled")).toHaveCount(0);
  const dialog = await desk.openTask("old-1");
  await expect(dialog.getByText(/^Open for more than 15 minutes/)).toBeVisible();
  await page.keyboard.press("Escape");

  const connection = await ConnectionDialog.open(page);
  const minutes = connection.dialog.getByLabel("Stalled after (minutes)");
  await minutes.fill("0");
  await connection.save.click();
  await expect(connection.dialog.getByText("A number from 1 to 1,440.")).toBeVisible();
  await minutes.fill("30");
  await connection.save.click();
  await expect(desk.card("old-1").getByText("Stalled")).toHaveCount(0);
});

test("an open dialog lives on: its task goes on, and a task beside the page is refreshed as well", async ({ desk, page }) => {
  await desk.open();
  const running = (await desk.demo.ask()).content.find((task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE");
  if (!running) throw new Error("nothing runs");
  await page.goto(new URL(`?action=DESCRIBE&task=${running.id}`, desk.demo.url).href);
  const dialog = page.getByRole("dialog", { name: `Task ${running.id}` });
  await expect(dialog.locator(".badge").first()).toHaveText("In progress");
  expect((await desk.demo.log(`/mj/task/${running.id}/fetch`)).map((line) => line.method)).toEqual(["GET"]);
  await desk.demo.advance(120);
  await expect(dialog.locator(".badge").first()).toHaveText("Succeeded", { timeout: 15_000 });
  await expect(dialog.getByRole("button", { name: "Upscale picture 1" })).toBeVisible();
});

test("the browser tells when a task ends in a hidden tab, for whoever allows it", async ({ desk, page, context }) => {
  test.setTimeout(80_000);
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const told: string[] = [];
    const Fake = class {
      static permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      constructor(title: string, options: { body: string }) {
        told.push(`${title}: ${options.body}`);
      }
    };
    Object.assign(globalThis, { Notification: Fake, told });
  });
  await desk.open();
  const connection = await ConnectionDialog.open(page);
  await connection.dialog.getByRole("checkbox", { name: /^Notify me when a task ends/ }).check();
  await connection.save.click();
  await setHidden(page, true);
  await desk.demo.advance(120);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told.join());
  await expect.poll(told, { timeout: 50_000 }).toMatch(/Contact Sheet: .*Task \d+: Succeeded/);
  expect(await desk.demo.log(QUERY)).toHaveLength(1);
});
