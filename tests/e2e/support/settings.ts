// Page object of the settings dialog. Each change applies at once.

import { expect, type Locator, type Page } from "@playwright/test";
import { openMenu } from "./menu";

export class SettingsDialog {
  readonly dialog: Locator;
  readonly language: Locator;
  readonly theme: Locator;

  private constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^(Settings|设置)$/ });
    this.language = this.dialog.getByRole("combobox", { name: /^(Language|语言)$/ });
    this.theme = this.dialog.getByRole("combobox", { name: /^(Theme|主题)$/ });
  }

  /** Opens it by the button in the header, which is in a menu on phones. */
  static async open(page: Page): Promise<SettingsDialog> {
    await openMenu(page);
    await page.getByRole("banner").getByRole("button", { name: /^(Settings|设置)$/ }).click();
    const settings = new SettingsDialog(page);
    await expect(settings.dialog).toBeVisible();
    return settings;
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^(Close|关闭)$/ }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Opens it, chooses a language by its own name, and closes it. */
  static async chooseLanguage(page: Page, language: string): Promise<void> {
    const settings = await SettingsDialog.open(page);
    await settings.language.selectOption(language);
    await settings.close();
  }

  /** Opens it, chooses a theme, and closes it. */
  static async chooseTheme(page: Page, theme: string): Promise<void> {
    const settings = await SettingsDialog.open(page);
    await settings.theme.selectOption(theme);
    await settings.close();
  }
}
