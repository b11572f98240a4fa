// Announcements for screen readers, and the window title.

import type { Page } from "@playwright/test";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";

/** Records every text of the live region from now on. */
async function recordAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector("[role=status]")!;
    const announcements: string[] = ((window as unknown as { announcements: string[] }).announcements = []);
    new MutationObserver(() => {
      const text = region.textContent ?? "";
      if (text && text !== announcements.at(-1)) announcements.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { announcements: string[] }).announcements);
}

test("each completed load is announced once and sets the window title", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  await expect(dashboard.announcement).toHaveText("500 tasks, page 1 of 25");
  await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
  const announcements = await recordAnnouncements(page);
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await dashboard.waitForLoad();
  await dashboard.prompt.pressSequentially("zzzz-nothing");
  await expect(page).toHaveTitle("No tasks — Contact Sheet");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
  const texts = await announcements();
  expect(texts[0]).toBe("500 tasks, page 2 of 25");
  expect(texts.at(-2)).toBe("No tasks");
  expect(texts.at(-1)).toBe("500 tasks, page 1 of 25");
  // One announcement for each response and none in between.
  expect(texts.length).toBeLessThanOrEqual((await demo.queries()).length - 1);
});

test("a superseded load is not announced", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const announcements = await recordAnnouncements(page);
  await demo.injectFault("delay-2500", { times: 1 });
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveTitle(/page 3 of 25/);
  expect(await announcements()).toEqual(["500 tasks, page 3 of 25"]);
});

test(
  "an error is announced by its title, and so is the next successful load",
  async ({ dashboard, demo, page }) => {
    dashboard.invariants.expectConsole(/status of 500/);
    await dashboard.open();
    const announcements = await recordAnnouncements(page);
    await demo.injectFault("http-500", { times: 3 });
    await dashboard.refresh.click();
    await expect(page).toHaveTitle("Server error — Contact Sheet");
    await dashboard.tryAgain.click();
    await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Contact Sheet");
    expect(await announcements()).toEqual(["Server error", "500 tasks, page 1 of 25"]);
  },
);

test("typing, opening tasks and changing the theme announce nothing", async ({ dashboard, page }) => {
  await dashboard.open();
  const announcements = await recordAnnouncements(page);
  await dashboard.openTask((await dashboard.ids())[0]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await SettingsDialog.chooseTheme(page, "Dark");
  await dashboard.filters.getByRole("button", { name: "More filters" }).click();
  expect(await announcements()).toEqual([]);
});

test.describe("a host with its own title", () => {
  test.use({ hostConfig: { title: "Studio Nord" } });

  test("appears at the end of the window title", async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(page).toHaveTitle("500 tasks, page 1 of 25 — Studio Nord");
  });
});

test("times are relative, and exact in the reader's time zone on hover and on focus", async ({
  dashboard,
  demo,
  page,
}) => {
  const submitTime = Date.now() - 3 * 3_600_000;
  await demo.put({ id: "timed", submitTime, startTime: submitTime + 4_200, finishTime: submitTime + 66_200 });
  await dashboard.open();
  const card = dashboard.card("timed");
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
