// package.mjs [FOLDER]: writes contact-sheet-<version>.zip, .tar.gz and SHA256SUMS into FOLDER (package/): dist/, deploy/, the
// files for Docker, the installation guides and the licenses.
//
// The same input gives the same bytes on every machine: entries are sorted, times are that of SOURCE_DATE_EPOCH or of the
// commit, owners and modes are fixed, and the compression is fflate's and not that of the Node.js in use.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync, zipSync } from "fflate";
import tar from "tar-stream";

// A ZIP file holds local times.
process.env.TZ = "UTC";

const folder = process.argv[2] ?? "package";
const version = /^version = "(.*)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const name = `contact-sheet-${version}`;

// ---- Contents ------------------------------------------------------------------------------------------------------

const AT_THE_TOP = [
  "LICENSE-APACHE", "LICENSE-MIT", "Dockerfile", "compose.yaml", "deploy/INSTALL.md", "deploy/INSTALL.zh-CN.md",
];

/** All files below a folder. */
function filesOf(path) {
  return readdirSync(path, { recursive: true }).map((entry) => join(path, entry)).filter((file) => statSync(file).isFile());
}

/** The crates that are compiled into the page. */
function cratesOfPage() {
  const platform = ["--filter-platform", "wasm32-unknown-unknown"];
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const { packages, resolve } = JSON.parse(
    execFileSync("cargo", ["metadata", "--locked", "--format-version", "1", ...platform], options),
  );
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const root = packages.find((crate) => crate.name === "contact-sheet").id;
  const found = new Set([root]);
  // A set is iterated in the order of insertion, additions included.
  for (const id of found) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      const isMacro = crates.get(pkg).targets.some(({ kind }) => kind.includes("proc-macro"));
      if (!isMacro && dep_kinds.some(({ kind }) => kind === null)) found.add(pkg);
    }
  }
  found.delete(root);
  return [...found].map((id) => crates.get(id)).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** The license texts of one crate: where there is a choice and MIT is one, only that. */
function licenseTexts(crate) {
  const home = dirname(crate.manifest_path);
  const files = readdirSync(home).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file)).sort();
  const mit = crate.license?.match(/\bOR\b|\//) ? files.filter((file) => /mit/i.test(file)) : [];
  return (mit.length > 0 ? mit : files)
    .filter((file) => statSync(join(home, file)).isFile())
    .map((file) => readFileSync(join(home, file), "utf8").replace(/\r\n/g, "\n").trim());
}

function thirdPartyLicenses() {
  const line = "-".repeat(80);
  const byText = new Map();
  const list = cratesOfPage().map((crate) => {
    const title = `${crate.name} ${crate.version}`;
    for (const text of licenseTexts(crate)) byText.set(text, [...(byText.get(text) ?? []), title]);
    return `${title}: ${crate.license}${crate.repository ? `, ${crate.repository}` : ""}`;
  });
  return [
    "The page contains the following crates, and Rust's standard library (MIT OR Apache-2.0).\n",
    ...list,
    ...[...byText].map(([text, crates]) => `\n${line}\n${crates.join("\n")}\n${line}\n\n${text}`),
    "",
  ].join("\n");
}

const contents = new Map();
for (const file of AT_THE_TOP) contents.set(basename(file), readFileSync(file));
for (const file of [...filesOf("dist"), ...filesOf("deploy")]) {
  if (!AT_THE_TOP.includes(file)) contents.set(file, readFileSync(file));
}
contents.set("LICENSES-THIRD-PARTY.txt", Buffer.from(thirdPartyLicenses()));
if (!contents.has("dist/index.html")) throw new Error("dist/ holds no release build; run make build.");

const entries = [...contents].map(([path, bytes]) => ({ path: `${name}/${path}`, bytes, mode: path.endsWith(".sh") ? 0o755 : 0o644 }));
entries.sort((a, b) => (a.path < b.path ? -1 : 1));

// ---- Archives ------------------------------------------------------------------------------------------------------

/** Seconds since 1970, not before 1980, where the times of ZIP begin. */
function time() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && !/^\d+$/.test(given)) throw new Error("SOURCE_DATE_EPOCH should be a number of seconds.");
  let commit = 0;
  try {
    commit = execFileSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    // Not a clone.
  }
  return Math.max(Number(given ?? commit), Date.UTC(1980, 0, 1) / 1000);
}

function zip(mtime) {
  const file = ({ path, bytes, mode }) => {
    const level = /\.(br|gz)$/.test(path) ? 0 : 9;
    // A regular file with this mode, made on Unix.
    return [path, [bytes, { level, mtime, os: 3, attrs: ((0o100000 | mode) << 16) >>> 0 }]];
  };
  return zipSync(Object.fromEntries(entries.map(file)));
}

async function tarGz(mtime) {
  const pack = tar.pack();
  for (const { path, bytes, mode } of entries) {
    pack.entry({ name: path, mode, mtime, uid: 0, gid: 0, uname: "root", gname: "root" }, Buffer.from(bytes));
  }
  pack.finalize();
  const parts = [];
  for await (const part of pack) parts.push(part);
  return gzipSync(Buffer.concat(parts), { level: 9, mtime: 0 });
}

const mtime = new Date(time() * 1000);
const archives = { [`${name}.tar.gz`]: await tarGz(mtime), [`${name}.zip`]: zip(mtime) };
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let sums = "";
for (const [file, bytes] of Object.entries(archives)) {
  writeFileSync(join(folder, file), bytes);
  sums += `${createHash("sha256").update(bytes).digest("hex")}  ${file}\n`;
}
writeFileSync(join(folder, "SHA256SUMS"), sums);
console.log(`${entries.length} files, dated ${mtime.toISOString()}, in ${folder}/:\n${sums.trim()}`);
