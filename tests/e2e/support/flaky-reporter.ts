// Lists failed tests with the start of their messages at the very end of a run. A test that passed on its second
// attempt is listed as well: it hides a race until that is fixed.

import { stripVTControlCharacters } from "node:util";
import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Allowed number of second attempts in a run; more of them are no coincidence. */
const MAX_FLAKY = 3;

export default class FlakyReporter implements Reporter {
  private all: Suite | undefined;

  onBegin(_: unknown, all: Suite): void {
    this.all = all;
  }

  async onEnd({ status }: FullResult): Promise<{ status?: FullResult["status"] }> {
    const tests = this.all?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const flaky = tests.filter((test) => test.outcome() === "flaky");
    list("Failed", failed);
    list(`Went well at the second try only (at most ${MAX_FLAKY} may)`, flaky);
    return { status: status === "passed" && flaky.length > MAX_FLAKY ? "failed" : status };
  }

  /** Another reporter prints the results. */
  printsToStdio(): boolean {
    return false;
  }
}

function list(what: string, tests: TestCase[]): void {
  if (tests.length > 0) console.log(["", `${what}:`, ...tests.map(line)].join("\n"));
}

function line(test: TestCase): string {
  const { file, line } = test.location;
  const message = test.results.flatMap(({ errors }) => errors)[0]?.message ?? "no reason was given";
  const excerpt = stripVTControlCharacters(message).replace(/\s+/g, " ").slice(0, 300);
  return `  ${file.split(/[\\/]/).at(-1)}:${line} › ${test.title}\n      ${excerpt}`;
}
