// A copy of the build whose page loads watch.js before everything else. All other files are the build's own.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns the folder; remove it with `removeBuild`. */
export function watchedBuild(dist) {
  const folder = mkdtempSync(join(tmpdir(), "contact-sheet-browsers-"));
  cpSync(dist, folder, { recursive: true });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  // After the policy, which is to be in force for the script as well.
  const policy = /<meta http-equiv="?Content-Security-Policy"?[^>]*>/i;
  if (!policy.test(page)) throw new Error(`${dist}/index.html has no policy.`);
  for (const compressed of ["index.html.br", "index.html.gz"]) rmSync(join(folder, compressed), { force: true });
  writeFileSync(join(folder, "index.html"), page.replace(policy, '$&<script src="watch.js"></script>'));
  cpSync(fileURLToPath(new URL("watch.js", import.meta.url)), join(folder, "watch.js"));
  return folder;
}

export function removeBuild(folder) {
  rmSync(folder, { recursive: true });
}
