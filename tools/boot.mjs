// Trunk's last step: boot.js is minified in a release build. A build of `make dev` gets reload.js appended.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { minify } from "./minify.mjs";

const { TRUNK_PROFILE, TRUNK_STAGING_DIR, RELOAD } = process.env;
const path = join(TRUNK_STAGING_DIR, "boot.js");
const code = readFileSync(path, "utf8");
if (TRUNK_PROFILE === "release") writeFileSync(path, minify(code));
else if (RELOAD) writeFileSync(path, code + readFileSync("tools/reload.js", "utf8"));
