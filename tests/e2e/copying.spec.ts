// The buttons that copy, and what they say when the browser refuses.

import { SHEET } from "./support/made";
import { expect, test } from "./support/test";

test("a card copies its whole id and says so", async ({ desk, demo, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.open();
  const task = (await demo.ask()).content[1];
  const copy = desk.card(task.id).getByRole("button", { name: "Copy ID" });
  await expect(copy).toContainText(task.id.slice(-6));
  await copy.click();
  await expect(copy).toContainText("Copied");
  await expect(desk.announced).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(task.id);
  await expect(desk.dialog).toHaveCount(0);
  await expect(copy).toContainText(task.id.slice(-6));
});

test("a refusal of the browser is told, and nothing else happens", async ({ desk, demo, browser }) => {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  const browserContextId = targetInfos.find(
    (target) => target.url === desk.page.url() && target.type === "page",
  )?.browserContextId;
  await session.send("Browser.setPermission", {
    permission: { name: "clipboard-write" },
    setting: "denied",
    browserContextId,
  });
  await desk.open();
  const [task] = (await demo.ask()).content;
  const copy = desk.card(task.id).getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(copy).toContainText("Not copied: the browser refused");
  await expect(desk.announced).toHaveText("Not copied: the browser refused");
  await expect(desk.dialog).toHaveCount(0);
});

test("the dialog copies the id, and the prompt as it was sent in", async ({ desk, demo, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo.put(SHEET);
  await desk.open();
  const dialog = await desk.openTask(SHEET.id);
  await dialog.getByRole("button", { name: "Copy ID" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(SHEET.id);
  await dialog.getByRole("button", { name: "Copy prompt" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(SHEET.prompt);
});

test("what is told while a dialog is open is told inside of it, because all else is asleep then", async ({
  desk,
  demo,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo.put(SHEET);
  await desk.open();
  const dialog = await desk.openTask(SHEET.id);
  await dialog.getByRole("button", { name: "Copy ID" }).click();
  await expect(page.locator("dialog[open] :is([role=status], [aria-live])").filter({ hasText: "Copied" })).toHaveCount(
    1,
  );
  await page.keyboard.press("Escape");
  await desk.refresh.click();
  await expect(desk.announced).toHaveText("501 tasks, page 1 of 26");
});
