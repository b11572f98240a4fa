// Files of the build, whose names contain hashes.

import { readdirSync } from "node:fs";
import { DIST } from "../paths";
import { TIER } from "../tiers";

/** The only file with this prefix and suffix. */
export function buildFile(prefix: string, suffix: string): string {
  const found = readdirSync(DIST).filter((name) => name.startsWith(prefix) && name.endsWith(suffix));
  // A debug build is in one piece; the smoke tests need only what it has.
  if (found.length === 0 && TIER === "smoke") return `${prefix}0${suffix}`;
  if (found.length !== 1) throw new Error(`${found.length} files ${prefix}…${suffix} in ${DIST}`);
  return found[0];
}

export const ICON = buildFile("icon-", ".svg");
