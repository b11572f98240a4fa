// Every HTTP status of a server, gateway or proxy that is no plain success.

import {
  type SubmitExpectation,
  type Fault,
  FORBIDDEN,
  serverError,
  NO_TASK_QUERY,
  clientError,
  data,
  type ErrorExpectation,
  RATE_LIMITED,
  UNAUTHORIZED,
  UNREACHABLE,
} from "./fault-types";

const status = (
  number: number,
  description: string,
  read: ErrorExpectation,
  submit: SubmitExpectation,
  more = "",
): Fault => ({
  fault: `http-${number}${more}`,
  description,
  read,
  submit,
  consoleLog: number < 400 ? undefined : new RegExp(`status of ${number} .*/mj/`),
});

const rejected = (number: number, description: string): Fault => ({
  ...status(number, description, clientError(number), "refused"),
  variant: true,
});
/** A submission that failed on the server may have been carried out all the same. */
const failedOnServer = (number: number, description: string): Fault => ({
  ...status(number, description, serverError(number), "unknown"),
  variant: true,
});
const missingEndpoint = (number: number, description: string, details: RegExp): Fault =>
  status(number, description, { ...NO_TASK_QUERY, details }, "refused");

const TWO_SECONDS: ErrorExpectation = { ...RATE_LIMITED, text: /Try again in [12] seconds?/ };

export const HTTP: Fault[] = [
  { ...status(201, "a valid response as 201", { ...RATE_LIMITED }, "accepted"), read: data(), consoleLog: undefined },
  {
    ...status(203, "a valid response as 203", { ...RATE_LIMITED }, "accepted"),
    read: data(),
    consoleLog: undefined,
  },
  status(300, "multiple choices", clientError(300), "unknown"),
  status(304, "not modified", clientError(304), "unknown"),
  status(400, "a bad request", { ...clientError(400), details: /JSON parse error/ }, "refused"),
  status(401, "unauthorized", UNAUTHORIZED, "refused"),
  rejected(402, "payment required"),
  status(403, "forbidden", FORBIDDEN, "refused"),
  missingEndpoint(404, "not found", /HTTP 404[\s\S]*Not Found/),
  missingEndpoint(405, "method not allowed", /HTTP 405/),
  // A browser forwards it from its own proxy only.
  { ...rejected(407, "proxy authentication required"), read: UNREACHABLE, submit: "unknown", consoleLog: /ERR_/ },
  status(408, "request timeout", clientError(408), "refused"),
  rejected(409, "a conflict"),
  rejected(410, "gone"),
  rejected(413, "payload too large"),
  rejected(414, "URI too long"),
  rejected(415, "unsupported media type"),
  status(418, "a teapot", clientError(418), "refused"),
  // Browsers repeat the request over another connection: this one has had no effect.
  { ...rejected(421, "misdirected request"), arrivals: 2 },
  rejected(422, "unprocessable content"),
  rejected(423, "locked"),
  rejected(425, "too early"),
  rejected(426, "upgrade required"),
  rejected(428, "precondition required"),
  status(429, "too many requests", { ...RATE_LIMITED, text: /Wait a moment/ }, "refused"),
  status(429, "too many requests, Retry-After two seconds", TWO_SECONDS, "refused", "-2"),
  status(429, "too many requests, Retry-After a date", RATE_LIMITED, "refused", "-date"),
  status(
    429,
    "too many requests, invalid Retry-After",
    { ...RATE_LIMITED, text: /Wait a moment/ },
    "refused",
    "-words",
  ),
  {
    ...status(
      429,
      "too many requests, Retry-After a century",
      { ...RATE_LIMITED, text: /Try again in 300 seconds/ },
      "refused",
      "-3155760000",
    ),
    pressesTryAgain: true,
    // Live refresh respects the waiting time.
    onlyAt: ["first load", "filter", "paging", "submit"],
  },
  rejected(431, "request header fields too large"),
  rejected(451, "unavailable for legal reasons"),
  rejected(499, "client closed request"),
  status(500, "internal server error", { ...serverError(500), details: /HTTP 500[\s\S]*task" is null/ }, "unknown"),
  missingEndpoint(501, "not implemented", /HTTP 501/),
  status(502, "bad gateway", { ...serverError(502), details: /upstream connect error/ }, "unknown"),
  status(503, "service unavailable", serverError(503), "unknown"),
  status(503, "service unavailable, Retry-After two seconds", serverError(503), "unknown", "-2"),
  status(503, "service unavailable, Retry-After a date", serverError(503), "unknown", "-date"),
  status(504, "gateway timeout", serverError(504), "unknown"),
  failedOnServer(505, "HTTP version not supported"),
  failedOnServer(507, "insufficient storage"),
  failedOnServer(511, "network authentication required"),
  ...[520, 521, 522, 523, 524, 525, 526, 530].map((number) => failedOnServer(number, "Cloudflare error")),
  failedOnServer(599, "an unknown status"),
];
