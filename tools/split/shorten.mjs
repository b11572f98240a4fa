// Short names for what the program and its glue import from and export to each other. wasm-bindgen's names end in a hash, which
// compresses badly and occurs in both files.
import { transformSync } from "esbuild";

/** The pass of wasm-opt that renames imports and exports. It prints the new names as JSON. */
export const SHORTEN_PASS = "--minify-imports-and-exports-and-modules";

/** The only module that the renamed program imports from. */
const MODULE = "a";

/**
 * Renames in the glue and in the loader what wasm-opt has renamed in the program.
 *
 * `printed` is the output of the pass. The lazy part keeps its names: it imports from the loader, not from the glue.
 */
export function shorten(glue, loader, printed) {
  const { imports, exports } = JSON.parse(printed);
  const names = Object.fromEntries([...imports.map(([, from, to]) => [from, to]), ...exports]);

  // wasm-bindgen writes an object for each module: they become one.
  const modules = [...glue.matchAll(/^ {8}"\.\/[^"]+": (import\d+),\n/gm)];
  if (modules.length !== 2) throw new Error(`tools/split/shorten.mjs expected two modules of imports, found ${modules.length}`);
  const ofLoader = imports.filter(([module]) => module === "./__wasm_split.js").map(([, name]) => name);
  glue = glue.replace(modules[0][0], `        ${MODULE}: Object.assign(import0, { ${ofLoader.join(", ")} }),\n`).replace(modules[1][0], "");
  glue = glue.replace('import * as import1 from', `import { ${ofLoader.join(", ")} } from`);

  const escaped = Object.keys(names).map((name) => name.replaceAll("$", "\\$"));
  glue = transformSync(glue, { mangleProps: new RegExp(`^(?:${escaped.join("|")})$`), mangleCache: names }).code;

  // `const { memory, … } = initSync(…)`: the loader passes the exports on to the lazy part under their original names.
  const shared = /const \{ ([\w, ]+?),? *\} = initSync/;
  if (!shared.test(loader)) throw new Error("tools/split/shorten.mjs expected the loader to destructure initSync()");
  const rename = (name) => `${names[name]}: ${name}`;
  loader = loader.replace(shared, (_, list) => `const { ${list.split(", ").map(rename).join(", ")} } = initSync`);
  return [glue, loader];
}
