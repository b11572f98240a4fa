// An answer fails while tasks are on the screen: they stay, and a bar above them says what happened.

import { TROUBLES, WAYS } from "./support/faults";
import { expect, test } from "./support/test";

test.use({ hostConfig: { endpoint: "." } });

// One of each kind is enough here: what they say is the same as at first.
const LATER = ["reset", "http-401", "http-403", "http-404", "http-429-2", "http-500", "html", "truncated"];

for (const { fault, what, title, says, details, logs } of TROUBLES.filter((trouble) => LATER.includes(trouble.fault))) {
  test(`when ${what}, the tasks stay under a bar with "${title}", and it recovers`, async ({ desk, demo, page }) => {
    if (logs) desk.guard.expectConsole(logs);
    await desk.open();
    const before = await desk.ids();
    for (const path of WAYS) await demo.arm(fault, { path });
    await desk.refresh.click();
    const bar = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: title }) });
    await expect(bar).toBeVisible();
    await expect(bar).toContainText(says);
    await expect(desk.announced).toHaveText(title);
    expect(await desk.ids()).toEqual(before);
    await expect(desk.grid).toHaveAttribute("aria-busy", "false");
    if (details) {
      await bar.getByText("Details", { exact: true }).click();
      await expect(bar).toContainText(details);
    }
    await demo.disarm();
    await bar.getByRole("button", { name: "Try again" }).click();
    await expect(bar).toHaveCount(0);
    await expect(desk.announced).toHaveText("500 tasks, page 1 of 25");
    expect(await desk.ids()).toEqual(before);
  });
}

test("a filter whose answer fails leaves the older tasks, and says so", async ({ desk, page }) => {
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
  desk.guard.expectConsole(/status of 500/);
  await desk.open();
  await demo.arm("http-500", { times: 2 });
  await desk.refresh.click();
  const heading = page.getByRole("heading", { name: "The server failed" });
  await expect(heading).toHaveCount(1);
  await desk.tryAgain.click();
  await expect.poll(async () => (await demo.queries()).length).toBe(3);
  await desk.settled();
  await expect(heading).toHaveCount(1);
  await desk.tryAgain.click();
  await expect(heading).toHaveCount(0);
});

test("an answer that takes too long leaves the older tasks, and the server is told to stop", async ({
  desk,
  demo,
  page,
}) => {
  await page.clock.install();
  await desk.open();
  const before = await desk.ids();
  await demo.arm("hang", { times: 1 });
  await desk.refresh.click();
  await expect.poll(() => demo.queries()).toHaveLength(2);
  await page.clock.fastForward(16_000);
  await expect(page.getByRole("heading", { name: "The server took too long" })).toBeVisible();
  await expect.poll(async () => (await demo.log()).at(-1)?.gone).toBe(true);
  expect(await desk.ids()).toEqual(before);
  await desk.tryAgain.click();
  await expect(page.getByRole("heading", { name: "The server took too long" })).toHaveCount(0);
});
