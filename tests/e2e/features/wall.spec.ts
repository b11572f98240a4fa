// The wall screen: it shows what the server does, and nothing stops it.

import { expectAccessible } from "../support/axe";
import type { DashboardPage } from "../support/dashboard-page";
import { discordLink } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none" } });

/** Puts finished tasks with pictures into the demo, the last one on top. */
async function putPictures(dashboard: DashboardPage, ids: string[], state = "wall"): Promise<void> {
  for (const id of ids) {
    const now = Date.now();
    await dashboard.demo.put({
      id,
      action: "IMAGINE",
      status: "SUCCESS",
      state,
      prompt: `picture ${id}`,
      submitTime: now,
      finishTime: now,
      imageUrl: discordLink(`${id}.png`),
    });
  }
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `w${index + 1}`);

async function openWall(dashboard: DashboardPage, query = "?wall&state=wall"): Promise<void> {
  await dashboard.page.goto(new URL(query, dashboard.demo.url).href);
  await expect(dashboard.page.getByRole("heading", { name: "Wall screen" })).toBeAttached();
}

const pictures = (dashboard: DashboardPage) =>
  dashboard.page.getByRole("region", { name: "Newest pictures" }).getByRole("img", { name: /^Image: picture/ });

/** The value of a number of the wall. */
const count = (dashboard: DashboardPage, name: string) =>
  dashboard.page.getByRole("definition").nth(["Running", "Waiting", "Succeeded", "Failed"].indexOf(name));

test("it fills the screen with the newest pictures of the filters, what runs and the last hour", SMOKE, async ({
  dashboard,
  demo,
  page,
}) => {
  await putPictures(dashboard, ids(14));
  await putPictures(dashboard, ["other"], "elsewhere");
  const now = Date.now();
  await demo.put({ id: "f1", status: "FAILURE", state: "wall", failReason: "Queue is full", submitTime: now, finishTime: now });
  await demo.put({ id: "f2", status: "FAILURE", state: "wall", failReason: "long ago", submitTime: now - 8e6, finishTime: now - 7.2e6 });
  await demo.put({ id: "r1", status: "IN_PROGRESS", state: "wall", prompt: "runs", progress: "63%", submitTime: now });
  await demo.put({ id: "q1", status: "SUBMITTED", state: "wall", prompt: "waits", progress: "0%", submitTime: now });
  await openWall(dashboard);
  await expect(pictures(dashboard)).toHaveCount(12);
  await expect(pictures(dashboard).first()).toHaveAccessibleName("Image: picture w14");
  await expect(count(dashboard, "Running")).toHaveText("1");
  await expect(count(dashboard, "Waiting")).toHaveText("1");
  await expect(count(dashboard, "Succeeded")).toHaveText("14");
  await expect(count(dashboard, "Failed")).toHaveText("1");
  const running = page.getByRole("region", { name: "Running" }).getByRole("listitem");
  await expect(running.filter({ hasText: "runs" })).toContainText("63%");
  await expect(page.getByRole("region", { name: "Failed in the last hour" }).getByRole("listitem")).toHaveCount(1);
  // Four questions, each with the filters of the address.
  const queries = await demo.queries();
  expect(queries).toHaveLength(4);
  expect(queries.map((query) => [query.state, query.status ?? query.statusSet])).toEqual([
    ["wall", "SUCCESS"],
    ["wall", "IN_PROGRESS"],
    ["wall", ["NOT_START", "SUBMITTED"]],
    ["wall", "FAILURE"],
  ]);
  // No controls but the way out, and nothing to scroll.
  await expect(page.getByRole("button")).toHaveCount(0);
  expect(await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight])).toEqual([0, 0]);
  await expectAccessible(page, "the wall");
});

test("a queue longer than a question does not hide what runs", async ({ dashboard, demo, page }) => {
  const now = Date.now();
  await demo.put({ id: "r1", status: "IN_PROGRESS", state: "wall", prompt: "runs", progress: "63%", submitTime: now - 60_000 });
  for (let number = 0; number < 55; number++)
    await demo.put({ id: `q${number}`, status: "SUBMITTED", state: "wall", prompt: "waits", submitTime: now });
  await openWall(dashboard);
  await expect(count(dashboard, "Running")).toHaveText("1");
  await expect(count(dashboard, "Waiting")).toHaveText("55");
  const running = page.getByRole("region", { name: "Running" }).getByRole("listitem");
  await expect(running.first()).toContainText("63%");
});

for (const [name, width, height] of [
  ["16:9", 1920, 1080],
  ["portrait", 1080, 1920],
  ["phone", 390, 844],
] as const) {
  test(`in ${name} everything fits the screen`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height });
    await putPictures(dashboard, ids(12));
    await openWall(dashboard);
    await expect(pictures(dashboard)).toHaveCount(12);
    const boxes = await page
      .getByRole("region", { name: "Newest pictures" })
      .getByRole("figure")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const box of boxes) {
      expect(box.width).toBeGreaterThan(20);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
    const [newest, ...others] = boxes.map((box) => box.width * box.height);
    expect(newest).toBeGreaterThan(7 * Math.max(...others));
    const freshness = (await page.getByText(/^Updated /).boundingBox())!;
    expect(freshness.y + freshness.height).toBeLessThanOrEqual(height);
  });
}

test("a new picture appears by itself in the first place, and the others stay", async ({ dashboard, page }) => {
  await page.clock.install();
  await putPictures(dashboard, ids(12));
  await openWall(dashboard);
  await expect(pictures(dashboard)).toHaveCount(12);
  const names = () => pictures(dashboard).evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt.slice(15)));
  await expect.poll(names).toEqual(["w12", "w11", "w10", "w9", "w8", "w7", "w6", "w5", "w4", "w3", "w2", "w1"]);
  await putPictures(dashboard, ["w13"]);
  await dashboard.advanceUntil(async () =>
    expect(await names()).toEqual(["w13", "w11", "w10", "w9", "w8", "w7", "w6", "w5", "w4", "w3", "w2", "w12"]),
  );
});

test("it recovers from every failure by itself, and says how old its data is meanwhile", async ({
  dashboard,
  demo,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of 401/);
  dashboard.invariants.expectConsole(/status of 500|ERR_/);
  await page.clock.install();
  await putPictures(dashboard, ids(3));
  await openWall(dashboard);
  await expect(count(dashboard, "Succeeded")).toHaveText("3");
  const problem = page.getByRole("status");
  await expect(problem).toBeEmpty();
  for (const [fault, text] of [
    ["http-401", "The server asks for a login or a token"],
    ["http-500", "Server error"],
  ]) {
    await demo.injectFault(fault);
    await dashboard.advanceUntil(async () => expect(await problem.textContent()).toContain(text), 10_000);
    await expect(problem).toContainText("continues by itself");
    await expect(page.getByText(/^Updated .* min ago/)).toBeVisible();
    await expect(count(dashboard, "Succeeded")).toHaveText("3");
    await demo.clearFaults();
    await dashboard.advanceUntil(async () => expect(await problem.textContent()).toBe(""), 10_000);
  }
  // A restart of the server.
  await demo.stop();
  await dashboard.advanceUntil(async () => expect(await problem.textContent()).not.toBe(""), 10_000);
  await demo.start();
  await putPictures(dashboard, ids(2));
  await dashboard.advanceUntil(async () => expect(await problem.textContent()).toBe(""), 10_000);
  await expect(count(dashboard, "Succeeded")).toHaveText("2");
});

test("a part of the program that cannot be loaded is loaded later", async ({ dashboard, page }) => {
  dashboard.invariants.expectConsole(/windows-.*\.wasm/);
  await page.clock.install();
  await putPictures(dashboard, ids(1));
  await page.route("**/windows-*.wasm", (route) => route.abort());
  await page.goto(new URL("?wall&state=wall", dashboard.demo.url).href);
  await expect(page.getByRole("alert")).toBeVisible();
  await page.unroute("**/windows-*.wasm");
  await dashboard.advanceUntil(async () => expect(await pictures(dashboard).count()).toBe(1), 5000);
});

test("Escape and a link that appears with the pointer lead back to the tasks; settings lead to the wall", async ({
  dashboard,
  page,
}) => {
  await putPictures(dashboard, ids(1));
  await openWall(dashboard);
  await page.mouse.move(300, 300);
  const leave = page.getByRole("link", { name: "Leave wall screen" });
  await expect(leave).toHaveCSS("opacity", "1");
  await leave.click();
  await dashboard.waitForLoad();
  await dashboard.expectSearch("?state=wall");
  await expect(dashboard.cards).toHaveCount(1);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Wall screen" }).click();
  await expect(pictures(dashboard)).toHaveCount(1);
  await dashboard.expectSearch("?state=wall&wall=");
  await page.keyboard.press("Escape");
  await dashboard.waitForLoad();
  await dashboard.expectSearch("?state=wall");
});

test("the screen is kept on where the browser allows it, again when the tab is shown", async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    const wakeLock = { request: (kind: string) => (asked.push(kind), Promise.reject(new Error("refused"))) };
    Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
  });
  await putPictures(dashboard, ids(1));
  await openWall(dashboard);
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(["screen"]);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect.poll(asked).toEqual(["screen", "screen"]);
});
