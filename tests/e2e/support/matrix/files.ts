// The files that the host serves: the page, the program in its parts, the styles, config.json. Whatever is wrong with them,
// the page says so in plain words, or does without.

import { built } from "./built";

/** What is seen: the tasks; that it did not load; that it takes long; that config.json cannot be read. */
export type Seen = "tasks" | "did not load" | "takes long" | "config is told" | "a window is missing";

export interface FileFault {
  file: string;
  fault: string;
  seen: Seen;
  logs?: RegExp[];
}

const PROGRAM = `/${built("contact-sheet-", "_bg.wasm")}`;
const GLUE = `/${built("contact-sheet-", ".js")}`;
const PARTS = `/${built("parts-", ".js")}`;
const STYLE = `/${built("style-", ".css")}`;
const WINDOWS = `/${built("windows-", ".wasm")}`;
const WINDOW_STYLE = `/${built("windows-", ".css")}`;

const ERR = /ERR_/;
const MIME = /MIME type/;
const http = (number: number) => new RegExp(`status of ${number}`);

const rows = (file: string, seen: Seen, faults: Record<string, RegExp[]>): FileFault[] =>
  Object.entries(faults).map(([fault, logs]) => ({ file, fault, seen, logs }));

export const FILES: FileFault[] = [
  ...rows(PROGRAM, "did not load", {
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
  ...rows(PROGRAM, "takes long", { hang: [] }),
  ...rows(GLUE, "did not load", {
    "http-404": [http(404)],
    html: [MIME],
    empty: [MIME],
    truncated: [],
    reset: [ERR],
  }),
  ...rows(PARTS, "did not load", { "http-404": [http(404)] }),
  ...rows("/boot.js", "takes long", {
    "http-404": [http(404)],
    html: [MIME],
    truncated: [],
    empty: [MIME],
    reset: [ERR],
  }),
  ...rows(STYLE, "tasks", { "http-404": [http(404)], truncated: [], empty: [], "reset-body": [ERR] }),
  ...rows(WINDOWS, "a window is missing", {
    "http-404": [http(404), /HTTP 404/],
    truncated: [/did not come|windows-/],
    html: [/did not come|windows-/],
    reset: [ERR, /fetch/],
  }),
  ...rows(WINDOW_STYLE, "a window is missing", { "http-404": [http(404), /did not come/] }),
  // It is optional: a host that has none answers with 404, or with its own page for everything.
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
  ...rows("/config.json", "config is told", {
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
