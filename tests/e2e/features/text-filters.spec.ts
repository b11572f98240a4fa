// Text filters: debounce, input methods and validation.

import type { Page } from "@playwright/test";
import { PLAIN } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

/** Opens the page and pauses its clock. */
async function openWithClock(dashboard: DashboardPage): Promise<void> {
  const begin = Date.now();
  await dashboard.page.clock.install({ time: begin });
  await dashboard.open();
  await dashboard.page.clock.pauseAt(begin + 60_000);
  await dashboard.demo.clearLog();
}

async function expectNothingAsked(dashboard: DashboardPage): Promise<void> {
  await dashboard.waitForPendingRequests();
  expect(await dashboard.demo.queries()).toEqual([]);
}

/** Composes text as an input method does. */
async function compose(page: Page, ...steps: string[]): Promise<{ commit: (text: string) => Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps)
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return { commit: (text) => session.send("Input.insertText", { text }).then(() => undefined) };
}

test("typing sends one query, 300 ms after the last key", SMOKE, async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.focus();
  for (const key of "cats") {
    await page.keyboard.press(key);
    await page.clock.runFor(299);
  }
  await expectNothingAsked(dashboard);
  await page.clock.runFor(1);
  await expect.poll(() => dashboard.demo.queries()).toEqual([{ ...PLAIN, prompt: "cats" }]);
});

test("Enter does not wait for the 300 ms", async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.fill("cat");
  await dashboard.prompt.press("Enter");
  await expect.poll(() => dashboard.demo.queries()).toEqual([{ ...PLAIN, prompt: "cat" }]);
  await page.clock.runFor(1000);
  await dashboard.waitForPendingRequests();
  expect(await dashboard.demo.queries()).toHaveLength(1);
});

test("a composition sends nothing before it ends", SMOKE, async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.focus();
  const input = await compose(page, "m", "ma", "mao");
  await page.clock.runFor(5000);
  // The Enter that selects a candidate of the input method is not meant for the page.
  await dashboard.prompt.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await expectNothingAsked(dashboard);
  await expect(dashboard.prompt).toHaveValue("mao");
  await input.commit("猫");
  await expect(dashboard.prompt).toHaveValue("猫");
  await page.clock.runFor(299);
  await expectNothingAsked(dashboard);
  await page.clock.runFor(1);
  await expect.poll(() => dashboard.demo.queries()).toEqual([{ ...PLAIN, prompt: "猫" }]);
});

test("a composition that begins right after a key holds that key back too", async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.focus();
  await page.keyboard.press("a");
  await page.clock.runFor(200);
  const input = await compose(page, "m", "mao");
  await page.clock.runFor(2000);
  await expectNothingAsked(dashboard);
  await input.commit("猫");
  await page.clock.runFor(300);
  await expect.poll(() => dashboard.demo.queries()).toEqual([{ ...PLAIN, prompt: "a猫" }]);
});

test("typed text stays unchanged while responses arrive", async ({ dashboard }) => {
  await dashboard.open();
  await dashboard.prompt.pressSequentially("cat ");
  await dashboard.expectLastQuery({ ...PLAIN, prompt: "cat" });
  await dashboard.waitForLoad();
  await expect(dashboard.prompt).toHaveValue("cat ");
  await dashboard.prompt.pressSequentially("on");
  await dashboard.expectLastQuery({ ...PLAIN, prompt: "cat on" });
  await expect(dashboard.prompt).toHaveValue("cat on");
  await expect(dashboard.prompt).toBeFocused();
});

test("changing another filter during the debounce loses neither", async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.fill("cat");
  await page.clock.runFor(100);
  await dashboard.status("Failed").click();
  await page.clock.runFor(300);
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE", prompt: "cat" });
  await expect(dashboard.prompt).toHaveValue("cat");
});

test("Clear filters also clears pending and invalid input", async ({ dashboard, page }) => {
  const begin = Date.now();
  await page.clock.install({ time: begin });
  await dashboard.open("?status=FAILURE");
  await page.clock.pauseAt(begin + 60_000);
  await dashboard.filters.getByRole("button", { name: "More filters" }).click();
  await dashboard.field("Account (instance ID)").fill("letters");
  await page.clock.runFor(300);
  await expect(dashboard.field("Account (instance ID)")).toHaveAttribute("aria-invalid", "true");
  await dashboard.prompt.fill("cat");
  await page.clock.runFor(100);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.clock.runFor(1000);
  await dashboard.waitForPendingRequests();
  await dashboard.expectLastQuery(PLAIN);
  await expect(dashboard.prompt).toHaveValue("");
  await expect(dashboard.field("Account (instance ID)")).toHaveValue("");
  await expect(dashboard.field("Account (instance ID)")).not.toHaveAttribute("aria-invalid");
});

test("blanks alone are no filter", async ({ dashboard, page }) => {
  await openWithClock(dashboard);
  await dashboard.prompt.fill("   ");
  await page.clock.runFor(1000);
  await expectNothingAsked(dashboard);
  expect(dashboard.search()).toBe("");
});

test("IDs pasted with any separators are sent as a list", async ({ dashboard, demo }) => {
  const tasks = (await demo.query({ pageNumber: 3 })).content.slice(0, 5);
  const [a, b, c, d, e] = tasks.map((task) => task.id);
  await dashboard.open();
  await dashboard.filters.getByRole("button", { name: "More filters" }).click();
  await dashboard.field("Task IDs").fill(` ${a},${b}；"${c}"\n[${d}]\t${e}、${a} `);
  await dashboard.expectLastQuery({ ...PLAIN, ids: [a, b, c, d, e] });
  await dashboard.waitForLoad();
  await dashboard.expectTasks(tasks);
  await dashboard.expectSearch(`?ids=${[a, b, c, d, e].join(",")}`);
});

test("a single ID is sent as id and in ids, for servers that know only one of them", async ({ dashboard, demo }) => {
  const [task] = (await demo.query({ pageNumber: 7 })).content;
  await dashboard.open();
  await dashboard.filters.getByRole("button", { name: "More filters" }).click();
  await dashboard.field("Task IDs").fill(task.id);
  await dashboard.expectLastQuery({ ...PLAIN, id: task.id, ids: [task.id] });
  await dashboard.waitForLoad();
  await dashboard.expectTasks([task]);
});

for (const [name, text, problem] of [
  ["Account (instance ID)", "12 OR 1=1", /digits only/i],
  ["Task IDs", `17954 ${"a".repeat(101)}`, /at most 100 bytes/],
] as const) {
  test(`${name} reports at the field what is wrong with "${text}" and sends nothing`, async ({ dashboard, page }) => {
    await openWithClock(dashboard);
    await dashboard.filters.getByRole("button", { name: "More filters" }).click();
    const field = dashboard.field(name);
    await field.fill(text);
    await page.clock.runFor(1000);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(problem);
    await expectNothingAsked(dashboard);
    expect(dashboard.search()).toBe("");
    await field.fill("");
    await page.clock.runFor(1000);
    await expect(field).not.toHaveAttribute("aria-invalid");
    await expectNothingAsked(dashboard);
  });
}
