// Trunk's last step: makes of the one program that Trunk built the program of the first screen and the windows, which are
// fetched when the first one opens (src/view/windows.rs), and puts them in the place of Trunk's files.
//
// wasm-split needs the linker's output with its relocations, so this begins there and not with Trunk's: split, then
// wasm-bindgen for the part that starts, then wasm-opt for every part.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { slim } from "./slim.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging, CARGO_TARGET_DIR: target = "target" } = process.env;
const NAME = "contact-sheet";
const LINKS = "__wasm_split.js";

// What rustc uses by itself on wasm32: wasm-opt must neither refuse it nor bring in more.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
// Again until nothing gets smaller, and without local-cse, because what is repeated packs well. Rust uses no memory
// below 1024.
const SMALL = ["-Oz", "--converge", "--skip-pass=local-cse", "--low-memory-unused", "--strip-debug", "--strip-producers", "--strip-target-features"];

// Added to the links: fetches the style sheet of the windows, once, or again if it did not come.
const DRESS = `
let dress;
function dressed() {
  dress ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./windows.css", import.meta.url).href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      dress = undefined;
      reject(new Error("windows.css did not come"));
    };
    document.head.append(link);
  });
  return dress;
}
`;

// What they say is heard only when they fail: the error then carries it.
const run = (program, ...options) => execFileSync(program, options, { stdio: "pipe" });
const read = (path) => readFileSync(path);
const text = (path) => readFileSync(path, "utf8");

/** `text` with `old` replaced, everywhere; it is an error if it is not there: another version of a tool has other words. */
function swap(text, old, young) {
  if (!text.includes(old)) throw new Error(`split.mjs expected to find: ${old}`);
  return text.replaceAll(old, young);
}

const work = mkdtempSync(join(tmpdir(), `${NAME}-`));
try {
  const linked = join(target, "wasm32-unknown-unknown", profile === "release" ? "release" : "debug", `${NAME}.wasm`);
  run("wasm-split-cli", "--target", "web", "--out-name", NAME, linked, work);
  const glued = join(work, "glued");
  // Without keep-lld-exports the parts would not find what they share.
  run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${glued}`, `--out-name=${NAME}`, join(work, `${NAME}.wasm`));

  const parts = readdirSync(work).filter((file) => file.endsWith(".wasm") && file !== `${NAME}.wasm`);
  const programs = { [`${NAME}_bg.wasm`]: join(glued, `${NAME}_bg.wasm`) };
  for (const part of parts) programs[part] = join(work, part);
  let glue = text(join(glued, `${NAME}.js`));
  if (profile === "release") {
    const main = programs[`${NAME}_bg.wasm`];
    const [program, slimGlue] = slim(read(main), glue);
    writeFileSync(main, program);
    glue = slimGlue;
    for (const path of Object.values(programs)) {
      run("wasm-opt", path, "-o", path, ...SMALL, ...FEATURES.map((feature) => `--enable-${feature}`));
    }
  }

  // boot.js compiles what comes with the wrong type, and asks again for what lies damaged in the browser's cache.
  let links = text(join(work, LINKS));
  links = swap(links, "fetch(new URL(", "compile(new URL(");
  links = swap(links, "WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)");
  links = `import { compile } from "./boot.js";\n${links}`;
  // The windows come with what they look like.
  const styles = read(join("target", "windows.css"));
  links = swap(links, "await Promise.all(parallelStuff);", "await Promise.all([...parallelStuff, dressed()]);");
  links += DRESS;

  // The files name each other, so one hash of all of them goes into all names: parts of two builds can never meet.
  const hash = createHash("sha256");
  for (const part of [links, glue, styles, ...Object.values(programs).map(read)]) hash.update(part);
  const mark = hash.digest("hex").slice(0, 16);
  const file = (name) => name.replace(/^(?:__wasm_split|split_)?/, (start) => (start === LINKS.slice(0, -3) ? "parts" : "")).replace(/(_bg)?(\.\w+)$/, `-${mark}$1$2`);

  const replaced = readdirSync(staging).filter((name) => name.startsWith(`${NAME}-`) && /\.(?:js|wasm)$/.test(name));
  let page = text(join(staging, "index.html"));
  for (const old of replaced) {
    rmSync(join(staging, old));
    page = swap(page, old, file(old.endsWith(".js") ? `${NAME}.js` : `${NAME}_bg.wasm`));
  }
  writeFileSync(join(staging, "index.html"), page);

  for (const [name, path] of Object.entries(programs)) writeFileSync(join(staging, file(name)), read(path));
  for (const part of parts) links = swap(links, `"./${part}"`, `"./${file(part)}"`);
  links = swap(links, `"./${NAME}.js"`, `"./${file(`${NAME}.js`)}"`);
  // Where it is imported from only: the program knows it by its old name.
  glue = swap(glue, `from "./${LINKS}"`, `from "./${file(LINKS)}"`);
  // Its own guess, for whoever starts it without a program; boot.js never does.
  glue = glue.replaceAll(`${NAME}_bg.wasm`, file(`${NAME}_bg.wasm`));
  writeFileSync(join(staging, file("windows.css")), styles);
  links = swap(links, '"./windows.css"', `"./${file("windows.css")}"`);
  writeFileSync(join(staging, file(LINKS)), links);
  writeFileSync(join(staging, file(`${NAME}.js`)), glue);
} finally {
  rmSync(work, { recursive: true, force: true });
}
