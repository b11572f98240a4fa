// What can go wrong with an answer, and what the page must make of it. One list, so that the first answer and later ones
// are held to the same words.

import { QUERY } from "./demo";

export interface Trouble {
  /** The demo's name of the fault. */
  fault: string;
  /** What went wrong, in an operator's words. */
  what: string;
  title: string;
  /** What happened, and where it is worth a word, what to do. */
  says: RegExp;
  /** The server's own words under Details; none where there was no answer. */
  details?: RegExp;
  /** What the browser itself logs. */
  logs?: RegExp;
}

/** Every way to a page of tasks: a server without the first is asked for the others. */
export const WAYS = [QUERY, "/mj/task/list", "/mj/task/list-by-condition"];

const http = (status: number) => new RegExp(`status of ${status} .*task/query`);
const NOT_A_PROXY = "This is not a Midjourney-Proxy";

export const TROUBLES: Trouble[] = [
  {
    fault: "reset",
    what: "the connection is cut",
    title: "Cannot reach the server",
    says: /The server is down[\s\S]*The address is wrong[\s\S]*CORS[\s\S]*Check that the server runs/,
    logs: /ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/,
  },
  {
    fault: "reset-body",
    what: "the answer breaks off",
    title: "Cannot reach the server",
    says: /no answer/,
    logs: /ERR_/,
  },
  {
    fault: "redirect",
    what: "the server redirects to a login page",
    title: "Cannot reach the server",
    says: /redirects/,
    logs: /task\/query|ERR_/,
  },
  {
    fault: "http-400",
    what: "the server refuses the question (400)",
    title: "The server refused the question",
    says: /HTTP 400[\s\S]*change the filters/,
    details: /JSON parse error/,
    logs: http(400),
  },
  {
    fault: "http-401",
    what: "nobody is signed in (401)",
    title: "Not signed in",
    says: /wants a token[\s\S]*Enter the token/,
    details: /HTTP 401[\s\S]*The server said nothing/,
    logs: http(401),
  },
  {
    fault: "http-403",
    what: "it is not allowed (403)",
    title: "Not allowed",
    says: /does not allow this[\s\S]*Ask the server's host/,
    details: /HTTP 403[\s\S]*Access Denied/,
    logs: http(403),
  },
  {
    fault: "http-404",
    what: "the server has no task query (404)",
    title: "This server has no task query",
    says: /POST \/mj\/task\/query[\s\S]*Check the address/,
    details: /HTTP 404[\s\S]*Not Found/,
    logs: /status of 404 .*\/mj\/task\//,
  },
  {
    fault: "http-429-2",
    what: "there were too many requests (429)",
    title: "Too many requests",
    says: /Try again in 2 seconds/,
    details: /HTTP 429[\s\S]*Too many requests, please slow down/,
    logs: http(429),
  },
  {
    fault: "http-429",
    what: "there were too many requests, and it is not said when to come back",
    title: "Too many requests",
    says: /Wait a moment/,
    details: /HTTP 429/,
    logs: http(429),
  },
  {
    fault: "http-500",
    what: "the server fails (500)",
    title: "The server failed",
    says: /error of its own \(500\)[\s\S]*Try again/,
    details: /HTTP 500[\s\S]*task" is null/,
    logs: http(500),
  },
  {
    fault: "http-502",
    what: "a gateway fails (502)",
    title: "The server failed",
    says: /\(502\)/,
    details: /upstream connect error/,
    logs: http(502),
  },
  {
    fault: "html",
    what: "a web page comes",
    title: NOT_A_PROXY,
    says: /A web page came[\s\S]*Check the address/,
    details: /502 Bad Gateway/,
  },
  { fault: "login-html", what: "a login wall comes", title: NOT_A_PROXY, says: /A web page came/, details: /Sign in/ },
  { fault: "empty", what: "nothing comes", title: NOT_A_PROXY, says: /The answer was empty/ },
  {
    fault: "truncated",
    what: "half of the answer comes",
    title: NOT_A_PROXY,
    says: /cut off or is no JSON/,
    details: /content/,
  },
  { fault: "text", what: "other text comes", title: NOT_A_PROXY, says: /no JSON/, details: /It works!/ },
  {
    fault: "error-object",
    what: "an error comes with 200",
    title: NOT_A_PROXY,
    says: /reported an error/,
    details: /用户未登录/,
  },
  {
    fault: "array",
    what: "a list of nothing known comes",
    title: NOT_A_PROXY,
    says: /not a page of tasks/,
    details: /two/,
  },
];
