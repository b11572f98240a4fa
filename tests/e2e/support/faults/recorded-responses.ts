// The demo's response to each fault, as the host tests read it from tests/fixtures/faults/responses.json. A test checks
// that the demo still sends these responses, so that host and browser tests see the same faults.

import type { Demo } from "../demo";
import { type Fault, FIXTURES } from "./fault-types";

/** Bytes as text: plain parts, and a unit that is repeated so many times. */
export type Body = (string | [times: number, unit: string])[];

export interface RecordedResponse {
  status: number;
  /** Of the Retry-After header: the text, or the seconds after the Date header. */
  retryAfter?: string | number;
  body: Body;
}

export interface Recording {
  /** The number of tasks on the page, without the fault. */
  tasks: number;
  read: RecordedResponse;
  submit?: RecordedResponse;
}

export const RECORDINGS = `${FIXTURES}/responses.json`;

/** The number of tasks on the recorded pages: faults treat up to six tasks in different ways. */
const TASKS = 6;
/** Faults with hundreds of different parts in each task. */
const ONE_TASK = /^(many-buttons|more-fields)$/;
const TIME = 1_760_000_000_000;

/** Responses of more bytes are not recorded: the host tests build them. */
export const TOO_LARGE_TO_RECORD = /^(items|megabytes)-/;

/** Faults of the connection: a browser has no response to decode. */
const NO_RESPONSE = ["unreachable", "timeout"];

export const isRecorded = ({ fault, class: kind }: Fault): boolean =>
  !NO_RESPONSE.includes(kind) && !TOO_LARGE_TO_RECORD.test(fault) && fault !== "bad-status";

/** A task whose every field is fixed. */
const task = (n: number, status: string): Record<string, unknown> & { id: string } => ({
  id: `17600000000000${n}`,
  action: "IMAGINE",
  status,
  prompt: `a cat, number ${n}`,
  description: "/imagine a cat",
  progress: "100%",
  failReason: null,
  imageUrl: null,
  state: null,
  submitTime: TIME - n * 60_000,
  startTime: TIME - n * 60_000 + 5_000,
  finishTime: TIME - n * 60_000 + 45_000,
  buttons: [{ customId: "MJ::JOB::upsample::1::x", emoji: "", label: "U1", type: 2, style: 2 }],
  properties: {},
});

/** What an empty demo answers to a read, and to a submission, if the fault applies to those. */
export async function record(demo: Demo, { fault, submit }: Fault): Promise<Recording> {
  const tasks = ONE_TASK.test(fault) ? 1 : TASKS;
  await demo.dropTasks();
  for (let n = tasks; n > 0; n--) await demo.putBare(task(n, "SUCCESS"));
  const query = { pageNumber: 0, pageSize: tasks, sort: "submitTime,desc" };
  const read = await respond(demo, fault, "/mj/task/query", query);
  if (submit === undefined) return { tasks, read };
  // The reply to a cancellation has the task's ID, and not a new one.
  const { id, ...fields } = task(9, "NOT_START");
  await demo.putBare({ id, ...fields });
  return { tasks, read, submit: await respond(demo, fault, `/mj/task/${id}/cancel`, {}) };
}

async function respond(demo: Demo, fault: string, path: string, body: object): Promise<RecordedResponse> {
  const response = await fetch(new URL(path, demo.url), {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", "x-demo-fault": fault },
    body: JSON.stringify(body),
  });
  const retryAfter = response.headers.get("retry-after");
  const isDate = retryAfter?.endsWith("GMT");
  // As a browser decodes it: invalid bytes become replacement characters, and a byte order mark is dropped.
  const text = (await response.text()).replace(/"timestamp":"[^"]*"/, '"timestamp":"2026-01-01T00:00:00.000+00:00"');
  return {
    status: response.status,
    ...(retryAfter === null ? {} : { retryAfter: isDate ? 2 : retryAfter }),
    body: shorten(text),
  };
}

/** Replaces repetitions, so that the file stays small. */
export function shorten(text: string): Body {
  const parts: Body = [];
  let end = 0;
  for (const match of text.matchAll(/([^]{1,40}?)\1{49,}/g)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push([match[0].length / match[1].length, match[1]]);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
