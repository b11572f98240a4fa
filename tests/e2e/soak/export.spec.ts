// An export of 100,000 tasks: complete, equal to the server's, and with bounded memory.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { countCoverage } from "../support/coverage-reporter";
import { CSV, ExportDialog, JSON_LINES, rowOf, withoutFilePicker, withoutPrivate } from "../support/export-dialog";
import { parseCsv } from "../support/exported-files";
import { installMemoryProbe, MemoryProbe } from "../support/memory-probe";
import { expect, test } from "../support/test";
import type { Demo, WireTask } from "../support/demo";
import { amount, timeout } from "../support/tiers";

// The gate exports less; features/export.spec.ts compares 5,000 tasks in every format.
const TASKS = Math.min(amount(100_000), 100_000);
/** Each task in the file costs the page no more than its hash; everything else is in the browser's storage or gone. */
const MAX_GROWTH = 24 * 1024 * 1024;

test.use({ demoOptions: { tasks: TASKS } });

/** The tasks of the demo, newest first, without keeping them. */
async function* demoTasks(demo: Demo): AsyncGenerator<WireTask> {
  for (let pageNumber = 0; pageNumber * 1000 < TASKS; pageNumber++)
    yield* (await demo.query({ pageNumber, pageSize: 1000 })).content;
}

for (const format of [JSON_LINES, CSV]) {
  test(`${TASKS.toLocaleString("en")} tasks as ${format}`, async ({ dashboard, demo, page }) => {
    test.setTimeout(timeout(360));
    await page.addInitScript(installMemoryProbe, 1);
    await page.addInitScript(withoutFilePicker);
    await dashboard.open();
    const probe = await MemoryProbe.of(page);
    const form = await ExportDialog.open(page);
    const before = await probe.sample();
    const start = Date.now();
    const download = page.waitForEvent("download", { timeout: 300_000 });
    await form.start(format);
    const file = await (await download).path();
    const seconds = (Date.now() - start) / 1000;
    const after = await probe.sample();
    let count = 0;
    const tasks = demoTasks(demo);
    /** Without an assertion for each row, which would take longer than the export. */
    const compare = async (exported: unknown, expected: (task: WireTask) => unknown) => {
      count++;
      const task = expected((await tasks.next()).value as WireTask);
      if (!isDeepStrictEqual(exported, task)) expect(exported, `row ${count}`).toEqual(task);
    };
    if (format === JSON_LINES) {
      const lines = createInterface({ input: createReadStream(file, "utf8") });
      for await (const line of lines) await compare(JSON.parse(line), withoutPrivate);
    } else {
      let text = "";
      for await (const chunk of createReadStream(file, "utf8")) text += chunk;
      for (const row of parseCsv(text.slice(1)).slice(1)) await compare(row, rowOf);
    }
    expect(count).toBe(TASKS);
    const details = JSON.stringify({ seconds, before, after });
    expect(after.wasm + after.heap - before.wasm - before.heap, details).toBeLessThan(MAX_GROWTH);
    countCoverage("exported tasks", count);
  });
}
