// The first answer does not come as it should: each way has a scene of its own in the place of the tasks.

import { TROUBLES, WAYS } from "./support/faults";
import { expect, test } from "./support/test";

// The demo is where the page is, so the address is said, or a 404 would be a first visit.
test.use({ hostConfig: { endpoint: "." } });

for (const { fault, what, title, says, details, logs } of TROUBLES) {
  test(`at first, when ${what}, the page says "${title}" and recovers`, async ({ desk, demo, page }) => {
    if (logs) desk.guard.expectConsole(logs);
    for (const path of WAYS) await demo.arm(fault, { path });
    await desk.open();
    const scene = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: title }) });
    await expect(scene).toBeVisible();
    await expect(scene).toContainText(says);
    await expect(desk.announced).toHaveText(title);
    await expect(page).toHaveTitle(new RegExp(`^${title}`));
    await expect(desk.grid).toHaveCount(0);
    const unfold = scene.getByText("Details", { exact: true });
    if (details) {
      await unfold.click();
      await expect(scene.getByRole("group")).toContainText(details);
    }
    await demo.disarm();
    await scene.getByRole("button", { name: "Try again" }).click();
    await expect(desk.cards).toHaveCount(20);
    await expect(page.getByRole("heading", { name: title })).toHaveCount(0);
  });
}

test("at first, when nothing comes for fifteen seconds, the page says so and recovers", async ({
  desk,
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.arm("hang");
  await page.goto(demo.url);
  await expect.poll(() => demo.queries()).toHaveLength(1);
  await page.clock.fastForward(14_000);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await page.clock.fastForward(2_000);
  await expect(page.getByRole("heading", { name: "The server took too long" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "within 15 seconds" })).toBeVisible();
  await expect.poll(async () => (await demo.log()).at(-1)?.gone).toBe(true);
  await demo.disarm();
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("an answer whose body stops half-way takes too long as well", async ({ desk, demo, page }) => {
  await page.clock.install();
  await demo.arm("hang-body", { times: 1 });
  await page.goto(demo.url);
  await expect.poll(async () => (await demo.log())[0]?.status).toBe(200);
  await page.clock.fastForward(16_000);
  await expect(page.getByRole("heading", { name: "The server took too long" })).toBeVisible();
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});
