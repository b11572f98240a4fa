// Paths of the builds and programs under test, each of which can be set by the environment.

import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** The build under test. */
export const DIST = resolve(process.env.DIST ?? join(repository, "dist"));

/** The demo proxy. */
export const DEMO = resolve(process.env.DEMO ?? join(repository, "target/demo/contact-sheet-demo"));

/** The system's browser, or nothing: then Playwright uses its own. */
export const CHROMIUM = process.env.CHROMIUM || inPath("chromium", "chromium-browser", "google-chrome");

/** The same engine without a window system, where installed: most tests take a quarter less time. */
export const SHELL = process.env.CHROMIUM_SHELL || inPath("chromium-headless-shell") || CHROMIUM;

/** A name of this machine for the browser that is not localhost (playwright.config.ts). */
export const OTHER_NAME = "studio.test";

/** The host configurations and the hosts; Debian installs nginx in a folder for root only. */
export const DEPLOY = join(repository, "deploy");
export const NGINX = process.env.NGINX || inPath("nginx") || inFolders(["/usr/sbin", "/usr/local/sbin"], "nginx");
export const CADDY = process.env.CADDY || inPath("caddy");
/** Only if set: Apache has many packages. */
export const APACHE = process.env.APACHE;

/** Reports what is missing once, before every test fails because of it. */
export function requireBuild(): void {
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
