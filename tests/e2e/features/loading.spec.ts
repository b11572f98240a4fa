// Pending loads, and responses that arrive in another order than the requests.

import { PLAIN } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

/** The opacity of the faintest part of a card. Images fade in, so they do not count. */
function strength(dashboard: DashboardPage): Promise<number> {
  return dashboard.cards.first().evaluate((card) => {
    const opacity = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
    return Math.min(...[...card.querySelectorAll(":not(img, input)")].map(opacity));
  });
}

test("the first load shows a skeleton and says that tasks are loading", async ({ dashboard, demo, page }) => {
  await demo.injectFault("delay-1500", { times: 1 });
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(1);
  await expect(dashboard.announcement).toBeEmpty();
  await expect(dashboard.prompt).toBeEnabled();
  await expect(dashboard.pager).toHaveCount(0);
  await expect(dashboard.cards).toHaveCount(20);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
});

test("a later load keeps the old tasks, dimmed and marked as busy, and every control stays enabled", async ({
  dashboard,
  demo,
}) => {
  await dashboard.open();
  const before = await dashboard.ids();
  await demo.injectFault("delay-1500", { times: 1 });
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  expect(await dashboard.ids()).toEqual(before);
  await expect.poll(() => strength(dashboard)).toBeLessThan(0.9);
  await expect(dashboard.status("Failed")).toBeEnabled();
  await expect(dashboard.pager.getByRole("button", { name: "Next page" })).toBeEnabled();
  await dashboard.waitForLoad();
  await dashboard.expectTasks((await demo.query({ pageNumber: 1 })).content);
  await expect.poll(() => strength(dashboard)).toBe(1);
});

test("a load is dimmed only if it takes longer than 150 ms", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await dashboard.open();
  await page.clock.pauseAt(Date.now() + 60_000);
  const results = page.getByRole("region", { name: "Sheet" });
  await demo.injectFault("hang", { times: 1 });
  await dashboard.pager.getByRole("button", { name: "Next page" }).click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await page.clock.runFor(140);
  await expect(results).not.toHaveClass(/stale/);
  expect(await strength(dashboard)).toBe(1);
  await page.clock.runFor(20);
  await expect(results).toHaveClass(/stale/);
  await expect.poll(() => strength(dashboard)).toBeLessThan(0.9);
});

test("a newer load aborts the older one, whose response is never shown", SMOKE, async ({ dashboard, demo }) => {
  await dashboard.open("?prompt=cat+fault:delay-2000");
  await dashboard.open();
  await demo.clearLog();
  await dashboard.prompt.fill("cat fault:delay-1500");
  await expect.poll(() => demo.queries()).toHaveLength(1);
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await dashboard.status("Failed").click();
  await dashboard.chip("Prompt: cat fault:delay-1500").click();
  await dashboard.expectLastQuery({ ...PLAIN, status: "FAILURE" });
  await dashboard.waitForLoad();
  const wanted = (await demo.query({ status: "FAILURE" })).content;
  await dashboard.expectTasks(wanted);
  await expect.poll(async () => (await demo.log())[0].gone).toBe(true);
  // The first response would have arrived by now if the request had not been aborted.
  await expect
    .poll(async () => (await demo.log()).every((line) => line.ended || line.gone), { timeout: 5000 })
    .toBe(true);
  expect(await dashboard.ids()).toEqual(wanted.map((task) => task.id));
});

test("quick paging ends on the last requested page", async ({ dashboard, demo }) => {
  await dashboard.open();
  await demo.injectFault("delay-2500", { times: 2 });
  const next = dashboard.pager.getByRole("button", { name: "Next page" });
  for (let press = 0; press < 3; press++) await next.click();
  await dashboard.expectSearch("?page=4");
  await dashboard.expectTasks((await demo.query({ pageNumber: 3 })).content);
  await expect.poll(async () => (await demo.log()).slice(1, 3).map((line) => line.gone)).toEqual([true, true]);
  await expect(dashboard.announcement).toHaveText("500 tasks, page 4 of 25");
});

test("the age of the data grows, and Refresh resets it", async ({ dashboard, demo, page }) => {
  await page.clock.install();
  await dashboard.open();
  const age = page.getByRole("banner").getByText(/^Updated/);
  await expect(age).toHaveText(/^Updated [0-2] s ago$/);
  await page.clock.fastForward(12_000);
  await expect(age).toHaveText(/^Updated 1[2-4] s ago$/);
  await page.clock.fastForward(5 * 60_000);
  await expect(age).toHaveText("Updated 5 min ago");
  await dashboard.refresh.click();
  await expect(age).toHaveText(/^Updated [0-2] s ago$/);
  expect(await demo.queries()).toEqual([PLAIN, PLAIN]);
});

test("a refresh keeps unchanged cards, with their images and their focus", async ({ dashboard, demo, page }) => {
  await dashboard.open("?status=SUCCESS");
  const [task, other] = (await demo.query({ status: "SUCCESS" })).content;
  await dashboard.card(task.id).evaluate((card) => card.setAttribute("data-mark", "same"));
  await dashboard.card(task.id).getByRole("button", { name: "Copy ID" }).focus();
  await demo.put({ id: other.id, prompt: "a prompt that has changed" });
  await demo.put({ id: "newest", status: "SUCCESS" });
  await page.evaluate(() =>
    document
      .querySelector<HTMLElement>("[aria-label=Refresh]")
      ?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
  );
  await expect(dashboard.card("newest")).toBeVisible();
  await expect(dashboard.card(other.id)).toContainText("a prompt that has changed");
  await expect(dashboard.card(task.id)).toHaveAttribute("data-mark", "same");
  await expect(dashboard.card(task.id).getByRole("button", { name: "Copy ID" })).toBeFocused();
});
