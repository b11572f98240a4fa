// Expectations of the fault matrix, and the shape of its rows. The rows are in tests/fixtures/faults, where the host
// tests read them as well.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the rows. */
export const FIXTURES = fileURLToPath(new URL("../../../fixtures/faults", import.meta.url));

/** When a fault occurs. */
export const MOMENTS = ["first load", "filter", "paging", "live refresh", "submit"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Enough for a variant of a row that is tried at every moment. */
const VARIANT_MOMENTS: Moment[] = ["first load", "submit"];
const VARIANT_MOMENTS_OF_PAGES: Moment[] = ["first load", "live refresh"];

/** The moments at which a row is tried. */
export function moments({ onlyAt, variant, submit }: Fault): Moment[] {
  if (onlyAt) return onlyAt;
  if (variant) return submit ? VARIANT_MOMENTS : VARIANT_MOMENTS_OF_PAGES;
  return MOMENTS.filter((moment) => moment !== "submit" || submit);
}

/** An error is shown while the older tasks stay, and one press or nothing recovers. */
export interface ErrorExpectation {
  title: string;
  text?: RegExp;
  /** The server's message, under Details. */
  details?: RegExp;
  /** Live refresh continues, so that it recovers by itself. */
  isTransient: boolean;
}

/** The tasks are shown as far as possible. */
export interface DataExpectation {
  cards: number;
  /** The notice beside them. */
  text?: RegExp;
}

/** The outcome of a submission. */
export type SubmitExpectation = "accepted" | "refused" | "unknown";

export interface Fault {
  /** The demo's name of it: `fault:NAME` in the Prompt field of the running page injects the same. */
  fault: string;
  /** What goes wrong, in a few words. */
  description: string;
  read: ErrorExpectation | DataExpectation;
  /** The kind of error, or "data": rows of one class are expected to look the same. */
  class: string;
  /** Absent, if the fault applies to pages of tasks only. */
  submit?: SubmitExpectation;
  /** The number of submissions that arrive, if it is not one. */
  arrivals?: number;
  /** The console message of the browser itself. */
  consoleLog?: RegExp;
  /** The moments at which it can occur, if it cannot at all of them. */
  onlyAt?: Moment[];
  /** A variant of another row of its class, which is tried at every moment. */
  variant?: boolean;
  /** Milliseconds of the page's time that pass at once while an error is awaited: more than the timeout. */
  clockStepMs?: number;
  /** The server asks for a pause of minutes: the test presses Try again instead of waiting. */
  pressesTryAgain?: boolean;
}

/** Texts that appear in this order; `{status}` is the row's HTTP status. */
type Texts = string[];

/** An entry of expectations.json. */
interface ErrorEntry {
  title: string;
  text: Texts;
  details?: Texts;
  isTransient: boolean;
}

/** A row of the other files: an error by its name in expectations.json, with overrides, or data. */
type Row = Omit<Fault, "read" | "class" | "consoleLog"> & {
  read: { error: string; text?: Texts; details?: Texts; isTransient?: boolean } | { cards: number; text?: Texts };
  /** A regular expression. */
  consoleLog?: string;
};

const read = <T>(name: string): T => JSON.parse(readFileSync(`${FIXTURES}/${name}.json`, "utf8")) as T;

const ERRORS = read<Record<string, ErrorEntry>>("expectations");

/** Matches the texts in their order, with anything in between. */
function inOrder(texts: Texts | undefined, status = ""): RegExp | undefined {
  if (texts === undefined || texts.length === 0) return undefined;
  const literal = (text: string) => text.replace("{status}", status).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(texts.map(literal).join("[\\s\\S]*"));
}

function fault({ read, consoleLog, ...row }: Row): Fault {
  const common = { ...row, consoleLog: consoleLog === undefined ? undefined : new RegExp(consoleLog) };
  if ("cards" in read) return { ...common, class: "data", read: { cards: read.cards, text: inOrder(read.text) } };
  const status = /^http-(\d+)/.exec(row.fault)?.[1];
  const entry = ERRORS[read.error];
  if (!entry) throw new Error(`expectations.json has no ${read.error}`);
  const { title, isTransient, text, details } = { ...entry, ...read };
  return {
    ...common,
    class: read.error,
    read: { title, isTransient, text: inOrder(text, status), details: inOrder(details, status) },
  };
}

/** The rows of the matrix, by group. */
export const FAULTS = Object.fromEntries(
  ["transport", "http", "body", "content"].map((group) => [group, read<Row[]>(group).map(fault)]),
);

/** The same for a proxy on another origin. */
export const CORS_FAULTS = read<Row[]>("cors").map(fault);

export const isData = (read: ErrorExpectation | DataExpectation): read is DataExpectation => "cards" in read;
