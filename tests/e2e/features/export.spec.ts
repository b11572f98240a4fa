// Export of all tasks that match: tables, JSON Lines, links and pictures, compared with the demo's own tasks.

import { readFileSync } from "node:fs";
import type { Page, Route } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { type Demo, QUERY } from "../support/demo";
import {
  allTasks,
  CSV,
  ExportDialog,
  JSON_LINES,
  LINKS,
  PICTURES,
  rowOf,
  textOf,
  withoutFilePicker,
  withoutPrivate,
} from "../support/export-dialog";
import { parseCsv, readZip } from "../support/exported-files";
import { ICON } from "../support/faults/build-files";
import { discordLink, GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

/** Calls `act` with the number of each query of an export, from 1, before the query is sent. */
async function beforeEachQuery(page: Page, act: (number: number, route: Route) => Promise<void>): Promise<void> {
  let number = 0;
  await page.route(`**${QUERY}`, async (route) => {
    await act(++number, route);
    await route.fallback();
  });
}

/** Holds the nth query of an export until the result is called. */
async function holdQuery(page: Page, nth: number): Promise<{ held: Promise<void>; release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let hold = () => {};
  const held = new Promise<void>((resolve) => (hold = resolve));
  await beforeEachQuery(page, async (number) => {
    if (number !== nth) return;
    hold();
    await released;
  });
  return { held, release };
}

/** The file of the origin's private file system that the page writes in place of one that the user chooses. */
function chooseFile(writeFails: boolean): void {
  const chosen = window as unknown as { showSaveFilePicker: unknown };
  chosen.showSaveFilePicker = async (options: { suggestedName: string }) => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle(options.suggestedName, { create: true });
    if (!writeFails) return file;
    return {
      name: options.suggestedName,
      createWritable: async () => ({
        write: async () => {
          throw new DOMException("The disk is full.", "QuotaExceededError");
        },
        close: async () => {},
        abort: async () => {},
      }),
    };
  };
}

/** The file that was written so. */
const chosenFile = (page: Page): Promise<{ name: string; text: string }> =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
      const file = await handle.getFile();
      return { name: file.name, text: await file.text() };
    }
    return { name: "", text: "" };
  });

const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const idsOf = (text: string) => lines(text).map((line) => (JSON.parse(line) as { id: string }).id);

/** Nobody has started the next query when the last one has been answered. */
const queryCount = async (demo: Demo) => (await demo.queries()).length;

test.describe("in a browser that keeps the file until it is complete", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(withoutFilePicker);
  });

  test.describe(() => {
    test.use({ demoOptions: { tasks: 5000 } });

    test("a table has a row for each of 5,000 tasks, equal to the server's", async ({ dashboard, demo, page }) => {
      test.setTimeout(90_000);
      await demo.put({ id: "formula", prompt: '=HYPERLINK("https://x.example","a, b")\nsecond line', state: "-1" });
      await dashboard.open();
      const form = await ExportDialog.open(page);
      await expect(form.dialog.getByRole("heading", { name: "All that match (5,001)" })).toBeVisible();
      const download = await form.download(CSV);
      await expect(form.dialog.getByText("is complete.").first()).toBeVisible();
      await expect(form.dialog.getByText("5,001 of 5,001 tasks")).toBeVisible();
      expect(download.suggestedFilename()).toMatch(/^contact-sheet-tasks-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
      const text = await textOf(download);
      expect(text.startsWith("\uFEFFid,status,action,prompt,")).toBe(true);
      const rows = parseCsv(text.slice(1));
      const tasks = await allTasks(demo);
      expect(rows.length).toBe(5002);
      expect(rows.slice(1)).toEqual(tasks.map(rowOf));
      const again = page.waitForEvent("download");
      await form.button("Save the file again").click();
      expect(await textOf(await again)).toBe(text);
    });
  });

  test("the present filters and range, and the chosen columns, are exported and remembered", async ({
    dashboard,
    demo,
    page,
  }) => {
    const all = await allTasks(demo, { status: "SUCCESS" });
    const to = new Date(all[50].submitTime).toISOString().slice(0, 16);
    const from = new Date(all[350].submitTime).toISOString().slice(0, 16);
    const moment = (text: string) => new Date(`${text}Z`).getTime();
    const expected = all.filter(({ submitTime: at }) => at >= moment(from) && at < moment(to));
    expect(expected.length).toBeGreaterThan(250);
    await dashboard.open(`?status=SUCCESS&from=${from}Z&to=${to}Z`);
    const form = await ExportDialog.open(page);
    await expect(form.dialog.getByText(/^Status: Succeeded · When: /)).toBeVisible();
    for (const box of await form.dialog.getByRole("checkbox").all()) {
      const isKept = await box.evaluate((input) => ["Task ID", "Submitted"].includes(input.parentElement?.textContent ?? ""));
      if (!isKept) await box.uncheck();
    }
    const rows = parseCsv((await textOf(await form.download(CSV))).slice(1));
    expect(rows[0]).toEqual(["id", "submitTime"]);
    expect(rows.slice(1).map(([id]) => id)).toEqual(expected.map(({ id }) => id));
    await page.reload();
    await dashboard.waitForLoad();
    const next = await ExportDialog.open(page);
    await expect(next.dialog.getByRole("checkbox", { name: "Task ID" })).toBeChecked();
    await expect(next.dialog.getByRole("checkbox", { name: "Prompt", exact: true })).not.toBeChecked();
  });

  test("another order exports the newest first and says so; a range is left out as on the page", async ({
    dashboard,
    demo,
    page,
  }) => {
    await page.goto(new URL("?sort=status,asc&when=today", demo.url).href);
    await expect(dashboard.cards).toHaveCount(20);
    const form = await ExportDialog.open(page);
    await expect(form.dialog.getByText(/The newest come first/)).toBeVisible();
    await expect(form.dialog.getByText(/The time range is not applied/)).toBeVisible();
    const ids = idsOf(await textOf(await form.download(JSON_LINES)));
    expect(ids).toEqual((await allTasks(demo)).map(({ id }) => id));
  });

  const title = "JSON Lines are the tasks as sent, each once although new ones arrive; private values are masked";
  test(title, SMOKE, async ({ dashboard, demo, page }) => {
    await demo.put(GRID_TASK);
    await dashboard.open();
    const before = await allTasks(demo);
    await beforeEachQuery(page, async (number) => {
      for (let count = 0; count < number * 3; count++) await demo.put({ id: `new-${number}-${count}` });
    });
    const form = await ExportDialog.open(page);
    const text = await textOf(await form.download(JSON_LINES));
    const exported = lines(text).map((line) => JSON.parse(line) as { id: string });
    // Those that had arrived before the first page was read are the newest.
    const isNew = ({ id }: { id: string }) => id.startsWith("new-");
    expect(exported.filter(isNew).map(({ id }) => id)).toEqual(["new-1-2", "new-1-1", "new-1-0"]);
    expect(exported.filter((task) => !isNew(task))).toEqual(before.map(withoutPrivate));
    expect(text).not.toContain("hook-secret");
  });

  test("a page that fails three times is reported, and Go on continues where it stopped", async ({
    dashboard,
    demo,
    page,
  }) => {
    dashboard.invariants.expectConsole(/status of 502/);
    await page.clock.install();
    await dashboard.open();
    await beforeEachQuery(page, async (number) => {
      if (number === 3) await demo.injectFault("http-502", { times: 3 });
    });
    const form = await ExportDialog.open(page);
    await demo.clearLog();
    await form.start(JSON_LINES);
    await dashboard.advanceUntil(() => expect(form.alert.getByRole("heading", { name: "Server error" })).toBeVisible());
    expect(await queryCount(demo)).toBe(5);
    const done = form.dialog.getByText(/^\d+ of 500 tasks/);
    await expect(done).toBeVisible();
    await expect(done).not.toHaveText(/^(0|500) of/);
    await expect(form.button("Go on")).toBeFocused();
    const download = page.waitForEvent("download");
    await form.button("Go on").click();
    const ids = idsOf(await textOf(await download));
    expect(ids).toEqual((await allTasks(demo)).map(({ id }) => id));
    // No page was read twice.
    expect(await queryCount(demo)).toBeLessThan(9);
  });

  test("Stop ends at once; what is done can be saved, and closing asks first", async ({ dashboard, demo, page }) => {
    await dashboard.open();
    const { held, release } = await holdQuery(page, 2);
    const form = await ExportDialog.open(page);
    await form.start(JSON_LINES);
    await held;
    await expect(form.dialog.getByRole("progressbar", { name: "Export" })).toHaveAttribute("value", "200");
    await form.button("Stop").click();
    await expect(form.dialog.getByText("Stopped. Nothing that was exported is lost.").first()).toBeVisible();
    release();
    await page.keyboard.press("Escape");
    const question = page.getByRole("dialog", { name: "Give up the export?" });
    await question.getByRole("button", { name: "Keep exporting" }).click();
    await expect(question).toHaveCount(0);
    const download = page.waitForEvent("download");
    await form.button("Save what is done").click();
    const newest = (await allTasks(demo)).slice(0, 200).map(({ id }) => id);
    expect(idsOf(await textOf(await download))).toEqual(newest);
    await form.button("New export").click();
    await expect(form.button("Export tasks")).toBeVisible();
    // A complete file is not asked about.
    await page.keyboard.press("Escape");
    await expect(form.dialog).toHaveCount(0);
    await expect(page.getByRole("banner").getByRole("button", { name: "Export" })).toBeFocused();
  });

  test("giving up an export stops it", async ({ dashboard, demo, page }) => {
    await dashboard.open();
    const { held, release } = await holdQuery(page, 2);
    const form = await ExportDialog.open(page);
    await form.start(JSON_LINES);
    await held;
    await form.dialog.getByRole("button", { name: "Close" }).click();
    await page
      .getByRole("dialog", { name: "Give up the export?" })
      .getByRole("button", { name: "Give up", exact: true })
      .click();
    await expect(form.dialog).toHaveCount(0);
    const sent = await queryCount(demo);
    release();
    await dashboard.waitForPendingRequests();
    expect(await queryCount(demo)).toBeLessThanOrEqual(sent + 1);
  });

  test("the selected tasks are exported from the bar, without a request", async ({ dashboard, demo, page }) => {
    await dashboard.open();
    const all = (await allTasks(demo)).map(({ id }) => id);
    // The boxes come with the lazy part, which the dialog loads.
    await ExportDialog.open(page);
    await page.keyboard.press("Escape");
    for (const id of [all[7], all[2]]) await page.getByRole("checkbox", { name: `Select task ${id}` }).check();
    const bar = page.getByRole("region", { name: "Selection" });
    await bar.getByRole("button", { name: "Export", exact: true }).click();
    const form = ExportDialog.of(page);
    await expect(form.dialog.getByRole("radio", { name: "Selected (2)" })).toBeChecked();
    await demo.clearLog();
    expect(idsOf(await textOf(await form.download(JSON_LINES)))).toEqual([all[2], all[7]]);
    expect(await queryCount(demo)).toBe(0);
    await page.keyboard.press("Escape");
    await expect(bar.getByRole("button", { name: "Export", exact: true })).toBeFocused();
    await bar.getByRole("button", { name: "Export", exact: true }).click();
    await form.dialog.getByRole("radio", { name: "All that match (500)" }).check();
    expect(idsOf(await textOf(await form.download(JSON_LINES)))).toEqual(all);
  });

  test("links are those of pictures and videos; pictures are stored in an archive, and what is missing is listed", async ({
    dashboard,
    demo,
    page,
  }) => {
    const state = "export-pictures";
    const lost = `${demo.origin}/pictures/elsewhere/lost.svg`;
    dashboard.invariants.expectConsole(/status of 404 .*lost\.svg/);
    await demo.put({ id: "one", state, prompt: "a red fox --ar 1:1", imageUrl: discordLink("one.png") });
    await demo.put({ id: "two", state, prompt: "a red fox --ar 1:1", imageUrl: discordLink("two.png") });
    await demo.put({ id: "bad", state, imageUrl: "javascript:alert(1)" });
    await demo.put({ id: "lost", state, imageUrl: lost });
    await demo.put({ id: "text", state, imageUrl: null });
    // The newest must be one that the host has: the first picture decides whether the host allows it.
    await demo.put({ id: "three", state, prompt: "红色狐狸", imageUrl: discordLink("three.png") });
    const tasks = await allTasks(demo, { state });
    await dashboard.open(`?state=${state}`);
    let form = await ExportDialog.open(page);
    const links = lines(await textOf(await form.download(LINKS)));
    const icon = (link: unknown) => new URL(`${ICON}#${encodeURIComponent(String(link))}`, demo.url).href;
    const expected = tasks.filter(({ id }) => ["one", "two", "three"].includes(id)).map(({ imageUrl }) => icon(imageUrl));
    expect(links.filter((link) => link !== lost)).toEqual(expected);
    expect(links).toContain(lost);
    await page.keyboard.press("Escape");

    form = await ExportDialog.open(page);
    const files = readZip(readFileSync(await (await form.download(PICTURES)).path()));
    await expect(form.dialog.getByText("3 pictures, 2 missing")).toBeVisible();
    const names = [...files.keys()];
    expect(names.slice(0, 3).map((name) => name.replace(/^\d{4}-\d\d-\d\d_\d\d-\d\d_/, ""))).toEqual([
      "three_红色狐狸.svg",
      "two_a-red-fox.svg",
      "one_a-red-fox.svg",
    ]);
    const picture = Buffer.from(await (await fetch(icon(""))).arrayBuffer());
    for (const name of names.slice(0, 3)) expect(files.get(name)?.equals(picture), name).toBe(true);
    const missing = files.get("missing-pictures.txt")?.toString("utf8");
    expect(missing?.split("\n")).toEqual([
      "id\tlink\treason",
      `lost\t${lost}\thttp-404`,
      "bad\tjavascript:alert(1)\tunsafe-link",
      "",
    ]);
  });

  test("where the host of the pictures allows no page to read them, the links are offered at once", async ({
    dashboard,
    demo,
    page,
    secondDemo,
  }) => {
    const host = await secondDemo({ tasks: 0, cors: "none" });
    dashboard.invariants.allowConsole(/CORS policy|ERR_FAILED|status of 404/);
    const state = "elsewhere";
    const link = (name: string) => `${host.origin}/pictures/attachments/1/2/${name}.png`;
    for (const name of ["a", "b", "c"]) await demo.put({ id: name, state, imageUrl: link(name) });
    await dashboard.open(`?state=${state}`);
    const form = await ExportDialog.open(page);
    await form.start(PICTURES);
    await expect(form.alert).toContainText("The pictures cannot be read from here");
    await expect(form.alert).toContainText(host.origin);
    const download = page.waitForEvent("download");
    await form.button("Export the links").click();
    expect(lines(await textOf(await download))).toEqual(["c", "b", "a"].map(link));
  });
});

test("where the browser can, the file is written to disk as it grows", async ({ dashboard, demo, page }) => {
  await page.addInitScript(chooseFile, false);
  await dashboard.open();
  const form = await ExportDialog.open(page);
  await expect(form.dialog.getByText(/written to disk while/)).toBeVisible();
  await form.start(JSON_LINES);
  await expect(form.dialog.getByText("is complete.").first()).toBeVisible();
  await expect(form.button("Save the file again")).toHaveCount(0);
  const { name, text } = await chosenFile(page);
  await expect(form.dialog.getByRole("heading", { name, exact: true })).toBeVisible();
  expect(idsOf(text)).toEqual((await allTasks(demo)).map(({ id }) => id));
});

test("a full disk is reported, and nothing is said to be saved", async ({ dashboard, page }) => {
  await page.addInitScript(chooseFile, true);
  await dashboard.open();
  const form = await ExportDialog.open(page);
  await form.start(JSON_LINES);
  await expect(form.alert).toContainText("The file could not be written");
  await form.alert.getByText("Details").click();
  await expect(form.alert).toContainText("QuotaExceededError: The disk is full.");
  await expect(form.button("Go on")).toHaveCount(0);
  await expectAccessible(page, "a failed export");
  await form.button("New export").click();
  await expect(form.button("Export tasks")).toBeVisible();
});

test("without a chosen file nothing happens", async ({ dashboard, demo, page }) => {
  await page.addInitScript(() => {
    (window as unknown as { showSaveFilePicker: unknown }).showSaveFilePicker = async () => {
      throw new DOMException("The user aborted a request.", "AbortError");
    };
  });
  await dashboard.open();
  const form = await ExportDialog.open(page);
  await expectAccessible(page, "the export dialog");
  await demo.clearLog();
  await form.start(CSV);
  await dashboard.waitForPendingRequests();
  expect(await queryCount(demo)).toBe(0);
  await expect(form.button("Export tasks")).toBeVisible();
  await expect(form.alert).toHaveCount(0);
});

test.describe("a server without a search", () => {
  test.use({ demoOptions: { tasks: 600, variant: "open-java" } });

  test("is exported from its list", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 404 .*\/task\/query/);
    await page.addInitScript(withoutFilePicker);
    await dashboard.open();
    const ids = await dashboard.ids();
    const form = await ExportDialog.open(page);
    const exported = idsOf(await textOf(await form.download(JSON_LINES)));
    expect(exported.slice(0, 20)).toEqual(ids);
    expect(new Set(exported).size).toBe(600);
  });
});
