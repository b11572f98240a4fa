// Measures the page (dist/) against a page of the same cards by hand-written DOM code (limit.mjs) and, with BEFORE=path/to/dist,
// against an older build. Only ratios within one run mean anything: the targets take turns in every round, on the same machine.
//   ROUNDS=5             rounds of each measurement
//   ONLY='^rest'         the measurements whose names match
// Fails if the page exceeds a limit that does not depend on the machine.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { launchBrowser, median, root, startDemo } from "../demo.mjs";
import { buildLimit } from "./limit.mjs";
import { MEASUREMENTS } from "./measurements.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ONLY = new RegExp(process.env.ONLY ?? "");

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const demos = [];

/** Serves a build with the same generated tasks as every other, whose pictures are the icon of the page. */
async function serve(dist) {
  const icon = readdirSync(dist).find((name) => /^icon-.*\.svg$/.test(name));
  const config = join(folder, `config-${demos.length}.json`);
  writeFileSync(config, JSON.stringify({ pictures: { rewrite: [{ from: "https://", to: `${icon}#{link}` }] } }));
  const { demo, url } = await startDemo("--dist", dist, "--frozen", "--tasks", "5000", "--config", config);
  demos.push(demo);
  return url;
}

/** The median ratio of two targets, round by round. */
const ratio = (of, to) => median(of.map((value, round) => value / to[round])).toFixed(2);

async function run(browser, targets) {
  const exceeded = [];
  console.log(`Chromium ${browser.version()}, median of ${ROUNDS} rounds\n`);
  const columns = ["", ...Object.keys(targets), ...Object.keys(targets).slice(1).map((name) => `page/${name}`), "at most"];
  const print = (cells) => console.log(cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(44))).join(""));
  print(columns);
  for (const { name, measure, most, digits = 0, rounds = ROUNDS, skip = [] } of MEASUREMENTS) {
    if (!ONLY.test(name)) continue;
    const results = Object.fromEntries(Object.keys(targets).map((target) => [target, []]));
    // The first round warms up caches of the browser and the demo.
    for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
      for (const [target, url] of Object.entries(targets)) {
        if (skip.includes(target)) continue;
        const value = await measure(browser, url);
        if (round >= 0) results[target].push(value);
      }
    }
    const [page, ...others] = Object.values(results);
    const value = median(page);
    const ratios = others.map((other) => (other.length && median(other) > 0 ? ratio(page, other) : "–"));
    const values = Object.values(results).map((values) => (values.length ? median(values).toFixed(digits) : "–"));
    print([name, ...values, ...ratios, most === undefined ? "" : String(most)]);
    if (most !== undefined && value > most) exceeded.push(`${name}: ${value.toFixed(digits)}, at most ${most}`);
  }
  return exceeded;
}

let browser;
try {
  browser = await launchBrowser();
  const page = await serve(join(root, "dist"));
  const limit = await serve(await buildLimit(browser, page, join(root, "dist"), folder));
  const before = process.env.BEFORE ? { before: await serve(resolve(process.env.BEFORE)) } : {};
  const exceeded = await run(browser, { page, limit, ...before });
  if (exceeded.length) {
    console.error(`\nAbove the limits:\n${exceeded.map((it) => `  ${it}`).join("\n")}`);
    process.exitCode = 1;
  }
} finally {
  await browser?.close();
  for (const demo of demos) demo.kill();
  rmSync(folder, { recursive: true });
}
