// No violation of any axe-core rule, best practices included. In the dark theme only colours differ, so the gate checks
// only contrast there.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { isComplete } from "./tiers";

export async function expectAccessible(page: Page, state: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const builder = new AxeBuilder({ page });
  if (isDark && !isComplete) builder.withRules(["color-contrast"]);
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
  expect(found, `axe-core on ${state}`).toEqual([]);
}
