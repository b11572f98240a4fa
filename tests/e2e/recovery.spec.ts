// The server goes away and comes back.

import { tally } from "./support/tally";
import { expect, test } from "./support/test";

test("a server that stops takes nothing from the page, and one goes on when it is there again", async ({
  desk,
  demo,
  page,
}) => {
  desk.guard.expectConsole(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
  await desk.open("?status=CANCEL");
  const before = await desk.ids();
  expect(before.length).toBeGreaterThan(0);
  // The part of the program with the windows is here from now on.
  await desk.openTask(before[0]);
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await demo.stop();
  await desk.refresh.click();
  const bar = page.getByRole("alert").filter({ hasText: "Cannot reach the server" });
  await expect(bar).toBeVisible();
  await expect(bar.getByRole("listitem")).toHaveText([/server is down/, /address is wrong/, /CORS/]);
  expect(await desk.ids()).toEqual(before);

  // What needs no server goes on as before.
  await desk.openTask(before[0]);
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");

  await demo.start();
  await bar.getByRole("button", { name: "Try again" }).click();
  await expect(bar).toHaveCount(0);
  await expect(desk.announced).toHaveText(/ tasks?, page 1 of \d+$/);
  await desk.status("Cancelled").click();
  await expect(desk.cards).toHaveCount(20);
  tally("faults", 1);
  tally("faults × moments", 1);
});

test.describe("on a server without tasks", () => {
  test.use({ demoOptions: { tasks: 0 } });

  test("there is nothing yet, which is no error, and the first task appears on a second look", async ({
    desk,
    demo,
    page,
  }) => {
    await desk.open();
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
    await expect(desk.announced).toHaveText("No tasks");
    await expect(page).toHaveTitle(/^No tasks/);
    await expect(desk.pager).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Clear filters" })).toHaveCount(0);
    await demo.put({ id: "the-first", prompt: "the very first" });
    await page.getByRole("button", { name: "Look again" }).click();
    await expect(desk.cards).toHaveCount(1);
    await expect(desk.announced).toHaveText("1 task, page 1 of 1");
  });
});
