// A proxy inside the page, whose answers come when they are told to, in any order, also to questions that were given up.
// Each answer says what it answers: its tasks' prompts are the question, and the number of the call.

import type { Dice } from "./dice";

/** Who asks. A view has one reader, and at most one read that is not given up. */
export type View = "sheet" | "task" | "queue";

export type Manner = "good" | "late body" | "unreachable" | "500" | "503" | "429" | "400" | "garbage";

export interface Call {
  n: number;
  view: View;
  path: string;
  /** A question in the form of `question()`, for a query; else "". */
  asks: string;
  /** Given up by the page. */
  aborted: boolean;
  /** Answered to the end, or failed. */
  over: boolean;
  answer(manner: Manner): Promise<void>;
}

/** What the address asks for, and what a body asks for: the same form for both. */
export interface Question {
  statuses: string[];
  action: string;
  prompt: string;
  sort: string;
  page: number;
  size: number;
}

export interface NastyServer {
  calls: Call[];
  /** The greatest number of reads at a time that were not given up. */
  most: Record<View, number>;
  /** What was more than one. */
  violations: string[];
  /** The number of the last call that was answered well before it was given up. */
  lastGood: Record<View, number>;
  /** How many of the calls that are given up end at once, as browsers let them; the rest is answered all the same. */
  polite: number;
  dice: Dice;
  /** Calls that wait for an answer, given up or not. */
  open(): Call[];
  asked(question: Question): string;
  pagesOf(question: Question): number;
  realTimeout(act: () => void, ms: number): void;
}

declare global {
  interface Window {
    nasty: NastyServer;
  }
}

/** For `addInitScript`: delays below ten seconds pass `speed` times as fast; time limits stay. */
export function installNastyServer(speed: number): void {
  const realFetch = window.fetch.bind(window);
  const realTimeout = window.setTimeout.bind(window);
  const realInterval = window.setInterval.bind(window);
  const fast = (ms = 0): number => (ms >= 10_000 ? ms : ms / speed);
  window.setTimeout = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    realTimeout(act, fast(ms), ...rest)) as never;
  // The ages on the cards need not go faster.
  window.setInterval = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    realInterval(act, ms === 1000 ? ms : fast(ms), ...rest)) as never;

  const asked = ({ statuses, action, prompt, sort, page, size }: Question): string =>
    `{${[[...statuses].sort().join("+"), action, prompt, sort, page, size].join("|")}}`;
  const hash = (text: string): number => [...text].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 7);
  const pagesOf = (question: Question): number => 1 + (hash(asked({ ...question, page: 0, sort: "" })) % 4);

  /** The question of each task that was ever told of. */
  const told = new Map<string, string>();
  const task = (id: string, question: string, n: number): object => ({
    id,
    status: hash(question) % 2 ? "SUCCESS" : "IN_PROGRESS",
    action: "UPSCALE",
    progress: "50%",
    prompt: `${question} by ${n}`,
    description: `/up stranger-${hash(id)} U1`,
    submitTime: 1_790_000_000_000,
  });

  const readQuery = (body: string): Question => {
    const { status, statusSet = status ? [status] : [], action = "", prompt = "", sort, pageNumber, pageSize } = JSON.parse(body);
    return { statuses: statusSet, action, prompt, sort, page: pageNumber + 1, size: pageSize };
  };

  /** A good answer: what a server with much patience would say. */
  const good = (path: string, body: string, n: number): { status: number; text: string } => {
    if (path.endsWith("/list-by-condition")) {
      const known = (JSON.parse(body).ids as string[]).flatMap((id) => told.get(id) ? [task(id, told.get(id) ?? "", n)] : []);
      return { status: 200, text: JSON.stringify(known) };
    }
    if (path.endsWith("/queue")) {
      return { status: 200, text: JSON.stringify([1, 2].map((at) => task(`queued-${at}`, "{queue}", n))) };
    }
    if (path.endsWith("/fetch")) {
      const id = decodeURIComponent(path.split("/").at(-2) ?? "");
      return { status: 200, text: JSON.stringify({ ...task(id, `{${id}}`, n), status: "SUCCESS" }) };
    }
    const question = readQuery(body);
    const [name, pages] = [asked(question), pagesOf(question)];
    // Behind the end some stores fail and some have nothing.
    if (question.page > pages && hash(name) % 2) return { status: 500, text: "{}" };
    const content = question.page > pages ? [] : [1, 2, 3].map((at) => task(`t-${hash(name)}-${at}`, name, n));
    for (const { id } of content as { id: string }[]) told.set(id, name);
    return { status: 200, text: JSON.stringify({ content, totalElements: question.size * (pages - 1) + 3 }) };
  };

  const server: NastyServer = {
    calls: [],
    most: { sheet: 0, task: 0, queue: 0 },
    violations: [],
    lastGood: { sheet: 0, task: 0, queue: 0 },
    polite: 1,
    dice: window.dice(0),
    open: () => server.calls.filter((call) => !call.over),
    asked,
    pagesOf,
    realTimeout,
  };
  window.nasty = server;

  window.fetch = (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    const path = new URL(request.url).pathname;
    if (!path.includes("/mj/task/")) return realFetch(input, init);
    const view: View = path.endsWith("/fetch") ? "task" : path.endsWith("/queue") ? "queue" : "sheet";
    const signal = init?.signal ?? (input as Request).signal;
    const isPolite = server.dice.chance(server.polite);
    const body = request.text();

    return new Promise((resolve, reject) => {
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      const call: Call = {
        n: server.calls.length + 1,
        view,
        path,
        asks: "",
        aborted: signal.aborted,
        over: false,
        answer: async (manner) => {
          const { status, text } = good(path, await body, call.n);
          if (call.over) return;
          const bytes = new TextEncoder().encode(manner === "garbage" ? text.slice(0, -5) : text);
          // With the headers on their way, all that can still go wrong is the body.
          const isGood = stream ? manner !== "unreachable" && manner !== "garbage" : manner === "good";
          if (stream || manner !== "late body") call.over = true;
          if (call.over && isGood && status === 200 && !call.aborted) server.lastGood[view] = call.n;
          if (stream) {
            if (manner === "unreachable") stream.error(new TypeError("network error"));
            else stream.enqueue(bytes), stream.close();
          } else if (manner === "unreachable") reject(new TypeError("Failed to fetch"));
          else if (manner === "late body") {
            resolve(new Response(new ReadableStream({ start: (it) => void (stream = it) }), { status }));
          } else if (/^\d/.test(manner)) {
            resolve(new Response("{}", { status: Number(manner), headers: { "retry-after": "1" } }));
          } else resolve(new Response(bytes, { status }));
        },
      };
      server.calls.push(call);
      void body.then((text) => (call.asks = path.endsWith("/query") ? asked(readQuery(text)) : ""));
      const giveUp = (): void => {
        call.aborted = true;
        if (call.over || !isPolite) return;
        call.over = true;
        const error = new DOMException("The user aborted a request.", "AbortError");
        if (stream) stream.error(error);
        else reject(error);
      };
      if (signal.aborted) giveUp();
      signal.addEventListener("abort", giveUp);

      const live = server.calls.filter((it) => it.view === view && !it.over && !it.aborted);
      server.most[view] = Math.max(server.most[view], live.length);
      if (live.length > 1) server.violations.push(live.map((it) => `${it.n} ${it.path} ${it.asks}`).join(" beside "));
    });
  };
}
