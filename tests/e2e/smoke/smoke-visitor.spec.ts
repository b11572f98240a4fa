// A visitor's first ten minutes in one test, with the demo as `make run` starts it.

import { PLAIN } from "../support/demo";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({
  images: "drawn",
  contextOptions: { reducedMotion: "no-preference" },
  demoOptions: { tasks: 5000, frozen: false },
});

test(
  "browse, search, share a link, switch language and theme, and survive a restart of the server",
  SMOKE,
  async ({ dashboard, demo, page, otherUser }) => {
    dashboard.invariants.expectConsole(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
    await dashboard.open();
    await expect(dashboard.cards).toHaveCount(20);
    await expect(dashboard.cards.getByRole("img").first()).toHaveJSProperty("complete", true);

    // All failed upscales with a cat: three steps.
    await dashboard.status("Failed").click();
    await dashboard.filters.getByRole("combobox", { name: "Action" }).selectOption("Upscale");
    await dashboard.prompt.fill("cat");
    await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE", action: "UPSCALE", prompt: "cat" });
    await dashboard.waitForLoad();
    const found = await dashboard.ids();
    expect(found.length).toBeGreaterThan(0);
    for (const card of await dashboard.cards.all()) {
      await expect(card).toContainText("Failed");
      await expect(card).toContainText("Upscale");
      await expect(card).toContainText("cat");
    }

    // Another browser shows the same.
    const theirs = await otherUser();
    await theirs.page.goto(page.url());
    await theirs.waitForLoad();
    expect(await theirs.ids()).toEqual(found);

    await SettingsDialog.chooseLanguage(page, "简体中文");
    await SettingsDialog.chooseTheme(page, "深色");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    const cards = page.locator("[data-task-id]");
    await expect(cards).toHaveCount(found.length);

    await demo.stop();
    await page.getByRole("button", { name: "刷新" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "无法连接服务器" })).toBeVisible();
    await expect(cards).toHaveCount(found.length);

    // The same data again: the seed is the same, and so are the past tasks.
    await demo.start();
    await page.getByRole("alert").getByRole("button", { name: "重试" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "无法连接服务器" })).toHaveCount(0);
    await page.getByRole("button", { name: "清除筛选" }).click();
    await expect(cards).toHaveCount(20);
  },
);
