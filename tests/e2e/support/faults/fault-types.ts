// Expectations of the fault matrix, and the shape of its rows.

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

export const error = (title: string, text?: RegExp, details?: RegExp): ErrorExpectation => ({
  title,
  text,
  details,
  isTransient: true,
});
const permanent = (of: ErrorExpectation): ErrorExpectation => ({ ...of, isTransient: false });

export const data = (cards = 20, text?: RegExp): DataExpectation => ({ cards, text });

export const UNREACHABLE = error(
  "Cannot reach the server",
  /no answer[\s\S]*The server is down[\s\S]*The address is wrong[\s\S]*CORS[\s\S]*redirects[\s\S]*Check that the server runs/,
);
export const TIMED_OUT = error("The server took too long", /within 15 seconds/);
export const UNAUTHORIZED = permanent(
  error("Not signed in", /wants a token[\s\S]*Enter the token/, /HTTP 401[\s\S]*The server said nothing/),
);
export const FORBIDDEN = permanent(
  error("Not allowed", /does not allow this[\s\S]*Ask the server's host/, /HTTP 403[\s\S]*Access Denied/),
);
export const NO_TASK_QUERY = permanent(
  error("This server has no task query", /POST \/mj\/task\/query[\s\S]*Check the address/),
);
export const RATE_LIMITED = error(
  "Too many requests",
  /slow down/,
  /HTTP 429[\s\S]*Too many requests, please slow down/,
);
export const serverError = (status: number): ErrorExpectation =>
  error(
    "The server failed",
    new RegExp(`error of its own \\(${status}\\)[\\s\\S]*Try again`),
    new RegExp(`HTTP ${status}`),
  );
export const clientError = (status: number): ErrorExpectation =>
  permanent(
    error(
      "The server refused the question",
      new RegExp(`HTTP ${status}[\\s\\S]*change the filters`),
      new RegExp(`HTTP ${status}`),
    ),
  );

const notAProxy = (text: RegExp, details?: RegExp): ErrorExpectation =>
  error("This is not a Midjourney-Proxy", text, details);
export const WEB_PAGE = notAProxy(/A web page came[\s\S]*Check the address/);
export const EMPTY = notAProxy(/The answer was empty/);
export const INVALID_JSON = notAProxy(/cut off or is no JSON/);
export const ERROR_OBJECT = notAProxy(/reported an error/);
export const UNEXPECTED_JSON = notAProxy(/not a page of tasks/);
export const TOO_LARGE = notAProxy(/larger than 64 MB/);
export const TOO_DEEP = notAProxy(/nested too deeply/);

export const isData = (read: ErrorExpectation | DataExpectation): read is DataExpectation => "cards" in read;
