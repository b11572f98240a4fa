// Whatever comes instead of an answer: it is told in its own words, the tasks that were there stay, nothing is sent twice,
// and one press or nothing brings it back. Each row of the matrix is tried at every moment at which it can strike.

import { CONTENT } from "./support/matrix/content";
import { CORS_FAULTS } from "./support/matrix/cors";
import { ICON } from "./support/matrix/built";
import { KINDS, prepare } from "./support/matrix/acts";
import { HTTP } from "./support/matrix/http";
import { JSON_FAULTS } from "./support/matrix/json";
import { TRANSPORT } from "./support/matrix/transport";
import { Trial } from "./support/matrix/trial";
import { Desk } from "./support/desk";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

test.use({
  contextOptions: { reducedMotion: "reduce" },
  demoOptions: { tasks: 200, alone: true, luck: "always" },
  // The demo is where the page is, so the address is said, or a 404 would be a first visit. One small picture for all:
  // drawing so many takes longer than all else here.
  hostConfig: { endpoint: ".", pictures: { rewrite: [{ from: "https://", to: `${ICON}#{link}` }] } },
});

for (const [group, faults] of Object.entries({ transport: TRANSPORT, HTTP, JSON: JSON_FAULTS, content: CONTENT })) {
  for (const [number, fault] of faults.entries()) {
    test(`${group} · ${fault.fault}: ${fault.what}`, async ({ desk }) => {
      if (fault.logs) desk.guard.expectConsole(fault.logs);
      await prepare(desk);
      const moments = await new Trial(desk, fault, KINDS[number % KINDS.length]).run();
      tally("faults", 1);
      tally("faults × moments", moments);
    });
  }
}

for (const fault of CORS_FAULTS) {
  test(`CORS · ${fault.fault}: ${fault.what}`, async ({ desk, page, another }) => {
    if (fault.logs) desk.guard.expectConsole(fault.logs);
    const proxy = await another({ tasks: 200, alone: true, luck: "always", cors: "any" });
    await page.addInitScript((endpoint) => localStorage.setItem("contact-sheet.endpoint", endpoint), proxy.origin);
    const far = new Desk(page, proxy, desk.guard);
    await prepare(far);
    const moments = await new Trial(far, fault, "imagine", desk.demo.url).run();
    tally("faults", 1);
    tally("faults × moments", moments);
  });
}

test.describe("a server without a search", () => {
  test.use({ demoOptions: { tasks: 200, alone: true, flavour: "open-java" } });

  test("content · page-for-list: a page where a list belongs", async ({ desk, demo, page }) => {
    desk.guard.expectConsole(/status of 404 .*task\/query/);
    await demo.arm("page-for-list", { path: "/mj/task/list" });
    await desk.open();
    await expect(desk.cards).toHaveCount(20);
    const first = await desk.ids();
    await desk.pager.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => desk.ids()).not.toEqual(first);
    await expect(desk.cards).toHaveCount(20);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    tally("faults", 1);
    tally("faults × moments", 2);
  });
});
