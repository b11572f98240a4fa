// The proxy is on another origin than the page.

import { ConnectionDialog } from "../support/connection";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const TOKEN = "tok-cross-4711";

// The token is entered by hand, for the other origin.
test.use({ withToken: false });

test(
  "a proxy that allows other origins is used from them, with a token too",
  SMOKE,
  async ({ dashboard, page, context, secondDemo }) => {
    const proxy = await secondDemo({ tasks: 0, cors: "any", token: TOKEN, header: "mj-api-secret" });
    dashboard.invariants.keepSecret(TOKEN, proxy.origin);
    await context.addCookies([{ name: "session", value: "private", url: proxy.origin }]);
    await proxy.put({ id: "far-away" });
    await dashboard.open();
    await (await ConnectionDialog.open(page)).enter({ address: proxy.origin, mode: "mj-api-secret", token: TOKEN });
    await expect(dashboard.card("far-away")).toBeVisible();
    await expect(page.getByRole("banner")).toContainText(new URL(proxy.url).host);
    const requested = (await proxy.log()).filter((line) => line.method === "POST");
    expect(requested[0].headers["mj-api-secret"]).toBe(TOKEN);
    expect(requested[0].headers).not.toHaveProperty("cookie");
    expect(requested[0].headers).not.toHaveProperty("referer");
    await dashboard.openTask("far-away");
  },
);

test("a proxy without CORS headers cannot be distinguished from one that is down, and the error says so", async ({
  dashboard,
  page,
  secondDemo,
}) => {
  dashboard.invariants.expectConsole(/CORS policy|ERR_FAILED/);
  const proxy = await secondDemo({ tasks: 0, cors: "none" });
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  await form.address.fill(proxy.origin);
  await form.test.click();
  await expect(form.dialog.getByRole("heading", { name: "Cannot reach the server" })).toBeVisible();
  await expect(form.dialog.getByRole("listitem")).toHaveText([/server is not running/, /address is wrong/, /CORS/]);
  await form.enter({});
  // The tasks of another server are not an older state of this one's.
  await expect(page.getByRole("main").getByRole("heading", { name: "Cannot reach the server" })).toBeVisible();
  await expect(dashboard.cards).toHaveCount(0);
});

test("a proxy below a path is requested below that path", async ({ dashboard, page, secondDemo }) => {
  const proxy = await secondDemo({ tasks: 0, cors: "any", prefix: "/api/v1" });
  await proxy.put({ id: "below" });
  await dashboard.open();
  await (await ConnectionDialog.open(page)).enter({ address: `${proxy.origin}/api/v1/mj` });
  await expect(dashboard.card("below")).toBeVisible();
});
