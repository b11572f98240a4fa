// Page object of the export dialog, and what the demo says the exported tasks are.

import { readFileSync } from "node:fs";
import { type Download, expect, type Locator, type Page } from "@playwright/test";
import type { Demo, Query, WireTask } from "./demo";
import { openMenu } from "./menu";

export const CSV = "Table (CSV)";
export const JSON_LINES = "JSON Lines";
export const LINKS = "Picture links";
export const PICTURES = "Pictures (ZIP)";

export class ExportDialog {
  private constructor(
    readonly page: Page,
    readonly dialog: Locator,
  ) {}

  static async open(page: Page): Promise<ExportDialog> {
    await openMenu(page);
    await page
      .getByRole("banner")
      .getByRole("button", { name: /^(Export|导出)$/ })
      .click();
    const form = ExportDialog.of(page);
    await expect(form.dialog).toBeVisible();
    return form;
  }

  /** The dialog that is open. */
  static of(page: Page): ExportDialog {
    return new ExportDialog(page, page.getByRole("dialog", { name: /^(Export|导出)$/ }));
  }

  button(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  get alert(): Locator {
    return this.dialog.getByRole("alert");
  }

  async choose(format: string): Promise<void> {
    await this.dialog.getByRole("radio", { name: format }).check();
  }

  async start(format: string): Promise<void> {
    await this.choose(format);
    await this.button("Export tasks").click();
  }

  /** Exports, and waits for the download. */
  async download(format: string): Promise<Download> {
    const download = this.page.waitForEvent("download");
    await this.start(format);
    return download;
  }
}

/** For `addInitScript`: a browser that cannot write files as they grow. */
export function withoutFilePicker(): void {
  Reflect.deleteProperty(window, "showSaveFilePicker");
}

export const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), "utf8");

/** All tasks of a query as the demo sends them, in the order of the query. */
export async function allTasks(demo: Demo, query: Query = {}): Promise<WireTask[]> {
  const tasks: WireTask[] = [];
  for (let pageNumber = 0; ; pageNumber++) {
    const { content, totalElements } = await demo.query({ ...query, pageNumber, pageSize: 1000 });
    tasks.push(...content);
    if (tasks.length >= totalElements) return tasks;
  }
}

/** The time zone of the tests. */
const FORMATTER = new Intl.DateTimeFormat("en", {
  timeZone: "Europe/Berlin",
  timeZoneName: "longOffset",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

/** A time as exports write it. */
export function isoTime(ms: unknown): string {
  if (typeof ms !== "number") return "";
  const part = Object.fromEntries(FORMATTER.formatToParts(ms).map(({ type, value }) => [type, value]));
  const zone = part.timeZoneName.replace("GMT", "") || "Z";
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}.${part.fractionalSecond}${zone}`;
}

/** The row of a task. */
export function rowOf(task: WireTask): string[] {
  const text = (value: unknown) => {
    const cell = typeof value === "string" && value.trim() !== "" ? value : "";
    return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  };
  const seconds = (from: unknown, to: unknown) => {
    if (typeof from !== "number" || typeof to !== "number") return "";
    const ms = Math.max(0, to - from);
    return `${Math.floor(ms / 1000)}.${Math.floor((ms % 1000) / 100)}`;
  };
  const { properties } = task;
  const video = task.videoUrl as string | undefined;
  return [
    task.id,
    task.status,
    task.action,
    text(task.prompt),
    text(task.promptEn),
    text(task.description),
    text(task.failReason),
    text(task.state),
    text(properties.discordInstanceId),
    text(properties.botType),
    isoTime(task.submitTime),
    isoTime(task.startTime),
    isoTime(task.finishTime),
    seconds(task.submitTime, task.startTime),
    seconds(task.startTime, task.finishTime),
    video === undefined ? text(task.imageUrl) : "",
    text(video),
  ];
}

/** A task without the values that exports leave out. */
export function withoutPrivate(task: WireTask): unknown {
  const masked = (name: string, value: unknown) =>
    name === "notifyHook" && value !== null && value !== undefined ? "••••••" : value;
  return JSON.parse(JSON.stringify(task, masked));
}
