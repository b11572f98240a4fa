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

for (const flavour of ["open-java", "gateway"] as const) {
  test.describe(`on a ${flavour} server`, () => {
    test.use({ demoOptions: { flavour } });

    test(`${flavour} has no task query, and its answer shows that it is a proxy all the same`, async ({
      desk,
      page,
    }) => {
      desk.guard.expectConsole(/status of 404 .*task\/query/);
      await desk.open();
      await expect(page.getByRole("heading", { name: "This server has no task query" })).toBeVisible();
    });
  });
}

test.describe("on a csharp server that the host names", () => {
  test.use({ demoOptions: { flavour: "csharp" }, hostConfig: { endpoint: "." } });

  test("csharp has no task query, and the page says so", async ({ desk, page }) => {
    desk.guard.expectConsole(/status of 404 .*task\/query/);
    await desk.open();
    await expect(page.getByRole("heading", { name: "This server has no task query" })).toBeVisible();
  });
});
