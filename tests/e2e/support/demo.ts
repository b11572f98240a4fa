// The demo proxy as a process of its own, and its control API.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { DEMO, DIST } from "./paths";

/** Options of the demo; see its `--help`. */
export interface DemoOptions {
  tasks?: number;
  seed?: number;
  frozen?: boolean;
  prefix?: string;
  /** A file, or `none`. */
  config?: string;
  token?: string;
  header?: "bearer" | "raw" | "mj-api-secret";
  cors?: "any" | "none" | "refuse-preflight";
  /** `none`: no new task fails at random. */
  failureRate?: "none" | "some";
  /** No background tasks of other users. */
  noBackground?: boolean;
  /** Pictures are drawn with less detail, which is faster. */
  coarse?: boolean;
  /** The account asks for a prompt before a variation. */
  remix?: boolean;
  variant?: "plus" | "open-java" | "csharp" | "gateway";
}

/** Options that are named differently on the command line and in the control API. */
const NAMES: Partial<Record<keyof DemoOptions, string>> = { failureRate: "luck", noBackground: "no-background" };

/** The options in the names and values of the demo. */
function settings(options: DemoOptions): [name: string, value: string | number | boolean][] {
  return Object.entries({ seed: 1, tasks: 500, frozen: true, ...options }).map(([name, value]) => [
    NAMES[name as keyof DemoOptions] ?? name,
    name === "failureRate" && value === "none" ? "always" : value,
  ]);
}

/** The body of `POST /mj/task/query`. */
export type Query = Record<string, unknown>;

/** A task as it is sent by the API. */
export interface WireTask {
  id: string;
  status: string;
  action: string;
  prompt: string | null;
  imageUrl: string | null;
  failReason: string | null;
  submitTime: number;
  properties: Record<string, unknown>;
  [field: string]: unknown;
}

/** A page of tasks as it is sent by the API. */
export interface WirePage {
  content: WireTask[];
  totalElements: number;
  totalPages: number;
}

/** One request in the demo's log. */
export interface LogLine {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number | null;
  /** The client disconnected before the response had ended. */
  gone: boolean;
  ended: boolean;
}

/** The query of the page without any filter. */
export const PLAIN: Query = { pageNumber: 0, pageSize: 20, sort: "submitTime,desc" };

/** The path of the task query. */
export const QUERY = "/mj/task/query";

/** Marks the test's own requests, so that the log can leave them out. */
const MARK = "x-asked-by-test";

export class Demo {
  private child: ChildProcess | undefined;
  private port = 0;
  private address = "";

  private constructor(private options: DemoOptions) {}

  static async start(options: DemoOptions): Promise<Demo> {
    const demo = new Demo(options);
    await demo.start();
    return demo;
  }

  /** Is the process running? */
  get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Returns to the initial state, with other options. Rendered images are kept, which is why tests share a process. */
  async reset(options: DemoOptions): Promise<void> {
    this.options = options;
    // What the process was started with must not come through.
    const none = { token: null, header: null, cors: null, config: null };
    const body = { ...none, prefix: "", remix: false, "no-background": false, variant: "plus", luck: "some" };
    const answer = await this.callControlApi("POST", "reset", { ...body, ...Object.fromEntries(settings(options)) });
    this.address = (answer as { url: string }).url;
  }

  /** The URL of the page, with the closing slash. */
  get url(): string {
    return this.address;
  }

  get origin(): string {
    return new URL(this.address).origin;
  }

  /** Starts the process; again on the same port when it ran before. */
  async start(): Promise<void> {
    const flags = settings(this.options).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : value === false ? [] : [`--${name}`, String(value)],
    );
    const child = spawn(DEMO, ["--dist", DIST, "--port", String(this.port), ...flags], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    let stderr = "";
    child.stderr?.on("data", (bytes) => (stderr += bytes));
    this.address = await new Promise<string>((resolve, reject) => {
      let line = "";
      child.stdout?.on("data", (bytes) => {
        line += bytes;
        const found = /https?:\/\/\S+/.exec(line);
        if (found && line.includes("\n")) resolve(found[0]);
      });
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`The demo ended with ${code}: ${stderr}`)));
    });
    this.port = Number(new URL(this.address).port);
  }

  /** Kills the process, as a crash of the server would end it. */
  async stop(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Injects a fault from now on, `times` times or until `clearFaults`. */
  async injectFault(fault: string, { path = QUERY, times }: { path?: string; times?: number } = {}): Promise<void> {
    await this.callControlApi("POST", "faults", { path, fault, times });
  }

  async clearFaults(): Promise<void> {
    await this.callControlApi("DELETE", "faults");
  }

  /** Adds a task as the newest, or changes the one with this ID. */
  async put(task: Record<string, unknown>): Promise<WireTask> {
    return (await this.callControlApi("POST", "tasks", task)) as WireTask;
  }

  /** Adds a task as the newest, with exactly these fields. */
  async putBare(task: Record<string, unknown>): Promise<void> {
    await this.callControlApi("POST", "tasks?bare=1", task);
  }

  /** Removes every task that was put in. */
  async dropTasks(): Promise<void> {
    await this.callControlApi("DELETE", "tasks");
  }

  /** Advances the demo's time by so many seconds. */
  async advance(seconds: number): Promise<void> {
    await this.callControlApi("POST", "advance", { seconds });
  }

  /** The requests of the page, oldest first. */
  async log(path?: string): Promise<LogLine[]> {
    const lines = (await this.callControlApi("GET", "requests")) as LogLine[];
    return lines.filter((line) => !(MARK in line.headers) && (path === undefined || line.path === path));
  }

  /** The bodies of the page's task queries, oldest first. */
  async queries(): Promise<Query[]> {
    return (await this.log(QUERY))
      .filter((line) => line.method === "POST")
      .map((line) => JSON.parse(line.body) as Query);
  }

  async lastQuery(): Promise<Query | undefined> {
    return (await this.queries()).at(-1);
  }

  async clearLog(): Promise<void> {
    await this.callControlApi("DELETE", "requests");
  }

  /** Sends a query as the page would, to know the expected result. */
  async query(query: Query = {}): Promise<WirePage> {
    const answer = await fetch(new URL(`${this.base}${QUERY}`, this.address), {
      method: "POST",
      headers: { "content-type": "application/json", [MARK]: "1", ...this.authHeader() },
      body: JSON.stringify({ ...PLAIN, ...query }),
    });
    if (!answer.ok) throw new Error(`The demo answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as WirePage;
  }

  /** The header that the demo requires. */
  private authHeader(): Record<string, string> {
    const { token, header } = this.options;
    if (token === undefined) return {};
    if (header === "mj-api-secret") return { "mj-api-secret": token };
    return { authorization: header === "raw" ? token : `Bearer ${token}` };
  }

  /** The path above `/mj`, without a closing slash. */
  private get base(): string {
    return new URL(this.address).pathname.replace(/\/$/, "");
  }

  private async callControlApi(method: string, what: string, body?: unknown): Promise<unknown> {
    // The control API is at the root, whatever the prefix.
    const answer = await fetch(`${this.origin}/demo/${what}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`/demo/${what} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}
