// The demo proxy as a process of its own, and its controls.

import { start } from "./processes.mjs";

/** Tells the test's own requests from those of the page in the demo's log. */
const MARK = "x-asked-by-test";

export class Demo {
  #program;

  /** Starts it on a free port, serving the build in `dist`; `options` are flags of its command line. */
  static async start(command, dist, options = {}) {
    const flags = Object.entries({ seed: 1, tasks: 500, still: true, ...options }).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : [`--${name}`, String(value)],
    );
    const demo = new Demo();
    demo.#program = start(command, ["--dist", dist, "--port", "0", ...flags]);
    demo.url = await demo.#program.wrote(/(https?:\/\/\S+)\s/);
    return demo;
  }

  stop() {
    return this.#program.stop();
  }

  /** The page of tasks that answers a query. */
  async ask(query = {}) {
    const body = { pageNumber: 0, pageSize: 20, sort: "submitTime,desc", ...query };
    const answer = await fetch(new URL("mj/task/query", this.url), {
      method: "POST",
      headers: { "content-type": "application/json", [MARK]: "1" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The demo answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /** The requests of the page for a path, oldest first. */
  async requests(path) {
    const answer = await fetch(new URL("demo/requests", this.url));
    return (await answer.json()).filter((line) => line.path === path && !(MARK in line.headers));
  }
}
