// Hostile content in every text of a task: in the grid, in the task dialog and in the queue.

import type { Page } from "@playwright/test";
import type { Demo } from "../support/demo";
import { hostileTask, PAYLOADS, type Payload, countOccurrences } from "../support/payloads";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { expectSafe, ALLOWED_IMAGES, press, ExternalActivity } from "../support/assert-safe";
import { openMenu } from "../support/menu";
import { select } from "../support/tiers";

test.use({ images: "drawn", demoOptions: { tasks: 0 } });

type Task = Record<string, unknown> & { id: string };

/** Puts one task for each payload into the demo, the first one on top. */
async function put(demo: Demo, make: (payload: Payload, at: number) => Task): Promise<Task[]> {
  const tasks = PAYLOADS.map(make);
  for (const task of tasks.toReversed()) await demo.put(task);
  return tasks;
}

function count(tasks: Task[], views: number): void {
  const places = tasks.map((task, at) => countOccurrences(PAYLOADS[at].text, task));
  countCoverage("payloads × fields × views", views * places.reduce((sum, places) => sum + places));
}

/** JSON with sorted keys and without private values. */
function canonical(value: unknown): string {
  const tidy = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(tidy);
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
      name,
      name === "notifyHook" ? "••••••" : tidy(inner),
    ]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(tidy(value));
}

/** Steps through the dialogs of all tasks, from the first to the last. */
async function eachWindow(page: Page, tasks: Task[], look: (at: number) => Promise<void>): Promise<void> {
  for (const [at, task] of tasks.entries()) {
    await expect(page.getByRole("dialog", { name: `Task ${task.id}`, exact: true })).toBeVisible();
    await look(at);
    if (at + 1 < tasks.length) await press(page.getByRole("button", { name: "Next task" }));
  }
}

const SIZES = [
  [1280, 720],
  [320, 640],
];

for (const [width, height] of select(SIZES, { name: ([width]) => `xss, ${width}`, classOf: () => "size" })) {
  test.describe(`at a width of ${width}`, () => {
    test.use({ viewport: { width, height } });

    test(`the grid shows every text as text, and the layout holds (${width})`, async ({
      dashboard,
      demo,
      page,
      context,
    }) => {
      for (const link of ALLOWED_IMAGES) dashboard.invariants.allow(new URL(link).origin);
      const external = await ExternalActivity.start(context, page, demo.origin);
      const tasks = await put(demo, ({ text }, at) => hostileTask(text, `h${at}`));
      await dashboard.open("?size=200");
      await expect(dashboard.cards).toHaveCount(tasks.length);
      const shown = await dashboard.cards.evaluateAll((cards) => cards.map((card) => card.textContent ?? ""));
      // The newest first; each shows its prompt and its failure reason.
      for (const [at, { name, text }] of PAYLOADS.entries()) {
        expect(shown[at].split(text).length - 1, `${name}: how often it is shown`).toBeGreaterThanOrEqual(2);
      }
      await expectSafe(page, "the sheet");
      const more = page.getByRole("button", { name: "More", exact: true });
      await press(more);
      await expect(more).toHaveCount(0);
      await expectSafe(page, "the sheet with all prompts unfolded");
      // Every image is requested once it is near the viewport.
      for (const [at, { image }] of PAYLOADS.entries()) {
        if (image === undefined) continue;
        await dashboard.cards.nth(at).scrollIntoViewIfNeeded();
        await expect(dashboard.cards.nth(at).getByRole("img")).toHaveJSProperty("complete", true);
      }
      const requested = () => new Set(external.requested.map(({ url }) => url));
      await expect.poll(requested).toEqual(new Set(ALLOWED_IMAGES.map((link) => link.split("#")[0])));
      external.expectOnlyAllowed();
      count(tasks, 1);
      countCoverage("payloads", PAYLOADS.length);
    });

    test(`the task dialog shows every text as text, and the layout holds (${width})`, async ({
      dashboard,
      demo,
      page,
      context,
    }) => {
      test.setTimeout(300_000);
      for (const link of ALLOWED_IMAGES) dashboard.invariants.allow(new URL(link).origin);
      const external = await ExternalActivity.start(context, page, demo.origin);
      const tasks = await put(demo, ({ text }, at) => hostileTask(text, `h${at}`));
      await dashboard.open("?size=200&task=h0");
      await eachWindow(page, tasks, async (at) => {
        const { name, text, image, link } = PAYLOADS[at];
        const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
        await press(dialog.getByText("Raw JSON"));
        const raw = JSON.parse((await dialog.getByLabel("Raw JSON").textContent()) ?? "") as object;
        const wire = { ...(await demo.put(tasks[at])) };
        expect(canonical(raw), name).toBe(canonical(wire));
        const facts = await dialog.getByRole("definition").evaluateAll((all) => all.map((fact) => fact.textContent));
        expect(facts.filter((fact) => fact === text).length, `${name}: how many facts say it`).toBeGreaterThanOrEqual(
          12,
        );
        const out = await dialog
          .locator("a[target]")
          .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
        const may = [image, link].flatMap((link) => (link === undefined ? [] : [new URL(link).href]));
        expect(new Set(out), name).toEqual(new Set(may));
        await expectSafe(page, name);
      });
      external.expectOnlyAllowed();
      count(tasks, 1);
    });

    test(`the queue shows every text as text, and the layout holds (${width})`, async ({
      dashboard,
      demo,
      page,
      context,
    }) => {
      for (const link of ALLOWED_IMAGES) dashboard.invariants.allow(new URL(link).origin);
      const external = await ExternalActivity.start(context, page, demo.origin);
      const tasks = PAYLOADS.map(({ text }, at) =>
        hostileTask(text, `h${at}`, {
          status: at % 2 ? "IN_PROGRESS" : "NOT_START",
          submitTime: 1_700_000_000_000 + at,
        }),
      );
      // The demo has its own tasks in its queue; these come from another server.
      await page.route("**/mj/task/queue", (route) => route.fulfill({ json: tasks }));
      await dashboard.open();
      await openMenu(page);
      await page.getByRole("link", { name: "Queue", exact: true }).click();
      const rows = page.getByRole("table", { name: "Queue" }).getByRole("row");
      await expect(rows).toHaveCount(tasks.length + 1);
      const shown = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ""));
      // Running tasks come first.
      const isRunning = (_: unknown, at: number): boolean => at % 2 === 1;
      const ordered = [...PAYLOADS.filter(isRunning), ...PAYLOADS.filter((it, at) => !isRunning(it, at))];
      for (const [at, { name, text }] of ordered.entries()) expect(shown[at + 1], name).toContain(text);
      await expectSafe(page, "the queue");
      external.expectOnlyAllowed();
      count(tasks, 1);
    });
  });
}
