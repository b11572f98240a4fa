// The lazy part of the program (dialogs and queue) is loaded when the first of them opens.

import { readdirSync } from "node:fs";
import { DIST } from "../support/paths";
import { expect, test } from "../support/test";

const part = (ending: string): string => {
  const found = readdirSync(DIST).find((name) => name.startsWith("windows-") && name.endsWith(ending));
  if (!found) throw new Error(`no windows-….${ending} in dist/`);
  return `/${found}`;
};

test("the first screen does not load it, and it is loaded once", async ({ dashboard, page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await dashboard.open();
  expect(requested.filter((path) => path.startsWith("/windows-"))).toEqual([]);
  for (let times = 0; times < 2; times++) {
    await dashboard.openTask((await dashboard.ids())[0] ?? "");
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
  }
  expect(requested.filter((path) => path.startsWith("/windows-")).sort()).toEqual([part(".css"), part(".wasm")].sort());
});

for (const ending of [".wasm", ".css"]) {
  test(`if its ${ending} file fails to load the page says so and stays, and one press recovers it`, async ({
    dashboard,
    page,
  }) => {
    dashboard.invariants.expectConsole(/status of 503/);
    dashboard.invariants.expectConsole(/could not be loaded|HTTP 503/);
    await dashboard.open();
    await dashboard.demo.injectFault("http-503", { path: part(ending) });
    const id = (await dashboard.ids())[0] ?? "";
    await dashboard
      .card(id)
      .getByRole("link", { name: `Open task ${id}` })
      .click();
    const alert = page.getByRole("alert").filter({ hasText: "A part of Contact Sheet could not be loaded" });
    await expect(alert).toBeVisible();
    await expect(dashboard.cards).toHaveCount(20);
    await dashboard.demo.clearFaults();
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog", { name: `Task ${id}` })).toBeVisible();
  });
}

test("a wrong MIME type does not prevent it from loading", async ({ dashboard, page }) => {
  await dashboard.open();
  await dashboard.demo.injectFault("mime-text", { path: part(".wasm") });
  await dashboard.openTask((await dashboard.ids())[0] ?? "");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("without it a failed load still has its title and a button to retry, and the rest follows", async ({
  dashboard,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of (?:400|503)|could not be loaded|HTTP 503/);
  await dashboard.demo.injectFault("http-503", { path: part(".wasm") });
  await page.route("**/mj/task/query", (route) => route.fulfill({ status: 400, body: "no such order" }));
  await dashboard.open();
  const alert = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Request rejected" }) });
  const retry = alert.getByRole("button", { name: "Try again" });
  await expect(retry).toHaveCount(1);
  await dashboard.demo.clearFaults();
  const again = page.waitForResponse("**/mj/task/query");
  await retry.click();
  await again;
  await expect(alert).toContainText("The server rejected the request (HTTP 400).");
  await expect(retry).toHaveCount(1);
  await page.unroute("**/mj/task/query");
  await retry.click();
  await expect(dashboard.cards).toHaveCount(20);
});
