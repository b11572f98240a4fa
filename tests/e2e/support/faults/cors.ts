// The proxy is on another origin, with wrong or missing CORS headers.

import { type Fault, data, UNREACHABLE } from "./fault-types";

const CORS = /CORS|ERR_/;

const blocked = (fault: string, description: string): Fault => ({
  fault,
  description,
  read: UNREACHABLE,
  submit: "unknown",
  consoleLog: CORS,
});
/** Browsers cache a preflight, so only the first request of a kind meets it. */
const preflight = (fault: string, description: string): Fault => ({
  ...blocked(fault, description),
  arrivals: 0,
  onlyAt: ["first load", "submit"],
});

export const CORS_FAULTS: Fault[] = [
  blocked("no-cors", "no CORS headers"),
  blocked("cors-other", "another origin is allowed"),
  blocked("cors-null", "the origin null is allowed"),
  blocked("cors-twice", "the header is duplicated"),
  {
    fault: "cors-credentials",
    description: "every origin is allowed, with credentials",
    read: data(),
    submit: "accepted",
  },
  preflight("preflight-403", "the preflight is rejected"),
  preflight("preflight-500", "the preflight fails"),
  preflight("preflight-redirect", "the preflight is redirected"),
  preflight("preflight-empty", "the preflight allows nothing"),
];
