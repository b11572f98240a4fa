// Answers that are pages of tasks, but not as the contract has them. The page shows what it can and never stops.

import { expect, test } from "./support/test";

for (const [fault, what, shown] of [
  ["wrong-types", "numbers as text, null and strings as tasks, unknown statuses", 20],
  ["null-content", "no content at all", 0],
  ["wrong-totals", "totals that contradict the content", 20],
  ["huge-ids", "ids and times beyond 2^53", 20],
  ["odd-times", "times in seconds, negative, and in the year 10000", 20],
  ["odd-texts", "NUL, lone surrogates, right-to-left marks and 100 kB in texts", 20],
  ["odd-ids", "empty, missing and repeated ids", 20],
  ["bom", "a byte order mark before the JSON", 20],
  ["mime-text", "the type text/plain", 20],
  ["wrong-totals,wrong-types", "all kinds of wrong numbers together", 20],
  ["items-300", "more tasks than were asked for", 300],
  ["megabytes-3", "three megabytes in one prompt", 20],
] as const) {
  test(`${what}: the tasks are shown as well as can be, and open`, async ({ desk, demo, page }) => {
    await demo.arm(fault);
    await desk.open();
    if (shown === 0) {
      await expect(page.getByRole("heading", { name: /No tasks yet/ })).toBeVisible();
      return;
    }
    await expect(desk.cards).toHaveCount(shown);
    for (const at of [0, 1, 2, 5]) {
      await desk.cards.nth(at).getByRole("link").first().click();
      await expect(desk.dialog).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(desk.dialog).toHaveCount(0);
    }
    await desk.refresh.click();
    await desk.settled();
    await expect(desk.cards).toHaveCount(shown);
  });
}

test("entries that are no tasks are left out, and the page says how many", async ({ desk, demo, page }) => {
  await demo.arm("wrong-types");
  await desk.open();
  await expect(page.getByText("4 entries of the answer were no tasks and were left out.")).toBeVisible();
  await demo.disarm();
  await desk.refresh.click();
  await expect(page.getByText(/entries of the answer/)).toHaveCount(0);
});

for (const fault of ["deep", "null", "openai-error", "empty-204", "http-206", "bad-gzip", "wrong-length"]) {
  test(`${fault} is an error that is told, not a stop`, async ({ desk, demo, page }) => {
    if (fault === "bad-gzip" || fault === "wrong-length") desk.guard.expectConsole(/ERR_/);
    await demo.arm(fault);
    await desk.open();
    await expect(
      page.getByRole("alert").getByRole("heading", { name: /not a Midjourney-Proxy|Cannot reach/ }),
    ).toBeVisible();
    await demo.disarm();
    await desk.tryAgain.click();
    await expect(desk.cards).toHaveCount(20);
  });
}

test("a status and an action that nobody knows are shown as the server writes them", async ({ desk, demo }) => {
  await demo.put({ id: "newer", status: "ARCHIVED", action: "DREAM_WEAVER" });
  await desk.open();
  await expect(desk.card("newer")).toContainText("ARCHIVED");
  await expect(desk.card("newer")).toContainText("DREAM_WEAVER");
  const dialog = await desk.openTask("newer");
  await expect(dialog.getByText("ARCHIVED", { exact: true }).first()).toBeVisible();
});
