// A newcomer's first ten minutes, in one piece, with the demo as `make run` starts it: nothing is prepared, nothing stands still.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test.use({ demoOptions: { tasks: 5000, still: false } });

test("a newcomer looks, searches, shares, changes language and theme, and survives a stop of the server", async ({
  desk,
  demo,
  page,
  strangersDesk,
}) => {
  desk.guard.expectConsole(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  await desk.open();
  await expect(desk.cards).toHaveCount(20);
  await expect(desk.cards.getByRole("img").first()).toHaveJSProperty("complete", true);

  // All failed upscales with a cat: three gestures.
  await desk.status("Failed").click();
  await desk.filters.getByRole("combobox", { name: "Action" }).selectOption("Upscale");
  await desk.prompt.fill("cat");
  await desk.expectAsked({ ...PLAIN, status: "FAILURE", action: "UPSCALE", prompt: "cat" });
  await desk.settled();
  const found = await desk.ids();
  expect(found.length).toBeGreaterThan(0);
  for (const card of await desk.cards.all()) {
    await expect(card).toContainText("Failed");
    await expect(card).toContainText("Upscale");
    await expect(card).toContainText("cat");
  }

  // Someone else sees the same.
  const theirs = await strangersDesk();
  await theirs.page.goto(page.url());
  await theirs.settled();
  expect(await theirs.ids()).toEqual(found);

  await page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  await page.getByRole("combobox", { name: "主题" }).selectOption("深色");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  const cards = page.locator("[data-task-id]");
  await expect(cards).toHaveCount(found.length);

  await demo.stop();
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "无法连接服务器" })).toBeVisible();
  await expect(cards).toHaveCount(found.length);

  // The same world again: the seed is the same, and so are the tasks of the past.
  await demo.start();
  await page.getByRole("alert").getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "无法连接服务器" })).toHaveCount(0);
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(cards).toHaveCount(20);
});
