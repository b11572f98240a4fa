// The files that the host serves: the page, the program in its parts, the styles, config.json. Whatever is wrong with
// them, the page says so or works without.

import { buildFile } from "./build-files";

/**
 * What is visible: the tasks, a start-up error, the slow-start message, a warning about config.json, or an error
 * about the lazy part.
 */
export type Result = "tasks" | "start-up error" | "slow start" | "config warning" | "lazy part missing";

export interface FileFault {
  file: string;
  fault: string;
  result: Result;
  consoleLogs?: RegExp[];
}

const PROGRAM = `/${buildFile("contact-sheet-", "_bg.wasm")}`;
const GLUE = `/${buildFile("contact-sheet-", ".js")}`;
const PARTS = `/${buildFile("parts-", ".js")}`;
const STYLE = `/${buildFile("style-", ".css")}`;
const WINDOWS = `/${buildFile("windows-", ".wasm")}`;
const WINDOW_STYLE = `/${buildFile("windows-", ".css")}`;

const ERR = /ERR_/;
const MIME = /MIME type/;
const http = (number: number) => new RegExp(`status of ${number}`);

const rows = (file: string, result: Result, faults: Record<string, RegExp[]>): FileFault[] =>
  Object.entries(faults).map(([fault, consoleLogs]) => ({ file, fault, result, consoleLogs }));

export const FILES: FileFault[] = [
  ...rows(PROGRAM, "start-up error", {
    "http-404": [http(404)],
    "http-503": [http(503)],
    html: [],
    truncated: [],
    binary: [],
    empty: [],
    "wrong-length": [ERR],
    "bad-gzip": [ERR],
    "reset-body": [ERR],
    reset: [ERR],
  }),
  ...rows(PROGRAM, "tasks", { "mime-text": [], "mime-html": [], "slow-5": [] }),
  ...rows(PROGRAM, "slow start", { hang: [] }),
  ...rows(GLUE, "start-up error", {
    "http-404": [http(404)],
    html: [MIME],
    empty: [MIME],
    truncated: [],
    reset: [ERR],
  }),
  ...rows(PARTS, "start-up error", { "http-404": [http(404)] }),
  ...rows("/boot.js", "slow start", {
    "http-404": [http(404)],
    html: [MIME],
    truncated: [],
    empty: [MIME],
    reset: [ERR],
  }),
  ...rows(STYLE, "tasks", { "http-404": [http(404)], truncated: [], empty: [], "reset-body": [ERR] }),
  ...rows(WINDOWS, "lazy part missing", {
    "http-404": [http(404), /HTTP 404/],
    truncated: [/could not be loaded|windows-/],
    html: [/could not be loaded|windows-/],
    reset: [ERR, /fetch/],
  }),
  ...rows(WINDOW_STYLE, "lazy part missing", { "http-404": [http(404), /could not be loaded/] }),
  // config.json is optional: a host without one answers 404, or serves its own page for every path.
  ...rows("/config.json", "tasks", {
    "http-404": [http(404)],
    "http-403": [http(403)],
    html: [],
    "login-html": [],
    "json-object": [],
    bom: [],
    padded: [],
    "mime-text": [],
    "more-fields": [],
  }),
  ...rows("/config.json", "config warning", {
    "http-500": [http(500)],
    "http-503": [http(503)],
    reset: [ERR],
    "reset-body": [ERR],
    "redirect-loop": [ERR],
    empty: [],
    "empty-204": [],
    whitespace: [],
    text: [],
    binary: [],
    truncated: [],
    "utf-16": [],
    comments: [],
    null: [],
    array: [],
    "json-text": [],
    deep: [],
    hang: [],
    "hang-body": [],
    trickle: [],
  }),
];
