// The files of the build, whose names have hashes in them.

import { readdirSync } from "node:fs";
import { DIST } from "../places";

/** The only file of this beginning and this ending. */
export function built(beginning: string, ending: string): string {
  const found = readdirSync(DIST).filter((name) => name.startsWith(beginning) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files ${beginning}…${ending} in ${DIST}`);
  return found[0];
}

export const ICON = built("icon-", ".svg");
