// Whatever is asked and in whichever order the answers come, late ones and given-up ones among them: the page ends on the
// last question, and no view ever has two reads under way.

import { makeDice } from "./support/dice";
import { installNastyServer } from "./support/nasty-server";
import { hireRestlessOperator, type Outcome } from "./support/restless-operator";
import { limit, ONLY, scale } from "./support/soak";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";
import config from "./playwright.config";

/** How much faster the page's timers run. */
const SPEED = 300;
/** Schedules that one call into the page does. */
const BATCH = 25;
/** Tests that share them, so that they go side by side. */
const PARTS = 4;
const SCHEDULES = scale(1000);

// Chromium lets a page change its address 200 times in ten seconds, and then no more.
const { launchOptions } = config.use ?? {};
test.use({
  live: true,
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), "--disable-ipc-flooding-protection"] },
});

for (let part = 0; part < PARTS; part++) {
  const seeds = Array.from({ length: SCHEDULES / PARTS }, (_, at) => part * (SCHEDULES / PARTS) + at);
  test(`${seeds.length} schedules of changes and answers end on the last question, from seed ${seeds[0]}`, async ({ desk, page }) => {
    test.setTimeout(limit(180));
    await page.addInitScript(makeDice);
    await page.addInitScript(installNastyServer, SPEED);
    await page.addInitScript(hireRestlessOperator);
    // The browser logs what a server refuses only when there is a server.
    await page.goto(desk.demo.url);
    await answerUntilThere(page);

    const outcomes: Outcome[] = [];
    const wanted = ONLY === undefined ? seeds : seeds.filter((seed) => seed === ONLY);
    for (let at = 0; at < wanted.length; at += BATCH) {
      const batch = wanted.slice(at, at + BATCH);
      const done = await page.evaluate(async (seeds) => {
        const outcomes: Outcome[] = [];
        for (const seed of seeds) outcomes.push(await window.schedule(seed));
        return outcomes;
      }, batch);
      for (const [nth, { problems, trace }] of done.entries())
        expect(problems, `seed ${batch[nth]} (SEED=${batch[nth]} shows it again):\n${trace.join("\n")}`).toEqual([]);
      outcomes.push(...done);
    }
    if (ONLY !== undefined) return;
    const most = await page.evaluate(() => window.nasty.most);
    expect(most, "reads at a time").toEqual({ sheet: 1, task: 1, queue: 1 });
    // A schedule in which nothing waits would prove nothing.
    const waited = outcomes.map(({ inFlight }) => inFlight);
    expect(Math.max(...waited)).toBeGreaterThanOrEqual(15);
    expect(waited.filter((many) => many >= 2).length).toBeGreaterThan(outcomes.length * 0.7);
    tally("schedules", outcomes.length);
    tally("answers inside schedules", outcomes.reduce((sum, { answers }) => sum + answers, 0));
  });
}

/** The first page comes, and the part of the program with the windows. */
async function answerUntilThere(page: import("@playwright/test").Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        for (const call of window.nasty.open()) await call.answer("good");
        return document.querySelectorAll("[data-task-id]").length;
      }),
    )
    .toBe(3);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Queue" }).click();
  await expect(page.getByRole("heading", { name: /queue/i }).or(page.getByRole("region", { name: "Queue" })).first()).toBeVisible();
  await page.goBack();
}
