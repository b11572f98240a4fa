// A server that wants to harm, and every text it can put into a task: on the sheet, in the task's window, in the queue, and
// in the windows that begin with what a task says.

import type { Page } from "@playwright/test";
import type { Demo } from "./support/demo";
import { hostileTask, PAYLOADS, type Payload, placesOf } from "./support/payloads";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";
import { expectUnharmed, LEGAL, press, Watch } from "./support/unharmed";

test.use({ demoOptions: { tasks: 0 }, contextOptions: { reducedMotion: "reduce" } });

type Task = Record<string, unknown> & { id: string };

/** Puts one task for each payload into the demo, the first one on top. */
async function put(demo: Demo, make: (payload: Payload, at: number) => Task): Promise<Task[]> {
  const tasks = PAYLOADS.map(make);
  for (const task of tasks.toReversed()) await demo.put(task);
  return tasks;
}

function count(tasks: Task[], views: number): void {
  const places = tasks.map((task, at) => placesOf(PAYLOADS[at].text, task));
  tally("payloads × fields × views", views * places.reduce((sum, places) => sum + places));
}

/** JSON with its names in one order, and without what is private. */
function canonical(value: unknown): string {
  const tidy = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(tidy);
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      name === "notifyHook" ? "••••••" : tidy(inner),
    ]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(tidy(value));
}

/** Goes through the windows of all tasks, from the first to the last. */
async function eachWindow(page: Page, tasks: Task[], look: (at: number) => Promise<void>): Promise<void> {
  for (const [at, task] of tasks.entries()) {
    await expect(page.getByRole("dialog", { name: `Task ${task.id}`, exact: true })).toBeVisible();
    await look(at);
    if (at + 1 < tasks.length) await press(page.getByRole("button", { name: "Next task" }));
  }
}

for (const [width, height] of [
  [1280, 720],
  [320, 640],
]) {
  test.describe(`at a width of ${width}`, () => {
    test.use({ viewport: { width, height } });

    test(`the sheet shows every text as text, and nothing breaks out (${width})`, async ({
      desk,
      demo,
      page,
      context,
    }) => {
      for (const link of LEGAL) desk.guard.allow(new URL(link).origin);
      const watch = await Watch.start(context, page, demo.origin);
      const tasks = await put(demo, ({ text }, at) => hostileTask(text, `h${at}`));
      await desk.open("?size=200");
      await expect(desk.cards).toHaveCount(tasks.length);
      const shown = await desk.cards.evaluateAll((cards) => cards.map((card) => card.textContent ?? ""));
      // The newest first, and of each its prompt and its reason.
      for (const [at, { name, text }] of PAYLOADS.entries()) {
        expect(shown[at].split(text).length - 1, `${name}: how often it is shown`).toBeGreaterThanOrEqual(2);
      }
      await expectUnharmed(page, "the sheet");
      const more = page.getByRole("button", { name: "More", exact: true });
      await press(more);
      await expect(more).toHaveCount(0);
      await expectUnharmed(page, "the sheet with all prompts unfolded");
      // Every picture is asked for once it is near.
      for (const [at, { leads }] of PAYLOADS.entries()) {
        if (leads === undefined) continue;
        await desk.cards.nth(at).scrollIntoViewIfNeeded();
        await expect(desk.cards.nth(at).getByRole("img")).toHaveJSProperty("complete", true);
      }
      const asked = () => new Set(watch.asked.map(({ url }) => url));
      await expect.poll(asked).toEqual(new Set(LEGAL.map((link) => link.split("#")[0])));
      watch.expectQuiet();
      count(tasks, 1);
      tally("payloads", PAYLOADS.length);
    });

    test(`a task's window shows every text as text, and nothing breaks out (${width})`, async ({
      desk,
      demo,
      page,
      context,
    }) => {
      test.slow();
      for (const link of LEGAL) desk.guard.allow(new URL(link).origin);
      const watch = await Watch.start(context, page, demo.origin);
      const tasks = await put(demo, ({ text }, at) => hostileTask(text, `h${at}`));
      await desk.open("?size=200&task=h0");
      await eachWindow(page, tasks, async (at) => {
        const { name, text, leads, refers } = PAYLOADS[at];
        const dialog = page.getByRole("dialog", { name: `Task h${at}`, exact: true });
        await press(dialog.getByText("Raw JSON"));
        const raw = JSON.parse((await dialog.getByLabel("Raw JSON").textContent()) ?? "") as object;
        const wire = { ...(await demo.put(tasks[at])) };
        expect(canonical(raw), name).toBe(canonical(wire));
        const facts = await dialog.getByRole("definition").evaluateAll((all) => all.map((fact) => fact.textContent));
        expect(facts.filter((fact) => fact === text).length, `${name}: how many facts say it`).toBeGreaterThanOrEqual(
          12,
        );
        const out = await dialog.locator("a[target]").evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
        const may = [leads, refers].flatMap((link) => (link === undefined ? [] : [new URL(link).href]));
        expect(new Set(out), name).toEqual(new Set(may));
        await expectUnharmed(page, name);
      });
      watch.expectQuiet();
      count(tasks, 1);
    });

    test(`the queue shows every text as text, and nothing breaks out (${width})`, async ({
      desk,
      demo,
      page,
      context,
    }) => {
      for (const link of LEGAL) desk.guard.allow(new URL(link).origin);
      const watch = await Watch.start(context, page, demo.origin);
      const tasks = PAYLOADS.map(({ text }, at) =>
        hostileTask(text, `h${at}`, { status: at % 2 ? "IN_PROGRESS" : "NOT_START", submitTime: 1_700_000_000_000 + at }),
      );
      // The demo has its own tasks in its queue; these are somebody else's.
      await page.route("**/mj/task/queue", (route) => route.fulfill({ json: tasks }));
      await desk.open();
      await page.getByRole("link", { name: "Queue", exact: true }).click();
      const rows = page.getByRole("table", { name: "Queue" }).getByRole("row");
      await expect(rows).toHaveCount(tasks.length + 1);
      const shown = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ""));
      for (const [at, { name, text }] of PAYLOADS.entries()) expect(shown[at + 1], name).toContain(text);
      await expectUnharmed(page, "the queue");
      watch.expectQuiet();
      count(tasks, 1);
    });
  });
}
