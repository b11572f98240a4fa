// A load fails while tasks are on screen. The fault matrix covers the error itself and that the tasks stay; these
// tests cover what follows.

import { expect, test } from "../support/test";

test.use({ hostConfig: { endpoint: "." } });

test(
  "a filter whose load fails leaves the older tasks, and another filter recovers",
  async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 503/);
    await dashboard.open();
    const before = await dashboard.ids();
    await dashboard.prompt.fill("cat fault:http-503");
    await expect(page.getByRole("heading", { name: "Server error" })).toBeVisible();
    expect(await dashboard.ids()).toEqual(before);
    await dashboard.prompt.fill("cat");
    await expect(page.getByRole("heading", { name: "Server error" })).toHaveCount(0);
    await dashboard.expectSearch("?prompt=cat");
  },
);

test("an error that occurs twice is still shown, and only once", async ({ dashboard, demo, page }) => {
  dashboard.invariants.expectConsole(/status of 400/);
  await dashboard.open();
  await demo.injectFault("http-400");
  await dashboard.refresh.click();
  const heading = page.getByRole("heading", { name: "Request rejected" });
  await expect(heading).toHaveCount(1);
  const requested = (await demo.queries()).length;
  await dashboard.tryAgain.click();
  await expect.poll(async () => (await demo.queries()).length).toBe(requested + 1);
  await dashboard.waitForLoad();
  await expect(heading).toHaveCount(1);
  await demo.clearFaults();
  await dashboard.tryAgain.click();
  await expect(heading).toHaveCount(0);
});

test("a request that times out is aborted", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await dashboard.open();
  const before = await dashboard.ids();
  await demo.injectFault("hang");
  await dashboard.refresh.click();
  await expect.poll(() => demo.queries()).toHaveLength(2);
  await page.clock.fastForward(16_000);
  await expect.poll(async () => (await demo.log()).filter((line) => line.path.endsWith("/query"))[1]?.gone).toBe(true);
  expect(await dashboard.ids()).toEqual(before);
});
