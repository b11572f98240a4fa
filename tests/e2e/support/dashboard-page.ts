// Page object of the dashboard: elements are located by role and accessible name.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Demo, WireTask } from "./demo";
import type { Invariants } from "./invariants";

export class DashboardPage {
  readonly filters: Locator;
  readonly prompt: Locator;
  readonly grid: Locator;
  readonly cards: Locator;
  readonly pager: Locator;
  readonly dialog: Locator;
  readonly announcement: Locator;
  readonly refresh: Locator;
  /** The button of an error; images have a button of that name too. */
  readonly tryAgain: Locator;

  constructor(
    readonly page: Page,
    readonly demo: Demo,
    readonly invariants: Invariants,
  ) {
    this.filters = page.getByRole("search", { name: "Filters" });
    this.prompt = this.filters.getByRole("searchbox", { name: "Prompt", exact: true });
    this.grid = page.getByRole("list", { name: "Tasks", exact: true });
    this.cards = this.grid.getByRole("listitem");
    this.pager = page.getByRole("navigation", { name: "Pages" });
    this.dialog = page.getByRole("dialog");
    this.announcement = page.getByRole("status");
    this.refresh = page.getByRole("button", { name: "Refresh" });
    this.tryAgain = page.getByRole("alert").getByRole("button", { name: "Try again" });
  }

  /** Opens the page at a URL and waits for its tasks, or for what is shown instead. */
  async open(query = ""): Promise<void> {
    await this.page.goto(new URL(query, this.demo.url).href);
    await this.waitForLoad();
  }

  /** Waits until the last load has ended, successfully or not. */
  async waitForLoad(): Promise<void> {
    await expect(this.announcement).not.toBeEmpty();
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  /**
   * Advances the page's clock (`page.clock` is installed) by ten minutes and waits until whatever it sent has
   * arrived.
   */
  async advanceTenMinutes(): Promise<void> {
    await this.page.clock.runFor(600_000);
    await this.page.evaluate(() => fetch("config.json", { cache: "no-store" }).then((answer) => answer.text()));
  }

  /** Advances the page's clock (`page.clock` is installed) in steps until the condition holds. */
  async advanceUntil(condition: () => Promise<void>, stepMs = 500): Promise<void> {
    await expect(async () => {
      await this.page.clock.runFor(stepMs);
      await condition();
    }).toPass({ intervals: [20], timeout: 20_000 });
  }

  /** Waits until the images near the viewport are loaded and the page has reacted to that. */
  async waitForImages(): Promise<void> {
    await this.page.waitForLoadState("networkidle");
    await expect.poll(() => this.page.evaluate(() => [...document.images].every((image) => image.complete))).toBe(true);
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** A status button of the filters. */
  status(name: string): Locator {
    return this.filters.getByRole("group", { name: "Status" }).getByRole("button", { name, exact: true });
  }

  /** A field of the filters. */
  field(name: string): Locator {
    return this.filters.getByLabel(name, { exact: true });
  }

  chip(name: string): Locator {
    return this.filters.getByRole("button", { name: `Remove filter ${name}`, exact: true });
  }

  card(id: string): Locator {
    return this.grid.locator(`[data-task-id="${id}"]`);
  }

  /** Opens a task by its card and waits for its dialog. */
  async openTask(id: string): Promise<Locator> {
    await this.card(id)
      .getByRole("link", { name: `Open task ${id}` })
      .click();
    const dialog = this.page.getByRole("dialog", { name: `Task ${id}` });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** The IDs on the page, in order. */
  async ids(): Promise<string[]> {
    return this.cards.evaluateAll((cards) => cards.map((card) => card.getAttribute("data-task-id") ?? ""));
  }

  /** The page shows exactly these tasks in this order. */
  async expectTasks(tasks: WireTask[]): Promise<void> {
    await expect.poll(() => this.ids()).toEqual(tasks.map((task) => task.id));
  }

  /** The query of the page's URL. */
  search(): string {
    return new URL(this.page.url()).search;
  }

  async expectSearch(search: string): Promise<void> {
    await expect.poll(() => this.search()).toBe(search);
  }

  /** The last query that arrived at the server has exactly this body. */
  async expectLastQuery(query: Record<string, unknown>): Promise<void> {
    await expect.poll(() => this.demo.lastQuery()).toEqual(query);
  }

  /**
   * Waits until everything that the page has sent has arrived at the server: what is not in its log by then was never
   * sent.
   */
  async waitForPendingRequests(): Promise<void> {
    await this.page.evaluate(
      (address) => fetch(address).then((answer) => answer.text()),
      new URL("index.html", this.demo.url).href,
    );
  }

  /** The length of the session history. */
  historyLength(): Promise<number> {
    return this.page.evaluate(() => history.length);
  }
}
