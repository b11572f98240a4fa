// The demo proxy and the browser of the tools that drive the page: where they are, and how they are started.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const DEMO = resolve(process.env.DEMO ?? join(root, "target/demo/contact-sheet-demo"));

/** Starts the demo proxy on a free port. Returns its process and its address. */
export async function startDemo(...flags) {
  const demo = spawn(DEMO, ["--port", "0", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  let line = "";
  for await (const bytes of demo.stdout) {
    line += bytes;
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url && line.includes("\n")) {
      demo.stdout.resume();
      return { demo, url };
    }
  }
  throw new Error(`the demo proxy did not start: ${line}`);
}

/** As in tests/e2e/playwright.config.ts: no sandbox for root, no traffic of the browser itself. */
export function launchBrowser() {
  const { chromium } = createRequire(join(root, "tests/e2e/package.json"))("playwright-core");
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: process.env.CHROMIUM, args });
}

/** The median of numbers. */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
