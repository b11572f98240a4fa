// Light, dark and system theme; reduced motion; forced colours.

import type { Page } from "@playwright/test";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

/** 0 is black, 1 is white. */
async function lightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d")!;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  });
}

const expectLight = (page: Page) => expect.poll(() => lightness(page)).toBeGreaterThan(0.85);
const expectDark = (page: Page) => expect.poll(() => lightness(page)).toBeLessThan(0.15);

test(
  "System follows the system, Light and Dark do not, and the choice is remembered",
  async ({ dashboard, page }) => {
    await dashboard.open();
    const { theme } = await SettingsDialog.open(page);
    await expect(theme.getByRole("option")).toHaveText(["System", "Light", "Dark"]);
    await expect(theme).toHaveValue("system");
    await expectLight(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectDark(page);
    await theme.focus();
    await theme.selectOption("Light");
    await expectLight(page);
    await expect(theme).toBeFocused();
    await page.emulateMedia({ colorScheme: "light" });
    await theme.selectOption("Dark");
    await expectDark(page);
    await page.reload();
    await dashboard.waitForLoad();
    await expectDark(page);
    await SettingsDialog.open(page);
    await expect(theme).toHaveValue("dark");
    await theme.selectOption("System");
    await expectLight(page);
  },
);

test("changing the theme sends nothing and moves nothing", async ({ dashboard, page }) => {
  await dashboard.open("?page=2");
  const places = () => dashboard.cards.evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  const before = await places();
  await SettingsDialog.chooseTheme(page, "Dark");
  await expectDark(page);
  expect(await places()).toEqual(before);
  await dashboard.waitForPendingRequests();
  expect(await dashboard.demo.queries()).toHaveLength(1);
});

test("with reduced motion nothing is animated, not even while loading", async ({ dashboard, demo, page }) => {
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length);
  await demo.injectFault("hang", { times: 2 });
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  expect(await moving()).toBe(0);
  await dashboard.refresh.click();
  await expect(dashboard.cards).toHaveCount(20);
  await demo.injectFault("hang", { times: 1 });
  await dashboard.refresh.click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  expect(await moving()).toBe(0);
});

test("with forced colours the pressed state and the current page are distinguishable", async ({ dashboard, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await dashboard.open("?status=FAILURE&page=2");
  const background = (locator: typeof dashboard.grid) =>
    locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background(dashboard.status("Failed"))).not.toBe(await background(dashboard.status("Succeeded")));
  const number = (page: number) => dashboard.pager.getByRole("button", { name: `Page ${page}`, exact: true });
  expect(await background(number(2))).not.toBe(await background(number(1)));
  for (const control of [dashboard.status("Succeeded"), dashboard.cards.first(), dashboard.prompt])
    await expect(control).not.toHaveCSS("border-top-width", "0px");
});

test("the seven statuses are distinguishable without colour: each has its own icon and word", async ({
  dashboard,
  demo,
}) => {
  const statuses = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "FAILURE", "SUCCESS", "CANCEL", "ARCHIVED"];
  for (const status of statuses) await demo.put({ id: status, status });
  await dashboard.open();
  const badges = await Promise.all(
    statuses.map((status) =>
      dashboard
        .card(status)
        .getByTitle(status, { exact: true })
        .evaluate((badge) => ({ icon: badge.querySelector("path")?.getAttribute("d"), word: badge.textContent })),
    ),
  );
  expect(new Set(badges.map((badge) => badge.icon)).size).toBe(statuses.length);
  expect(badges.map((badge) => badge.word)).toEqual([
    "Not started",
    "Submitted",
    "Needs input",
    "In progress",
    "Failed",
    "Succeeded",
    "Cancelled",
    "ARCHIVED",
  ]);
});
