// A row of the fault matrix at every moment: one page and one demo, the moments one after the other.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Demo } from "../demo";
import { DashboardPage } from "../dashboard-page";
import { submit, type Submission } from "./submissions";
import { type Fault, isData, type Moment, moments, type ErrorExpectation } from "./fault-types";

/** Every read of the page. */
const READS = "/mj/task";
/** The interval of live refresh. */
const REFRESH_INTERVAL_MS = 5_000;

export class FaultScenario {
  private readonly page: Page;
  private readonly demo: Demo;
  /** The page's current query. */
  private query: Record<string, unknown> = {};

  /** `pageUrl` is the URL of the page; the demo of `dashboard` is its proxy. */
  constructor(
    private readonly dashboard: DashboardPage,
    private readonly fault: Fault,
    private readonly submission: Submission,
    private readonly pageUrl = dashboard.demo.url,
  ) {
    this.page = dashboard.page;
    this.demo = dashboard.demo;
  }

  /** Returns the number of moments that applied; all of them passed. */
  async run(): Promise<number> {
    await this.page.clock.install();
    const tries: Record<Moment, () => Promise<void>> = {
      "first load": () => this.firstLoad(),
      filter: () => this.changeQuery(() => this.dashboard.status("Succeeded").click(), { status: "SUCCESS" }),
      paging: () =>
        this.changeQuery(() => this.dashboard.pager.getByRole("button", { name: "Next page" }).click(), {
          status: "SUCCESS",
          pageNumber: 1,
        }),
      "live refresh": () => this.liveRefresh(),
      submit: () => this.submit(),
    };
    const applying = moments(this.fault);
    for (const moment of applying) await tries[moment]();
    return applying.length;
  }

  private async firstLoad(): Promise<void> {
    const { read, fault } = this.fault;
    await this.demo.injectFault(fault, { path: READS });
    await this.page.goto(this.pageUrl);
    // Before the clock advances: start-up has timeouts of its own.
    await expect.poll(async () => (await this.demo.log()).length).toBeGreaterThan(0);
    if (isData(read)) {
      await this.expectData();
      for (const at of this.fault.variant ? [0] : [0, 1, 2, 5]) if (read.cards > at) await this.openCard(at);
    } else {
      const error = await this.expectError(read);
      await expect(this.dashboard.grid).toHaveCount(0);
      await expect(this.dashboard.announcement).toContainText(read.title);
      await expect(this.page).toHaveTitle(new RegExp(`^${read.title}`));
      if (read.text) await expect(error).toContainText(read.text);
      if (read.details) {
        await error.getByText("Details", { exact: true }).click();
        await expect(error.getByRole("group")).toContainText(read.details);
      }
    }
    await this.recover({});
  }

  /** The operator changes the query; the older tasks stay until the response arrives. */
  private async changeQuery(apply: () => Promise<void>, query: Record<string, unknown>): Promise<void> {
    const { read, fault } = this.fault;
    const before = await this.dashboard.ids();
    await this.demo.injectFault(fault, { path: READS });
    const requested = (await this.demo.queries()).length;
    await apply();
    if (isData(read)) {
      await expect.poll(async () => (await this.demo.queries()).length).toBeGreaterThan(requested);
      await this.expectData();
    } else {
      await this.expectError(read);
      expect(await this.dashboard.ids(), "the older tasks stay").toEqual(before);
      await expect(this.dashboard.grid).toHaveAttribute("aria-busy", "false");
    }
    this.query = query;
    await this.recover(query);
  }

  private async liveRefresh(): Promise<void> {
    const { read, fault } = this.fault;
    const liveRefresh = this.page.getByRole("combobox", { name: "Live refresh" });
    const before = await this.dashboard.ids();
    await this.demo.injectFault(fault, { path: READS });
    // The open tasks are polled by their IDs and the page less often: both meet the fault.
    const requested = (await this.demo.log()).length;
    await liveRefresh.selectOption("5 s");
    if (isData(read)) {
      await this.advance(REFRESH_INTERVAL_MS + 1_000);
      await expect.poll(async () => (await this.demo.log()).length).toBeGreaterThan(requested);
      await expect.poll(async () => (await this.demo.log()).every((line) => line.ended || line.gone)).toBe(true);
      await expect(this.alerts()).toHaveCount(0);
      expect(await this.dashboard.ids(), "what is on screen stays in its place").toEqual(before);
    } else {
      await this.advance(REFRESH_INTERVAL_MS);
      const alert = await this.expectError(read);
      expect(await this.dashboard.ids(), "the older tasks stay").toEqual(before);
      await this.demo.clearFaults();
      // It recovers by itself, unless the error is permanent.
      if (read.isTransient)
        await this.advanceUntil(async () => expect(alert).toHaveCount(0, { timeout: 150 }), REFRESH_INTERVAL_MS);
    }
    await liveRefresh.selectOption("Off");
    await this.recover(this.query);
  }

  private async submit(): Promise<void> {
    const { fault, submit: outcome = "unknown", arrivals, clockStepMs = 0 } = this.fault;
    await submit(this.dashboard, this.submission, {
      outcome,
      arrivals,
      injectFault: (path) => this.demo.injectFault(fault, { path }),
      advanceClock: () => this.advance(clockStepMs && 61_000),
    });
    await this.demo.clearFaults();
    await this.dashboard.refresh.click();
    await this.dashboard.waitForLoad();
    await expect(this.dashboard.cards).toHaveCount(20);
    await expect(this.alerts()).toHaveCount(0);
  }

  /** One press recovers, if it has not recovered by itself. */
  private async recover(query: Record<string, unknown>): Promise<void> {
    await this.demo.clearFaults();
    const { tryAgain, refresh } = this.dashboard;
    // A poll in flight may remove the error before the button is pressed.
    const isThere = async () => (await tryAgain.count()) > 0;
    const pressed = (await isThere()) && (await tryAgain.click({ timeout: 3_000 }).then(() => true, isGone));
    if (!pressed) await refresh.click();

    /** Only a button that has disappeared need not be pressed. */
    async function isGone(error: unknown): Promise<false> {
      if (await isThere()) throw error;
      return false;
    }
    await this.dashboard.expectTasks((await this.demo.query(query)).content);
    await expect(this.alerts()).toHaveCount(0);
    await expect(this.page.getByText(/entries of the response/)).toHaveCount(0);
  }

  private async expectData(): Promise<void> {
    const { read } = this.fault;
    if (!isData(read)) return;
    // Ten thousand tasks take a while on a busy machine.
    await expect(this.dashboard.cards).toHaveCount(read.cards, { timeout: 30_000 });
    if (read.text) await expect(this.page.getByRole("main").getByText(read.text).first()).toBeVisible();
    await this.dashboard.waitForLoad();
    await expect(this.alerts()).toHaveCount(0);
  }

  /** A card opens its dialog, whatever its task consists of. */
  private async openCard(at: number): Promise<void> {
    await this.dashboard.cards.nth(at).getByRole("link").first().click();
    await expect(this.dashboard.dialog).toBeVisible();
    await this.page.keyboard.press("Escape");
    await expect(this.dashboard.dialog).toHaveCount(0);
  }

  private async expectError({ title, text }: ErrorExpectation): Promise<Locator> {
    const alert = this.page
      .getByRole("alert")
      .filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
    await this.advanceUntil(() => expect(alert).toBeVisible({ timeout: 150 }), this.fault.clockStepMs ?? 700);
    if (text) await expect(alert).toContainText(text);
    return alert;
  }

  /** Alerts with text: empty alert regions are always in the page. */
  private alerts(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** Advances the page's clock in steps until the condition holds. */
  private async advanceUntil(isSo: () => Promise<void>, clockStepMs: number): Promise<void> {
    await expect(async () => {
      if (this.fault.pressesTryAgain) await this.pressTryAgain();
      await this.advance(clockStepMs);
      await isSo();
    }).toPass({ intervals: [0], timeout: 15_000 });
  }

  private async pressTryAgain(): Promise<void> {
    const now = this.page.getByRole("button", { name: "Try again" });
    if (await now.isVisible()) await now.click();
  }

  private async advance(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.page.clock.runFor(milliseconds);
  }
}
