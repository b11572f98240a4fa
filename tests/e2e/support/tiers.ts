// The tiers of this suite, and how much of it each of them runs. No other file decides that.
//
//   smoke   the tests tagged @smoke, some 60 over all areas
//   gate    every test; of matrices, payloads and schedules a selection: one row of each class, and a tenth that
//           changes with the commit
//   all     every row, payload and schedule
//   soak    the tests in soak/ with ten times as many schedules, mutations and refreshes, for hours
//
// The environment variable TIER selects one of them (the scripts in package.json set it), and SEED the tenth.

import { execFileSync } from "node:child_process";

const TIERS = ["smoke", "gate", "all", "soak"] as const;
export type Tier = (typeof TIERS)[number];

export const TIER = tier(process.env.TIER ?? "gate");

/** Do random tests run a tenth only? */
const isShort = TIER === "smoke" || TIER === "gate";

/** Up to eight hexadecimal digits: those of the commit, unless the environment says otherwise. */
export const SEED = (process.env.SEED ??= commit());

/** The only schedule or mutated response to run, to reproduce a failure. */
export const REPLAY = process.env.REPLAY === undefined ? undefined : Number(process.env.REPLAY);

/** Are all variants of a check run, also those that hardly differ? */
export const isComplete = TIER === "all" || TIER === "soak";

/** For a test of the smoke tier. */
export const SMOKE = { tag: "@smoke" };

/** The same for one of several parametrised tests. */
export const smokeIf = (isSmoke: boolean): { tag: string[] } => ({ tag: isSmoke ? [SMOKE.tag] : [] });

/** The share of rows that the gate runs besides one of each class. */
const SHARE = 0.1;

/**
 * The rows to run: all of them, or one of each class and a tenth of the others. Which ones depends on the seed and on
 * the name of the rows, so that a new row does not change the selection of the others.
 */
export function select<T>(rows: readonly T[], { name, classOf, isVariant = () => false }: Selection<T>): T[] {
  // Smoke tests are selected by their tag.
  if (TIER !== "gate") return [...rows];
  const ranked = rows.map((row) => {
    const rank = hash(`${SEED} ${name(row)}`);
    return { row, kind: classOf(row), rank, order: rank + (isVariant(row) ? 1 : 0) };
  });
  const first = new Map<string, (typeof ranked)[number]>();
  for (const one of ranked) if (one.order < (first.get(one.kind)?.order ?? Infinity)) first.set(one.kind, one);
  return ranked.filter((one) => first.get(one.kind) === one || one.rank < SHARE).map(({ row }) => row);
}

/** The colour schemes in which an area is checked for accessibility. */
export function colorSchemes(area: string): ("light" | "dark")[] {
  return select(["light", "dark"], { name: (scheme) => `${area}, ${scheme}`, classOf: () => "scheme" });
}

interface Selection<T> {
  /** Identifies a row. */
  name: (row: T) => string;
  /** Rows of one class are expected to behave alike. */
  classOf: (row: T) => string;
  /** Such a row stands for its class only if there is no other. */
  isVariant?: (row: T) => boolean;
}

/** The number of schedules, mutations or refreshes: a tenth in the gate, ten times as many in the soak tests. */
export function amount(all: number, gate = all / 10): number {
  return isShort ? gate : TIER === "soak" ? all * 10 : all;
}

/** The timeout of a test that runs so many of them, from its seconds in the tier `all`. */
export function timeout(all: number): number {
  return all * 1000 * (TIER === "soak" ? 20 : 1);
}

/**
 * The first seed of random tests. The tier `all` starts with 0 and the soak tests contain those seeds; the gate starts
 * somewhere else with each commit.
 */
export const FIRST_SEED = isShort ? Math.floor(hash(SEED) * 1_000_000) : 0;

/** A number from 0 to 1 (FNV-1a, then mixed). */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ character.codePointAt(0)!, 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return ((sum ^ (sum >>> 16)) >>> 0) / 2 ** 32;
}

function tier(name: string): Tier {
  const found = TIERS.find((one) => one === name);
  if (!found) throw new Error(`TIER is ${name}, which is none of ${TIERS.join(", ")}.`);
  return found;
}

/** The first digits of the commit; without git always the same. */
function commit(): string {
  try {
    const head = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return head.slice(0, 8);
  } catch {
    return "c0ffee00";
  }
}
