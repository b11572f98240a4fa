// The server stops and starts again.

import { countCoverage } from "../support/coverage-reporter";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test(
  "when the server stops the page keeps its tasks, and it recovers when the server is back",
  SMOKE,
  async ({ dashboard, demo, page }) => {
    dashboard.invariants.expectConsole(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
    await dashboard.open("?status=CANCEL");
    const before = await dashboard.ids();
    expect(before.length).toBeGreaterThan(0);
    // The lazy part of the program is loaded from now on.
    await dashboard.openTask(before[0]);
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
    await demo.stop();
    await dashboard.refresh.click();
    const bar = page.getByRole("alert").filter({ hasText: "Cannot reach the server" });
    await expect(bar).toBeVisible();
    await expect(bar.getByRole("listitem")).toHaveText([/server is not running/, /address is wrong/, /CORS/]);
    expect(await dashboard.ids()).toEqual(before);

    // What needs no server keeps working.
    await dashboard.openTask(before[0]);
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
    await SettingsDialog.chooseTheme(page, "Dark");

    await demo.start();
    await bar.getByRole("button", { name: "Try again" }).click();
    await expect(bar).toHaveCount(0);
    await expect(dashboard.announcement).toHaveText(/ tasks?, page 1 of \d+$/);
    await dashboard.status("Cancelled").click();
    await expect(dashboard.cards).toHaveCount(20);
    countCoverage("faults", 1);
    countCoverage("faults × moments", 1);
  },
);

test.describe("on a server without tasks", () => {
  test.use({ demoOptions: { tasks: 0 } });

  test("the empty state is no error, and Refresh shows the first task", async ({ dashboard, demo, page }) => {
    await dashboard.open();
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
    await expect(dashboard.announcement).toHaveText("No tasks");
    await expect(page).toHaveTitle(/^No tasks/);
    await expect(dashboard.pager).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Clear filters" })).toHaveCount(0);
    await demo.put({ id: "the-first", prompt: "the very first" });
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(dashboard.cards).toHaveCount(1);
    await expect(dashboard.announcement).toHaveText("1 task, page 1 of 1");
  });
});
