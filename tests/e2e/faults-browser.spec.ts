// What browsers, their settings and their extensions break: the page does without, or says that it has stopped.

import type { Page } from "@playwright/test";
import { QUERY } from "./support/demo";
import type { Desk } from "./support/desk";
import { act, KINDS, prepare } from "./support/matrix/acts";
import { STOPS, UNHARMED } from "./support/matrix/browser";
import { ICON } from "./support/matrix/built";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

test.use({
  contextOptions: { reducedMotion: "reduce" },
  demoOptions: { tasks: 200, alone: true, luck: "always" },
  hostConfig: { pictures: { rewrite: [{ from: "https://", to: `${ICON}#{link}` }] } },
});

const next = (desk: Desk) => desk.pager.getByRole("button", { name: "Next page" });
const rhythm = (page: Page) => page.getByRole("combobox", { name: "Live refresh" });

for (const [number, { name, breaks }] of UNHARMED.entries()) {
  test(`browser · ${name}: all goes on`, async ({ desk, demo, page }) => {
    await page.clock.install();
    await page.addInitScript(breaks);
    await prepare(desk);
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    await desk.status("Succeeded").click();
    await desk.expectTasks((await demo.ask({ status: "SUCCESS" })).content);
    await next(desk).click();
    await desk.expectTasks((await demo.ask({ status: "SUCCESS", pageNumber: 1 })).content);
    const asked = (await demo.log(QUERY)).length;
    await rhythm(page).selectOption("5 s");
    await page.clock.runFor(6_000);
    await expect.poll(async () => (await demo.log(QUERY)).length).toBeGreaterThan(asked);
    await rhythm(page).selectOption("Off");
    await act(desk, KINDS[number % KINDS.length], {
      answered: "accepted",
      arm: async () => undefined,
      hurry: async () => undefined,
    });
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await page.evaluate(() => dispatchEvent(new Event("test-is-over")));
    tally("faults", 1);
    tally("faults × moments", 5);
  });
}

for (const { name, breaks, logs, moments } of STOPS) {
  test(`browser · ${name}: the page says that it has stopped, and a reload mends it`, async ({ desk, page }) => {
    for (const pattern of logs) desk.guard.expectConsole(pattern);
    await page.clock.install();
    await page.addInitScript(breaks);
    // What the browser would say of each is expected here, and heard by the page alone.
    await page.addInitScript(() => {
      for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, (event) => event.preventDefault());
    });
    await desk.open();
    const call = (name: string) => page.evaluate((name) => void (window.name = name), name);
    const strike = {
      start: () => page.reload(),
      filter: () => desk.status("Succeeded").click(),
      paging: () => next(desk).click(),
      "live refresh": async () => {
        await rhythm(page).selectOption("5 s");
        // What a timer throws comes out here.
        await page.clock.runFor(6_000).catch(() => undefined);
      },
      act: async () => {
        await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
        const window = page.getByRole("dialog", { name: "New task" });
        await window.getByRole("textbox", { name: "Prompt" }).fill("a cat in the fog");
        await window.getByRole("button", { name: "Imagine", exact: true }).click();
      },
    };
    for (const moment of moments) {
      await expect(desk.cards).toHaveCount(20);
      await call("broken");
      await strike[moment]();
      const stop = page.getByRole("alert").filter({ hasText: /Contact Sheet (has stopped|could not start)/ });
      await expect(stop).toBeVisible();
      await expect(desk.cards).toHaveCount(0);
      await call("");
      await stop.getByRole("button", { name: /^Reload/ }).click();
    }
    await expect(desk.cards).toHaveCount(20);
    tally("faults", 1);
    tally("faults × moments", moments.length);
  });
}

test("browser · the clipboard is refused: the button says so", async ({ desk, page }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = () =>
      Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
  });
  await desk.open();
  const copy = desk.cards.first().getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(copy).toContainText("Not copied: the browser refused");
  await expect(desk.announced).toHaveText("Not copied: the browser refused");
  await page.evaluate(() => Reflect.deleteProperty(Clipboard.prototype, "writeText"));
  tally("faults", 1);
  tally("faults × moments", 1);
});

test("browser · there is no WebAssembly: the page says which browsers have it", async ({ desk, page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto(desk.demo.url);
  const scene = page.getByRole("alert");
  await expect(scene.getByRole("heading", { name: "This browser cannot run Contact Sheet" })).toBeVisible();
  await expect(scene).toContainText(/Chrome, Edge, Firefox or Safari/);
  await expect(scene.getByRole("button", { name: "Reload" })).toBeVisible();
  tally("faults", 1);
  tally("faults × moments", 1);
});
