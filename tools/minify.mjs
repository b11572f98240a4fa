// JavaScript, minified by esbuild as it stands: nothing is bundled, and exported names stay.
import { transformSync } from "esbuild";

import { JS_TARGETS } from "./targets.mjs";

export const minify = (code) =>
  transformSync(code, { minify: true, format: "esm", target: JS_TARGETS, charset: "utf8", legalComments: "none" }).code;
