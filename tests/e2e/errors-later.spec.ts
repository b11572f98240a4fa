// An answer fails while tasks are on the screen. What is told of each fault, and that the tasks stay, is in the matrix of
// faults; here is what goes on after that.

import { expect, test } from "./support/test";

test.use({ hostConfig: { endpoint: "." } });

test("a filter whose answer fails leaves the older tasks, and another filter mends it", async ({ desk, page }) => {
  desk.guard.expectConsole(/status of 503/);
  await desk.open();
  const before = await desk.ids();
  await desk.prompt.fill("cat fault:http-503");
  await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
  expect(await desk.ids()).toEqual(before);
  await desk.prompt.fill("cat");
  await expect(page.getByRole("heading", { name: "The server failed" })).toHaveCount(0);
  await desk.expectSearch("?prompt=cat");
});

test("an error that comes twice is still told, and never piles up", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 400/);
  await desk.open();
  await demo.arm("http-400");
  await desk.refresh.click();
  const heading = page.getByRole("heading", { name: "The server refused the question" });
  await expect(heading).toHaveCount(1);
  const asked = (await demo.queries()).length;
  await desk.tryAgain.click();
  await expect.poll(async () => (await demo.queries()).length).toBe(asked + 1);
  await desk.settled();
  await expect(heading).toHaveCount(1);
  await demo.disarm();
  await desk.tryAgain.click();
  await expect(heading).toHaveCount(0);
});

test("a server that takes too long is told to stop", async ({ desk, demo, page }) => {
  await page.clock.install();
  await desk.open();
  const before = await desk.ids();
  await demo.arm("hang");
  await desk.refresh.click();
  await expect.poll(() => demo.queries()).toHaveLength(2);
  await page.clock.fastForward(16_000);
  await expect.poll(async () => (await demo.log()).filter((line) => line.path.endsWith("/query"))[1]?.gone).toBe(true);
  expect(await desk.ids()).toEqual(before);
});
