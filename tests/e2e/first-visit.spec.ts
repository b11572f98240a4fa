// The page stands on a host that has no proxy, and nobody has said yet where there is one.

import { ConnectionDialog } from "./support/connection";
import { expect, test } from "./support/test";

test.describe("without a config.json", () => {
  // Without tasks there are no pictures, which would lead to Discord here.
  test.use({ demoOptions: { tasks: 0 } });

  for (const refusal of [404, 405] as const) {
    test(`a host that answers ${refusal} leads to the connection, and what is entered there is remembered`, async ({
      desk,
      demo,
      page,
      staticHost,
    }) => {
      desk.guard.expectConsole(/status of 404 .*config\.json/);
      desk.guard.expectConsole(new RegExp(`status of ${refusal} .*task/query`));
      // The other ways to a task are tried before a host counts as none.
      desk.guard.expectConsole(/status of 404 .*task\/list$/);
      desk.guard.expectConsole(/status of 40[45] .*task\/list-by-condition/);
      await demo.put({ id: "the-only" });
      const host = await staticHost(refusal);
      await page.goto(host.url);
      await expect(page.getByRole("heading", { name: "Where is your Midjourney-Proxy?" })).toBeVisible();
      const form = await ConnectionDialog.open(
        page,
        page.getByRole("main").getByRole("button", { name: "Check the address" }),
      );
      await form.enter({ address: demo.url });
      await expect(desk.cards).toHaveCount(1);
      await expect(page.getByRole("banner")).toContainText(new URL(demo.url).host);
      await page.reload();
      await expect(desk.cards).toHaveCount(1);
    });
  }
});

test("a host that answers its page for every path is told apart from a proxy", async ({ desk, page, staticHost }) => {
  const host = await staticHost(200);
  await page.goto(host.url);
  await expect(desk.announced).not.toBeEmpty();
  await expect(page.getByRole("heading", { name: "This is not a Midjourney-Proxy" })).toBeVisible();
  // Its page is no config.json either, and no reason to complain about one.
  await expect(page.getByText("config.json")).toHaveCount(0);
});
