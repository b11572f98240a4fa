// Before the program runs, and when it cannot.

import { expect, test } from "./support/test";

test.use({ demoOptions: { tasks: 0 } });

/** The names of the program's two parts; they have hashes in them. */
async function parts(url: string): Promise<{ js: string; wasm: string }> {
  const page = await (await fetch(url)).text();
  const path = (name: string) => new URL(new RegExp(`data-${name}="([^"]+)"`).exec(page)![1], url).pathname;
  return { js: path("js"), wasm: path("wasm") };
}

for (const [what, part, fault, logs] of [
  ["the program is missing", "wasm", "http-404", /status of 404/],
  ["half of the program came", "wasm", "truncated", undefined],
  ["the glue is missing", "js", "http-404", /status of 404/],
  ["the connection broke", "wasm", "reset-body", /ERR_/],
] as const) {
  test(`${what}: the page says so in plain words, and a reload mends it`, async ({ desk, demo, page }) => {
    if (logs) desk.guard.expectConsole(logs);
    await demo.arm(fault, { path: (await parts(demo.url))[part] });
    await page.goto(demo.url);
    await expect(page.getByRole("alert").getByRole("heading", { name: "Contact Sheet did not load" })).toBeVisible();
    await demo.disarm();
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
  });
}

test("a host that does not know the type of the program serves it all the same", async ({ desk, demo }) => {
  await demo.arm("mime-text", { path: (await parts(demo.url)).wasm });
  await desk.open();
  await expect(desk.page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
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
