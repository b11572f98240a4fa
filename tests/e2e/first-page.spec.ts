// What stands there when the page is opened, with nothing typed.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test("the first page shows the newest twenty tasks in the server's order", async ({ desk, demo }) => {
  await desk.open();
  await expect(desk.cards).toHaveCount(20);
  await desk.expectTasks((await demo.ask()).content);
  await expect(desk.pager).toContainText("1–20 of 500");
});

test("the first page asks exactly one question, with nothing in it that is not set", async ({ desk, demo }) => {
  await desk.open();
  expect(await demo.queries()).toEqual([PLAIN]);
});

test("a question carries no cookie, no referrer and no cache", async ({ desk, demo, page, context }) => {
  await context.addCookies([{ name: "session", value: "private", url: demo.url }]);
  await desk.open();
  const [line] = await demo.log();
  expect(line.headers).not.toHaveProperty("cookie");
  expect(line.headers).not.toHaveProperty("referer");
  expect(line.headers).not.toHaveProperty("authorization");
  expect(line.headers["cache-control"]).toBe("no-cache");
  expect(line.headers["content-type"]).toBe("application/json");
  await expect(page).toHaveTitle(/500 tasks/);
});
