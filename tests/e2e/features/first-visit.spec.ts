// The page is on a host without a proxy, and no connection is configured yet.

import { ConnectionDialog } from "../support/connection";
import { expect, test } from "../support/test";
import { smokeIf } from "../support/tiers";

test.describe("without a config.json", () => {
  // Without tasks there are no images, which would be requested from Discord here.
  test.use({ demoOptions: { tasks: 0 } });

  for (const refusal of [404, 405] as const) {
    test(
      `a host that answers ${refusal} leads to the connection dialog, and the address entered there is remembered`,
      smokeIf(refusal === 404),
      async ({ dashboard, demo, page, staticHost }) => {
        dashboard.invariants.expectConsole(/status of 404 .*config\.json/);
        dashboard.invariants.expectConsole(new RegExp(`status of ${refusal} .*task/query`));
        // The other endpoints for tasks are tried before a host counts as having none.
        dashboard.invariants.expectConsole(/status of 404 .*task\/list$/);
        dashboard.invariants.expectConsole(/status of 40[45] .*task\/list-by-condition/);
        await demo.put({ id: "the-only" });
        const host = await staticHost(refusal);
        await page.goto(host.url);
        await expect(page.getByRole("heading", { name: "Connect to your Midjourney-Proxy" })).toBeVisible();
        const form = await ConnectionDialog.open(
          page,
          page.getByRole("main").getByRole("button", { name: "Check the address" }),
        );
        await form.enter({ address: demo.url });
        await expect(dashboard.cards).toHaveCount(1);
        await expect(page.getByRole("banner")).toContainText(new URL(demo.url).host);
        await page.reload();
        await expect(dashboard.cards).toHaveCount(1);
      },
    );
  }
});

test("a host that serves its page for every path is distinguished from a proxy", async ({
  dashboard,
  page,
  staticHost,
}) => {
  const host = await staticHost(200);
  await page.goto(host.url);
  await expect(dashboard.announcement).not.toBeEmpty();
  await expect(page.getByRole("heading", { name: "Unexpected response" })).toBeVisible();
  // A page instead of config.json is not reported as a broken config.json.
  await expect(page.getByText("config.json")).toHaveCount(0);
});
