// Page object of the connection dialog.

import { expect, type Locator, type Page } from "@playwright/test";
import { openMenu } from "./menu";

/** The options of "Token header". */
export const MODES = {
  none: "Do not send a token (the host adds it, or none is required)",
  bearer: "Authorization: Bearer … (gateways)",
  raw: "Authorization: … (C# server)",
  "mj-api-secret": "mj-api-secret: … (Java server)",
};

export class ConnectionDialog {
  readonly dialog: Locator;
  readonly address: Locator;
  readonly mode: Locator;
  readonly token: Locator;
  readonly keep: Locator;
  readonly test: Locator;
  readonly save: Locator;
  readonly forget: Locator;

  private constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Connection" });
    this.address = this.dialog.getByLabel("Proxy address");
    this.mode = this.dialog.getByRole("combobox", { name: "Token header" });
    this.token = this.dialog.getByLabel("Token", { exact: true });
    this.keep = this.dialog.getByRole("checkbox", { name: /Keep the token until this tab is closed/ });
    this.test = this.dialog.getByRole("button", { name: "Test connection" });
    this.save = this.dialog.getByRole("button", { name: "Save" });
    this.forget = this.dialog.getByRole("button", { name: "Remove token" });
  }

  /** Opens it by the button in the header, which is in a menu on phones, or by another opener. */
  static async open(page: Page, opener?: Locator): Promise<ConnectionDialog> {
    if (opener === undefined) await openMenu(page);
    await (opener ?? page.getByRole("banner").getByRole("button", { name: "Connection" })).click();
    const dialog = new ConnectionDialog(page);
    await expect(dialog.dialog).toBeVisible();
    return dialog;
  }

  /** Closes it with Escape and discards the changes. */
  async discard(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.getByRole("button", { name: "Discard changes" }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Fills in the given fields, saves, and waits until the dialog is closed. */
  async enter({
    address,
    mode,
    token,
    keep,
  }: {
    address?: string;
    mode?: keyof typeof MODES;
    token?: string;
    keep?: boolean;
  }): Promise<void> {
    if (address !== undefined) await this.address.fill(address);
    if (mode !== undefined) await this.mode.selectOption(MODES[mode]);
    if (token !== undefined) await this.token.fill(token);
    if (keep !== undefined) await this.keep.setChecked(keep);
    await this.save.click();
    await expect(this.dialog).toHaveCount(0);
  }
}
