// The fault matrix: for every fault at every moment the error has its own text, the tasks on screen stay, nothing is
// sent twice, and one press or nothing recovers it.

import { CORS_FAULTS, FAULTS } from "../support/faults/fault-types";
import { SUBMISSIONS, prepareTasks } from "../support/faults/submissions";
import { FaultScenario } from "../support/faults/fault-scenario";
import { DashboardPage } from "../support/dashboard-page";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { select, smokeIf } from "../support/tiers";

test.use({
  demoOptions: { tasks: 200, noBackground: true, failureRate: "none" },
  // The endpoint is set because the demo also serves the page: otherwise a 404 would mean a first visit.
  hostConfig: { endpoint: "." },
});

/** Run by the smoke tests: a connection, a status, a body and a page. */
const SMOKE_FAULTS = ["http-500", "wrong-types"];

const ROWS = Object.entries(FAULTS).flatMap(([group, faults]) =>
  faults.map((fault, number) => ({ group, fault, submission: SUBMISSIONS[number % SUBMISSIONS.length] })),
);

for (const { group, fault, submission } of select(ROWS, {
  name: ({ fault }) => fault.fault,
  classOf: ({ group, fault }) => (fault.class === "data" ? `data, ${group}` : fault.class),
  isVariant: ({ fault }) => fault.variant ?? false,
})) {
  test(
    `${group} · ${fault.fault}: ${fault.description}`,
    smokeIf(SMOKE_FAULTS.includes(fault.fault)),
    async ({ dashboard }) => {
      if (fault.consoleLog) dashboard.invariants.expectConsole(fault.consoleLog);
      // Tens of megabytes.
      if (/-\d{2,}$/.test(fault.fault) && fault.onlyAt) test.slow();
      await prepareTasks(dashboard);
      const moments = await new FaultScenario(dashboard, fault, submission).run();
      countCoverage("faults", 1);
      countCoverage("faults × moments", moments);
    },
  );
}

for (const fault of select(CORS_FAULTS, {
  name: ({ fault }) => `CORS ${fault}`,
  // Preflights are a class of their own.
  classOf: ({ class: kind, onlyAt }) => `${kind} ${onlyAt !== undefined}`,
})) {
  test(`CORS · ${fault.fault}: ${fault.description}`, async ({ dashboard, page, secondDemo }) => {
    if (fault.consoleLog) dashboard.invariants.expectConsole(fault.consoleLog);
    const proxy = await secondDemo({ tasks: 200, noBackground: true, failureRate: "none", cors: "any" });
    await page.addInitScript((endpoint) => localStorage.setItem("contact-sheet.endpoint", endpoint), proxy.origin);
    const far = new DashboardPage(page, proxy, dashboard.invariants);
    await prepareTasks(far);
    const moments = await new FaultScenario(far, fault, "imagine", dashboard.demo.url).run();
    countCoverage("faults", 1);
    countCoverage("faults × moments", moments);
  });
}

test.describe("a server without task search", () => {
  test.use({ demoOptions: { tasks: 200, noBackground: true, variant: "open-java" } });

  test("content · page-for-list: a page instead of a list", async ({ dashboard, demo, page }) => {
    dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
    await demo.injectFault("page-for-list", { path: "/mj/task/list" });
    await dashboard.open();
    await expect(dashboard.cards).toHaveCount(20);
    const first = await dashboard.ids();
    await dashboard.pager.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => dashboard.ids()).not.toEqual(first);
    await expect(dashboard.cards).toHaveCount(20);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    countCoverage("faults", 1);
    countCoverage("faults × moments", 2);
  });
});
