// What the Dockerfile puts together, in a folder that stands for the root of the image, and processes started in it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
export const DIST = resolve(process.env.DIST ?? join(REPOSITORY, "dist"));
const DEMO = resolve(process.env.DEMO ?? join(REPOSITORY, "target/demo/contact-sheet-demo"));
const CADDY = process.env.CADDY;

/** A folder with the layout of the image. The user of the tests stands for the user of the container. */
export class Image {
  root = mkdtempSync(join(tmpdir(), "contact-sheet-image-"));
  config = join(this.root, "config");

  constructor() {
    for (const [what, path] of [["build", join(DIST, "index.html")], ["demo proxy", DEMO], ["Caddy", CADDY]]) {
      if (!path || !existsSync(path)) throw new Error(`There is no ${what} (${path}); make deploy-tests prepares it.`);
    }
    const [site, etc, bin] = ["srv/contact-sheet", "etc/contact-sheet", "bin"].map((path) => join(this.root, path));
    cpSync(DIST, site, { recursive: true });
    for (const folder of [etc, bin, this.config]) mkdirSync(folder, { recursive: true });
    for (const file of ["caddy/Caddyfile", "caddy/headers.caddy", "config.json"]) {
      cpSync(join(REPOSITORY, "deploy", file), join(etc, file.replace(/.*\//, "")));
    }
    symlinkSync(join(this.config, "config.json"), join(site, "config.json"));
    symlinkSync(CADDY, join(bin, "caddy"));
    // The entry point writes into config/ and nowhere else. (Root may write everywhere; `changed` below sees that, too.)
    for (const folder of [site, etc]) chmodSync(folder, 0o555);
    this.before = this.listed();
  }

  /** Everything outside of config/. */
  listed() {
    return readdirSync(this.root, { recursive: true }).filter((name) => !name.startsWith("config/")).sort().join("\n");
  }

  /** Starts the entry point with these settings and no other environment. */
  start(settings, command = []) {
    return new Container(this, settings, command);
  }

  remove() {
    for (const folder of ["srv/contact-sheet", "etc/contact-sheet"]) chmodSync(join(this.root, folder), 0o755);
    rmSync(this.root, { recursive: true });
  }
}

export class Container {
  stdout = "";
  stderr = "";

  constructor(image, settings, command) {
    this.image = image;
    this.child = spawn("/bin/sh", [join(REPOSITORY, "deploy/container/entrypoint.sh"), ...command], {
      cwd: "/",
      env: { PATH: `${join(image.root, "bin")}:/usr/bin:/bin`, CONTACT_SHEET_ROOT: image.root, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const name of ["stdout", "stderr"]) this.child[name].on("data", (bytes) => (this[name] += bytes));
    this.exited = once(this.child, "close").then(([code]) => code);
    this.port = settings.PORT;
    this.healthPort = settings.HEALTH_PORT;
  }

  /** Waits until the health check succeeds, as Docker and Kubernetes do. */
  async ready() {
    for (let tries = 0; tries < 200; tries++) {
      if (this.child.exitCode !== null) break;
      if ((await this.healthCheck()) === 0) return this;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`The container did not start (${this.child.exitCode}): ${this.stderr}`);
  }

  /** The exit code of the health check of the image. */
  async healthCheck() {
    const check = spawn("bash", [join(REPOSITORY, "deploy/container/healthcheck.sh")], {
      env: { PATH: "/usr/bin:/bin", HEALTH_PORT: this.healthPort },
      stdio: "ignore",
    });
    const [code] = await once(check, "exit");
    return code;
  }

  ask(path, options) {
    return ask(this.port, path, options);
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGTERM");
    return this.exited;
  }
}

/** One request without any headers of a client library. */
export function ask(port, path, { method = "GET", headers = {}, body, send = request, ...more } = {}) {
  return new Promise((done, fail) => {
    const asked = send({ host: "127.0.0.1", port, path, method, headers, agent: false, ...more }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.once("error", fail);
      response.once("end", () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.once("error", fail);
    asked.end(body);
  });
}

/** Ports that are free, as text. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => String(server.address().port));
  for (const server of servers) server.close();
  return ports;
}

/** The demo proxy, which refuses calls without the token. */
export class Demo {
  static async start(...options) {
    const demo = new Demo();
    const flags = ["--dist", DIST, "--port", "0", "--tasks", "50", "--still", ...options];
    demo.child = spawn(DEMO, flags, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    for await (const bytes of demo.child.stdout) {
      output += bytes;
      const [address] = /https?:\/\/\S+/.exec(output) ?? [];
      if (address && output.includes("\n")) {
        demo.origin = new URL(address).origin;
        demo.child.stdout.resume();
        return demo;
      }
    }
    throw new Error(`The demo proxy ended: ${output}`);
  }

  async log() {
    return (await fetch(`${this.origin}/demo/requests`)).json();
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}
