// The connection dialog: what it takes, what it tests, what it says.

import { ConnectionDialog, MODES } from "./support/connection";
import { expect, test } from "./support/test";

// What the dialog says before anybody gave it a token.
test.use({ planted: false });

test("the dialog opens with what is set, takes the focus, and gives it back", async ({ desk, demo, page }) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  await expect(form.address).toHaveValue(demo.origin);
  await expect(form.mode.getByRole("option")).toHaveText(Object.values(MODES));
  await expect(form.token).toHaveValue("");
  await expect(form.token).toHaveAttribute("type", "password");
  await expect(form.keep).not.toBeChecked();
  await expect(form.forget).toHaveCount(0);
  await expect(form.dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(form.dialog).toHaveCount(0);
  await expect(page.getByRole("banner").getByRole("button", { name: "Connection" })).toBeFocused();
});

test("an address that cannot be is named at its field, and nothing is saved or sent", async ({ desk, demo, page }) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  for (const [address, problem] of [
    ["", /begins with https:\/\/ or http:\/\//],
    ["mj.example.com", /begins with https:\/\/ or http:\/\//],
    ["ftp://mj.example.com", /begins with https:\/\/ or http:\/\//],
    ["javascript:alert(1)", /begins with https:\/\/ or http:\/\//],
    ["https://", /no valid host/],
    ["https://user:password@mj.example.com", /no valid host/],
    ["https://mj example.com", /no valid host/],
  ] as const) {
    await form.address.fill(address);
    for (const press of [form.save, form.test]) {
      await press.click();
      await expect(form.address).toHaveAttribute("aria-invalid", "true");
      await expect(form.address).toHaveAccessibleDescription(problem);
    }
    await expect(form.dialog).toBeVisible();
  }
  await form.address.fill(`${demo.origin}/`);
  await expect(form.address).not.toHaveAttribute("aria-invalid");
  await desk.nothingUnderWay();
  expect(await demo.log()).toHaveLength(1);
});

test("a token that no header could carry is named at its field", async ({ desk, page }) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  for (const token of ["two words", "schlüssel", "令牌"]) {
    await form.token.fill(token);
    await form.save.click();
    await expect(form.token).toHaveAttribute("aria-invalid", "true");
    await expect(form.token).toHaveAccessibleDescription(/no spaces/);
  }
});

test("an address is taken in the forms in which people paste it", async ({ desk, demo, page }) => {
  await desk.open();
  for (const address of [`  ${demo.origin}/mj/  `, `${demo.origin.toUpperCase()}/mj?x=1#y`]) {
    await (await ConnectionDialog.open(page)).enter({ address });
    const again = await ConnectionDialog.open(page);
    await expect(again.address).toHaveValue(demo.origin);
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(desk.cards).toHaveCount(20);
  }
});

test("Test connection tells how many tasks there are, and changes nothing", async ({ desk, demo, page }) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  await form.test.click();
  await expect(form.dialog.getByText("It works: 500 tasks.")).toBeVisible();
  expect((await demo.lastQuery())?.pageSize).toBe(1);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("endpoint");
});

test("Test connection names the cause of each failure, in the server's words where it has any", async ({
  desk,
  demo,
  page,
}) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  for (const [fault, title, said, logs] of [
    ["http-403", "Not allowed", "Access Denied", /status of 403/],
    ["http-404", "This server has no task query", "Not Found", /status of 404/],
    ["http-502", "The server failed", "upstream connect error", /status of 502/],
    ["reset", "Cannot reach the server", "CORS", /ERR_/],
    ["login-html", "This is not a Midjourney-Proxy", "Sign in", undefined],
  ] as const) {
    if (logs) desk.guard.expectConsole(logs);
    await demo.arm(fault);
    // Any change in the address takes away what was said about the one before.
    await form.address.fill(`${demo.origin}/`);
    await expect(form.dialog.getByRole("heading", { level: 3 })).toHaveCount(0);
    await form.test.click();
    await expect(form.dialog.getByRole("heading", { name: title })).toBeVisible();
    await expect(form.dialog).toContainText(said);
    await demo.disarm();
  }
  await form.test.click();
  await expect(form.dialog.getByText("It works: 500 tasks.")).toBeVisible();
});

test("a draft that is not saved is forgotten", async ({ desk, demo, page }) => {
  await desk.open();
  const form = await ConnectionDialog.open(page);
  await form.address.fill("https://elsewhere.example");
  await form.token.fill("draft-token");
  await page.keyboard.press("Escape");
  await desk.refresh.click();
  await expect.poll(() => demo.queries()).toHaveLength(2);
  const again = await ConnectionDialog.open(page);
  await expect(again.address).toHaveValue(demo.origin);
  await expect(again.token).toHaveValue("");
});
