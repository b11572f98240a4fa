// Live refresh: what changed is updated, nothing else moves, and no more requests than needed are sent.

import type { Page } from "@playwright/test";
import { QUERY } from "../support/demo";
import { SelectionPage } from "../support/selection";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const BY_IDS = "/mj/task/list-by-condition";

test.use({ live: true, demoOptions: { tasks: 100, noBackground: true, failureRate: "none" } });

/** Hides or shows the tab, as the browser reports it to the page. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

/** Counts the mutations inside each card from now on, by task ID. */
async function countMutations(page: Page): Promise<() => Promise<Record<string, number>>> {
  await page.evaluate(() => {
    const counts: Record<string, number> = {};
    Object.assign(globalThis, { counts });
    for (const card of document.querySelectorAll<HTMLElement>("[data-task-id]")) {
      const id = card.dataset.taskId ?? "";
      counts[id] = 0;
      const observer = new MutationObserver((records) => {
        // Ages advance with the clock, without any response.
        const notifications = records.filter(
          (record) => !(record.target.parentElement ?? (record.target as HTMLElement)).closest(".timestamp, .times"),
        );
        counts[id] = (counts[id] ?? 0) + notifications.length;
      });
      observer.observe(card, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { counts: Record<string, number> }).counts);
}

test("Auto is the default, and every choice is remembered", async ({ dashboard, page }) => {
  await dashboard.open();
  const live = page.getByRole("combobox", { name: "Live refresh" });
  await expect(live).toHaveValue("auto");
  expect(await live.locator("option").allTextContents()).toEqual(["Auto", "Off", "5 s", "10 s", "30 s", "60 s"]);
  await live.selectOption("10 s");
  await page.reload();
  await expect(live).toHaveValue("10");
});

test(
  "open tasks on screen are polled by their IDs every 3 s; the page itself is not",
  async ({ dashboard, page }) => {
    await page.clock.install();
    await dashboard.open();
    const open = (await dashboard.demo.query()).content.filter(
      (task) => !["SUCCESS", "FAILURE", "CANCEL"].includes(task.status),
    );
    expect(open.length).toBeGreaterThan(0);
    await dashboard.advanceUntil(async () => expect((await dashboard.demo.log(BY_IDS)).length).toBeGreaterThan(1));
    const first = JSON.parse((await dashboard.demo.log(BY_IDS))[0]?.body ?? "") as { ids: string[] };
    expect(first.ids.sort()).toEqual(open.map((task) => task.id).sort());
    expect(await dashboard.demo.log(QUERY)).toHaveLength(1);
  },
);

test(
  "a task that ends on screen is updated in place and announced once; nothing else changes",
  SMOKE,
  async ({ dashboard, page }) => {
    // All cards in the viewport: a card that comes near it requests its image, which is a mutation too.
    await page.setViewportSize({ width: 1280, height: 3600 });
    await dashboard.open();
    const before = await dashboard.demo.query();
    const running = before.content.find((task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE");
    const done = before.content.filter((task) => task.status === "SUCCESS");
    if (!running) throw new Error("nothing runs");
    const last = done.at(-1)?.id ?? "";
    await dashboard
      .card(last)
      .getByRole("link", { name: `Open task ${last}` })
      .focus();
    await dashboard.waitForImages();
    // What announces the end also adds check boxes to the cards.
    await new SelectionPage(dashboard).load();
    const counts = await countMutations(page);
    await dashboard.demo.advance(120);
    await expect(dashboard.card(running.id).getByText("Succeeded")).toBeVisible({ timeout: 15_000 });
    await expect(dashboard.announcement).toContainText(`Task ${running.id}: Succeeded`);
    const changed = await counts();
    expect(changed[running.id]).toBeGreaterThan(0);
    for (const task of done) expect(changed[task.id], task.id).toBe(0);
    await expect(dashboard.card(last).getByRole("link", { name: `Open task ${last}` })).toBeFocused();
    expect(await dashboard.ids()).toEqual(before.content.map((task) => task.id));
  },
);

test("a new prompt changes the prompt of its card and nothing else", async ({ dashboard, page }) => {
  await page.clock.install();
  await dashboard.open("?status=SUCCESS");
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
  const [changed, ...others] = await dashboard.ids();
  await dashboard.waitForImages();
  const link = dashboard.card(changed).getByRole("link", { name: `Open task ${changed}` });
  await link.focus();
  await new SelectionPage(dashboard).load();
  const counts = await countMutations(page);
  await dashboard.demo.put({ id: changed, prompt: "a new prompt" });
  const prompt = dashboard.card(changed).getByText("a new prompt");
  await dashboard.advanceUntil(() => expect(prompt).toBeVisible({ timeout: 100 }));
  const counted = await counts();
  // The text, and the attributes that the framework sets again.
  expect(counted[changed]).toBeLessThanOrEqual(8);
  for (const id of others) expect(counted[id], id).toBe(0);
  await expect(link).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dashboard.card(changed).locator(".timestamp")).toBeFocused();
});

test("the scroll position is kept when a card above shrinks", async ({ dashboard, page }) => {
  await dashboard.open();
  const tasks = (await dashboard.demo.query()).content;
  const running = tasks.find((task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE");
  const last = tasks.at(-1)?.id ?? "";
  if (!running) throw new Error("nothing runs");
  await dashboard
    .card(last)
    .getByRole("link", { name: `Open task ${last}` })
    .focus();
  await dashboard.waitForImages();
  const place = (await dashboard.card(last).boundingBox())?.y ?? 0;
  await dashboard.demo.advance(120);
  await expect(dashboard.card(running.id).getByText("Succeeded")).toBeVisible({ timeout: 15_000 });
  // The changed card lost its progress bar, some 20 px; browsers anchor the scroll position to within a few.
  await expect.poll(async () => Math.abs(((await dashboard.card(last).boundingBox())?.y ?? 0) - place)).toBeLessThan(5);
});

test("new tasks are held back behind a button", SMOKE, async ({ dashboard, page }) => {
  await page.clock.install();
  // Without open tasks only the page is polled.
  await dashboard.open("?status=SUCCESS");
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
  const ids = await dashboard.ids();
  for (const n of [1, 2, 3])
    await dashboard.demo.put({ id: `new-${n}`, status: "SUCCESS", action: "IMAGINE", prompt: `new ${n}` });
  const arrivals = page.getByRole("button", { name: "3 new tasks" });
  await dashboard.advanceUntil(() => expect(arrivals).toBeVisible({ timeout: 100 }));
  expect(await dashboard.ids()).toEqual(ids);
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("link", { name: "Statistics" }).click();
  await expect(arrivals, "statistics show other tasks").toHaveCount(0);
  await views.getByRole("link", { name: "Tasks" }).click();
  await arrivals.click();
  await expect(arrivals).toHaveCount(0);
  expect((await dashboard.ids()).slice(0, 3).sort()).toEqual(["new-1", "new-2", "new-3"]);
});

test("new tasks are shown automatically if the operator chose so and is not busy on the page", async ({
  dashboard,
  page,
}) => {
  await page.clock.install();
  await dashboard.open("?status=SUCCESS");
  const settings = await SettingsDialog.open(page);
  await settings.dialog.getByRole("checkbox", { name: /^Show new tasks at the top/ }).check();
  await settings.close();
  await page.getByRole("combobox", { name: "Live refresh" }).selectOption("5 s");
  await dashboard.demo.put({ id: "new-1", status: "SUCCESS", action: "IMAGINE", prompt: "new" });
  await dashboard.advanceUntil(() =>
    expect(dashboard.cards.first()).toHaveAttribute("data-task-id", "new-1", { timeout: 100 }),
  );
  await expect(page.getByRole("button", { name: "1 new task" })).toHaveCount(0);
});

test("a hidden tab sends nothing, and polls at once when it is visible again", async ({ dashboard, page }) => {
  await page.clock.install();
  await dashboard.open();
  await page.clock.runFor(4_000);
  await expect.poll(async () => (await dashboard.demo.log(BY_IDS)).length).toBe(1);
  await setHidden(page, true);
  await dashboard.demo.clearLog();
  await dashboard.advanceTenMinutes();
  expect(await dashboard.demo.log()).toEqual([]);
  await setHidden(page, false);
  await page.clock.runFor(100);
  await expect.poll(async () => (await dashboard.demo.log(QUERY)).length, { timeout: 2_000 }).toBe(1);
});

test("at most one poll is in flight, and the operator's own request takes precedence", async ({ dashboard, page }) => {
  await page.clock.install();
  await dashboard.open();
  await dashboard.demo.injectFault("hang", { path: BY_IDS });
  await dashboard.advanceUntil(async () => expect(await dashboard.demo.log(BY_IDS)).toHaveLength(1));
  await dashboard.refresh.click();
  await expect.poll(async () => (await dashboard.demo.log(QUERY)).length).toBe(2);
  await expect.poll(async () => (await dashboard.demo.log(BY_IDS))[0]?.gone).toBe(true);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("a failing server is polled less often, the tasks stay, and polling recovers by itself", async ({
  dashboard,
  page,
}) => {
  await page.clock.install();
  await dashboard.open();
  dashboard.invariants.expectConsole(/status of 503/);
  const ids = await dashboard.ids();
  await dashboard.demo.injectFault("http-503", { path: BY_IDS });
  await dashboard.demo.injectFault("http-503", { path: QUERY });
  const tryAgain = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await dashboard.advanceUntil(() => expect(tryAgain).toBeVisible({ timeout: 100 }));
  expect(await dashboard.ids()).toEqual(ids);
  await dashboard.demo.clearFaults();
  await dashboard.advanceUntil(() => expect(tryAgain).toHaveCount(0, { timeout: 100 }));
});

for (const status of [401, 403]) {
  test(`polling stops when the server answers ${status}`, async ({ dashboard, page }) => {
    await page.clock.install();
    await dashboard.open();
    dashboard.invariants.expectConsole(new RegExp(`status of ${status}`));
    await dashboard.demo.injectFault(`http-${status}`, { path: BY_IDS });
    await dashboard.demo.injectFault(`http-${status}`, { path: QUERY });
    await page.clock.runFor(4_000);
    await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible();
    const requested = (await dashboard.demo.log()).length;
    await dashboard.advanceTenMinutes();
    expect(await dashboard.demo.log()).toHaveLength(requested);
  });
}

test("a server without list-by-condition is polled for the page only", async ({ dashboard, page }) => {
  await page.clock.install();
  await dashboard.open();
  dashboard.invariants.expectConsole(/status of 404/);
  await dashboard.demo.injectFault("http-404", { path: BY_IDS });
  await dashboard.advanceUntil(async () => expect(await dashboard.demo.log(BY_IDS)).toHaveLength(1));
  await dashboard.advanceUntil(async () => expect(await dashboard.demo.log(QUERY)).toHaveLength(2), 1_000);
  expect(await dashboard.demo.log(BY_IDS)).toHaveLength(1);
});

test("a task that is open for too long is marked as stalled, with an explanation", async ({ dashboard, page }) => {
  const old = Date.now() - 20 * 60_000;
  await dashboard.demo.put({
    id: "old-1",
    status: "IN_PROGRESS",
    action: "IMAGINE",
    prompt: "old",
    progress: "40%",
    submitTime: old,
  });
  await dashboard.demo.put({
    id: "old-2",
    status: "MODAL",
    action: "ZOOM",
    prompt: "waits for a person",
    submitTime: old,
  });
  await dashboard.open("?ids=old-1,old-2");
  await expect(dashboard.card("old-1").getByText("Stalled")).toBeVisible();
  await expect(dashboard.card("old-2").getByText("Stalled")).toHaveCount(0);
  const dialog = await dashboard.openTask("old-1");
  await expect(dialog.getByText(/^This task has been open for more than 15 minutes/)).toBeVisible();
  await page.keyboard.press("Escape");

  const settings = await SettingsDialog.open(page);
  const minutes = settings.dialog.getByLabel("Stalled after (minutes)");
  await minutes.fill("0");
  await minutes.press("Tab");
  await expect(settings.dialog.getByText("Enter a number from 1 to 1,440.")).toBeVisible();
  await minutes.fill("30");
  await settings.close();
  await expect(dashboard.card("old-1").getByText("Stalled")).toHaveCount(0);
});

test("the task of an open dialog is refreshed, also if it is not on the page", async ({ dashboard, page }) => {
  await page.clock.install();
  await dashboard.open();
  const running = (await dashboard.demo.query()).content.find(
    (task) => task.status === "IN_PROGRESS" && task.action === "IMAGINE",
  );
  if (!running) throw new Error("nothing runs");
  await page.goto(new URL(`?action=DESCRIBE&task=${running.id}`, dashboard.demo.url).href);
  const dialog = page.getByRole("dialog", { name: `Task ${running.id}` });
  await expect(dialog.locator(".badge").first()).toHaveText("In progress");
  expect((await dashboard.demo.log(`/mj/task/${running.id}/fetch`)).map((line) => line.method)).toEqual(["GET"]);
  await dashboard.demo.advance(120);
  await dashboard.advanceUntil(() =>
    expect(dialog.locator(".badge").first()).toHaveText("Succeeded", { timeout: 100 }),
  );
  await expect(dialog.getByRole("button", { name: "Upscale image 1" })).toBeVisible();
});

test("a notification is shown when a task ends in a hidden tab, if allowed", async ({ dashboard, page, context }) => {
  await page.clock.install();
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const notifications: string[] = [];
    const Fake = class {
      static permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      constructor(title: string, options: { body: string }) {
        notifications.push(`${title}: ${options.body}`);
      }
    };
    Object.assign(globalThis, { Notification: Fake, notifications });
  });
  await dashboard.open();
  const settings = await SettingsDialog.open(page);
  await settings.dialog.getByRole("checkbox", { name: /^Notify me when a task finishes/ }).check();
  await settings.close();
  await setHidden(page, true);
  await dashboard.demo.advance(120);
  const notifications = () =>
    page.evaluate(() => (globalThis as unknown as { notifications: string[] }).notifications.join());
  await dashboard.advanceUntil(
    async () => expect(await notifications()).toMatch(/Contact Sheet: .*Task \d+: Succeeded/),
    1_000,
  );
  expect(await dashboard.demo.log(QUERY)).toHaveLength(1);
});
