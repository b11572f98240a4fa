// Files of the build, whose names contain hashes.

import { readdirSync } from "node:fs";
import { DIST } from "../paths";

/** The only file with this prefix and suffix. */
export function buildFile(beginning: string, ending: string): string {
  const found = readdirSync(DIST).filter((name) => name.startsWith(beginning) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files ${beginning}…${ending} in ${DIST}`);
  return found[0];
}

export const ICON = buildFile("icon-", ".svg");
