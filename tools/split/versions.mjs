// Stops the build when a tool or crate differs from the version that split.mjs was written for: it edits generated code.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The crate in the program; its marks in the code are what wasm-split-cli reads. */
const HELPERS_VERSION = "0.2.3";
/** The wasm-split-cli for it (crate wasm_split_cli_support). tools/env.sh reads this line. */
export const CLI_VERSION = "0.2.4";

function find(file, pattern) {
  const [, found] = pattern.exec(readFileSync(file, "utf8")) ?? [];
  if (!found) throw new Error(`${file} does not contain ${pattern}`);
  return found;
}

const locked = (crate) => find("Cargo.lock", new RegExp(`^name = "${crate}"\\nversion = "([^"]+)"`, "m"));

/** `wasm-opt version 132 (version_132)`, `wasm-bindgen 0.2.130`. */
function installed(program) {
  const output = execFileSync(program, ["--version"], { encoding: "utf8" });
  return /\b\d+(?:\.\d+)*/.exec(output)?.[0] ?? output.trim();
}

export function checkVersions() {
  // wasm-split-cli has no --version. tools/setup.sh installs CLI_VERSION into a folder of that name, which is first in PATH.
  const checks = [
    ["wasm_split_helpers of Cargo.lock", locked("wasm_split_helpers"), HELPERS_VERSION, "tools/split/versions.mjs"],
    ["wasm-bindgen", installed("wasm-bindgen"), locked("wasm-bindgen"), "Cargo.lock"],
    ["wasm-opt", installed("wasm-opt"), find("Trunk.toml", /^wasm_opt = "version_(\d+)"/m), "Trunk.toml"],
  ];
  const mismatches = checks
    .filter(([, found, expected]) => found !== expected)
    .map(([name, found, expected, source]) => `  ${name} is ${found}, but ${source} expects ${expected}`);
  if (mismatches.length === 0) return;
  console.error(`tools/split: versions do not match.\n${mismatches.join("\n")}\nSee tools/split/README.md, "Upgrading".`);
  process.exit(1);
}
