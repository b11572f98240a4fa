// The windows are a part of the program that comes when the first of them opens.

import { readdirSync } from "node:fs";
import { DIST } from "./support/places";
import { expect, test } from "./support/test";

const part = (ending: string): string => {
  const found = readdirSync(DIST).find((name) => name.startsWith("windows-") && name.endsWith(ending));
  if (!found) throw new Error(`no windows-….${ending} in dist/`);
  return `/${found}`;
};

test("the first screen does without them, and they come once", async ({ desk, page }) => {
  const came: string[] = [];
  page.on("request", (request) => came.push(new URL(request.url()).pathname));
  await desk.open();
  expect(came.filter((path) => path.startsWith("/windows-"))).toEqual([]);
  for (let times = 0; times < 2; times++) {
    await desk.openTask((await desk.ids())[0] ?? "");
    await page.keyboard.press("Escape");
    await expect(desk.dialog).toHaveCount(0);
  }
  expect(came.filter((path) => path.startsWith("/windows-")).sort()).toEqual([part(".css"), part(".wasm")].sort());
});

for (const ending of [".wasm", ".css"]) {
  test(`when their ${ending} does not come the page says so, stays, and one press mends it`, async ({ desk, page }) => {
    desk.guard.expectConsole(/status of 503/);
    desk.guard.expectConsole(/did not come|HTTP 503/);
    await desk.open();
    await desk.demo.arm("http-503", { path: part(ending) });
    const id = (await desk.ids())[0] ?? "";
    await desk.card(id).getByRole("link", { name: `Open task ${id}` }).click();
    const alert = page.getByRole("alert").filter({ hasText: "A part of Contact Sheet did not load" });
    await expect(alert).toBeVisible();
    await expect(desk.cards).toHaveCount(20);
    await desk.demo.disarm();
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog", { name: `Task ${id}` })).toBeVisible();
  });
}

test("a host that does not know the type of the part serves it all the same", async ({ desk, page }) => {
  await desk.open();
  await desk.demo.arm("mime-text", { path: part(".wasm") });
  await desk.openTask((await desk.ids())[0] ?? "");
  await expect(page.getByRole("dialog")).toBeVisible();
});
