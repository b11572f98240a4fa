// Text filters: when they act, and what they refuse.

import type { Page } from "@playwright/test";
import { PLAIN } from "./support/demo";
import type { Desk } from "./support/desk";
import { expect, test } from "./support/test";

/** Opens the page with a clock that stands still from then on. */
async function openWithClock(desk: Desk): Promise<void> {
  const begin = Date.now();
  await desk.page.clock.install({ time: begin });
  await desk.open();
  await desk.page.clock.pauseAt(begin + 60_000);
  await desk.demo.forgetLog();
}

async function expectNothingAsked(desk: Desk): Promise<void> {
  await desk.nothingUnderWay();
  expect(await desk.demo.queries()).toEqual([]);
}

/** Composes as an input method does; the text is not final. */
async function compose(page: Page, ...steps: string[]): Promise<{ commit: (text: string) => Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps)
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return { commit: (text) => session.send("Input.insertText", { text }).then(() => undefined) };
}

test("typing asks once, 300 ms after the last key", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.focus();
  for (const key of "cats") {
    await page.keyboard.press(key);
    await page.clock.runFor(299);
  }
  await expectNothingAsked(desk);
  await page.clock.runFor(1);
  await expect.poll(() => desk.demo.queries()).toEqual([{ ...PLAIN, prompt: "cats" }]);
});

test("Enter does not wait for the 300 ms", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.fill("cat");
  await desk.prompt.press("Enter");
  await expect.poll(() => desk.demo.queries()).toEqual([{ ...PLAIN, prompt: "cat" }]);
  await page.clock.runFor(1000);
  await desk.nothingUnderWay();
  expect(await desk.demo.queries()).toHaveLength(1);
});

test("an input method's composition sends nothing before it ends", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.focus();
  const input = await compose(page, "m", "ma", "mao");
  await page.clock.runFor(5000);
  // The Enter that chooses among the input method's proposals is not meant for the page.
  await desk.prompt.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await expectNothingAsked(desk);
  await expect(desk.prompt).toHaveValue("mao");
  await input.commit("猫");
  await expect(desk.prompt).toHaveValue("猫");
  await page.clock.runFor(299);
  await expectNothingAsked(desk);
  await page.clock.runFor(1);
  await expect.poll(() => desk.demo.queries()).toEqual([{ ...PLAIN, prompt: "猫" }]);
});

test("a composition that begins right after a key holds that key back too", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.focus();
  await page.keyboard.press("a");
  await page.clock.runFor(200);
  const input = await compose(page, "m", "mao");
  await page.clock.runFor(2000);
  await expectNothingAsked(desk);
  await input.commit("猫");
  await page.clock.runFor(300);
  await expect.poll(() => desk.demo.queries()).toEqual([{ ...PLAIN, prompt: "a猫" }]);
});

test("what is typed stays as it is typed while answers come", async ({ desk }) => {
  await desk.open();
  await desk.prompt.pressSequentially("cat ");
  await desk.expectAsked({ ...PLAIN, prompt: "cat" });
  await desk.settled();
  await expect(desk.prompt).toHaveValue("cat ");
  await desk.prompt.pressSequentially("on");
  await desk.expectAsked({ ...PLAIN, prompt: "cat on" });
  await expect(desk.prompt).toHaveValue("cat on");
  await expect(desk.prompt).toBeFocused();
});

test("a press on another filter during the pause loses neither", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.fill("cat");
  await page.clock.runFor(100);
  await desk.status("Failed").click();
  await page.clock.runFor(300);
  await desk.expectAsked({ ...PLAIN, status: "FAILURE", prompt: "cat" });
  await expect(desk.prompt).toHaveValue("cat");
});

test("Clear filters also takes what is still being typed, and what cannot be", async ({ desk, page }) => {
  const begin = Date.now();
  await page.clock.install({ time: begin });
  await desk.open("?status=FAILURE");
  await page.clock.pauseAt(begin + 60_000);
  await desk.filters.getByRole("button", { name: "More filters" }).click();
  await desk.field("Account (instance ID)").fill("letters");
  await page.clock.runFor(300);
  await expect(desk.field("Account (instance ID)")).toHaveAttribute("aria-invalid", "true");
  await desk.prompt.fill("cat");
  await page.clock.runFor(100);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.clock.runFor(1000);
  await desk.nothingUnderWay();
  await desk.expectAsked(PLAIN);
  await expect(desk.prompt).toHaveValue("");
  await expect(desk.field("Account (instance ID)")).toHaveValue("");
  await expect(desk.field("Account (instance ID)")).not.toHaveAttribute("aria-invalid");
});

test("blanks alone are no filter", async ({ desk, page }) => {
  await openWithClock(desk);
  await desk.prompt.fill("   ");
  await page.clock.runFor(1000);
  await expectNothingAsked(desk);
  expect(desk.search()).toBe("");
});

test("ids pasted with any separators are sent one by one", async ({ desk, demo }) => {
  const tasks = (await demo.ask({ pageNumber: 3 })).content.slice(0, 5);
  const [a, b, c, d, e] = tasks.map((task) => task.id);
  await desk.open();
  await desk.filters.getByRole("button", { name: "More filters" }).click();
  await desk.field("Task IDs").fill(` ${a},${b}；"${c}"\n[${d}]\t${e}、${a} `);
  await desk.expectAsked({ ...PLAIN, ids: [a, b, c, d, e] });
  await desk.settled();
  await desk.expectTasks(tasks);
  await desk.expectSearch(`?ids=${[a, b, c, d, e].join(",")}`);
});

test("a single id is sent as id and in ids, for servers that know only one of them", async ({ desk, demo }) => {
  const [task] = (await demo.ask({ pageNumber: 7 })).content;
  await desk.open();
  await desk.filters.getByRole("button", { name: "More filters" }).click();
  await desk.field("Task IDs").fill(task.id);
  await desk.expectAsked({ ...PLAIN, id: task.id, ids: [task.id] });
  await desk.settled();
  await desk.expectTasks([task]);
});

for (const [name, text, problem] of [
  ["Account (instance ID)", "12 OR 1=1", /digits only/],
  ["Task IDs", "17954 a/b", /letters, digits, dots and dashes/],
] as const) {
  test(`${name} says at the field what is wrong with "${text}" and sends nothing`, async ({ desk, page }) => {
    await openWithClock(desk);
    await desk.filters.getByRole("button", { name: "More filters" }).click();
    const field = desk.field(name);
    await field.fill(text);
    await page.clock.runFor(1000);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(problem);
    await expectNothingAsked(desk);
    expect(desk.search()).toBe("");
    await field.fill("");
    await page.clock.runFor(1000);
    await expect(field).not.toHaveAttribute("aria-invalid");
    await expectNothingAsked(desk);
  });
}
