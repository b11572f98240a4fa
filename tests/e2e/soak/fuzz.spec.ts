// Mutated responses to the release build: none stops the page, none logs to the console, and a valid response is
// shown correctly afterwards. (The decoder alone takes a hundred times as many on the host.)

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installSeededRandom } from "../support/seeded-random";
import { amount, FIRST_SEED, REPLAY, timeout } from "../support/tiers";
import { installResponseMutator } from "../support/response-mutator";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));
/** After so many there is a valid response. */
const BATCH = 50;
const PARTS = amount(2, 1);
const ANSWERS = amount(1000);

for (let part = 0; part < PARTS; part++) {
  const first = FIRST_SEED + (part * ANSWERS) / PARTS;
  test(`${ANSWERS / PARTS} mutated responses do not stop the page, and a valid one is shown afterwards, from seed ${first}`, async ({
    dashboard,
    demo,
    page,
  }) => {
    test.setTimeout(timeout(150));
    const valid = JSON.stringify(await demo.query());
    const fixtures = readdirSync(FIXTURES, { withFileTypes: true }).filter((it) => it.isFile());
    const validBodies = fixtures.map(({ name }) => readFileSync(join(FIXTURES, name), "utf8"));
    validBodies.push(valid, JSON.stringify(JSON.parse(valid).content), JSON.stringify(JSON.parse(valid).content[0]));
    await page.addInitScript(installSeededRandom);
    await page.addInitScript(installResponseMutator);
    await page.addInitScript((valid) => (window.mutator.respond = () => ({ text: valid })), valid);
    await dashboard.open();
    await expect(dashboard.cards).toHaveCount(20);
    // The lazy part of the program is loaded from now on.
    await dashboard.cards
      .first()
      .getByRole("link", { name: /^Open task/ })
      .click();
    await expect(dashboard.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);

    let [tried, decoded] = [0, 0];
    for (let seed = first; seed < first + ANSWERS / PARTS; seed += BATCH) {
      const done = await page.evaluate(
        async ({ from, to, validBodies, only }) => {
          const { mutator } = window;
          const valid = mutator.respond;
          let decoded = 0;
          for (let seed = from; seed < to; seed++) {
            if (only !== undefined && seed !== only) continue;
            const random = window.seededRandom(seed);
            const text = mutator.mutate(random.pick(validBodies), seed);
            const status = random.chance(0.9) ? 200 : 400;
            mutator.respond = () => ({ text, status });
            const { isDecoded, stopped } = await mutator.exercise(seed);
            if (isDecoded) decoded += 1;
            if (stopped) return { decoded, wrong: `seed ${seed}: ${stopped}\n${text.slice(0, 3000)}` };
          }
          mutator.respond = valid;
          return { decoded, wrong: "" };
        },
        { from: seed, to: seed + BATCH, validBodies, only: REPLAY },
      );
      expect(done.wrong, "REPLAY=… runs it alone").toBe("");
      expect(dashboard.invariants.soFar(), `what the console says after the seeds from ${seed}`).toEqual([]);
      await dashboard.refresh.click();
      await expect(dashboard.cards).toHaveCount(20);
      await expect(dashboard.tryAgain).toHaveCount(0);
      await expect(dashboard.dialog).toHaveCount(0);
      tried += REPLAY === undefined ? BATCH : 1;
      decoded += done.decoded;
    }
    // Most mutations are rejected and many are still accepted; if all were rejected the test would prove nothing.
    if (REPLAY === undefined) expect(decoded).toBeGreaterThan(tried / (tried < 500 ? 10 : 5));
    countCoverage("mutated answers in the browser", tried);
  });
}
