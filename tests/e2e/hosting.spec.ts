// Where the build can stand, and how it starts there. What it says when it cannot is in the matrix of faults.

import { PLAIN } from "./support/demo";
import { SHEET } from "./support/made";
import { expect, test } from "./support/test";

test.describe("below a path", () => {
  test.use({ demoOptions: { prefix: "/a/b" }, hostConfig: { endpoint: "." } });

  test("everything is found below it, and the address stays there", async ({ desk, demo, page }) => {
    await demo.put(SHEET);
    await desk.open("?status=SUCCESS");
    await desk.expectAsked({ ...PLAIN, status: "SUCCESS" });
    await desk.expectTasks((await demo.ask({ status: "SUCCESS" })).content);
    await expect(desk.card(SHEET.id).getByRole("img")).toHaveJSProperty("complete", true);
    await desk.chip("Status: Succeeded").click();
    await desk.expectSearch("");
    await desk.openTask(SHEET.id);
    expect(new URL(page.url()).pathname).toBe("/a/b/");
    await page.reload();
    await expect(page.getByRole("dialog", { name: `Task ${SHEET.id}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.goto(demo.url.replace(/\/$/, ""));
    await expect(desk.cards).toHaveCount(20);
  });
});

test("no file of the build comes from anywhere else, and nothing is asked twice", async ({ desk, demo, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await desk.open();
  const files = asked.filter((url) => !/\/(mj|pictures)\//.test(url));
  expect(files.every((url) => url.startsWith(demo.url))).toBe(true);
  expect(new Set(files).size).toBe(files.length);
});

test("a card's link can be opened in a tab of its own", async ({ desk, demo, page, context }) => {
  await desk.open("?status=SUCCESS");
  const [task] = (await demo.ask({ status: "SUCCESS" })).content;
  const opened = context.waitForEvent("page");
  await desk
    .card(task.id)
    .getByRole("link", { name: `Open task ${task.id}` })
    .click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  await expect(desk.dialog).toHaveCount(0);
  expect(new URL(other.url()).search).toBe(`?status=SUCCESS&task=${task.id}`);
  expect(page.url()).not.toContain("task=");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("both languages say what is needed", async ({ page, demo }) => {
    await page.goto(demo.url);
    // Playwright finds no text inside <noscript> by itself.
    const told = page.locator("noscript p");
    await expect(told).toHaveCount(2);
    for (const [at, words] of ["so it needs JavaScript", "需要 JavaScript"].entries()) {
      await expect(told.nth(at)).toBeVisible();
      expect(await told.nth(at).innerText()).toContain(words);
    }
  });
});
