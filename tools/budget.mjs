// Measures what the first screen loads, compressed with brotli 11: index.html and every file it references. Fails above the budget.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const BUDGET = 215_000;

const page = readFileSync("dist/index.html", "utf8");
// Links, scripts, and the glue and the program named by attributes of boot.js's element.
const referenced = [...page.matchAll(/\b(?:href|src|data-js|data-wasm)="\.\/([^"]+)"/g)].map(([, path]) => path);
// The glue imports the loader of the lazy part; the lazy part itself is fetched later.
const imported = referenced
  .filter((path) => path.endsWith(".js"))
  .flatMap((path) => [...readFileSync(join("dist", path), "utf8").matchAll(/\bfrom\s*["']\.\/([^"']+)["']/g)].map(([, file]) => file));
const files = ["index.html", ...new Set([...referenced, ...imported])];

const size = (path) => statSync(join("dist", path)).size;
const rows = files.map((path) => [path, size(path), existsSync(join("dist", `${path}.br`)) ? size(`${path}.br`) : size(path)]);
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
rows.sort((a, b) => b[2] - a[2]);

const line = (path, raw, brotli) =>
  console.log(path.padEnd(46), raw.toLocaleString("en").padStart(10), brotli.toLocaleString("en").padStart(10));
line("first screen", "bytes", "brotli");
for (const row of rows) line(...row);
line(`total, budget ${BUDGET.toLocaleString("en")}`, sum(1), sum(2));

if (!rows.some(([path]) => path.endsWith(".wasm"))) throw new Error("dist/index.html references no .wasm file");
if (sum(2) > BUDGET) {
  console.error(`The first screen is ${(sum(2) - BUDGET).toLocaleString("en")} bytes over its budget.`);
  process.exit(1);
}
