// Every status that a server, a gateway or something between has for "no".

import {
  type Answered,
  type Fault,
  FORBIDDEN,
  failed,
  MISSING,
  refused,
  shown,
  type Told,
  TOO_MANY,
  UNAUTHORIZED,
  UNREACHABLE,
} from "./kinds";

const status = (number: number, what: string, read: Told, act: Answered, more = ""): Fault => ({
  fault: `http-${number}${more}`,
  what,
  read,
  act,
  logs: number < 400 ? undefined : new RegExp(`status of ${number} .*/mj/`),
});

const no = (number: number, what: string): Fault => ({
  ...status(number, what, refused(number), "refused"),
  brief: true,
});
/** What failed on the server may have been done all the same. */
const broken = (number: number, what: string): Fault => ({
  ...status(number, what, failed(number), "unknown"),
  brief: true,
});
const missing = (number: number, what: string, details: RegExp): Fault =>
  status(number, what, { ...MISSING, details }, "refused");

const TWO_SECONDS: Told = { ...TOO_MANY, says: /Try again in [12] seconds?/ };

export const HTTP: Fault[] = [
  { ...status(201, "the right answer as 201", { ...TOO_MANY }, "accepted"), read: shown(), logs: undefined },
  {
    ...status(203, "the right answer, changed on its way (203)", { ...TOO_MANY }, "accepted"),
    read: shown(),
    logs: undefined,
  },
  status(300, "several choices", refused(300), "unknown"),
  status(304, "not modified", refused(304), "unknown"),
  status(400, "a bad request", { ...refused(400), details: /JSON parse error/ }, "refused"),
  status(401, "nobody is signed in", UNAUTHORIZED, "refused"),
  no(402, "somebody has to pay"),
  status(403, "it is not allowed", FORBIDDEN, "refused"),
  missing(404, "the server has no such path", /HTTP 404[\s\S]*Not Found/),
  missing(405, "the server knows no POST there", /HTTP 405/),
  // A browser hands it on from a proxy of its own only.
  { ...no(407, "a proxy between wants a login"), read: UNREACHABLE, act: "unknown", logs: /ERR_/ },
  status(408, "the server waited for the question", refused(408), "refused"),
  no(409, "a conflict"),
  no(410, "it is gone for good"),
  no(413, "the question is too large"),
  no(414, "the address is too long"),
  no(415, "JSON is no known type"),
  status(418, "a teapot", refused(418), "refused"),
  // Browsers ask again by themselves over another connection: this one has done nothing.
  { ...no(421, "the wrong host"), arrives: 2 },
  no(422, "the question has no meaning"),
  no(423, "it is locked"),
  no(425, "too early"),
  no(426, "another protocol is wanted"),
  no(428, "a condition is wanted"),
  status(429, "too many requests", { ...TOO_MANY, says: /Wait a moment/ }, "refused"),
  status(429, "too many requests: two seconds", TWO_SECONDS, "refused", "-2"),
  status(429, "too many requests: until a date", TOO_MANY, "refused", "-date"),
  status(429, "too many requests: soon", { ...TOO_MANY, says: /Wait a moment/ }, "refused", "-words"),
  {
    ...status(
      429,
      "too many requests: a century",
      { ...TOO_MANY, says: /Try again in 300 seconds/ },
      "refused",
      "-3155760000",
    ),
    tryNow: true,
  },
  no(431, "the headers are too large"),
  no(451, "a court forbids it"),
  no(499, "the client went away"),
  status(500, "the server fails", { ...failed(500), details: /HTTP 500[\s\S]*task" is null/ }, "unknown"),
  missing(501, "the server has not learnt that yet", /HTTP 501/),
  status(502, "a gateway fails", { ...failed(502), details: /upstream connect error/ }, "unknown"),
  status(503, "the server is overloaded", failed(503), "unknown"),
  status(503, "the server is back in two seconds", failed(503), "unknown", "-2"),
  status(503, "the server is back at a date", failed(503), "unknown", "-date"),
  status(504, "a gateway waited", failed(504), "unknown"),
  broken(505, "an unknown version of HTTP"),
  broken(507, "the server's disk is full"),
  broken(511, "the network wants a login"),
  ...[520, 521, 522, 523, 524, 525, 526, 530].map((number) => broken(number, "Cloudflare cannot reach the server")),
  broken(599, "a status that nobody knows"),
];
