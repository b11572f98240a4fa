// Where the build can be hosted, and how it starts there. Start-up errors are in the fault matrix.

import { PLAIN } from "../support/demo";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";

test.use({ images: "drawn" });

test.describe("below a path", () => {
  test.use({ demoOptions: { prefix: "/a/b" }, hostConfig: { endpoint: "." } });

  test("everything is found below the path, and the URL stays there", async ({ dashboard, demo, page }) => {
    await demo.put(GRID_TASK);
    await dashboard.open("?status=SUCCESS");
    await dashboard.expectLastQuery({ ...PLAIN, status: "SUCCESS" });
    await dashboard.expectTasks((await demo.query({ status: "SUCCESS" })).content);
    await expect(dashboard.card(GRID_TASK.id).getByRole("img")).toHaveJSProperty("complete", true);
    await dashboard.chip("Status: Succeeded").click();
    await dashboard.expectSearch("");
    await dashboard.openTask(GRID_TASK.id);
    expect(new URL(page.url()).pathname).toBe("/a/b/");
    await page.reload();
    await expect(page.getByRole("dialog", { name: `Task ${GRID_TASK.id}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.goto(demo.url.replace(/\/$/, ""));
    await expect(dashboard.cards).toHaveCount(20);
  });
});

test("every file of the build comes from the same host, and none is requested twice", async ({
  dashboard,
  demo,
  page,
}) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await dashboard.open();
  const files = requested.filter((url) => !/\/(mj|pictures)\//.test(url));
  expect(files.every((url) => url.startsWith(demo.url))).toBe(true);
  expect(new Set(files).size).toBe(files.length);
});

test("the link of a card can be opened in a tab of its own", async ({ dashboard, demo, page, context }) => {
  await dashboard.open("?status=SUCCESS");
  const [task] = (await demo.query({ status: "SUCCESS" })).content;
  const opened = context.waitForEvent("page");
  await dashboard
    .card(task.id)
    .getByRole("link", { name: `Open task ${task.id}` })
    .click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  await expect(dashboard.dialog).toHaveCount(0);
  expect(new URL(other.url()).search).toBe(`?status=SUCCESS&task=${task.id}`);
  expect(page.url()).not.toContain("task=");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("both languages say what is needed", async ({ page, demo }) => {
    await page.goto(demo.url);
    // Playwright does not find text inside <noscript> by itself.
    const paragraphs = page.locator("noscript p");
    await expect(paragraphs).toHaveCount(2);
    for (const [at, words] of ["requires JavaScript", "需要 JavaScript"].entries()) {
      await expect(paragraphs.nth(at)).toBeVisible();
      expect(await paragraphs.nth(at).innerText()).toContain(words);
    }
  });
});
