// Connections that break, and answers that are no proper HTTP or do not come in time.

import { EMPTY, type Fault, NO_JSON, OTHER_JSON, shown, TIMED_OUT, UNREACHABLE } from "./kinds";

const ERR = /ERR_/;

/** No answer that a browser hands on. */
const cut = (fault: string, what: string): Fault => ({ fault, what, read: UNREACHABLE, act: "unknown", logs: ERR });

export const TRANSPORT: Fault[] = [
  cut("reset", "the connection is cut before an answer"),
  cut("lost", "the server does what it was asked, and the answer is lost"),
  cut("reset-headers", "the connection is cut within the headers"),
  cut("reset-body", "the connection is cut within the body"),
  cut("wrong-length", "less comes than was announced"),
  cut("two-lengths", "two lengths are announced"),
  cut("bad-gzip", "it says gzip, and is none"),
  cut("bad-brotli", "it says Brotli, and is none"),
  cut("garbage", "another protocol answers"),
  cut("bad-chunks", "a chunk has no length"),
  cut("cut-chunk", "a chunk ends half-way"),
  cut("huge-header", "a header has 400 kB"),
  { ...cut("redirect", "302 to a login page elsewhere"), logs: /task\/query|submit|cancel|ERR_/ },
  { ...cut("redirect-here", "303 to a page of the same host"), logs: /task\/query|submit|cancel|ERR_/ },
  { ...cut("redirect-loop", "307 to the same address"), logs: /task\/query|submit|cancel|ERR_/ },
  { fault: "short-length", what: "less is announced than comes", read: NO_JSON, act: "unknown" },
  {
    fault: "truncated",
    what: "half of the answer comes, and looks whole",
    read: { ...NO_JSON, details: /content/ },
    act: "unknown",
  },
  { fault: "http-206", what: "half of the answer comes, as a part", read: NO_JSON, act: "unknown" },
  { fault: "empty", what: "nothing comes with 200", read: { ...EMPTY, details: undefined }, act: "unknown" },
  { fault: "empty-204", what: "nothing comes with 204", read: EMPTY, act: "unknown" },
  { fault: "bad-status", what: "the status is no number", read: OTHER_JSON, act: "unknown" },
  { fault: "hang", what: "no answer ever comes", read: TIMED_OUT, act: "unknown", step: 16_000 },
  { fault: "hang-body", what: "the answer stops within the body", read: TIMED_OUT, act: "unknown", step: 16_000 },
  { fault: "trickle", what: "a byte a second comes", read: TIMED_OUT, act: "unknown", step: 16_000 },
  { fault: "slow-5", what: "the body comes slowly, and in time", read: shown(), act: "accepted" },
  { fault: "slow-headers", what: "the headers come slowly, and in time", read: shown(), act: "accepted" },
  { fault: "delay-400", what: "the answer comes late, and in time", read: shown(), act: "accepted" },
  { fault: "no-length", what: "the body ends with the connection", read: shown(), act: "accepted" },
];
