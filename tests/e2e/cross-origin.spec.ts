// The proxy is at another origin than the page.

import { ConnectionDialog } from "./support/connection";
import { expect, test } from "./support/test";

const TOKEN = "tok-cross-4711";

// The token is given by hand, and for the other origin.
test.use({ planted: false });

test("a proxy that allows other origins is used from them, with a token too", async ({
  desk,
  page,
  context,
  another,
}) => {
  const proxy = await another({ tasks: 0, cors: "any", token: TOKEN, header: "mj-api-secret" });
  desk.guard.keepSecret(TOKEN, proxy.origin);
  await context.addCookies([{ name: "session", value: "private", url: proxy.origin }]);
  await proxy.put({ id: "far-away" });
  await desk.open();
  await (await ConnectionDialog.open(page)).enter({ address: proxy.origin, mode: "mj-api-secret", token: TOKEN });
  await expect(desk.card("far-away")).toBeVisible();
  await expect(page.getByRole("banner")).toContainText(new URL(proxy.url).host);
  const asked = (await proxy.log()).filter((line) => line.method === "POST");
  expect(asked[0].headers["mj-api-secret"]).toBe(TOKEN);
  expect(asked[0].headers).not.toHaveProperty("cookie");
  expect(asked[0].headers).not.toHaveProperty("referer");
  await desk.openTask("far-away");
});

test("a proxy that does not allow other origins cannot be told from one that is down, and the page says so", async ({
  desk,
  page,
  another,
}) => {
  desk.guard.expectConsole(/CORS policy|ERR_FAILED/);
  const proxy = await another({ tasks: 0, cors: "none" });
  await desk.open();
  const form = await ConnectionDialog.open(page);
  await form.address.fill(proxy.origin);
  await form.test.click();
  await expect(form.dialog.getByRole("heading", { name: "Cannot reach the server" })).toBeVisible();
  await expect(form.dialog.getByRole("listitem")).toHaveText([/server is down/, /address is wrong/, /CORS/]);
  await form.enter({});
  // Another server's tasks are not an older state of this one's.
  await expect(page.getByRole("main").getByRole("heading", { name: "Cannot reach the server" })).toBeVisible();
  await expect(desk.cards).toHaveCount(0);
});

test("a proxy below a path is asked below it", async ({ desk, page, another }) => {
  const proxy = await another({ tasks: 0, cors: "any", prefix: "/api/v1" });
  await proxy.put({ id: "below" });
  await desk.open();
  await (await ConnectionDialog.open(page)).enter({ address: `${proxy.origin}/api/v1/mj` });
  await expect(desk.card("below")).toBeVisible();
});
