// Trunk's first step: bundles style/main.css (the first screen) into target/style.css and style/lazy.css (the views that
// are loaded later) into target/lazy.css. Both import the other files of style/ in order; release builds are minified.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { bundleAsync } from "lightningcss";

import { CSS_TARGETS } from "./targets.mjs";

const ENTRIES = { "style/main.css": "target/style.css", "style/lazy.css": "target/lazy.css" };

/** Imported file → the entry that imports it. */
const importedBy = new Map();
mkdirSync("target", { recursive: true });
for (const [entry, output] of Object.entries(ENTRIES)) {
  const read = (path) => {
    const file = normalize(path);
    const other = importedBy.get(file);
    if (other && other !== entry) throw new Error(`${file} is imported by ${other} and by ${entry}`);
    importedBy.set(file, entry);
    return readFileSync(file, "utf8");
  };
  const { code, warnings } = await bundleAsync({
    filename: entry,
    minify: process.env.TRUNK_PROFILE === "release",
    targets: CSS_TARGETS,
    resolver: { read },
  });
  if (warnings.length) throw new Error(`${entry}: ${warnings.map(({ message }) => message).join("; ")}`);
  writeFileSync(output, code);
}

const unused = readdirSync("style", { recursive: true })
  .map((name) => join("style", name))
  .filter((file) => file.endsWith(".css") && !importedBy.has(file));
if (unused.length) {
  console.error(`Imported neither by style/main.css nor by style/lazy.css: ${unused.sort().join(", ")}`);
  process.exit(1);
}
