// Copy buttons, and their message when the browser refuses.

import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test("a card copies its whole ID and confirms it", SMOKE, async ({ dashboard, demo, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dashboard.open();
  const task = (await demo.query()).content[1];
  const copy = dashboard.card(task.id).getByRole("button", { name: "Copy ID" });
  await expect(copy).toContainText(task.id.slice(-6));
  await copy.click();
  await expect(copy).toContainText("Copied");
  await expect(dashboard.announcement).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(task.id);
  await expect(dashboard.dialog).toHaveCount(0);
  await expect(copy).toContainText(task.id.slice(-6));
});

test("a refusal by the browser is reported, and nothing else happens", async ({ dashboard, demo, browser }) => {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  const browserContextId = targetInfos.find(
    (target) => target.url === dashboard.page.url() && target.type === "page",
  )?.browserContextId;
  await session.send("Browser.setPermission", {
    permission: { name: "clipboard-write" },
    setting: "denied",
    browserContextId,
  });
  await dashboard.open();
  const [task] = (await demo.query()).content;
  const copy = dashboard.card(task.id).getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(copy).toContainText("Copy failed: the browser denied access to the clipboard");
  await expect(dashboard.announcement).toHaveText("Copy failed: the browser denied access to the clipboard");
  await expect(dashboard.dialog).toHaveCount(0);
});

test("the dialog copies the ID, and the prompt as it was submitted", async ({ dashboard, demo, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo.put(GRID_TASK);
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  await dialog.getByRole("button", { name: "Copy ID" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(GRID_TASK.id);
  await dialog.getByRole("button", { name: "Copy prompt" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(GRID_TASK.prompt);
});

test("while a dialog is open, announcements are made inside it, because the rest of the page is inert", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo.put(GRID_TASK);
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  await dialog.getByRole("button", { name: "Copy ID" }).click();
  await expect(page.locator("dialog[open] :is([role=status], [aria-live])").filter({ hasText: "Copied" })).toHaveCount(
    1,
  );
  await page.keyboard.press("Escape");
  await dashboard.refresh.click();
  await expect(dashboard.announcement).toHaveText("501 tasks, page 1 of 26");
});
