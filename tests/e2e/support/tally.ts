// How much a test has tried: summed over the whole run by the reporter below, and printed at its end. A run in which
// nothing was tried looks like a run in which all went well, unless it says how much that was.

import { test } from "@playwright/test";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const TALLY = "tally";

/** What is summed, and in which order it is told. */
const KINDS = [
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

export type Kind = (typeof KINDS)[number];

/** This test has tried so many of a kind. Call it at the end, when they have all gone well. */
export function tally(kind: Kind, many: number): void {
  test.info().annotations.push({ type: TALLY, description: `${many} ${kind}` });
}

/** Prints the sums of all tests that passed. */
export default class Tally implements Reporter {
  private readonly sums = new Map<string, number>();

  onTestEnd(_: TestCase, result: TestResult): void {
    if (result.status !== "passed") return;
    for (const { type, description = "" } of result.annotations) {
      const [, many, kind] = (type === TALLY && /^(\d+) (.*)$/.exec(description)) || [];
      if (kind) this.sums.set(kind, (this.sums.get(kind) ?? 0) + Number(many));
    }
  }

  onEnd({ status }: FullResult): void {
    if (this.sums.size === 0) return;
    const rows = KINDS.filter((kind) => this.sums.has(kind)).map(
      (kind) => `  ${(this.sums.get(kind) ?? 0).toLocaleString("en").padStart(9)} ${kind}`,
    );
    console.log(["", "What was tried and went well:", ...rows].join("\n"));
    const [faults, moments] = [this.sums.get("faults"), this.sums.get("faults × moments")];
    if (faults && moments && status === "passed") {
      console.log(`${faults} faults × 5 moments (${moments} of them apply): all survived`);
    }
  }

  /** The other reporter tells how the tests went. */
  printsToStdio(): boolean {
    return false;
  }
}
