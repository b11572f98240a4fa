// A thousand spoiled answers, given to the page that is delivered: nothing stops it, nothing goes to the console, and a
// good answer is shown as if nothing had been. (The decoding alone takes a hundred times as many: tests/never_panics.rs.)

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDice } from "./support/dice";
import { limit, ONLY, scale } from "./support/soak";
import { installSpoiler } from "./support/spoil";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
/** After so many there is a good answer. */
const BATCH = 50;
const PARTS = 2;
const ANSWERS = scale(1000);

for (let part = 0; part < PARTS; part++) {
  const first = (part * ANSWERS) / PARTS;
  test(`${ANSWERS / PARTS} spoiled answers neither stop the page nor make it forget how to show a good one, from seed ${first}`, async ({ desk, demo, page }) => {
    test.setTimeout(limit(150));
    const good = JSON.stringify(await demo.ask());
    const fixtures = readdirSync(FIXTURES, { withFileTypes: true }).filter((it) => it.isFile());
    const sound = fixtures.map(({ name }) => readFileSync(join(FIXTURES, name), "utf8"));
    sound.push(good, JSON.stringify(JSON.parse(good).content), JSON.stringify(JSON.parse(good).content[0]));
    await page.addInitScript(makeDice);
    await page.addInitScript(installSpoiler);
    await page.addInitScript((good) => (window.spoiler.give = () => ({ text: good })), good);
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    // The part of the program with the windows is here from now on.
    await desk.cards.first().getByRole("link", { name: /^Open task/ }).click();
    await expect(desk.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(desk.dialog).toHaveCount(0);

    let [tried, understood] = [0, 0];
    for (let seed = first; seed < first + ANSWERS / PARTS; seed += BATCH) {
      const done = await page.evaluate(
        async ({ from, to, sound, only }) => {
          const { spoiler } = window;
          const good = spoiler.give;
          let understood = 0;
          for (let seed = from; seed < to; seed++) {
            if (only !== undefined && seed !== only) continue;
            const dice = window.dice(seed);
            const text = spoiler.spoil(dice.pick(sound), seed);
            const status = dice.chance(0.9) ? 200 : 400;
            spoiler.give = () => ({ text, status });
            const { isUnderstood, stopped } = await spoiler.look(seed);
            if (isUnderstood) understood += 1;
            if (stopped) return { understood, wrong: `seed ${seed}: ${stopped}\n${text.slice(0, 3000)}` };
          }
          spoiler.give = good;
          return { understood, wrong: "" };
        },
        { from: seed, to: seed + BATCH, sound, only: ONLY },
      );
      expect(done.wrong, "SEED=… shows it again").toBe("");
      expect(desk.guard.soFar(), `what the console says after the seeds from ${seed}`).toEqual([]);
      await desk.refresh.click();
      await expect(desk.cards).toHaveCount(20);
      await expect(desk.tryAgain).toHaveCount(0);
      await expect(desk.dialog).toHaveCount(0);
      tried += ONLY === undefined ? BATCH : 1;
      understood += done.understood;
    }
    // Most are no answers any more, and many still are: it would prove nothing if all were refused at the door.
    if (ONLY === undefined) expect(understood).toBeGreaterThan(tried / 5);
    tally("mutated answers in the browser", tried);
  });
}
