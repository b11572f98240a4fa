// Faults of browsers, their settings and their extensions: the page works without, or says that it has stopped.

import type { Page } from "@playwright/test";
import { QUERY } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { submit, SUBMISSIONS, prepareTasks } from "../support/faults/submissions";
import { FATAL_FAULTS, TOLERATED_FAULTS } from "../support/faults/browser";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { select, smokeIf } from "../support/tiers";

test.use({
  demoOptions: { tasks: 200, noBackground: true, failureRate: "none" },
});

const next = (dashboard: DashboardPage) => dashboard.pager.getByRole("button", { name: "Next page" });
const liveRefresh = (page: Page) => page.getByRole("combobox", { name: "Live refresh" });

const ROWS = TOLERATED_FAULTS.map((row, number) => ({ ...row, submission: SUBMISSIONS[number % SUBMISSIONS.length] }));

for (const { name, inject, submission } of select(ROWS, {
  name: ({ name }) => `browser, ${name}`,
  classOf: ({ kind }) => kind,
})) {
  test(
    `browser · ${name}: everything works`,
    smokeIf(name === "storage is denied"),
    async ({ dashboard, demo, page }) => {
      await page.clock.install();
      await page.addInitScript(inject);
      await prepareTasks(dashboard);
      await dashboard.open();
      await expect(dashboard.cards).toHaveCount(20);
      await dashboard.status("Succeeded").click();
      await dashboard.expectTasks((await demo.query({ status: "SUCCESS" })).content);
      await next(dashboard).click();
      await dashboard.expectTasks((await demo.query({ status: "SUCCESS", pageNumber: 1 })).content);
      const requested = (await demo.log(QUERY)).length;
      await liveRefresh(page).selectOption("5 s");
      await page.clock.runFor(6_000);
      await expect.poll(async () => (await demo.log(QUERY)).length).toBeGreaterThan(requested);
      await liveRefresh(page).selectOption("Off");
      await submit(dashboard, submission, {
        outcome: "accepted",
        injectFault: async () => undefined,
        advanceClock: async () => undefined,
      });
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      await page.evaluate(() => dispatchEvent(new Event("test-is-over")));
      countCoverage("faults", 1);
      countCoverage("faults × moments", 5);
    },
  );
}

for (const { name, inject, details, moments } of FATAL_FAULTS) {
  test(`browser · ${name}: the page says that it has stopped, and a reload recovers it`, async ({
    dashboard,
    page,
  }) => {
    await page.clock.install();
    await page.addInitScript(inject);
    // Errors on the console are expected here; the page itself has to show them.
    await page.addInitScript(() => {
      for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, (event) => event.preventDefault());
      const { error } = console;
      console.error = (...words: unknown[]) => window.name === "broken" || error(...words);
    });
    await dashboard.open();
    const setWindowName = (name: string) => page.evaluate((name) => void (window.name = name), name);
    const trigger = {
      start: () => page.reload(),
      filter: () => dashboard.status("Succeeded").click(),
      paging: () => next(dashboard).click(),
      "live refresh": async () => {
        await liveRefresh(page).selectOption("5 s");
        // An exception in a timer is reported here.
        await page.clock.runFor(6_000).catch(() => undefined);
      },
      submit: async () => {
        await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
        const window = page.getByRole("dialog", { name: "New task" });
        await window.getByRole("textbox", { name: "Prompt" }).fill("a cat in the fog");
        await window.getByRole("button", { name: "Imagine", exact: true }).click();
      },
    };
    for (const moment of moments) {
      await expect(dashboard.cards).toHaveCount(20);
      await setWindowName("broken");
      await trigger[moment]();
      const alert = page.getByRole("alert").filter({ hasText: /Contact Sheet (has stopped|could not start)/ });
      await expect(alert).toBeVisible();
      await expect(dashboard.cards).toHaveCount(0);
      await alert.getByText("Details", { exact: true }).click();
      await expect(alert.getByRole("group")).toContainText(details);
      await setWindowName("");
      await alert.getByRole("button", { name: /^Reload/ }).click();
    }
    await expect(dashboard.cards).toHaveCount(20);
    countCoverage("faults", 1);
    countCoverage("faults × moments", moments.length);
  });
}

test("browser · the clipboard is denied: the button says so", async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = () =>
      Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
  });
  await dashboard.open();
  const copy = dashboard.cards.first().getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(copy).toContainText("Copy failed: the browser denied access to the clipboard");
  await expect(dashboard.announcement).toHaveText("Copy failed: the browser denied access to the clipboard");
  await page.evaluate(() => Reflect.deleteProperty(Clipboard.prototype, "writeText"));
  countCoverage("faults", 1);
  countCoverage("faults × moments", 1);
});

test("browser · there is no WebAssembly: the page says which browsers have it", async ({ dashboard, page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto(dashboard.demo.url);
  const error = page.getByRole("alert");
  await expect(error.getByRole("heading", { name: "This browser cannot run Contact Sheet" })).toBeVisible();
  await expect(error).toContainText(/Chrome, Edge, Firefox or Safari/);
  await expect(error.getByRole("button", { name: "Reload" })).toBeVisible();
  countCoverage("faults", 1);
  countCoverage("faults × moments", 1);
});
