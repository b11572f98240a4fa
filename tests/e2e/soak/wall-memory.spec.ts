// A wall screen that runs for a day: it holds no more at the end than after its first hour.

import { countCoverage } from "../support/coverage-reporter";
import { installMemoryProbe, MemoryProbe } from "../support/memory-probe";
import { discordLink } from "../support/task-builders";
import { expect, test } from "../support/test";
import { amount, timeout } from "../support/tiers";

/** How much faster the page's clock runs: the 10 s between two polls take 17 ms. */
const SPEED = 600;
const HOURS = amount(24, 1);
const POLLS_PER_HOUR = 360;
/** New pictures in an hour. */
const CHANGES = 4;
/** Questions of a poll. */
const QUESTIONS = 3;

// Request timeouts are long because the page's clock shortens them as well.
test.use({ hostConfig: { readSeconds: 300 }, demoOptions: { tasks: 100, noBackground: true, failureRate: "none" } });

test(`after ${HOURS} h the wall holds no more than before`, async ({ dashboard, demo, page }) => {
  test.setTimeout(timeout(1200));
  const hostTime = Date.now();
  let number = 0;
  const putPicture = () =>
    demo.put({
      id: `w${++number}`,
      action: "IMAGINE",
      status: "SUCCESS",
      state: "wall",
      prompt: `picture ${number}`,
      finishTime: hostTime,
      imageUrl: discordLink(`w${number}.png`, 10_000),
    });
  for (let count = 0; count < 20; count++) await putPicture();
  await page.addInitScript(installMemoryProbe, SPEED);
  await page.goto(new URL("?wall&state=wall", dashboard.demo.url).href);
  const pictures = page.getByRole("region", { name: "Newest pictures" }).getByRole("img", { name: /^Image: picture/ });
  await expect(pictures).toHaveCount(12);
  const probe = await MemoryProbe.of(page);
  let polls = 0;
  /** A part of an hour, with a new picture, progress and a failure. */
  const run = async (part: number): Promise<void> => {
    await putPicture();
    await demo.put({ id: "r", status: "IN_PROGRESS", state: "wall", progress: `${number % 100}%`, prompt: `n ${number}` });
    await demo.put({ id: "f", status: "FAILURE", state: "wall", failReason: `reason ${number}`, finishTime: hostTime });
    await demo.clearLog();
    const wanted = part * QUESTIONS;
    await expect.poll(async () => (await demo.queries()).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(wanted);
    polls += part;
    await expect(pictures.first()).toHaveAccessibleName(`Image: picture ${number}`);
  };
  // The engine compiles the code on first and on frequent use, which is no leak.
  for (let change = 0; change < CHANGES * 2; change++) await run(POLLS_PER_HOUR / CHANGES / 2);
  const first = await probe.sample();
  for (let change = 0; change < HOURS * CHANGES; change++) await run(POLLS_PER_HOUR / CHANGES);
  const last = await probe.sample();
  const details = JSON.stringify([first, last], null, 1);
  expect(last.heap / first.heap, `heap: ${details}`).toBeLessThan(1.1);
  expect(last.wasm, `wasm: ${details}`).toBeLessThanOrEqual(first.wasm + 2 * 65_536);
  for (const what of ["nodes", "listeners", "timers", "controllers", "observers"] as const)
    expect(last[what], `${what}: ${details}`).toBeLessThanOrEqual(Math.max(first[what] * 1.02, first[what] + 3));
  countCoverage("polls of the wall", polls);
});
