// What the page may say to a fault, and what a row of the matrix is.

/** When a fault strikes. */
export const MOMENTS = ["first load", "filter", "paging", "live refresh", "act"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Enough for a row whose like is tried at every moment. */
const BRIEF: Moment[] = ["first load", "act"];
const BRIEF_PAGES: Moment[] = ["first load", "live refresh"];

/** At which moments a row is tried. */
export function moments({ only, brief, act }: Fault): Moment[] {
  if (only) return only;
  if (brief) return act ? BRIEF : BRIEF_PAGES;
  return MOMENTS.filter((moment) => moment !== "act" || act);
}

/** An error that is told while the older tasks stay, and that one press or nothing mends. */
export interface Told {
  title: string;
  says?: RegExp;
  /** The server's own words, under Details. */
  details?: RegExp;
  /** Live refresh goes on asking, so that it mends itself. */
  passes: boolean;
}

/** The tasks are shown as well as can be. */
export interface Shown {
  cards: number;
  /** What stands beside them. */
  says?: RegExp;
}

/** What becomes of an act. */
export type Answered = "accepted" | "refused" | "unknown";

export interface Fault {
  /** The demo's name of it: `fault:NAME` in the prompt of the running page shows the same. */
  fault: string;
  /** What goes wrong, in a few words. */
  what: string;
  read: Told | Shown;
  /** Nothing, where the fault is one of pages of tasks. */
  act?: Answered;
  /** How many requests of the act arrive, where it is not one. */
  arrives?: number;
  /** What the browser itself logs. */
  logs?: RegExp;
  /** The moments at which it can strike, where it cannot at all. */
  only?: Moment[];
  /** The page tells it from others at first sight: of its kind another row is tried at every moment. */
  brief?: boolean;
  /** How many milliseconds of the page's time pass at once while an error is awaited: more than its time limit. */
  step?: number;
  /** The server wants to be left alone for minutes: whoever does not want to wait presses Try again. */
  tryNow?: boolean;
}

export const told = (title: string, says?: RegExp, details?: RegExp): Told => ({ title, says, details, passes: true });
const final = (of: Told): Told => ({ ...of, passes: false });

export const shown = (cards = 20, says?: RegExp): Shown => ({ cards, says });

export const UNREACHABLE = told(
  "Cannot reach the server",
  /no answer[\s\S]*The server is down[\s\S]*The address is wrong[\s\S]*CORS[\s\S]*redirects[\s\S]*Check that the server runs/,
);
export const TIMED_OUT = told("The server took too long", /within 15 seconds/);
export const UNAUTHORIZED = final(
  told("Not signed in", /wants a token[\s\S]*Enter the token/, /HTTP 401[\s\S]*The server said nothing/),
);
export const FORBIDDEN = final(
  told("Not allowed", /does not allow this[\s\S]*Ask the server's host/, /HTTP 403[\s\S]*Access Denied/),
);
export const MISSING = final(told("This server has no task query", /POST \/mj\/task\/query[\s\S]*Check the address/));
export const TOO_MANY = told("Too many requests", /slow down/, /HTTP 429[\s\S]*Too many requests, please slow down/);
export const failed = (status: number): Told =>
  told(
    "The server failed",
    new RegExp(`error of its own \\(${status}\\)[\\s\\S]*Try again`),
    new RegExp(`HTTP ${status}`),
  );
export const refused = (status: number): Told =>
  final(
    told(
      "The server refused the question",
      new RegExp(`HTTP ${status}[\\s\\S]*change the filters`),
      new RegExp(`HTTP ${status}`),
    ),
  );

const notAProxy = (says: RegExp, details?: RegExp): Told => told("This is not a Midjourney-Proxy", says, details);
export const WEB_PAGE = notAProxy(/A web page came[\s\S]*Check the address/);
export const EMPTY = notAProxy(/The answer was empty/);
export const NO_JSON = notAProxy(/cut off or is no JSON/);
export const ERROR_OBJECT = notAProxy(/reported an error/);
export const OTHER_JSON = notAProxy(/not a page of tasks/);
export const TOO_LARGE = notAProxy(/larger than 64 MB/);
export const TOO_DEEP = notAProxy(/nested too deeply/);

export const isShown = (read: Told | Shown): read is Shown => "cards" in read;
