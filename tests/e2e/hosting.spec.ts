// Where the build can stand, how it starts there, and what it says when it cannot.

import { PLAIN } from "./support/demo";
import { SHEET } from "./support/made";
import { expect, test } from "./support/test";

test.describe("below a path", () => {
  test.use({ demoOptions: { prefix: "/a/b" }, hostConfig: { endpoint: "." } });

  test("everything is found below it, and the address stays there", async ({ desk, demo, page }) => {
    await demo.put(SHEET);
    await desk.open("?status=SUCCESS");
    await desk.expectAsked({ ...PLAIN, status: "SUCCESS" });
    await desk.expectTasks((await demo.ask({ status: "SUCCESS" })).content);
    await expect(desk.card(SHEET.id).getByRole("img")).toHaveJSProperty("complete", true);
    await desk.chip("Status: Succeeded").click();
    await desk.expectSearch("");
    await desk.openTask(SHEET.id);
    expect(new URL(page.url()).pathname).toBe("/a/b/");
    await page.reload();
    await expect(page.getByRole("dialog", { name: `Task ${SHEET.id}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.goto(demo.url.replace(/\/$/, ""));
    await expect(desk.cards).toHaveCount(20);
  });
});

test("no file of the build comes from anywhere else, and nothing is asked twice", async ({ desk, demo, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await desk.open();
  const files = asked.filter((url) => !/\/(mj|pictures)\//.test(url));
  expect(files.every((url) => url.startsWith(demo.url))).toBe(true);
  expect(new Set(files).size).toBe(files.length);
});

test("a card's link can be opened in a tab of its own", async ({ desk, demo, page, context }) => {
  await desk.open("?status=SUCCESS");
  const [task] = (await demo.ask({ status: "SUCCESS" })).content;
  const opened = context.waitForEvent("page");
  await desk
    .card(task.id)
    .getByRole("link", { name: `Open task ${task.id}` })
    .click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
  await expect(desk.dialog).toHaveCount(0);
  expect(new URL(other.url()).search).toBe(`?status=SUCCESS&task=${task.id}`);
  expect(page.url()).not.toContain("task=");
});

/** The names of the program's two parts; they have hashes in them. */
async function parts(url: string): Promise<{ js: string; wasm: string }> {
  const page = await (await fetch(url)).text();
  const path = (name: string) => new URL(new RegExp(`data-${name}="([^"]+)"`).exec(page)![1], url).pathname;
  return { js: path("js"), wasm: path("wasm") };
}

test.describe("a start", () => {
  test.use({ demoOptions: { tasks: 0 } });

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
});
