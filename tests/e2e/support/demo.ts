// The demo proxy as a process of its own, and its controls.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { DEMO, DIST } from "./places";

/** How the demo is started; see its `--help`. */
export interface DemoOptions {
  tasks?: number;
  seed?: number;
  still?: boolean;
  host?: string;
  prefix?: string;
  /** A file, or `none`. */
  config?: string;
  token?: string;
  header?: "bearer" | "raw" | "mj-api-secret";
  cors?: "any" | "none" | "refuse-preflight";
  /** `always`: no new task fails by chance. */
  luck?: "always" | "some";
  /** Nobody else submits tasks. */
  alone?: boolean;
  /** The account asks for a prompt before it varies. */
  remix?: boolean;
  flavour?: "plus" | "open-java" | "csharp" | "gateway";
}

/** What is sent to `POST /mj/task/query`. */
export type Query = Record<string, unknown>;

/** A task as it goes over the wire. */
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

/** A page of tasks as it goes over the wire. */
export interface WirePage {
  content: WireTask[];
  totalElements: number;
  totalPages: number;
}

/** One line of the demo's log. */
export interface LogLine {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number | null;
  /** The client went away before the answer had ended. */
  gone: boolean;
  ended: boolean;
}

/** What the page asks when nothing is set. */
export const PLAIN: Query = { pageNumber: 0, pageSize: 20, sort: "submitTime,desc" };

/** The path of the task query. */
export const QUERY = "/mj/task/query";

/** Tells the test's own questions from those of the page in the demo's log. */
const MARK = "x-asked-by-test";

export class Demo {
  private child: ChildProcess | undefined;
  private port = 0;
  private address = "";

  private constructor(private readonly options: DemoOptions) {}

  static async start(options: DemoOptions): Promise<Demo> {
    const demo = new Demo({ seed: 1, tasks: 500, still: true, ...options });
    await demo.start();
    return demo;
  }

  /** Where the page is, with the closing slash. */
  get url(): string {
    return this.address;
  }

  get origin(): string {
    return new URL(this.address).origin;
  }

  /** Starts the process; again on the same port when it ran before. */
  async start(): Promise<void> {
    const flags = Object.entries(this.options).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : value === false ? [] : [`--${name}`, String(value)],
    );
    const child = spawn(DEMO, ["--dist", DIST, "--port", String(this.port), ...flags], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    let said = "";
    child.stderr?.on("data", (bytes) => (said += bytes));
    this.address = await new Promise<string>((resolve, reject) => {
      let line = "";
      child.stdout?.on("data", (bytes) => {
        line += bytes;
        const found = /https?:\/\/\S+/.exec(line);
        if (found && line.includes("\n")) resolve(found[0]);
      });
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`The demo ended with ${code}: ${said}`)));
    });
    this.port = Number(new URL(this.address).port);
  }

  /** Ends the process, as a crash or a stop of the server would. */
  async stop(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Lets something go wrong from now on, `times` times or until `disarm`. */
  async arm(fault: string, { path = QUERY, times }: { path?: string; times?: number } = {}): Promise<void> {
    await this.control("POST", "faults", { path, fault, times });
  }

  async disarm(): Promise<void> {
    await this.control("DELETE", "faults");
  }

  /** Puts in a task as the newest, or changes the one with this id. */
  async put(task: Record<string, unknown>): Promise<WireTask> {
    return (await this.control("POST", "tasks", task)) as WireTask;
  }

  /** Takes away every task that was put in. */
  async dropTasks(): Promise<void> {
    await this.control("DELETE", "tasks");
  }

  /** Lets so many seconds pass in the demo's world. */
  async advance(seconds: number): Promise<void> {
    await this.control("POST", "advance", { seconds });
  }

  /** What the page asked, oldest first. */
  async log(path?: string): Promise<LogLine[]> {
    const lines = (await this.control("GET", "requests")) as LogLine[];
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

  async forgetLog(): Promise<void> {
    await this.control("DELETE", "requests");
  }

  /** Asks as the page would, to know what must be shown. */
  async ask(query: Query = {}): Promise<WirePage> {
    const answer = await fetch(new URL(`${this.base}${QUERY}`, this.address), {
      method: "POST",
      headers: { "content-type": "application/json", [MARK]: "1", ...this.secret() },
      body: JSON.stringify({ ...PLAIN, ...query }),
    });
    if (!answer.ok) throw new Error(`The demo answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as WirePage;
  }

  /** The header that the demo wants. */
  private secret(): Record<string, string> {
    const { token, header } = this.options;
    if (token === undefined) return {};
    if (header === "mj-api-secret") return { "mj-api-secret": token };
    return { authorization: header === "raw" ? token : `Bearer ${token}` };
  }

  /** The path above `/mj`, without a closing slash. */
  private get base(): string {
    return new URL(this.address).pathname.replace(/\/$/, "");
  }

  private async control(method: string, what: string, body?: unknown): Promise<unknown> {
    // The controls are at the root, whatever the prefix.
    const answer = await fetch(`${this.origin}/demo/${what}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`/demo/${what} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}
