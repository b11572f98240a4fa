// Random sequences of user input and responses in any order, late and aborted ones included: the page ends on the
// last query, and no view ever has two reads in flight.

import { installSeededRandom } from "../support/seeded-random";
import { installAdversarialServer } from "../support/adversarial-server";
import { installRandomUser, type ScheduleResult } from "../support/random-user";
import { amount, FIRST_SEED, REPLAY, timeout } from "../support/tiers";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import config from "../playwright.config";

/** How much faster the page's timers run. */
const SPEED = 300;
/** Schedules in one call into the page. */
const BATCH = 25;
/** Number of tests that share the schedules and run in parallel. */
const PARTS = amount(4, 1);
const SCHEDULES = amount(1000, 50);

// Chromium limits a page to 200 history changes in ten seconds.
const { launchOptions } = config.use ?? {};
test.use({
  live: true,
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--disable-ipc-flooding-protection"] },
});

for (let part = 0; part < PARTS; part++) {
  const seeds = Array.from({ length: SCHEDULES / PARTS }, (_, at) => FIRST_SEED + part * (SCHEDULES / PARTS) + at);
  test(`${seeds.length} random schedules of input and responses end on the last query, from seed ${seeds[0]}`, async ({
    dashboard,
    page,
  }) => {
    test.setTimeout(timeout(180));
    await page.addInitScript(installSeededRandom);
    await page.addInitScript(installAdversarialServer, SPEED);
    await page.addInitScript(installRandomUser);
    // The browser logs rejected requests only if there is a server.
    await page.goto(dashboard.demo.url);
    await answerUntilThere(page);

    const outcomes: ScheduleResult[] = [];
    const wanted = REPLAY === undefined ? seeds : seeds.filter((seed) => seed === REPLAY);
    for (let at = 0; at < wanted.length; at += BATCH) {
      const batch = wanted.slice(at, at + BATCH);
      const done = await page.evaluate(async (seeds) => {
        const outcomes: ScheduleResult[] = [];
        for (const seed of seeds) outcomes.push(await window.runSchedule(seed));
        return outcomes;
      }, batch);
      for (const [nth, { problems, trace }] of done.entries())
        expect(problems, `seed ${batch[nth]} (REPLAY=${batch[nth]} runs it alone):\n${trace.join("\n")}`).toEqual([]);
      outcomes.push(...done);
    }
    if (REPLAY !== undefined) return;
    const maxInFlight = await page.evaluate(() => window.adversarial.maxInFlight);
    expect(maxInFlight, "reads at a time").toEqual({ grid: 1, task: 1, queue: 1 });
    // A schedule without pending requests would prove nothing.
    const waited = outcomes.map(({ inFlight }) => inFlight);
    expect(Math.max(...waited)).toBeGreaterThanOrEqual(outcomes.length < 100 ? 10 : 15);
    expect(waited.filter((many) => many >= 2).length).toBeGreaterThan(outcomes.length * 0.7);
    countCoverage("schedules", outcomes.length);
    countCoverage(
      "answers inside schedules",
      outcomes.reduce((sum, { answers }) => sum + answers, 0),
    );
  });
}

/** Answers until the first page and the lazy part of the program are loaded. */
async function answerUntilThere(page: import("@playwright/test").Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        for (const call of window.adversarial.open()) await call.answer("success");
        return document.querySelectorAll("[data-task-id]").length;
      }),
    )
    .toBe(3);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Queue" }).click();
  await expect(
    page
      .getByRole("heading", { name: /queue/i })
      .or(page.getByRole("region", { name: "Queue" }))
      .first(),
  ).toBeVisible();
  await page.goBack();
}
