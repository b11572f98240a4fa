// Several servers: their switch in the header, and their fields in the connection dialog.

import { expect, type Locator, type Page } from "@playwright/test";
import { ConnectionDialog, MODES } from "./connection";
import type { Demo } from "./demo";
import { openMenu } from "./menu";

/** A server in config.json and in localStorage. */
export interface Server {
  name: string;
  endpoint: string;
  headerMode?: keyof typeof MODES;
  readOnly?: boolean;
}

/** Where this browser keeps its servers. */
export const SERVERS = "contact-sheet.servers";

/** The select in the header, which is in a menu on phones. */
export function serverSwitch(page: Page): Locator {
  return page.getByRole("banner").getByRole("combobox", { name: "Server" });
}

/** Chooses a server in the header. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await openMenu(page);
  await serverSwitch(page).selectOption(name);
}

/** The name of a demo's server, unless it has another. */
export const nameOf = (demo: Demo) => new URL(demo.url).host;

/** Stores servers in the browser before the page starts, if there are none. */
export async function storeServers(page: Page, servers: Server[] | string): Promise<void> {
  const text = typeof servers === "string" ? servers : JSON.stringify(servers);
  await page.context().addInitScript(
    ([key, text]) => {
      try {
        localStorage.setItem(key, localStorage.getItem(key) ?? text);
      } catch {
        // A document without an origin has no storage.
      }
    },
    [SERVERS, text] as const,
  );
}

/** Adds entries to config.json, for addresses that are known only in the test. */
export async function serveConfig(page: Page, config: object): Promise<void> {
  await page.route("**/config.json", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: { ...(await response.json()), ...config } });
  });
}

/** The fields that the connection dialog has for servers. */
export class ServerForm {
  readonly dialog: Locator;
  readonly server: Locator;
  readonly name: Locator;
  readonly readOnly: Locator;
  readonly add: Locator;
  readonly delete: Locator;

  private constructor(readonly connection: ConnectionDialog) {
    this.dialog = connection.dialog;
    this.server = this.dialog.getByRole("combobox", { name: "Server" });
    this.name = this.dialog.getByRole("textbox", { name: "Name" });
    this.readOnly = this.dialog.getByRole("checkbox", { name: "Read only" });
    this.add = this.dialog.getByRole("button", { name: "Add server" });
    this.delete = this.dialog.getByRole("button", { name: "Delete server" });
  }

  static async open(page: Page): Promise<ServerForm> {
    return new ServerForm(await ConnectionDialog.open(page));
  }

  /** Adds a server and shows it. */
  static async addServer(
    page: Page,
    name: string,
    connection: { address: string; mode?: keyof typeof MODES; token?: string; keep?: boolean },
  ): Promise<void> {
    const form = await ServerForm.open(page);
    await form.add.click();
    await expect(form.name).toBeFocused();
    await form.name.fill(name);
    await form.connection.enter(connection);
  }
}
