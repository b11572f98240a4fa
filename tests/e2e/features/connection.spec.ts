// The connection dialog: input, connection test and messages.

import { ConnectionDialog, MODES } from "../support/connection";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

// These tests start without any token.
test.use({ withToken: false });

test(
  "the dialog opens with the current settings, takes focus, and returns it on closing",
  async ({ dashboard, demo, page }) => {
    await dashboard.open();
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
  },
);

test(
  "an invalid address is reported at its field; nothing is saved or sent",
  SMOKE,
  async ({ dashboard, demo, page }) => {
    await dashboard.open();
    const form = await ConnectionDialog.open(page);
    for (const [address, description] of [
      ["", /must start with https:\/\/ or http:\/\//],
      ["mj.example.com", /must start with https:\/\/ or http:\/\//],
      ["ftp://mj.example.com", /must start with https:\/\/ or http:\/\//],
      ["javascript:alert(1)", /must start with https:\/\/ or http:\/\//],
      ["https://", /does not contain a valid host name/],
      ["https://user:password@mj.example.com", /does not contain a valid host name/],
      ["https://mj example.com", /does not contain a valid host name/],
    ] as const) {
      await form.address.fill(address);
      for (const press of [form.save, form.test]) {
        await press.click();
        await expect(form.address).toHaveAttribute("aria-invalid", "true");
        await expect(form.address).toHaveAccessibleDescription(description);
      }
      await expect(form.dialog).toBeVisible();
    }
    await form.address.fill(`${demo.origin}/`);
    await expect(form.address).not.toHaveAttribute("aria-invalid");
    await dashboard.waitForPendingRequests();
    expect(await demo.log()).toHaveLength(1);
  },
);

test("a token that cannot be sent in a header is reported at its field", async ({ dashboard, page }) => {
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  for (const token of ["two words", "schlüssel", "令牌"]) {
    await form.token.fill(token);
    await form.save.click();
    await expect(form.token).toHaveAttribute("aria-invalid", "true");
    await expect(form.token).toHaveAccessibleDescription(/without spaces/);
  }
});

test("an address is accepted in the forms in which people paste it", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  for (const address of [`  ${demo.origin}/mj/  `, `${demo.origin.toUpperCase()}/mj?x=1#y`]) {
    await (await ConnectionDialog.open(page)).enter({ address });
    const again = await ConnectionDialog.open(page);
    await expect(again.address).toHaveValue(demo.origin);
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(dashboard.cards).toHaveCount(20);
  }
});

test("Test connection shows the number of tasks and changes nothing", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  await form.test.click();
  await expect(form.dialog.getByText("Connected: 500 tasks")).toBeVisible();
  expect((await demo.lastQuery())?.pageSize).toBe(1);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("endpoint");
});

test("Test connection names the cause of each failure, with the server's message where there is one", async ({
  dashboard,
  demo,
  page,
}) => {
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  for (const [fault, title, message, logs] of [
    ["http-403", "Permission denied", "Access Denied", /status of 403/],
    ["http-404", "This server does not provide a task query", "Not Found", /status of 404/],
    ["http-502", "Server error", "upstream connect error", /status of 502/],
    ["reset", "Cannot reach the server", "CORS", /ERR_/],
    ["login-html", "Unexpected response", "Sign in", undefined],
  ] as const) {
    if (logs) dashboard.invariants.expectConsole(logs);
    await demo.injectFault(fault);
    // Any change of the address removes the result of the previous test.
    await form.address.fill(`${demo.origin}/`);
    await expect(form.dialog.getByRole("heading", { level: 3 })).toHaveCount(0);
    await form.test.click();
    await expect(form.dialog.getByRole("heading", { name: title })).toBeVisible();
    await expect(form.dialog).toContainText(message);
    await demo.clearFaults();
  }
  await form.test.click();
  await expect(form.dialog.getByText("Connected: 500 tasks")).toBeVisible();
});

test("unsaved input is discarded after a question", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  await form.address.fill("https://elsewhere.example");
  await form.token.fill("draft-token");
  await form.discard();
  await dashboard.refresh.click();
  await expect.poll(() => demo.queries()).toHaveLength(2);
  const again = await ConnectionDialog.open(page);
  await expect(again.address).toHaveValue(demo.origin);
  await expect(again.token).toHaveValue("");
});
