// Broken connections, invalid HTTP, and responses that do not arrive in time.

import { EMPTY, type Fault, INVALID_JSON, UNEXPECTED_JSON, data, TIMED_OUT, UNREACHABLE } from "./fault-types";

const ERR = /ERR_/;

/** Nothing that a browser passes on to the page. */
const unreachable = (fault: string, description: string): Fault => ({
  fault,
  description,
  read: UNREACHABLE,
  submit: "unknown",
  consoleLog: ERR,
});

export const TRANSPORT: Fault[] = [
  unreachable("reset", "connection reset before the response"),
  unreachable("lost", "request carried out, response lost"),
  unreachable("reset-headers", "connection reset within the headers"),
  unreachable("reset-body", "connection reset within the body"),
  unreachable("wrong-length", "body shorter than Content-Length"),
  unreachable("two-lengths", "two Content-Length headers"),
  unreachable("bad-gzip", "invalid gzip"),
  unreachable("bad-brotli", "invalid Brotli"),
  unreachable("garbage", "another protocol"),
  unreachable("bad-chunks", "a chunk without a length"),
  unreachable("cut-chunk", "a truncated chunk"),
  unreachable("huge-header", "a header of 400 kB"),
  { ...unreachable("redirect", "302 to a login page elsewhere"), consoleLog: /task\/query|submit|cancel|ERR_/ },
  { ...unreachable("redirect-here", "303 to a page of the same host"), consoleLog: /task\/query|submit|cancel|ERR_/ },
  { ...unreachable("redirect-loop", "307 to the same address"), consoleLog: /task\/query|submit|cancel|ERR_/ },
  { fault: "short-length", description: "body longer than Content-Length", read: INVALID_JSON, submit: "unknown" },
  {
    fault: "truncated",
    description: "half of the body, formally complete",
    read: { ...INVALID_JSON, details: /content/ },
    submit: "unknown",
  },
  { fault: "http-206", description: "half of the body, as 206", read: INVALID_JSON, submit: "unknown" },
  { fault: "empty", description: "200 without a body", read: { ...EMPTY, details: undefined }, submit: "unknown" },
  { fault: "empty-204", description: "204", read: EMPTY, submit: "unknown" },
  { fault: "bad-status", description: "a status that is no number", read: UNEXPECTED_JSON, submit: "unknown" },
  { fault: "hang", description: "no response", read: TIMED_OUT, submit: "unknown", clockStepMs: 16_000 },
  {
    fault: "hang-body",
    description: "response stalls within the body",
    read: TIMED_OUT,
    submit: "unknown",
    clockStepMs: 16_000,
  },
  { fault: "trickle", description: "one byte a second", read: TIMED_OUT, submit: "unknown", clockStepMs: 16_000 },
  { fault: "slow-5", description: "a slow body, in time", read: data(), submit: "accepted" },
  { fault: "slow-headers", description: "slow headers, in time", read: data(), submit: "accepted" },
  { fault: "delay-400", description: "a late response, in time", read: data(), submit: "accepted" },
  {
    fault: "no-length",
    description: "no Content-Length: the body ends with the connection",
    read: data(),
    submit: "accepted",
  },
];
