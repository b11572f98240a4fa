// The queue: running tasks first, then waiting ones, oldest first.

import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none" } });

test(
  "the queue shows running tasks first, then waiting ones, oldest first, and has its own URL",
  SMOKE,
  async ({ dashboard, page }) => {
    await dashboard.open();
    await page.getByRole("link", { name: "Queue" }).click();
    const table = page.getByRole("table", { name: "Queue" });
    await expect(table).toBeVisible();
    await dashboard.expectSearch("?view=queue");
    const requested = await dashboard.demo.log("/mj/task/queue");
    expect(requested[0]?.method).toBe("GET");
    const ids = await table.getByRole("link").allTextContents();
    expect(ids.length).toBeGreaterThan(2);
    const isRunning = (await table.getByRole("row").allTextContents()).slice(1).map((row) => row.includes("In progress"));
    const running = ids.filter((_, index) => isRunning[index]);
    const waiting = ids.filter((_, index) => !isRunning[index]);
    expect(ids).toEqual([...running.sort(), ...waiting.sort()]);
    await expect(page.getByText(/\d+ waiting, \d+ running/)).toBeVisible();
    await expectAccessible(page, "the queue");

    await table.getByRole("link").first().click();
    await expect(page.getByRole("dialog", { name: `Task ${ids[0]}` })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(table).toBeVisible();
    await page.goBack();
    await expect(dashboard.grid).toBeVisible();
  },
);

test("a task in the queue can be cancelled and disappears from it", async ({ dashboard, page }) => {
  await page.goto(new URL("?view=queue", dashboard.demo.url).href);
  const rows = page.getByRole("table", { name: "Queue" }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const id = (await rows.last().getByRole("link").textContent()) ?? "";
  await rows.last().getByRole("button", { name: "Cancel task" }).click();
  await page
    .getByRole("dialog", { name: "Cancel this task?" })
    .getByRole("button", { name: "Cancel the task" })
    .click();
  await expect.poll(async () => (await dashboard.demo.log(`/mj/task/${id}/cancel`)).length).toBe(1);
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText("Cancelled");
  await expect(page.getByRole("link", { name: `Open task ${id}` })).toHaveCount(0);
});

test("an empty queue and a server without a queue are reported", async ({ dashboard, page }) => {
  dashboard.invariants.expectConsole(/status of 404/);
  await dashboard.demo.injectFault("empty", { path: "/mj/task/queue" });
  await page.goto(new URL("?view=queue", dashboard.demo.url).href);
  await expect(page.getByText("The queue is empty")).toBeVisible();
  await dashboard.demo.clearFaults();
  await dashboard.demo.injectFault("http-404", { path: "/mj/task/queue" });
  await page.reload();
  await expect(page.getByRole("region", { name: "Queue" }).getByRole("alert")).toContainText(
    "This server does not provide a queue",
  );
});
