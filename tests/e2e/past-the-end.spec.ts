// A page behind the last one: some servers answer it with an empty page, some with HTTP 500.

import { PLAIN } from "./support/demo";
import { expect, test } from "./support/test";

test("an empty page behind the end leads back to the last page, without a step in the history", async ({ desk, demo }) => {
  await desk.open();
  const before = await desk.historyLength();
  await desk.open("?page=4000");
  await desk.expectAsked({ ...PLAIN, pageNumber: 24 });
  await desk.expectSearch("?page=25");
  await desk.expectTasks((await demo.ask({ pageNumber: 24 })).content);
  await expect(desk.announced).toHaveText("500 tasks, page 25 of 25");
  expect(await desk.historyLength()).toBe(before + 1);
});

test("a server that fails with 500 behind the end is led back from as well", async ({ desk, demo }) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  await demo.arm("http-500", { times: 1 });
  await desk.open("?page=30");
  await desk.expectSearch("?page=25");
  await desk.expectTasks((await demo.ask({ pageNumber: 24 })).content);
  await expect(desk.page.getByRole("alert").filter({ hasText: "failed" })).toHaveCount(0);
});

test("a 500 on a page that exists is told, not hidden", async ({ desk, demo, page }) => {
  desk.guard.expectConsole(/status of 500 .*task\/query/);
  await demo.arm("http-500", { times: 1 });
  await desk.open("?page=3");
  await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
  await desk.expectSearch("?page=3");
  await desk.tryAgain.click();
  await expect(desk.cards).toHaveCount(20);
});

test("tasks that went away while one was on the last page lead to what is the last page now", async ({ desk, demo }) => {
  for (const id of ["a", "b", "c"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await desk.open("?state=batch&size=2&page=2");
  await expect(desk.cards).toHaveCount(1);
  await demo.dropTasks();
  for (const id of ["a", "b"]) await demo.put({ id: `guest-${id}`, state: "batch" });
  await desk.refresh.click();
  await desk.expectSearch("?state=batch&size=2");
  await expect(desk.cards).toHaveCount(2);
});

test("a page far beyond any number is no error", async ({ desk }) => {
  await desk.open("?page=4294967295999");
  await desk.expectSearch("?page=25");
  await expect(desk.cards).toHaveCount(20);
});
