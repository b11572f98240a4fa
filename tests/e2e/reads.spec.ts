// How patient the page is when it asks: what is tried again, when, and what the operator can do meanwhile.

import type { Page } from "@playwright/test";
import { ConnectionDialog } from "./support/connection";
import { type Demo, PLAIN, QUERY } from "./support/demo";
import { expect, test } from "./support/test";

const BY_IDS = "/mj/task/list-by-condition";

/** What is said of the answer that does not come. */
const waiting = (page: Page) => page.getByRole("group", { name: "Waiting" });

const asked = async (demo: Demo) => (await demo.queries()).length;

/** Lets the page's clock go on until so many questions have arrived: the pauses between them are random. */
async function expectTry(page: Page, demo: Demo, count: number): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return asked(demo);
    })
    .toBe(count);
}

for (const status of [408, 425, 429, 500, 502, 503, 504]) {
  test(`${status} is tried again, and nobody is told when it passes`, async ({ desk, demo, page }) => {
    desk.guard.expectConsole(new RegExp(`status of ${status} `));
    await demo.arm(`http-${status}`, { times: 2 });
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    expect(await demo.queries()).toEqual([PLAIN, PLAIN, PLAIN]);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await expect(desk.announced).toHaveText("500 tasks, page 1 of 25");
  });
}

test("after three tries it is told, and nothing more is asked", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 502/);
  await page.clock.install();
  await desk.open();
  await demo.arm("http-502");
  await desk.refresh.click();
  await page.clock.runFor(2000);
  await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
  await desk.passTenMinutes();
  expect(await asked(demo)).toBe(4);
});

for (const status of [400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422, 431, 451]) {
  test(`${status} is asked exactly once`, async ({ desk, demo, page }) => {
    desk.guard.expectConsole(new RegExp(`status of ${status} `));
    await page.clock.install();
    await desk.open();
    // A server without a search is asked for a list, and then by ids.
    for (const path of [QUERY, "/mj/task/list", BY_IDS]) await demo.arm(`http-${status}`, { path });
    await desk.refresh.click();
    await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible();
    await desk.passTenMinutes();
    expect(await asked(demo)).toBe(2);
  });
}

test("a server that says when to come back is asked then, and the page says how long that is", async ({
  desk,
  demo,
  page,
}) => {
  desk.guard.expectConsole(/status of 503/);
  await page.clock.install();
  await desk.open();
  await demo.arm("http-503-90", { times: 1 });
  await desk.refresh.click();
  await expect(waiting(page)).toContainText(/asked again in (90|8\d) s \(try 2 of 3\)/);
  await expect(desk.announced).toHaveText(/asked again in/);
  await page.clock.runFor(60_000);
  await expect(waiting(page)).toContainText(/asked again in (30|2\d) s/);
  expect(await asked(demo)).toBe(2);
  await page.clock.runFor(31_000);
  await desk.settled();
  await expect(waiting(page)).toHaveCount(0);
  expect(await asked(demo)).toBe(3);
});

test("Try again does not wait for it, and Stop ends it", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 429/);
  await desk.open();
  const ids = await desk.ids();
  await demo.arm("http-429-300", { times: 2 });
  await desk.refresh.click();
  await waiting(page).getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => asked(demo)).toBe(3);
  await waiting(page).getByRole("button", { name: "Stop" }).click();
  const alert = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Stopped" }) });
  await expect(alert).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
  expect(await desk.ids()).toEqual(ids);
  await expect(desk.grid).toHaveAttribute("aria-busy", "false");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toHaveCount(0);
  await desk.settled();
  expect(await asked(demo)).toBe(4);
});

test("after three seconds it says that the server is slow, and Stop tells the server so", async ({ desk, demo, page }) => {
  await demo.arm("hang", { times: 1 });
  await page.goto(demo.url);
  await expect.poll(() => asked(demo)).toBe(1);
  await expect(waiting(page)).toHaveCount(0);
  await expect(waiting(page)).toContainText("The server is slow to answer.");
  await expect(waiting(page).getByRole("button", { name: "Try again" })).toHaveCount(0);
  await waiting(page).getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await expect.poll(async () => (await demo.log(QUERY))[0]?.gone).toBe(true);
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("the body has the same time limit as the headers, for each of three tries", async ({ desk, demo, page }) => {
  await page.clock.install();
  await demo.arm("hang-body");
  await page.goto(demo.url);
  for (const tries of [1, 2, 3]) {
    await expectTry(page, demo, tries);
    await page.clock.runFor(15_000);
  }
  await expect(page.getByRole("heading", { name: "The server took too long" })).toBeVisible();
  await expect(page.getByText("within 15 seconds")).toBeVisible();
  await demo.disarm();
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("the time limit can be set, is remembered, and must make sense", async ({ desk, demo, page }) => {
  await page.clock.install();
  await desk.open();
  const connection = await ConnectionDialog.open(page);
  const seconds = connection.dialog.getByLabel("Give up on an answer after (seconds)");
  await expect(seconds).toHaveValue("15");
  await seconds.fill("2");
  await connection.save.click();
  await expect(seconds).toBeFocused();
  await expect(seconds).toHaveAccessibleDescription("A number from 3 to 300.");
  await seconds.fill("3");
  await connection.enter({});
  await page.reload();
  await desk.settled();
  await demo.arm("hang");
  await desk.refresh.click();
  for (const tries of [3, 4, 5]) {
    await expectTry(page, demo, tries);
    await page.clock.runFor(3000);
  }
  await expect(page.getByText("within 3 seconds")).toBeVisible();
});

test.describe("a host that sets the limit", () => {
  test.use({ hostConfig: { readSeconds: 3 } });

  test("is heard", async ({ desk, page }) => {
    await desk.open();
    const connection = await ConnectionDialog.open(page);
    await expect(connection.dialog.getByLabel("Give up on an answer after (seconds)")).toHaveValue("3");
  });
});

test("without a network it waits for it, by itself or when it is told", async ({ desk, demo, page, context }) => {
  desk.guard.expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await page.clock.install();
  await desk.open();
  const ids = await desk.ids();
  await context.setOffline(true);
  await desk.status("Failed").click();
  await expect(waiting(page)).toContainText("You are offline.");
  await expect(desk.announced).toHaveText(/You are offline/);
  expect(await desk.ids()).toEqual(ids);
  // Told to try, it tries, and waits on.
  await page.clock.runFor(60_000);
  await waiting(page).getByRole("button", { name: "Try again" }).click();
  await expect(waiting(page)).toContainText("You are offline.");
  await context.setOffline(false);
  await desk.expectAsked({ ...PLAIN, status: "FAILURE" });
  await desk.expectTasks((await demo.ask({ status: "FAILURE" })).content);
  await expect(waiting(page)).toHaveCount(0);
  expect(await asked(demo)).toBe(2);
});

test("a task that is fetched for its window waits in the same way", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 503/);
  const [task] = (await demo.ask({ pageNumber: 20 })).content;
  await demo.arm("http-503-200", { path: `/mj/task/${task.id}/fetch`, times: 2 });
  await page.goto(new URL(`?task=${task.id}`, demo.url).href);
  await waiting(page).getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => (await demo.log(`/mj/task/${task.id}/fetch`)).length).toBe(2);
  await waiting(page).getByRole("button", { name: "Stop" }).click();
  await expect(desk.dialog.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await desk.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(desk.dialog.getByText(task.status, { exact: true }).first()).toBeVisible();
});

test("the queue and the test of a connection wait in the same way", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 503/);
  await demo.arm("http-503-200", { path: "/mj/task/queue", times: 1 });
  await page.goto(new URL("?view=queue", demo.url).href);
  await waiting(page).getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table", { name: "Queue" })).toBeVisible();
  await demo.arm("http-503-200", { times: 1 });
  const connection = await ConnectionDialog.open(page);
  await connection.test.click();
  await waiting(page).getByRole("button", { name: "Stop" }).click();
  await expect(connection.dialog.getByRole("heading", { name: "Stopped" })).toBeVisible();
});

test.describe("live refresh", () => {
  test.use({ live: true, demoOptions: { tasks: 100, alone: true, luck: "always" } });

  test("after five failures in a row asks once a minute, with a single try, and says so", async ({
    desk,
    demo,
    page,
  }) => {
    desk.guard.expectConsole(/status of 503/);
    await page.clock.install();
    await desk.open();
    const ids = await desk.ids();
    await demo.forgetLog();
    for (const path of [QUERY, BY_IDS]) await demo.arm("http-503", { path });
    const all = async () => (await demo.log()).length;
    // Five questions of three tries: each step is long enough for one of them.
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
          // The pauses between the tries.
          await page.clock.runFor(300);
          return all();
        })
        .toBe(sum);
    }
    await expect(page.getByRole("alert").filter({ hasText: "live refresh asks once a minute" })).toBeVisible();
    expect(await desk.ids()).toEqual(ids);
    for (const sum of [16, 17, 18]) {
      await page.clock.runFor(60_000);
      await expect.poll(all).toBe(sum);
    }
    await demo.disarm();
    await page.clock.runFor(60_000);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await demo.forgetLog();
    await page.clock.runFor(4_000);
    await expect.poll(all, "it is quick again").toBeGreaterThan(0);
  });

  test("leaves a server alone for as long as that wants", async ({ desk, demo, page }) => {
    desk.guard.expectConsole(/status of 429/);
    await page.clock.install();
    await desk.open();
    await demo.forgetLog();
    await demo.arm("http-429-200", { path: BY_IDS, times: 1 });
    await page.clock.runFor(4_000);
    await expect.poll(async () => (await demo.log(BY_IDS)).length).toBe(1);
    await desk.demo.forgetLog();
    await page.clock.runFor(190_000);
    await desk.nothingUnderWay();
    expect(await demo.log()).toEqual([]);
    await page.clock.runFor(12_000);
    await expect.poll(async () => (await demo.log()).length).toBeGreaterThan(0);
  });
});
