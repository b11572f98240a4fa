// A proxy inside the page that answers on demand, in any order, also to aborted requests. Each answer identifies its
// request: the prompts of its tasks are the query and the number of the call.

import type { SeededRandom } from "./seeded-random";

/** The view that reads. Each view has at most one read in flight that is not aborted. */
export type View = "grid" | "task" | "queue";

export type AnswerKind = "success" | "late body" | "unreachable" | "500" | "503" | "429" | "400" | "garbage";

export interface Call {
  n: number;
  view: View;
  path: string;
  /** The query in the form of `describe()`; "" for other reads. */
  query: string;
  /** Aborted by the page. */
  aborted: boolean;
  /** Answered completely, or failed. */
  done: boolean;
  answer(kind: AnswerKind): Promise<void>;
}

/** A query in the URL and in a request body, in the same form. */
export interface PageQuery {
  statuses: string[];
  action: string;
  prompt: string;
  sort: string;
  page: number;
  size: number;
}

export interface AdversarialServer {
  calls: Call[];
  /** The maximum number of reads at a time that were not aborted. */
  maxInFlight: Record<View, number>;
  /** Reads that were in flight at the same time. */
  violations: string[];
  /** The number of the last call that was answered successfully before it was aborted. */
  lastSuccess: Record<View, number>;
  /** The share of aborted calls that end at once, as browsers end them; the rest is answered all the same. */
  abortRatio: number;
  random: SeededRandom;
  /** Calls without an answer, aborted or not. */
  open(): Call[];
  describe(query: PageQuery): string;
  pagesOf(query: PageQuery): number;
  realTimeout(act: () => void, ms: number): void;
}

declare global {
  interface Window {
    adversarial: AdversarialServer;
  }
}

/** For `addInitScript`: delays below ten seconds pass `speed` times as fast; timeouts are unchanged. */
export function installAdversarialServer(speed: number): void {
  const realFetch = window.fetch.bind(window);
  const realTimeout = window.setTimeout.bind(window);
  const realInterval = window.setInterval.bind(window);
  const fast = (ms = 0): number => (ms >= 10_000 ? ms : ms / speed);
  window.setTimeout = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    realTimeout(act, fast(ms), ...rest)) as never;
  // The ages on the cards need not run faster.
  window.setInterval = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    realInterval(act, ms === 1000 ? ms : fast(ms), ...rest)) as never;

  const describe = ({ statuses, action, prompt, sort, page, size }: PageQuery): string =>
    `{${[[...statuses].sort().join("+"), action, prompt, sort, page, size].join("|")}}`;
  const hash = (text: string): number => [...text].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 7);
  const pagesOf = (query: PageQuery): number => 1 + (hash(describe({ ...query, page: 0, sort: "" })) % 4);

  /** The query of each task that was ever sent. */
  const knownQueries = new Map<string, string>();
  const task = (id: string, query: string, n: number): object => ({
    id,
    status: hash(query) % 2 ? "SUCCESS" : "IN_PROGRESS",
    action: "UPSCALE",
    progress: "50%",
    prompt: `${query} by ${n}`,
    description: `/up stranger-${hash(id)} U1`,
    submitTime: 1_790_000_000_000,
  });

  const readQuery = (body: string): PageQuery => {
    const {
      status,
      statusSet = status ? [status] : [],
      action = "",
      prompt = "",
      sort,
      pageNumber,
      pageSize,
    } = JSON.parse(body);
    return { statuses: statusSet, action, prompt, sort, page: pageNumber + 1, size: pageSize };
  };

  /** A successful answer of a correct server. */
  const success = (path: string, body: string, n: number): { status: number; text: string } => {
    if (path.endsWith("/list-by-condition")) {
      const known = (JSON.parse(body).ids as string[]).flatMap((id) =>
        knownQueries.get(id) ? [task(id, knownQueries.get(id) ?? "", n)] : [],
      );
      return { status: 200, text: JSON.stringify(known) };
    }
    if (path.endsWith("/queue")) {
      return { status: 200, text: JSON.stringify([1, 2].map((at) => task(`queued-${at}`, "{queue}", n))) };
    }
    if (path.endsWith("/fetch")) {
      const id = decodeURIComponent(path.split("/").at(-2) ?? "");
      return { status: 200, text: JSON.stringify({ ...task(id, `{${id}}`, n), status: "SUCCESS" }) };
    }
    const query = readQuery(body);
    const [name, pages] = [describe(query), pagesOf(query)];
    // Past the end some servers fail and some return nothing.
    if (query.page > pages && hash(name) % 2) return { status: 500, text: "{}" };
    const content = query.page > pages ? [] : [1, 2, 3].map((at) => task(`t-${hash(name)}-${at}`, name, n));
    for (const { id } of content as { id: string }[]) knownQueries.set(id, name);
    return { status: 200, text: JSON.stringify({ content, totalElements: query.size * (pages - 1) + 3 }) };
  };

  const server: AdversarialServer = {
    calls: [],
    maxInFlight: { grid: 0, task: 0, queue: 0 },
    violations: [],
    lastSuccess: { grid: 0, task: 0, queue: 0 },
    abortRatio: 1,
    random: window.seededRandom(0),
    open: () => server.calls.filter((call) => !call.done),
    describe,
    pagesOf,
    realTimeout,
  };
  window.adversarial = server;

  window.fetch = (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    const path = new URL(request.url).pathname;
    if (!path.includes("/mj/task/")) return realFetch(input, init);
    const view: View = path.endsWith("/fetch") ? "task" : path.endsWith("/queue") ? "queue" : "grid";
    const signal = init?.signal ?? (input as Request).signal;
    const endsOnAbort = server.random.chance(server.abortRatio);
    const body = request.text();

    return new Promise((resolve, reject) => {
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      const call: Call = {
        n: server.calls.length + 1,
        view,
        path,
        query: "",
        aborted: signal.aborted,
        done: false,
        answer: async (kind) => {
          const { status, text } = success(path, await body, call.n);
          if (call.done) return;
          const bytes = new TextEncoder().encode(kind === "garbage" ? text.slice(0, -5) : text);
          // Once the headers are sent, only the body can still fail.
          const isGood = stream ? kind !== "unreachable" && kind !== "garbage" : kind === "success";
          if (stream || kind !== "late body") call.done = true;
          if (call.done && isGood && status === 200 && !call.aborted) server.lastSuccess[view] = call.n;
          if (stream) {
            if (kind === "unreachable") stream.error(new TypeError("network error"));
            else (stream.enqueue(bytes), stream.close());
          } else if (kind === "unreachable") reject(new TypeError("Failed to fetch"));
          else if (kind === "late body") {
            resolve(new Response(new ReadableStream({ start: (it) => void (stream = it) }), { status }));
          } else if (/^\d/.test(kind)) {
            resolve(new Response("{}", { status: Number(kind), headers: { "retry-after": "1" } }));
          } else resolve(new Response(bytes, { status }));
        },
      };
      server.calls.push(call);
      void body.then((text) => (call.query = path.endsWith("/query") ? describe(readQuery(text)) : ""));
      const onAbort = (): void => {
        call.aborted = true;
        if (call.done || !endsOnAbort) return;
        call.done = true;
        const error = new DOMException("The user aborted a request.", "AbortError");
        if (stream) stream.error(error);
        else reject(error);
      };
      if (signal.aborted) onAbort();
      signal.addEventListener("abort", onAbort);

      const live = server.calls.filter((it) => it.view === view && !it.done && !it.aborted);
      server.maxInFlight[view] = Math.max(server.maxInFlight[view], live.length);
      if (live.length > 1) server.violations.push(live.map((it) => `${it.n} ${it.path} ${it.query}`).join(" beside "));
    });
  };
}
