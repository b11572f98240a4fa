// The tokens of several servers: each is sent to its own server and origin alone.

import { ConnectionDialog } from "../support/connection";
import { nameOf, serverSwitch, ServerForm, SERVERS, switchTo } from "../support/servers";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const TOKEN_A = "tok-a-5512-hush";
const TOKEN_B = "tok-b-8837-hush";

// Each test enters the tokens by hand.
test.use({ withToken: false, demoOptions: { token: TOKEN_A }, hostConfig: { headerMode: "bearer" } });

test(
  "the token of one server is never sent to another, and each is kept in memory while the other is shown",
  SMOKE,
  async ({ dashboard, demo, page, secondDemo }) => {
    const other = await secondDemo({ tasks: 0, cors: "any", token: TOKEN_B, header: "mj-api-secret" });
    await other.put({ id: "elsewhere" });
    dashboard.invariants.keepSecret(TOKEN_A, demo.origin);
    dashboard.invariants.keepSecret(TOKEN_B, other.origin);
    dashboard.invariants.expectConsole(/status of 401/);
    await dashboard.open();
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN_A });
    await expect(dashboard.cards).toHaveCount(20);
    await ServerForm.addServer(page, "Shop 2", { address: other.origin, mode: "mj-api-secret", token: TOKEN_B });
    await expect(dashboard.card("elsewhere")).toBeVisible();
    await expect(dashboard.cards).toHaveCount(1);
    for (const [name, cards] of [
      [nameOf(demo), 20],
      ["Shop 2", 1],
      [nameOf(demo), 20],
    ] as const) {
      await switchTo(page, name);
      await expect(dashboard.cards).toHaveCount(cards);
    }
    const [sentToA, sentToB] = [JSON.stringify(await demo.log()), JSON.stringify(await other.log())];
    expect(sentToA).toContain(TOKEN_A);
    expect(sentToA).not.toContain(TOKEN_B);
    expect(sentToB).toContain(TOKEN_B);
    expect(sentToB).not.toContain(TOKEN_A);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toMatch(/tok-/);
    // Memory does not survive a reload.
    await page.reload();
    await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
  },
);

test("a token that is kept in the tab belongs to its server and origin", async ({
  dashboard,
  demo,
  page,
  context,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any", token: TOKEN_B });
  const third = await secondDemo({ tasks: 0, cors: "any" });
  await other.put({ id: "elsewhere" });
  await third.put({ id: "third" });
  dashboard.invariants.keepSecret(TOKEN_A, demo.origin).mayBeStored = true;
  const secret = dashboard.invariants.keepSecret(TOKEN_B, other.origin);
  Object.assign(secret, { mayBeStored: true, storedAs: "contact-sheet.token.Shop 2" });
  dashboard.invariants.expectConsole(/status of 401/);
  await dashboard.open();
  await (await ConnectionDialog.open(page)).enter({ token: TOKEN_A, keep: true });
  await expect(dashboard.cards).toHaveCount(20);
  await ServerForm.addServer(page, "Shop 2", { address: other.origin, mode: "bearer", token: TOKEN_B, keep: true });
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await page.reload();
  await expect(dashboard.card("elsewhere")).toBeVisible();
  await switchTo(page, nameOf(demo));
  await expect(dashboard.cards).toHaveCount(20);
  // Another tab of the browser has the server, but not its token.
  const tab = await context.newPage();
  await tab.goto(`${demo.url}?server=Shop+2`);
  await expect(tab.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
  await tab.close();
  // Another address drops the token, also if another tab has changed it.
  await page.evaluate(
    ([key, from, to]) => localStorage.setItem(key, localStorage.getItem(key)!.replace(from, to)),
    [SERVERS, other.origin, third.origin] as const,
  );
  await switchTo(page, "Shop 2");
  await expect(dashboard.card("third")).toBeVisible();
  expect(JSON.stringify(await third.log())).not.toContain("tok-");
  const form = await ServerForm.open(page);
  await form.connection.address.fill(other.origin);
  await form.connection.save.click();
  await expect(form.dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(TOKEN_B);
});

test("Remove token and Delete server remove a token, also of a server that is not shown", async ({
  dashboard,
  demo,
  page,
  secondDemo,
}) => {
  const other = await secondDemo({ tasks: 0, cors: "any", token: TOKEN_B });
  await other.put({ id: "elsewhere" });
  dashboard.invariants.keepSecret(TOKEN_A, demo.origin);
  const secret = dashboard.invariants.keepSecret(TOKEN_B, other.origin);
  Object.assign(secret, { mayBeStored: true, storedAs: "contact-sheet.token.Shop 2" });
  dashboard.invariants.expectConsole(/status of 401/);
  await dashboard.open();
  await (await ConnectionDialog.open(page)).enter({ token: TOKEN_A });
  await expect(dashboard.cards).toHaveCount(20);
  for (const remove of ["Remove token", "Delete server"]) {
    await ServerForm.addServer(page, "Shop 2", { address: other.origin, mode: "bearer", token: TOKEN_B, keep: true });
    await expect(dashboard.card("elsewhere")).toBeVisible();
    await switchTo(page, nameOf(demo));
    await expect(dashboard.cards).toHaveCount(20);
    const form = await ServerForm.open(page);
    await form.server.selectOption("Shop 2");
    await expect(form.connection.token).toHaveAccessibleDescription(/A token is set/);
    await form.dialog.getByRole("button", { name: remove }).click();
    const question = page.getByRole("dialog", { name: "Delete the server “Shop 2”?" });
    if (remove === "Remove token") {
      await expect(form.connection.token).not.toHaveAccessibleDescription(/A token is set/);
      await form.delete.click();
    }
    await question.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Connection" }).getByLabel("Proxy address")).toHaveValue(demo.origin);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(TOKEN_B);
    await page.keyboard.press("Escape");
    await expect(serverSwitch(page)).toHaveCount(0);
    await expect(dashboard.cards).toHaveCount(20);
  }
  await ServerForm.addServer(page, "Shop 2", { address: other.origin, mode: "bearer" });
  await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
});
