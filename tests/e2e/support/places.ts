// Where the things under test are. Each can be said by the environment, so that a build elsewhere is tested alike.

import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** The released build. */
export const DIST = resolve(process.env.DIST ?? join(repository, "dist"));

/** The demo proxy. */
export const DEMO = resolve(process.env.DEMO ?? join(repository, "target/demo/contact-sheet-demo"));

/** The browser of the system, or nothing: then Playwright takes its own. */
export const CHROMIUM = process.env.CHROMIUM || inPath("chromium", "chromium-browser", "google-chrome");

/** The same engine without windows of its own, as the browser that Playwright brings is: most tests take a quarter less. */
export const SHELL = process.env.CHROMIUM_SHELL || inPath("chromium-headless-shell") || CHROMIUM;

/** The configurations for hosts, and the hosts; Debian keeps nginx where only root looks. */
export const DEPLOY = join(repository, "deploy");
export const NGINX = process.env.NGINX || inPath("nginx") || inFolders(["/usr/sbin", "/usr/local/sbin"], "nginx");
export const CADDY = process.env.CADDY || inPath("caddy");
/** Only if it is named: its packages are many. */
export const APACHE = process.env.APACHE;

/** Says in a sentence what is missing, before a hundred tests say it in a hundred ways. */
export function demandBuild(): void {
  if (!canRead(join(DIST, "index.html")))
    throw new Error(`There is no released build in ${DIST}. Build it, or say with DIST where it is.`);
  if (!canRead(DEMO, constants.X_OK))
    throw new Error(`There is no demo proxy at ${DEMO}. Build it, or say with DEMO where it is.`);
}

function inPath(...names: string[]): string | undefined {
  return inFolders((process.env.PATH ?? "").split(delimiter), ...names);
}

function inFolders(folders: string[], ...names: string[]): string | undefined {
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => canRead(file, constants.X_OK));
}

function canRead(file: string, how = constants.R_OK): boolean {
  try {
    accessSync(file, how);
    return true;
  } catch {
    return false;
  }
}
