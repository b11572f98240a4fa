// The files of the host are missing, damaged or late: the page says so in plain words, or does without; one press mends it.

import { FILES } from "./support/matrix/files";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

/** An answer that never ends. */
const ENDLESS = ["hang", "hang-body", "trickle"];

test.use({ contextOptions: { reducedMotion: "reduce" }, demoOptions: { tasks: 0, alone: true } });

for (const { file, fault, seen, logs = [] } of FILES) {
  const name = file.replace(/-[0-9a-f]{8,}/, "-…");
  test(`file · ${name} meets ${fault}: ${seen}`, async ({ desk, demo, page }) => {
    for (const pattern of logs) desk.guard.expectConsole(pattern);
    // Without the script that starts it the program was fetched for nothing, and after some seconds Chromium says so.
    if (file === "/boot.js") desk.guard.allowConsole(/preloaded using link preload but not used/);
    // Without pictures: config.json says where they are.
    for (let n = 20; n > 0; n--) await demo.put({ id: `task-${n}`, prompt: "a cat" });
    const scene = (title: string) =>
      page.getByRole("alert").filter({ has: page.getByRole("heading", { name: title }) });
    await page.clock.install();
    // A script that breaks off is an error that nobody can catch, and the browser has no more to say about it.
    if (fault === "truncated")
      await page.addInitScript(() => addEventListener("error", (event) => event.preventDefault()));
    await demo.arm(fault, { path: file });
    const struck = new Promise<void>((resolve) => {
      for (const event of ENDLESS.includes(fault) ? ["request"] : ["requestfinished", "requestfailed"]) {
        page.on(event as "request", (request) => new URL(request.url()).pathname === file && resolve());
      }
    });
    await page.goto(demo.url, { waitUntil: "commit" });
    if (seen === "tasks") {
      await expect(desk.cards).toHaveCount(20);
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      await demo.disarm();
      await desk.refresh.click();
    } else if (seen === "did not load") {
      const told = scene("Contact Sheet did not load");
      await expect(told).toBeVisible();
      await told.getByText("Details", { exact: true }).click();
      await expect(told.getByRole("group")).toContainText(/\w+: \S+/);
      await demo.disarm();
      await told.getByRole("button", { name: "Reload" }).click();
    } else if (seen === "takes long") {
      // The words are there from the beginning, so they do not tell that the file was asked for.
      await struck;
      const late = page.getByText("This takes longer than it should.");
      await expect(late).toBeAttached();
      // Twenty seconds, which the stylesheet counts by itself.
      await page.evaluate(() => {
        for (const animation of document.getAnimations()) {
          if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
        }
      });
      await expect(late).toBeVisible();
      await demo.disarm();
      await page.getByRole("link", { name: "Reload · 重新加载" }).click();
    } else if (seen === "config is told") {
      const told = page.getByRole("alert").filter({ hasText: "The host's config.json cannot be read" });
      // Time is let pass only where nothing else would end it: a time limit is another error.
      if (ENDLESS.includes(fault)) {
        await expect(async () => {
          await page.clock.runFor(4_000);
          await expect(told).toBeVisible({ timeout: 150 });
        }).toPass({ intervals: [0] });
      }
      await expect(told).toBeVisible();
      await expect(desk.cards).toHaveCount(20);
      await demo.disarm();
      await told.getByRole("button", { name: "Dismiss" }).click();
      await expect(told).toHaveCount(0);
    } else {
      await expect(desk.cards).toHaveCount(20);
      await desk.card("task-1").getByRole("link", { name: "Open task task-1" }).click();
      const told = page.getByRole("alert").filter({ hasText: "A part of Contact Sheet did not load" });
      await expect(told).toBeVisible();
      await expect(desk.cards).toHaveCount(20);
      await demo.disarm();
      await told.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("dialog", { name: "Task task-1" })).toBeVisible();
    }
    await expect(desk.cards).toHaveCount(20);
    tally("faults", 1);
    tally("faults × moments", 1);
  });
}

test.describe("a config.json of five million letters", () => {
  test.use({ hostConfig: { note: "x".repeat(5_000_000), title: "y".repeat(2_000) } });

  test("file · /config.json is huge: tasks", async ({ desk, demo, page }) => {
    for (let n = 20; n > 0; n--) await demo.put({ id: `task-${n}`, prompt: "a cat" });
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^y+$/);
    tally("faults", 1);
    tally("faults × moments", 1);
  });
});
