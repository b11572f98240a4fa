// Coverage of a run: how many faults, payloads, schedules and so on were tried, summed over all tests and printed at
// the end. Without these numbers a run that tried nothing would look successful.

import { test } from "@playwright/test";
import { SEED, TIER } from "./tiers";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const ANNOTATION = "tally";

/** The counters, in the order of the report. */
const COUNTERS = [
  "faults",
  "faults × moments",
  "payloads",
  "payloads × fields × views",
  "schedules",
  "answers inside schedules",
  "mutated answers in the browser",
  "live refreshes",
  "page changes",
  "requests searched for a token",
  "documents searched for a token",
] as const;

export type Counter = (typeof COUNTERS)[number];

/** Adds to a counter. Called at the end of a test, when everything has passed. */
export function countCoverage(counter: Counter, amount: number): void {
  test.info().annotations.push({ type: ANNOTATION, description: `${amount} ${counter}` });
}

/** Prints the sums of all tests that passed. */
export default class CoverageReporter implements Reporter {
  private readonly sums = new Map<string, number>();

  onBegin(): void {
    console.log(`Tier ${TIER}, SEED=${SEED}`);
  }

  onTestEnd(_: TestCase, result: TestResult): void {
    if (result.status !== "passed") return;
    for (const { type, description = "" } of result.annotations) {
      const [, amount, counter] = (type === ANNOTATION && /^(\d+) (.*)$/.exec(description)) || [];
      if (counter) this.sums.set(counter, (this.sums.get(counter) ?? 0) + Number(amount));
    }
  }

  onEnd({ status }: FullResult): void {
    if (this.sums.size === 0) return;
    const rows = COUNTERS.filter((counter) => this.sums.has(counter)).map(
      (counter) => `  ${(this.sums.get(counter) ?? 0).toLocaleString("en").padStart(9)} ${counter}`,
    );
    console.log(["", "What was tried and went well:", ...rows].join("\n"));
    const [faults, moments] = [this.sums.get("faults"), this.sums.get("faults × moments")];
    if (faults && moments && status === "passed") {
      console.log(`${faults} faults × 5 moments (${moments} of them apply): all survived`);
    }
  }

  /** Another reporter prints the results. */
  printsToStdio(): boolean {
    return false;
  }
}
