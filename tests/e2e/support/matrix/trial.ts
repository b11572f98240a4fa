// A row of the matrix at every moment: one page and one demo, the moments one after the other.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Demo } from "../demo";
import { Desk } from "../desk";
import { act, type Kind } from "./acts";
import { type Fault, isShown, type Moment, moments, type Told } from "./kinds";

/** Every read of the page. */
const READS = "/mj/task";
/** Live refresh asks this often. */
const RHYTHM = 5_000;

export class Trial {
  private readonly page: Page;
  private readonly demo: Demo;
  /** What the page asks for at present. */
  private wanted: Record<string, unknown> = {};

  /** `home` is where the page is; the desk's demo is the proxy that it talks to. */
  constructor(
    private readonly desk: Desk,
    private readonly fault: Fault,
    private readonly kind: Kind,
    private readonly home = desk.demo.url,
  ) {
    this.page = desk.page;
    this.demo = desk.demo;
  }

  /** How many moments applied; all of them went well. */
  async run(): Promise<number> {
    await this.page.clock.install();
    const tries: Record<Moment, () => Promise<void>> = {
      "first load": () => this.firstLoad(),
      filter: () => this.change(() => this.desk.status("Succeeded").click(), { status: "SUCCESS" }),
      paging: () =>
        this.change(() => this.desk.pager.getByRole("button", { name: "Next page" }).click(), {
          status: "SUCCESS",
          pageNumber: 1,
        }),
      "live refresh": () => this.liveRefresh(),
      act: () => this.act(),
    };
    const applying = moments(this.fault);
    for (const moment of applying) await tries[moment]();
    return applying.length;
  }

  private async firstLoad(): Promise<void> {
    const { read, fault } = this.fault;
    await this.demo.arm(fault, { path: READS });
    await this.page.goto(this.home);
    // Before time is let pass: the start has time limits of its own.
    await expect.poll(async () => (await this.demo.log()).length).toBeGreaterThan(0);
    if (isShown(read)) {
      await this.expectShown();
      for (const at of this.fault.brief ? [0] : [0, 1, 2, 5]) if (read.cards > at) await this.openCard(at);
    } else {
      const scene = await this.expectTold(read);
      await expect(this.desk.grid).toHaveCount(0);
      await expect(this.desk.announced).toContainText(read.title);
      await expect(this.page).toHaveTitle(new RegExp(`^${read.title}`));
      if (read.says) await expect(scene).toContainText(read.says);
      if (read.details) {
        await scene.getByText("Details", { exact: true }).click();
        await expect(scene.getByRole("group")).toContainText(read.details);
      }
    }
    await this.recover({});
  }

  /** The operator asks for something else; what was there stays until it comes. */
  private async change(ask: () => Promise<void>, wanted: Record<string, unknown>): Promise<void> {
    const { read, fault } = this.fault;
    const before = await this.desk.ids();
    await this.demo.arm(fault, { path: READS });
    const asked = (await this.demo.queries()).length;
    await ask();
    if (isShown(read)) {
      await expect.poll(async () => (await this.demo.queries()).length).toBeGreaterThan(asked);
      await this.expectShown();
    } else {
      await this.expectTold(read);
      expect(await this.desk.ids(), "the older tasks stay").toEqual(before);
      await expect(this.desk.grid).toHaveAttribute("aria-busy", "false");
    }
    this.wanted = wanted;
    await this.recover(wanted);
  }

  private async liveRefresh(): Promise<void> {
    const { read, fault } = this.fault;
    const rhythm = this.page.getByRole("combobox", { name: "Live refresh" });
    const before = await this.desk.ids();
    await this.demo.arm(fault, { path: READS });
    // The open tasks are asked for by their ids, the page itself not so often: both meet the fault.
    const asked = (await this.demo.log()).length;
    await rhythm.selectOption("5 s");
    if (isShown(read)) {
      await this.pass(RHYTHM + 1_000);
      await expect.poll(async () => (await this.demo.log()).length).toBeGreaterThan(asked);
      await expect.poll(async () => (await this.demo.log()).every((line) => line.ended || line.gone)).toBe(true);
      await expect(this.alerts()).toHaveCount(0);
      expect(await this.desk.ids(), "what is on screen stays in its place").toEqual(before);
    } else {
      await this.pass(RHYTHM);
      const bar = await this.expectTold(read);
      expect(await this.desk.ids(), "the older tasks stay").toEqual(before);
      await this.demo.disarm();
      // Nobody has to do anything, unless the server refused for good.
      if (read.passes) await this.until(async () => expect(bar).toHaveCount(0, { timeout: 150 }), RHYTHM);
    }
    await rhythm.selectOption("Off");
    await this.recover(this.wanted);
  }

  private async act(): Promise<void> {
    const { fault, act: answered = "unknown", arrives, step = 0 } = this.fault;
    await act(this.desk, this.kind, {
      answered,
      arrives,
      arm: (path) => this.demo.arm(fault, { path }),
      hurry: () => this.pass(step && 61_000),
    });
    await this.demo.disarm();
    await this.desk.refresh.click();
    await this.desk.settled();
    await expect(this.desk.cards).toHaveCount(20);
    await expect(this.alerts()).toHaveCount(0);
  }

  /** One press brings it back, where it is not back by itself. */
  private async recover(wanted: Record<string, unknown>): Promise<void> {
    await this.demo.disarm();
    const { tryAgain, refresh } = this.desk;
    // What live refresh has still under way may take the error away before it is pressed.
    const isThere = async () => (await tryAgain.count()) > 0;
    const pressed = (await isThere()) && (await tryAgain.click({ timeout: 3_000 }).then(() => true, isGone));
    if (!pressed) await refresh.click();

    /** Only an error that has gone away need not be pressed. */
    async function isGone(error: unknown): Promise<false> {
      if (await isThere()) throw error;
      return false;
    }
    await this.desk.expectTasks((await this.demo.ask(wanted)).content);
    await expect(this.alerts()).toHaveCount(0);
    await expect(this.page.getByText(/entries of the answer/)).toHaveCount(0);
  }

  private async expectShown(): Promise<void> {
    const { read } = this.fault;
    if (!isShown(read)) return;
    // Ten thousand take a while to come, on a machine that is busy.
    await expect(this.desk.cards).toHaveCount(read.cards, { timeout: 30_000 });
    if (read.says) await expect(this.page.getByRole("main").getByText(read.says).first()).toBeVisible();
    await this.desk.settled();
    await expect(this.alerts()).toHaveCount(0);
  }

  /** A card opens its window, whatever its task is made of. */
  private async openCard(at: number): Promise<void> {
    await this.desk.cards.nth(at).getByRole("link").first().click();
    await expect(this.desk.dialog).toBeVisible();
    await this.page.keyboard.press("Escape");
    await expect(this.desk.dialog).toHaveCount(0);
  }

  private async expectTold({ title, says }: Told): Promise<Locator> {
    const bar = this.page
      .getByRole("alert")
      .filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
    await this.until(() => expect(bar).toBeVisible({ timeout: 150 }), this.fault.step ?? 700);
    if (says) await expect(bar).toContainText(says);
    return bar;
  }

  /** Alerts that say something: their places stand in the page at all times. */
  private alerts(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** Lets the page's time pass in steps until something is so. */
  private async until(isSo: () => Promise<void>, step: number): Promise<void> {
    await expect(async () => {
      if (this.fault.tryNow) await this.tryNow();
      await this.pass(step);
      await isSo();
    }).toPass({ intervals: [0], timeout: 15_000 });
  }

  private async tryNow(): Promise<void> {
    const now = this.page.getByRole("button", { name: "Try again" });
    if (await now.isVisible()) await now.click();
  }

  private async pass(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.page.clock.runFor(milliseconds);
  }
}
