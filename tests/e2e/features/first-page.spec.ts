// The first page as it opens, and what each card shows.

import { PLAIN } from "../support/demo";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const SECOND = 1000;

test("the first page shows the newest twenty tasks in the server's order", async ({ dashboard, demo }) => {
  await dashboard.open();
  await expect(dashboard.cards).toHaveCount(20);
  await dashboard.expectTasks((await demo.query()).content);
  await expect(dashboard.pager).toContainText("1–20 of 500");
});

test("the first page sends exactly one query, without unset fields", SMOKE, async ({ dashboard, demo }) => {
  await dashboard.open();
  expect(await demo.queries()).toEqual([PLAIN]);
});

test("all files that the first screen waits for are requested at the same time, and once", async ({
  dashboard,
  page,
}) => {
  const requested: string[] = [];
  let release = (): void => undefined;
  const isComplete = new Promise<void>((resolve) => (release = resolve));
  // None of them is answered before all of them are requested.
  await page.route(/\/(?:config\.json|[\w-]+-[0-9a-f]{16}(?:_bg)?\.(?:js|wasm))$/, async (route) => {
    requested.push(new URL(route.request().url()).pathname.replace(/-[0-9a-f]{16}/, ""));
    if (requested.length === 4) release();
    await isComplete;
    await route.continue();
  });
  await dashboard.open();
  await expect(dashboard.cards).toHaveCount(20);
  expect(requested.sort()).toEqual(["/config.json", "/contact-sheet.js", "/contact-sheet_bg.wasm", "/parts.js"]);
});

test.describe("without a token", () => {
  test.use({ withToken: false });

  test("a query carries the cookies of the page's own host, no referrer, and bypasses the cache", async ({
    dashboard,
    demo,
    page,
    context,
  }) => {
    // A host with a login in front of its own /mj identifies its users by such a cookie.
    await context.addCookies([{ name: "session", value: "of-the-host", url: demo.url }]);
    await dashboard.open();
    const [line] = await demo.log();
    expect(line.headers.cookie).toBe("session=of-the-host");
    expect(line.headers).not.toHaveProperty("referer");
    expect(line.headers).not.toHaveProperty("authorization");
    expect(line.headers["cache-control"]).toBe("no-cache");
    expect(line.headers["content-type"]).toBe("application/json");
    await expect(page).toHaveTitle(/500 tasks/);
  });
});

test(
  "a card shows badge, action, prompt and times, with the raw values as titles",
  SMOKE,
  async ({ dashboard, demo }) => {
    const submitTime = Date.now() - 300 * SECOND;
    await demo.put({
      id: "facts",
      status: "SUCCESS",
      action: "SWAP_FACE",
      prompt: "a mask",
      submitTime,
      startTime: submitTime + 2 * SECOND,
      finishTime: submitTime + 44 * SECOND,
    });
    await dashboard.open();
    const card = dashboard.card("facts");
    await expect(card).toContainText("Succeeded");
    await expect(card.getByTitle("SUCCESS")).toBeVisible();
    await expect(card).toContainText("Swap face");
    await expect(card.getByTitle("SWAP_FACE")).toBeVisible();
    await expect(card).toContainText("a mask");
    await expect(card).toContainText("5 min ago");
    await expect(card).toContainText("waited 2.0 s · ran 42 s");
    await expect(card.getByRole("progressbar")).toHaveCount(0);
  },
);

test("a running task has a progress bar, and its running time advances", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  const startTime = Date.now() - 20 * SECOND;
  await demo.put({
    id: "running",
    status: "IN_PROGRESS",
    progress: "45%",
    submitTime: startTime - 3 * SECOND,
    startTime,
    finishTime: null,
  });
  await demo.put({ id: "words", status: "IN_PROGRESS", progress: "Waiting to start", finishTime: null });
  await dashboard.open();
  const card = dashboard.card("running");
  await expect(card.getByRole("progressbar", { name: "Progress" })).toHaveJSProperty("value", 45);
  await expect(card).toContainText(/waited 3.0 s · ran 2\d s/);
  await page.clock.fastForward(60 * SECOND);
  await expect(card).toContainText(/ran 1 min 2\d s/);
  await expect(dashboard.card("words").getByRole("progressbar")).toHaveCount(0);
});

test("the waiting time of a queued task counts from its submission", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await demo.put({
    id: "queued",
    status: "NOT_START",
    progress: null,
    submitTime: Date.now() - 90 * SECOND,
    startTime: null,
    finishTime: null,
  });
  await dashboard.open();
  await expect(dashboard.card("queued")).toContainText(/waited 1 min 3\d s/);
  await expect(dashboard.card("queued")).not.toContainText("ran");
});

test("a long prompt is clamped to two lines and expands on demand", async ({ dashboard, demo }) => {
  const prompt = `a lighthouse ${"in the fog ".repeat(30)}at the very end`;
  await demo.put({ id: "long", prompt });
  await demo.put({ id: "short", prompt: "a lighthouse" });
  await dashboard.open();
  const card = dashboard.card("long");
  const text = card.getByText(prompt);
  const lines = () =>
    text.evaluate((element) =>
      Math.round(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight)),
    );
  expect(await lines()).toBe(2);
  await card.getByRole("button", { name: "More" }).click();
  await expect.poll(lines).toBeGreaterThan(3);
  await expect(card.getByRole("button", { name: "Less" })).toHaveAttribute("aria-expanded", "true");
  await card.getByRole("button", { name: "Less" }).click();
  await expect.poll(lines).toBe(2);
  await expect(dashboard.card("short").getByRole("button", { name: "More" })).toHaveCount(0);
});

test("a task without prompt and times shows no placeholders for them", async ({ dashboard, demo }) => {
  await demo.put({
    id: "bare",
    prompt: null,
    promptEn: null,
    submitTime: null,
    startTime: null,
    finishTime: null,
    action: null,
  });
  await dashboard.open();
  await expect(dashboard.card("bare")).toContainText("No prompt");
  await expect(dashboard.card("bare")).not.toContainText(/ago|waited|NaN|1970/);
});

test("text of a card can be selected without opening the task", async ({ dashboard, demo, page }) => {
  await demo.put({ id: "words", prompt: "select these words here" });
  await dashboard.open();
  const box = (await dashboard.card("words").getByText("select these words here").boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 110, box.y + 8, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(3);
  await expect(dashboard.dialog).toHaveCount(0);
});
