// What a screen reader is told without being asked, and what the window is called.

import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** Notes every sentence of the live region from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector("[role=status]")!;
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
    new MutationObserver(() => {
      const text = region.textContent ?? "";
      if (text && text !== heard.at(-1)) heard.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test("each settled question is told once, and the window is called after it", async ({ desk, demo, page }) => {
  await desk.open();
  await expect(desk.announced).toHaveText("500 tasks, page 1 of 25");
  await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
  const heard = await listen(page);
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await desk.settled();
  await desk.prompt.pressSequentially("zzzz-nothing");
  await expect(page).toHaveTitle("No tasks — Contact Sheet");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
  const told = await heard();
  expect(told[0]).toBe("500 tasks, page 2 of 25");
  expect(told.at(-2)).toBe("No tasks");
  expect(told.at(-1)).toBe("500 tasks, page 1 of 25");
  // One for each answer and nothing between them.
  expect(told.length).toBeLessThanOrEqual((await demo.queries()).length - 1);
});

test("a question that was overtaken is not told", async ({ desk, demo, page }) => {
  await desk.open();
  const heard = await listen(page);
  await demo.arm("delay-2500", { times: 1 });
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await expect(desk.grid).toHaveAttribute("aria-busy", "true");
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveTitle(/page 3 of 25/);
  expect(await heard()).toEqual(["500 tasks, page 3 of 25"]);
});

test("an error is told by its title, and the next good answer after it", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 500/);
  await desk.open();
  const heard = await listen(page);
  await demo.arm("http-500", { times: 3 });
  await desk.refresh.click();
  await expect(page).toHaveTitle("The server failed — Contact Sheet");
  await desk.tryAgain.click();
  await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
  expect(await heard()).toEqual(["The server failed", "500 tasks, page 1 of 25"]);
});

test("typing and moving about say nothing", async ({ desk, page }) => {
  await desk.open();
  const heard = await listen(page);
  await desk.openTask((await desk.ids())[0]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  await desk.filters.getByRole("button", { name: "More filters" }).click();
  expect(await heard()).toEqual([]);
});

test.describe("a host with a title of its own", () => {
  test.use({ hostConfig: { title: "Studio Nord" } });

  test("stands at the end of the window's title", async ({ desk, page }) => {
    await desk.open();
    await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Studio Nord");
  });
});

test("times are relative, exact on hover and on focus, and in the reader's zone", async ({ desk, demo, page }) => {
  const submitTime = Date.now() - 3 * 3_600_000;
  await demo.put({ id: "timed", submitTime, startTime: submitTime + 4_200, finishTime: submitTime + 66_200 });
  await desk.open();
  const card = desk.card("timed");
  await expect(card).toContainText("3 h ago");
  await expect(card).toContainText("waited 4.2 s · ran 1 min 2 s");
  const tip = card.getByRole("tooltip");
  await expect(tip).toBeHidden();
  const berlin = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Berlin",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(submitTime);
  await card.getByText("3 h ago").hover();
  await expect(tip).toBeVisible();
  await expect(tip).toContainText(berlin);
  await expect(tip).toContainText("GMT+");
  await page.mouse.move(0, 0);
  await expect(tip).toBeHidden();
  await card.getByRole("link").first().focus();
  await page.keyboard.press("Tab");
  await expect(tip).toBeVisible();
});
