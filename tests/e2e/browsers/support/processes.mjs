// Programs that run beside the tests and end with them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { eventually } from "./eventually.mjs";

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

class Program {
  #child;
  #output = "";
  #failure;

  constructor(command, args, env) {
    // Descriptor 3 is where Xvfb writes the number of its display.
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
    this.#child = child;
    running.add(child);
    for (const stream of child.stdio.slice(1)) {
      stream.on("data", (bytes) => {
        if (this.#output.length < 100_000) this.#output += bytes;
      });
    }
    const fail = (message) => {
      running.delete(child);
      this.#failure ??= Object.assign(new Error(`${command} ${message}\n${this.#output}`), { isFinal: true });
    };
    child.once("error", (error) => fail(`cannot be started: ${error.message}`));
    child.once("exit", (code, signal) => fail(`ended with ${code ?? signal}`));
  }

  requireRunning() {
    if (this.#failure) throw this.#failure;
  }

  /** Waits for the first match of a pattern in the output and returns its first group. */
  wrote(pattern) {
    return eventually(() => {
      this.requireRunning();
      const found = pattern.exec(this.#output);
      if (!found) throw new Error(`${this.#child.spawnfile} has not written ${pattern}, but: ${this.#output}`);
      return found[1];
    });
  }

  async stop() {
    if (this.#failure) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
  }
}

export function start(command, args, env = process.env) {
  return new Program(command, args, env);
}

/** A TCP port that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
