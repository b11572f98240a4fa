// Files of the host are missing, damaged or late: the page says so or works without; one press recovers it.

import { FILES } from "../support/faults/files";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { select, smokeIf } from "../support/tiers";

/** In the name of a file of the build. */
const HASH = /-[0-9a-f]{8,}/;
/** Run by the smoke tests. */
const SMOKE_FAULTS = ["/contact-sheet-…_bg.wasm http-404", "/config.json http-404"];
/** Responses that never end. */
const ENDLESS = ["hang", "hang-body", "trickle"];

test.use({ demoOptions: { tasks: 0, noBackground: true } });

for (const { file, fault, result, consoleLogs = [] } of select(FILES, {
  name: ({ file, fault }) => `${file.replace(HASH, "")} ${fault}`,
  classOf: ({ file, result }) => `${file} ${result}`,
})) {
  const name = file.replace(HASH, "-…");
  test(
    `file · ${name} meets ${fault}: ${result}`,
    smokeIf(SMOKE_FAULTS.includes(`${name} ${fault}`)),
    async ({ dashboard, demo, page }) => {
      for (const pattern of consoleLogs) dashboard.invariants.expectConsole(pattern);
      // Without the boot script the preloaded program is unused, and Chromium warns about it after some seconds.
      if (file === "/boot.js") dashboard.invariants.allowConsole(/preloaded using link preload but not used/);
      // Without images: config.json says where they are.
      for (let n = 20; n > 0; n--) await demo.put({ id: `task-${n}`, prompt: "a cat" });
      const alertTitled = (title: string) =>
        page.getByRole("alert").filter({ has: page.getByRole("heading", { name: title }) });
      await page.clock.install();
      // A truncated script is an error that nobody can catch, and the browser logs nothing more about it.
      if (fault === "truncated")
        await page.addInitScript(() => addEventListener("error", (event) => event.preventDefault()));
      await demo.injectFault(fault, { path: file });
      const requested = new Promise<void>((resolve) => {
        for (const event of ENDLESS.includes(fault) ? ["request"] : ["requestfinished", "requestfailed"]) {
          page.on(event as "request", (request) => new URL(request.url()).pathname === file && resolve());
        }
      });
      await page.goto(demo.url, { waitUntil: "commit" });
      if (result === "tasks") {
        await expect(dashboard.cards).toHaveCount(20);
        await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
        await demo.clearFaults();
        await dashboard.refresh.click();
      } else if (result === "start-up error") {
        const alert = alertTitled("Contact Sheet could not be loaded");
        await expect(alert).toBeVisible();
        await alert.getByText("Details", { exact: true }).click();
        await expect(alert.getByRole("group")).toContainText(/\w+: \S+/);
        await demo.clearFaults();
        await alert.getByRole("button", { name: "Reload" }).click();
      } else if (result === "slow start") {
        // The text is in the page from the start, so it does not prove that the file was requested.
        await requested;
        const slowNotice = page.getByText("Loading is taking longer than expected.");
        await expect(slowNotice).toBeAttached();
        // Twenty seconds of a CSS animation.
        await page.evaluate(() => {
          for (const animation of document.getAnimations()) {
            if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
          }
        });
        await expect(slowNotice).toBeVisible();
        await demo.clearFaults();
        await page.getByRole("link", { name: "Reload · 重新加载" }).click();
      } else if (result === "config warning") {
        const alert = page.getByRole("alert").filter({ hasText: "The site's config.json is not valid" });
        // Time passes only where nothing else would end the request: a timeout is another error.
        if (ENDLESS.includes(fault)) {
          await expect(async () => {
            await page.clock.runFor(4_000);
            await expect(alert).toBeVisible({ timeout: 150 });
          }).toPass({ intervals: [0] });
        }
        await expect(alert).toBeVisible();
        await expect(dashboard.cards).toHaveCount(20);
        await demo.clearFaults();
        await alert.getByRole("button", { name: "Dismiss" }).click();
        await expect(alert).toHaveCount(0);
      } else {
        await expect(dashboard.cards).toHaveCount(20);
        await dashboard.card("task-1").getByRole("link", { name: "Open task task-1" }).click();
        const alert = page.getByRole("alert").filter({ hasText: "A part of Contact Sheet could not be loaded" });
        await expect(alert).toBeVisible();
        await expect(dashboard.cards).toHaveCount(20);
        await demo.clearFaults();
        await alert.getByRole("button", { name: "Try again" }).click();
        await expect(page.getByRole("dialog", { name: "Task task-1" })).toBeVisible();
      }
      await expect(dashboard.cards).toHaveCount(20);
      countCoverage("faults", 1);
      countCoverage("faults × moments", 1);
    },
  );
}

test.describe("a config.json of five million characters", () => {
  test.use({ hostConfig: { note: "x".repeat(5_000_000), title: "y".repeat(2_000) } });

  test("file · /config.json is huge: tasks", async ({ dashboard, demo, page }) => {
    for (let n = 20; n > 0; n--) await demo.put({ id: `task-${n}`, prompt: "a cat" });
    await dashboard.open();
    await expect(dashboard.cards).toHaveCount(20);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^y+$/);
    countCoverage("faults", 1);
    countCoverage("faults × moments", 1);
  });
});
