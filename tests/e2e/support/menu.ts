// The menu of the header on phones.

import type { Page } from "@playwright/test";

/** Opens it where there is one; wider screens show its items in the header. */
export async function openMenu(page: Page): Promise<void> {
  const button = page.getByRole("banner").getByRole("button", { name: /^(Menu|菜单)$/ });
  if (await button.isVisible()) await button.click();
}
