// The proxy is at another origin, and lets pages in wrongly or not at all.

import { type Fault, shown, UNREACHABLE } from "./kinds";

const CORS = /CORS|ERR_/;

const shut = (fault: string, what: string): Fault => ({ fault, what, read: UNREACHABLE, act: "unknown", logs: CORS });
/** The browser remembers that it may ask, so only the first question of a kind meets it. */
const before = (fault: string, what: string): Fault => ({
  ...shut(fault, what),
  arrives: 0,
  only: ["first load", "act"],
});

export const CORS_FAULTS: Fault[] = [
  shut("no-cors", "no CORS header"),
  shut("cors-other", "another origin is let in"),
  shut("cors-null", "the origin null is let in"),
  shut("cors-twice", "the header comes twice"),
  { fault: "cors-credentials", what: "everybody is let in, with cookies", read: shown(), act: "accepted" },
  before("preflight-403", "the question before the question is refused"),
  before("preflight-500", "the question before the question fails"),
  before("preflight-redirect", "the question before the question is redirected"),
  before("preflight-empty", "the question before the question allows nothing"),
];
