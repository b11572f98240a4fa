// Names the tests that failed, each with the first words of why, at the very end of a run, where they are found without
// searching its output. A test that went well at its second try is named as well: it hides a race until it is mended.

import { stripVTControlCharacters } from "node:util";
import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** As many second tries as a run may need. More of them are no moment of the machine. */
const MOST = 3;

export default class SecondTries implements Reporter {
  private all: Suite | undefined;

  onBegin(_: unknown, all: Suite): void {
    this.all = all;
  }

  onEnd({ status }: FullResult): { status?: FullResult["status"] } {
    const tests = this.all?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const flaky = tests.filter((test) => test.outcome() === "flaky");
    tell("Failed", failed);
    tell(`Went well at the second try only (at most ${MOST} may)`, flaky);
    return { status: status === "passed" && flaky.length > MOST ? "failed" : status };
  }

  /** The other reporter tells how the tests went. */
  printsToStdio(): boolean {
    return false;
  }
}

function tell(what: string, tests: TestCase[]): void {
  if (tests.length > 0) console.log(["", `${what}:`, ...tests.map(line)].join("\n"));
}

function line(test: TestCase): string {
  const { file, line } = test.location;
  const said = test.results.flatMap(({ errors }) => errors)[0]?.message ?? "no reason was given";
  const words = stripVTControlCharacters(said).replace(/\s+/g, " ").slice(0, 300);
  return `  ${file.split(/[\\/]/).at(-1)}:${line} › ${test.title}\n      ${words}`;
}
