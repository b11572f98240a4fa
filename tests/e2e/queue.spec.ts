// What waits and runs, in the server's order.

import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/test";

test.use({ demoOptions: { tasks: 200, alone: true, luck: "always" } });

test("the queue shows what waits and runs, oldest first, with an address of its own", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("link", { name: "Queue" }).click();
  const table = page.getByRole("table", { name: "Queue" });
  await expect(table).toBeVisible();
  await desk.expectSearch("?view=queue");
  const asked = await desk.demo.log("/mj/task/queue");
  expect(asked[0]?.method).toBe("GET");
  const ids = await table.getByRole("link").allTextContents();
  expect(ids.length).toBeGreaterThan(2);
  expect(ids).toEqual([...ids].sort());
  await expect(page.getByText(/\d+ waiting, \d+ running/)).toBeVisible();
  await expectAccessible(page, "the queue");

  await table.getByRole("link").first().click();
  await expect(page.getByRole("dialog", { name: `Task ${ids[0]}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(table).toBeVisible();
  await page.goBack();
  await expect(desk.grid).toBeVisible();
});

test("a task of the queue can be cancelled, and leaves it", async ({ desk, page }) => {
  await page.goto(new URL("?view=queue", desk.demo.url).href);
  const rows = page.getByRole("table", { name: "Queue" }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const id = (await rows.last().getByRole("link").textContent()) ?? "";
  await rows.last().getByRole("button", { name: "Cancel task" }).click();
  await page.getByRole("dialog", { name: "Cancel this task?" }).getByRole("button", { name: "Cancel the task" }).click();
  await expect.poll(async () => (await desk.demo.log(`/mj/task/${id}/cancel`)).length).toBe(1);
  await expect(page.getByRole("region", { name: "News" })).toContainText("Cancelled");
  await expect(page.getByRole("link", { name: `Open task ${id}` })).toHaveCount(0);
});

test("an empty queue, and a server without one, say so", async ({ desk, page }) => {
  desk.guard.expectConsole(/status of 404/);
  await desk.demo.arm("empty", { path: "/mj/task/queue" });
  await page.goto(new URL("?view=queue", desk.demo.url).href);
  await expect(page.getByText("The queue is empty")).toBeVisible();
  await desk.demo.disarm();
  await desk.demo.arm("http-404", { path: "/mj/task/queue" });
  await page.reload();
  await expect(page.getByRole("region", { name: "Queue" }).getByRole("alert")).toContainText("This server has no queue to show");
});
