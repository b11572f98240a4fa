// Retries of read requests: what is retried, when, and what the operator can do meanwhile.

import type { Page } from "@playwright/test";
import { ConnectionDialog } from "../support/connection";
import { type Demo, PLAIN, QUERY } from "../support/demo";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { select, smokeIf } from "../support/tiers";

const BY_IDS = "/mj/task/list-by-condition";

/** Statuses of one class are the same error of the program. */
function errorClass(status: number): string {
  if ([401, 403, 429].includes(status)) return String(status);
  if ([404, 405, 501].includes(status)) return "no endpoint";
  return status < 500 ? "client error" : "server error";
}

/** The status of a pending request. */
const requestStatus = (page: Page) => page.getByRole("group", { name: "Pending request" });

const countQueries = async (demo: Demo) => (await demo.queries()).length;

/** Advances the page's clock until so many queries have arrived: the delays between them are random. */
async function expectAttempt(page: Page, demo: Demo, count: number): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return countQueries(demo);
    })
    .toBe(count);
}

/** The host tests cover every status. */
const selection = { name: (status: number) => `status ${status}`, classOf: errorClass };

for (const status of select([408, 425, 429, 500, 502, 503, 504], selection)) {
  test(
    `${status} is retried, and nothing is reported when a retry succeeds`,
    smokeIf(status === 503),
    async ({ dashboard, demo, page }) => {
      dashboard.invariants.expectConsole(new RegExp(`status of ${status} `));
      await demo.injectFault(`http-${status}`, { times: 2 });
      await dashboard.open();
      await expect(dashboard.cards).toHaveCount(20);
      expect(await demo.queries()).toEqual([PLAIN, PLAIN, PLAIN]);
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      await expect(dashboard.announcement).toHaveText("500 tasks, page 1 of 25");
    },
  );
}

test("after three attempts the error is shown, and nothing more is sent", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 502/);
  await page.clock.install();
  await dashboard.open();
  await demo.injectFault("http-502");
  await dashboard.refresh.click();
  await page.clock.runFor(2000);
  await expect(page.getByRole("heading", { name: "Server error" })).toBeVisible();
  await dashboard.advanceTenMinutes();
  expect(await countQueries(demo)).toBe(4);
});

for (const status of select([400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422, 431, 451], selection)) {
  test(`${status} is not retried`, async ({ dashboard, demo, page }) => {
    dashboard.invariants.expectConsole(new RegExp(`status of ${status} `));
    await page.clock.install();
    await dashboard.open();
    // A server without task search is asked for a list, and then for tasks by ID.
    for (const path of [QUERY, "/mj/task/list", BY_IDS]) await demo.injectFault(`http-${status}`, { path });
    await dashboard.refresh.click();
    await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible();
    await dashboard.advanceTenMinutes();
    expect(await countQueries(demo)).toBe(2);
  });
}

test("Retry-After is respected, and the page shows the remaining time", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 503/);
  await page.clock.install();
  await dashboard.open();
  await demo.injectFault("http-503-90", { times: 1 });
  await dashboard.refresh.click();
  await expect(requestStatus(page)).toContainText(/Next attempt in (90|8\d) s \(attempt 2 of 3\)/);
  await expect(dashboard.announcement).toHaveText(/Next attempt in/);
  await page.clock.runFor(60_000);
  await expect(requestStatus(page)).toContainText(/Next attempt in (30|2\d) s/);
  expect(await countQueries(demo)).toBe(2);
  await page.clock.runFor(31_000);
  await dashboard.waitForLoad();
  await expect(requestStatus(page)).toHaveCount(0);
  expect(await countQueries(demo)).toBe(3);
});

test("Try again skips the wait, and Stop cancels the request", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 429/);
  await dashboard.open();
  const ids = await dashboard.ids();
  await demo.injectFault("http-429-300", { times: 2 });
  await dashboard.refresh.click();
  await requestStatus(page).getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => countQueries(demo)).toBe(3);
  await requestStatus(page).getByRole("button", { name: "Stop" }).click();
  const alert = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Request stopped" }) });
  await expect(alert).toBeVisible();
  await expect(requestStatus(page)).toHaveCount(0);
  expect(await dashboard.ids()).toEqual(ids);
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "false");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toHaveCount(0);
  await dashboard.waitForLoad();
  expect(await countQueries(demo)).toBe(4);
});

test("after three seconds the page says that the server is slow, and Stop aborts the request", async ({
  dashboard,
  demo,
  page,
}) => {
  await demo.injectFault("hang", { times: 1 });
  await page.goto(demo.url);
  await expect.poll(() => countQueries(demo)).toBe(1);
  await expect(requestStatus(page)).toHaveCount(0);
  await expect(requestStatus(page)).toContainText("The server is responding slowly.");
  await expect(requestStatus(page).getByRole("button", { name: "Try again" })).toHaveCount(0);
  await requestStatus(page).getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { name: "Request stopped" })).toBeVisible();
  await expect.poll(async () => (await demo.log(QUERY))[0]?.gone).toBe(true);
  await dashboard.tryAgain.click();
  await expect(dashboard.cards).toHaveCount(20);
});

test("the timeout covers the body as well as the headers, for each of three attempts", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.injectFault("hang-body");
  await page.goto(demo.url);
  for (const tries of [1, 2, 3]) {
    await expectAttempt(page, demo, tries);
    await page.clock.runFor(15_000);
  }
  await expect(page.getByRole("heading", { name: "The request timed out" })).toBeVisible();
  await expect(page.getByText("within 15 seconds")).toBeVisible();
  await demo.clearFaults();
  await dashboard.tryAgain.click();
  await expect(dashboard.cards).toHaveCount(20);
});

test("the timeout can be set, is remembered, and is validated", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await dashboard.open();
  const settings = await SettingsDialog.open(page);
  const seconds = settings.dialog.getByLabel("Request timeout (seconds)");
  await expect(seconds).toHaveValue("15");
  await seconds.fill("2");
  await seconds.press("Tab");
  await expect(seconds).toHaveAccessibleDescription("Enter a number from 3 to 300.");
  await seconds.fill("3");
  await seconds.press("Tab");
  await settings.close();
  await page.reload();
  await dashboard.waitForLoad();
  await demo.injectFault("hang");
  await dashboard.refresh.click();
  for (const tries of [3, 4, 5]) {
    await expectAttempt(page, demo, tries);
    await page.clock.runFor(3000);
  }
  await expect(page.getByText("within 3 seconds")).toBeVisible();
});

test.describe("a host that sets the timeout", () => {
  test.use({ hostConfig: { readSeconds: 3 } });

  test("provides the default", async ({ dashboard, page }) => {
    await dashboard.open();
    const settings = await SettingsDialog.open(page);
    await expect(settings.dialog.getByLabel("Request timeout (seconds)")).toHaveValue("3");
  });
});

test("offline requests wait for the network and continue by themselves or on demand", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  dashboard.invariants.expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await page.clock.install();
  await dashboard.open();
  const ids = await dashboard.ids();
  await context.setOffline(true);
  await dashboard.status("Failed").click();
  await expect(requestStatus(page)).toContainText("You are offline.");
  await expect(dashboard.announcement).toHaveText(/You are offline/);
  expect(await dashboard.ids()).toEqual(ids);
  // Try again sends a request, which waits again.
  await page.clock.runFor(60_000);
  await requestStatus(page).getByRole("button", { name: "Try again" }).click();
  await expect(requestStatus(page)).toContainText("You are offline.");
  await context.setOffline(false);
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE" });
  await dashboard.expectTasks((await demo.query({ status: "FAILURE" })).content);
  await expect(requestStatus(page)).toHaveCount(0);
  expect(await countQueries(demo)).toBe(2);
});

test("fetching a task for its dialog waits in the same way", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 503/);
  const [task] = (await demo.query({ pageNumber: 20 })).content;
  await demo.injectFault("http-503-200", { path: `/mj/task/${task.id}/fetch`, times: 2 });
  await page.goto(new URL(`?task=${task.id}`, demo.url).href);
  await requestStatus(page).getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await demo.log(`/mj/task/${task.id}/fetch`)).length).toBe(2);
  await requestStatus(page).getByRole("button", { name: "Stop" }).click();
  await expect(dashboard.dialog.getByRole("heading", { name: "Request stopped" })).toBeVisible();
  await dashboard.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dashboard.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
});

test("the queue and the connection test wait in the same way", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 503/);
  await demo.injectFault("http-503-200", { path: "/mj/task/queue", times: 1 });
  await page.goto(new URL("?view=queue", demo.url).href);
  await requestStatus(page).getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table", { name: "Queue" })).toBeVisible();
  await demo.injectFault("http-503-200", { times: 1 });
  const connection = await ConnectionDialog.open(page);
  await connection.test.click();
  await requestStatus(page).getByRole("button", { name: "Stop" }).click();
  await expect(connection.dialog.getByRole("heading", { name: "Request stopped" })).toBeVisible();
});

test.describe("live refresh", () => {
  test.use({ live: true, demoOptions: { tasks: 100, noBackground: true, failureRate: "none" } });

  test("polls once a minute with a single attempt after five failures in a row, and says so", async ({
    dashboard,
    demo,
    page,
  }) => {
    dashboard.invariants.expectConsole(/status of 503/);
    await page.clock.install();
    await dashboard.open();
    const ids = await dashboard.ids();
    await demo.clearLog();
    for (const path of [QUERY, BY_IDS]) await demo.injectFault("http-503", { path });
    const all = async () => (await demo.log()).length;
    // Five polls of three attempts: each step is long enough for one of them.
    for (const [wait, sum] of [
      [3_000, 3],
      [6_000, 6],
      [12_000, 9],
      [24_000, 12],
      [48_000, 15],
    ] as const) {
      await page.clock.runFor(wait + 1000);
      await expect
        .poll(async () => {
          // The delays between the attempts.
          await page.clock.runFor(300);
          return all();
        })
        .toBe(sum);
    }
    await expect(page.getByRole("alert").filter({ hasText: "live refresh runs once a minute" })).toBeVisible();
    expect(await dashboard.ids()).toEqual(ids);
    for (const sum of [16, 17, 18]) {
      await page.clock.runFor(60_000);
      await expect.poll(all).toBe(sum);
    }
    await demo.clearFaults();
    await page.clock.runFor(60_000);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await demo.clearLog();
    await page.clock.runFor(4_000);
    await expect.poll(all, "it is quick again").toBeGreaterThan(0);
  });

  test("pauses for the time of a Retry-After header", async ({ dashboard, demo, page }) => {
    dashboard.invariants.expectConsole(/status of 429/);
    await page.clock.install();
    await dashboard.open();
    await demo.clearLog();
    await demo.injectFault("http-429-200", { path: BY_IDS, times: 1 });
    await page.clock.runFor(4_000);
    await expect.poll(async () => (await demo.log(BY_IDS)).length).toBe(1);
    await dashboard.demo.clearLog();
    await page.clock.runFor(190_000);
    await dashboard.waitForPendingRequests();
    expect(await demo.log()).toEqual([]);
    await page.clock.runFor(12_000);
    await expect.poll(async () => (await demo.log()).length).toBeGreaterThan(0);
  });
});
