// The token: how it is sent, where it is stored, when it is dropped. The invariants search for it everywhere else.

import { ConnectionDialog } from "../support/connection";
import type { Secret } from "../support/secrets";
import { expect, test } from "../support/test";
import { SMOKE, smokeIf } from "../support/tiers";

const TOKEN = "tok-9f27-do-not-show";

// Each test enters the token by hand.
test.use({ withToken: false });

for (const header of ["bearer", "raw", "mj-api-secret"] as const) {
  test.describe(`a server that wants ${header}`, () => {
    test.use({ demoOptions: { token: TOKEN, header } });

    test(
      `with ${header} the token is requested, tested, saved and sent`,
      smokeIf(header === "bearer"),
      async ({ dashboard, demo, page }) => {
        dashboard.invariants.keepSecret(TOKEN, demo.origin);
        dashboard.invariants.expectConsole(/status of 401/);
        await dashboard.open();
        await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
        const form = await ConnectionDialog.open(
          page,
          page.getByRole("main").getByRole("button", { name: "Enter a token" }),
        );
        await form.mode.selectOption({ index: { bearer: 1, raw: 2, "mj-api-secret": 3 }[header] });
        await form.token.fill("wrong");
        await form.test.click();
        await expect(form.dialog.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
        await form.token.fill(TOKEN);
        await form.test.click();
        await expect(form.dialog.getByText("Connected: 500 tasks")).toBeVisible();
        await form.enter({});
        await expect(dashboard.cards).toHaveCount(20);
        const sent = (await demo.log()).at(-1)?.headers;
        expect(sent?.[header === "mj-api-secret" ? "mj-api-secret" : "authorization"]).toBe(
          header === "bearer" ? `Bearer ${TOKEN}` : TOKEN,
        );
      },
    );
  });
}

test.describe("a server with a token", () => {
  test.use({ demoOptions: { token: TOKEN }, hostConfig: { headerMode: "bearer" } });

  let secret: Secret;

  test.beforeEach(async ({ dashboard, demo }) => {
    secret = dashboard.invariants.keepSecret(TOKEN, demo.origin);
    dashboard.invariants.expectConsole(/status of 401/);
    await dashboard.open();
  });

  const notSignedIn = "Authentication failed";

  test("a token lives in memory only, and a reload drops it", SMOKE, async ({ dashboard, page }) => {
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN });
    await expect(dashboard.cards).toHaveCount(20);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(TOKEN);
    const form = await ConnectionDialog.open(page);
    await expect(form.token).toHaveValue("");
    await expect(form.token).toHaveAccessibleDescription(/A token is set/);
    await page.reload();
    await expect(page.getByRole("heading", { name: notSignedIn })).toBeVisible();
  });

  test("a token kept in the tab survives a reload, and is in no other tab", async ({
    dashboard,
    demo,
    page,
    context,
  }) => {
    secret.mayBeStored = true;
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN, keep: true });
    await expect(dashboard.cards).toHaveCount(20);
    await page.reload();
    await expect(dashboard.cards).toHaveCount(20);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(TOKEN);
    const other = await context.newPage();
    await other.goto(demo.url);
    await expect(other.getByRole("heading", { name: notSignedIn })).toBeVisible();
  });

  test("Forget token removes it from memory and from the tab's storage", async ({ dashboard, demo, page }) => {
    secret.mayBeStored = true;
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN, keep: true });
    await expect(dashboard.cards).toHaveCount(20);
    const form = await ConnectionDialog.open(page);
    await form.forget.click();
    await expect(dashboard.announcement).toHaveText(/Token removed|Authentication failed/);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(TOKEN);
    await expect(form.forget).toHaveCount(0);
    await expect(form.dialog.locator(":focus"), "the focus stays in the dialog").toHaveCount(1);
    await page.keyboard.press("Escape");
    await demo.clearLog();
    await dashboard.refresh.click();
    await expect(page.getByRole("heading", { name: notSignedIn })).toBeVisible();
    expect((await demo.log()).every((line) => !("authorization" in line.headers))).toBe(true);
  });

  test("a saved token stays when the dialog is saved again with an empty field", async ({ dashboard, demo, page }) => {
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN });
    await expect(dashboard.cards).toHaveCount(20);
    await (await ConnectionDialog.open(page)).enter({ address: `${demo.origin}/mj` });
    await dashboard.refresh.click();
    await dashboard.waitForLoad();
    await expect(dashboard.cards).toHaveCount(20);
  });

  test(
    "another origin never receives the token, and it is gone when the first origin is set again",
    SMOKE,
    async ({ dashboard, demo, page, secondDemo }) => {
      const other = await secondDemo({ tasks: 0, cors: "any" });
      await other.put({ id: "elsewhere" });
      secret.mayBeStored = true;
      await (await ConnectionDialog.open(page)).enter({ token: TOKEN, keep: true });
      await expect(dashboard.cards).toHaveCount(20);
      const form = await ConnectionDialog.open(page);
      await form.address.fill(other.origin);
      await expect(form.token).toHaveAccessibleDescription(/belongs to a different address and will be removed/);
      await form.test.click();
      await expect(form.dialog.getByText("Connected: 1 task")).toBeVisible();
      await form.enter({});
      await expect(dashboard.card("elsewhere")).toBeVisible();
      expect(JSON.stringify(await other.log())).not.toContain(TOKEN);
      expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(TOKEN);
      await (await ConnectionDialog.open(page)).enter({ address: demo.origin });
      await expect(page.getByRole("heading", { name: notSignedIn })).toBeVisible();
    },
  );

  test("a token kept in the tab is not sent to an origin that another tab has stored", async ({
    dashboard,
    page,
    secondDemo,
  }) => {
    const other = await secondDemo({ tasks: 0, cors: "any" });
    await other.put({ id: "elsewhere" });
    secret.mayBeStored = true;
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN, keep: true });
    await expect(dashboard.cards).toHaveCount(20);
    // Another tab of the same browser saves another address meanwhile.
    await page.evaluate((origin) => localStorage.setItem("contact-sheet.endpoint", origin), other.origin);
    await page.reload();
    await expect(dashboard.card("elsewhere")).toBeVisible();
    expect(JSON.stringify(await other.log())).not.toContain(TOKEN);
  });
});
