// Paper, darkroom, and whatever the system says; less motion, and colours that the system forces.

import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

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

test("System follows the system, Light and Dark do not, and the choice is remembered", async ({ desk, page }) => {
  await desk.open();
  const theme = page.getByRole("combobox", { name: "Theme" });
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
  await desk.settled();
  await expectDark(page);
  await expect(theme).toHaveValue("dark");
  await theme.selectOption("System");
  await expectLight(page);
});

test("a change of the theme asks nothing and moves nothing", async ({ desk, page }) => {
  await desk.open("?page=2");
  const places = () => desk.cards.evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  const before = await places();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  await expectDark(page);
  expect(await places()).toEqual(before);
  await desk.nothingUnderWay();
  expect(await desk.demo.queries()).toHaveLength(1);
});

test("with less motion nothing moves, while the page waits least of all", async ({ desk, demo, page }) => {
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length);
  await demo.arm("hang", { times: 2 });
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  expect(await moving()).toBe(0);
  await desk.refresh.click();
  await expect(desk.cards).toHaveCount(20);
  await demo.arm("hang", { times: 1 });
  await desk.refresh.click();
  await expect(desk.grid).toHaveAttribute("aria-busy", "true");
  expect(await moving()).toBe(0);
});

test("with forced colours what is pressed and where one is can still be told", async ({ desk, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await desk.open("?status=FAILURE&page=2");
  const background = (locator: typeof desk.grid) =>
    locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background(desk.status("Failed"))).not.toBe(await background(desk.status("Succeeded")));
  const number = (page: number) => desk.pager.getByRole("button", { name: `Page ${page}`, exact: true });
  expect(await background(number(2))).not.toBe(await background(number(1)));
  for (const control of [desk.status("Succeeded"), desk.cards.first(), desk.prompt])
    await expect(control).not.toHaveCSS("border-top-width", "0px");
});

test("the seven statuses are told apart without colour: each has its own icon and word", async ({ desk, demo }) => {
  const statuses = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "FAILURE", "SUCCESS", "CANCEL", "ARCHIVED"];
  for (const status of statuses) await demo.put({ id: status, status });
  await desk.open();
  const badges = await Promise.all(
    statuses.map((status) =>
      desk
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
