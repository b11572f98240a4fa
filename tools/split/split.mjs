// Trunk's post_build step: replaces the one program that Trunk built by a program for the first screen and one for the views
// that are loaded later. README.md in this folder says why and how.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { minify } from "../minify.mjs";
import { SHORTEN_PASS, shorten } from "./shorten.mjs";
import { checkVersions } from "./versions.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging, CARGO_TARGET_DIR: target = "target" } = process.env;
const isRelease = profile === "release";
const NAME = "contact-sheet";
const LOADER = "__wasm_split.js";

// The features that rustc uses on wasm32 by default: wasm-opt must accept these and add no others.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
// -Os and the skipped passes make the files larger (by 8 %) and what is downloaded smaller (by 0.5 %): Brotli compresses repeated
// code better than what these passes and -Oz replace it by. Inlining only small functions saves 1 kB and a tenth of the functions,
// each of which engines compile when it is first called. --low-memory-unused holds because Rust leaves the first 1024 bytes unused.
// --converge would double the time for 0.2 kB.
const SKIPPED = ["local-cse", "code-folding", "simplify-locals"].map((pass) => `--skip-pass=${pass}`);
const INLINED = ["--always-inline-max-function-size=3", "--one-caller-inline-max-function-size=60"];
const OPTIMIZE = ["-Os", ...SKIPPED, ...INLINED, "--low-memory-unused", "--strip-debug", "--strip-producers", "--strip-target-features"];

// Appended to the loader: loads the style sheet of the lazy views once; after a failure the next call tries again.
const LOAD_STYLES = `
let styles;
function loadStyles() {
  styles ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./lazy.css", import.meta.url).href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      styles = undefined;
      reject(new Error(link.href + " could not be loaded"));
    };
    document.head.append(link);
  });
  return styles;
}
`;

// Output is captured, so that it appears only as part of the error when a program fails.
const run = (program, ...options) => execFileSync(program, options, { stdio: "pipe" });
const runAsync = promisify(execFile);
const text = (path) => readFileSync(path, "utf8");

/** Replaces every `from`. It must occur: another version of a tool may generate other code. */
function replace(code, from, to) {
  if (!code.includes(from)) throw new Error(`tools/split/split.mjs expected to find: ${from}`);
  return code.replaceAll(from, to);
}

checkVersions();

const work = mkdtempSync(join(tmpdir(), `${NAME}-`));
try {
  // ---- Split, bind, optimize ---------------------------------------------------------------------------------------

  const linked = join(target, "wasm32-unknown-unknown", isRelease ? "release" : "debug", `${NAME}.wasm`);
  run("wasm-split-cli", "--target", "web", "--out-name", NAME, linked, work);
  const bound = join(work, "bound");
  // Without --keep-lld-exports the split parts cannot import what they share with the main program.
  run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${bound}`, `--out-name=${NAME}`, join(work, `${NAME}.wasm`));

  const parts = readdirSync(work).filter((file) => file.endsWith(".wasm") && file !== `${NAME}.wasm`);
  if (parts.length !== 1) throw new Error(`tools/split/split.mjs expects one lazy part, found: ${parts.join(", ") || "none"}`);
  const [part] = parts;
  const main = join(bound, `${NAME}_bg.wasm`);
  const programs = { [`${NAME}_bg.wasm`]: main, [part]: join(work, part) };
  let shortNames;
  if (isRelease) {
    const features = FEATURES.map((feature) => `--enable-${feature}`);
    const optimize = (path, ...passes) => runAsync("wasm-opt", [path, "-o", path, ...OPTIMIZE, ...features, ...passes]);
    // In parallel: each takes some ten seconds on one core.
    const [{ stdout }] = await Promise.all([optimize(main, SHORTEN_PASS), optimize(programs[part])]);
    shortNames = stdout;
  }

  // ---- Glue and loader ---------------------------------------------------------------------------------------------

  let glue = text(join(bound, `${NAME}.js`));
  let loader = text(join(work, LOADER));
  // compile() of boot.js accepts a wrong content type and fetches a damaged cache entry again.
  loader = replace(loader, "fetch(new URL(", "compile(new URL(");
  loader = replace(loader, "WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)");
  loader = replace(loader, "await Promise.all(parallelStuff);", "await Promise.all([...parallelStuff, loadStyles()]);");
  loader = `import { compile } from "./boot.js";\n${loader}${LOAD_STYLES}`;
  if (isRelease) [glue, loader] = shorten(glue, loader, shortNames).map(minify);
  const styles = readFileSync(join("target", "lazy.css"));

  // ---- Names -------------------------------------------------------------------------------------------------------

  // The files import each other by name, so one hash of all contents goes into every name: files of two builds never mix.
  const hash = createHash("sha256");
  for (const content of [loader, glue, styles, ...Object.values(programs).map((path) => readFileSync(path))]) hash.update(content);
  const digest = hash.digest("hex").slice(0, 16);
  const partName = part.replace(/^split_|\.wasm$/g, "");
  const names = {
    [`${NAME}.js`]: `${NAME}-${digest}.js`,
    [`${NAME}_bg.wasm`]: `${NAME}-${digest}_bg.wasm`,
    [LOADER]: `parts-${digest}.js`,
    [part]: `${partName}-${digest}.wasm`,
    "lazy.css": `${partName}-${digest}.css`,
  };

  let page = text(join(staging, "index.html"));
  for (const old of readdirSync(staging)) {
    if (!old.startsWith(`${NAME}-`) || !/\.(?:js|wasm)$/.test(old)) continue;
    rmSync(join(staging, old));
    page = replace(page, old, names[old.endsWith(".js") ? `${NAME}.js` : `${NAME}_bg.wasm`]);
  }
  // The glue imports the loader: without a preload it would only be requested after the glue has arrived.
  page = replace(page, '<link rel="preload"', `<link rel="modulepreload" href="./${names[LOADER]}" crossorigin="anonymous"><link rel="preload"`);
  for (const name of [part, `${NAME}.js`, "lazy.css"]) loader = replace(loader, `"./${name}"`, `"./${names[name]}"`);
  // Only the import: the program refers to this module by its original name.
  glue = glue.replace(new RegExp(`\\bfrom ?"\\./${LOADER}"`, "g"), `from"./${names[LOADER]}"`);
  if (!glue.includes(names[LOADER])) throw new Error(`tools/split/split.mjs expected the glue to import ${LOADER}`);
  // The default address of the program; boot.js always passes one.
  glue = glue.replaceAll(`${NAME}_bg.wasm`, names[`${NAME}_bg.wasm`]);

  // ---- Write -------------------------------------------------------------------------------------------------------

  writeFileSync(join(staging, "index.html"), page);
  for (const [name, path] of Object.entries(programs)) writeFileSync(join(staging, names[name]), readFileSync(path));
  writeFileSync(join(staging, names[`${NAME}.js`]), glue);
  writeFileSync(join(staging, names[LOADER]), loader);
  writeFileSync(join(staging, names["lazy.css"]), styles);
} finally {
  rmSync(work, { recursive: true, force: true });
}
