// Page object of the selection: check boxes, the bar, the dialog of the actions, and the strip and report of a batch.

import { expect, type Locator, type Page } from "@playwright/test";
import type { DashboardPage } from "./dashboard-page";

export class SelectionPage {
  readonly page: Page;
  readonly bar: Locator;
  readonly strip: Locator;
  readonly actions: Locator;

  constructor(readonly dashboard: DashboardPage) {
    this.page = dashboard.page;
    this.bar = this.page.getByRole("region", { name: "Selection" });
    this.strip = this.page.getByRole("region", { name: "Requests for many tasks" });
    this.actions = this.page.getByRole("dialog", { name: /^Actions for/ });
  }

  /** The check box of a task. */
  box(id: string): Locator {
    return this.page.getByRole("checkbox", { name: `Select task ${id}`, exact: true });
  }

  /** Loads what the first screen does not have, by the pointer. */
  async load(): Promise<void> {
    await this.dashboard.cards.first().hover();
    await expect(this.page.getByRole("checkbox", { name: /^Select task/ }).first()).toBeVisible();
  }

  /** The ids whose boxes are checked on the page. */
  checked(): Promise<string[]> {
    return this.page
      .locator("[data-task-id]:has(.select-box:checked)")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-task-id") ?? ""));
  }

  async expectCount(n: number): Promise<void> {
    await expect(this.bar).toContainText(`${n.toLocaleString("en-US")} selected`);
  }

  button(name: string): Locator {
    return this.bar.getByRole("button", { name, exact: true });
  }

  /** Selects these tasks of the page. */
  async select(ids: string[]): Promise<void> {
    for (const id of ids) await this.box(id).check();
  }

  async openActions(): Promise<Locator> {
    await this.button("Actions…").click();
    await expect(this.actions).toBeVisible();
    return this.actions;
  }

  /** Presses the button of an action, and confirms or declines the question. */
  async act(name: string | RegExp, question: string | RegExp, answer = "Send"): Promise<void> {
    await this.openActions();
    await this.actions.getByRole("button", { name }).click();
    await this.page.getByRole("dialog", { name: question }).getByRole("button", { name: answer, exact: true }).click();
  }

  stripButton(name: string): Locator {
    return this.strip.getByRole("button", { name, exact: true });
  }

  /** Opens the report of the batch. */
  async openReport(title: string): Promise<Locator> {
    await this.stripButton("Details").click();
    const report = this.page.getByRole("dialog", { name: title, exact: true });
    await expect(report).toBeVisible();
    return report;
  }
}
