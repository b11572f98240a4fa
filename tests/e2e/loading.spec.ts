// While an answer is awaited, and when answers come in another order than the questions.

import { PLAIN } from "./support/demo";
import type { Desk } from "./support/desk";
import { expect, test } from "./support/test";

/** How much of its strength the faintest part of a card has left. Pictures fade in, so they do not count. */
function strength(desk: Desk): Promise<number> {
  return desk.cards.first().evaluate((card) => {
    const opacity = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
    return Math.min(...[...card.querySelectorAll(":not(img)")].map(opacity));
  });
}

test("at first a skeleton stands where the tasks will be, and says that they are coming", async ({
  desk,
  demo,
  page,
}) => {
  await demo.arm("delay-1500", { times: 1 });
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(1);
  await expect(desk.announced).toBeEmpty();
  await expect(desk.prompt).toBeEnabled();
  await expect(desk.pager).toHaveCount(0);
  await expect(desk.cards).toHaveCount(20);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
});

test("later the old tasks stay, dimmed and marked as busy, and every control is alive", async ({ desk, demo }) => {
  await desk.open();
  const before = await desk.ids();
  await demo.arm("delay-1500", { times: 1 });
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await expect(desk.grid).toHaveAttribute("aria-busy", "true");
  expect(await desk.ids()).toEqual(before);
  await expect.poll(() => strength(desk)).toBeLessThan(0.9);
  await expect(desk.status("Failed")).toBeEnabled();
  await expect(desk.pager.getByRole("button", { name: "Next page" })).toBeEnabled();
  await desk.settled();
  await desk.expectTasks((await demo.ask({ pageNumber: 1 })).content);
  await expect.poll(() => strength(desk)).toBe(1);
});

test("a newer question aborts the older one, whose answer is never shown", async ({ desk, demo }) => {
  await desk.open("?prompt=cat+fault:delay-2000");
  await desk.open();
  await demo.forgetLog();
  await desk.prompt.fill("cat fault:delay-1500");
  await expect.poll(() => demo.queries()).toHaveLength(1);
  await expect(desk.grid).toHaveAttribute("aria-busy", "true");
  await desk.status("Failed").click();
  await desk.chip("Prompt: cat fault:delay-1500").click();
  await desk.expectAsked({ ...PLAIN, status: "FAILURE" });
  await desk.settled();
  const wanted = (await demo.ask({ status: "FAILURE" })).content;
  await desk.expectTasks(wanted);
  await expect.poll(async () => (await demo.log())[0].gone).toBe(true);
  // The first answer would have come by now, had anybody waited for it.
  await expect
    .poll(async () => (await demo.log()).every((line) => line.ended || line.gone), { timeout: 5000 })
    .toBe(true);
  expect(await desk.ids()).toEqual(wanted.map((task) => task.id));
});

test("someone who pages quickly sees the last page that was asked for", async ({ desk, demo }) => {
  await desk.open();
  await demo.arm("delay-2500", { times: 2 });
  const next = desk.pager.getByRole("button", { name: "Next page" });
  for (let press = 0; press < 3; press++) await next.click();
  await desk.expectSearch("?page=4");
  await desk.expectTasks((await demo.ask({ pageNumber: 3 })).content);
  await expect.poll(async () => (await demo.log()).slice(1, 3).map((line) => line.gone)).toEqual([true, true]);
  await expect(desk.announced).toHaveText("500 tasks, page 4 of 25");
});

test("the age of the data grows, and Refresh makes it young", async ({ desk, demo, page }) => {
  await page.clock.install();
  await desk.open();
  const age = page.getByRole("banner").getByText(/^Updated/);
  await expect(age).toHaveText(/^Updated [0-2] s ago$/);
  await page.clock.fastForward(12_000);
  await expect(age).toHaveText(/^Updated 1[2-4] s ago$/);
  await page.clock.fastForward(5 * 60_000);
  await expect(age).toHaveText("Updated 5 min ago");
  await desk.refresh.click();
  await expect(age).toHaveText(/^Updated [0-2] s ago$/);
  expect(await demo.queries()).toEqual([PLAIN, PLAIN]);
});

test("a refresh keeps the cards that have not changed, with their pictures and their focus", async ({
  desk,
  demo,
  page,
}) => {
  await desk.open("?status=SUCCESS");
  const [task, other] = (await demo.ask({ status: "SUCCESS" })).content;
  await desk.card(task.id).evaluate((card) => card.setAttribute("data-mark", "same"));
  await desk.card(task.id).getByRole("button", { name: "Copy ID" }).focus();
  await demo.put({ id: other.id, prompt: "a prompt that has changed" });
  await demo.put({ id: "newest", status: "SUCCESS" });
  await page.evaluate(() =>
    document
      .querySelector<HTMLElement>("[aria-label=Refresh]")
      ?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
  );
  await expect(desk.card("newest")).toBeVisible();
  await expect(desk.card(other.id)).toContainText("a prompt that has changed");
  await expect(desk.card(task.id)).toHaveAttribute("data-mark", "same");
  await expect(desk.card(task.id).getByRole("button", { name: "Copy ID" })).toBeFocused();
});
