// Where the token must never be: behind a redirect, after Forget, at image hosts, in request bodies and in copies.
// The invariants search for it in every test; these tests create the situations.

import { ConnectionDialog } from "../support/connection";
import { QUERY } from "../support/demo";
import { discordLink, GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const FILE = { name: "a.gif", mimeType: "image/gif", buffer: PICTURE };

for (const fault of ["redirect", "redirect-loop"]) {
  test(`no request follows a ${fault}, and the token stays with the first request`, async ({
    dashboard,
    demo,
    page,
    secret,
  }) => {
    dashboard.invariants.expectConsole(/ERR_|Failed to fetch|redirect/i);
    const requested: string[] = [];
    page.on("request", (request) => {
      // A redirected request has a predecessor.
      if (request.redirectedFrom()) requested.push(request.url());
    });
    await demo.put(GRID_TASK);
    await dashboard.open();
    const dialog = await dashboard.openTask(GRID_TASK.id);
    await demo.injectFault(fault, { path: "/mj/" });
    await dialog.getByRole("button", { name: "Get seed" }).click();
    await expect(dialog.locator(".seed").getByRole("alert")).toBeVisible();
    await dialog.getByRole("button", { name: "Upscale image 1" }).click();
    await expect(dialog.getByRole("region", { name: "Notifications" }).getByRole("alert").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await dashboard.refresh.click();
    await expect(page.getByRole("heading", { name: "Cannot reach the server" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Queue", exact: true }).click();
    await expect(
      page.getByRole("main").getByRole("heading", { name: "Cannot reach the server" }).first(),
    ).toBeVisible();
    // No redirect was followed, and each first request had the token in its header.
    expect(requested).toEqual([]);
    const lines = await demo.log();
    expect(new Set(lines.map(({ path }) => path))).toContain("/mj/task/queue");
    for (const line of lines) expect(line.headers.authorization).toBe(`Bearer ${secret?.token}`);
  });
}

test(
  "after Forget no request carries the token: neither loads nor pages nor actions",
  SMOKE,
  async ({ dashboard, demo, page, secret }) => {
    await demo.put(GRID_TASK);
    await dashboard.open();
    const form = await ConnectionDialog.open(page);
    await form.forget.click();
    await expect(form.forget).toHaveCount(0);
    await page.keyboard.press("Escape");
    // Requests still in flight were sent with it.
    await dashboard.waitForPendingRequests();
    await demo.clearLog();
    await dashboard.refresh.click();
    await expect.poll(() => demo.log(QUERY)).toHaveLength(1);
    await dashboard.pager.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => demo.log(QUERY)).toHaveLength(2);
    await page.goBack();
    const dialog = await dashboard.openTask(GRID_TASK.id);
    await dialog.getByRole("button", { name: "Upscale image 1" }).click();
    await expect(dialog.getByRole("region", { name: "Notifications" })).toContainText("Task not found");
    await dialog.getByRole("button", { name: "Reload task" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Queue", exact: true }).click();
    await expect(page.getByRole("table", { name: "Queue" }).or(page.getByText("Nothing waits")).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("table", { name: "Queue" }).or(page.getByText("Nothing waits")).first()).toBeVisible();
    const log = JSON.stringify(await demo.log());
    expect(log).toContain("/mj/submit/action");
    expect(log).toContain("/mj/task/queue");
    expect(log).not.toContain(secret?.token);
  },
);

test.describe("images of other hosts", () => {
  test.use({ demoOptions: { config: "none", tasks: 0 } });

  test("are requested without token, cookies and referrer", async ({ dashboard, demo, page, context, secret }) => {
    dashboard.invariants.expectConsole(/status of 404 .*config\.json/);
    const hosts = ["https://cdn.discordapp.com", "https://media.discordapp.net", "https://pictures.example"];
    const requested: Record<string, string>[] = [];
    for (const host of hosts) {
      dashboard.invariants.allow(host);
      await context.addCookies([{ name: "session", value: "private", url: host, sameSite: "Lax" }]);
      await context.route(`${host}/**`, async (route) => {
        requested.push({ url: route.request().url(), ...(await route.request().allHeaders()) });
        await route.fulfill({ contentType: "image/gif", body: PICTURE });
      });
    }
    await demo.put({ ...GRID_TASK, id: "at-discord", imageUrl: discordLink("a.png") });
    await demo.put({ ...GRID_TASK, id: "elsewhere", imageUrl: "https://pictures.example/b.png" });
    await dashboard.open();
    for (const id of ["at-discord", "elsewhere"]) {
      const dialog = await dashboard.openTask(id);
      await expect(dialog.getByRole("img").first()).toHaveJSProperty("complete", true);
      await page.keyboard.press("Escape");
      await expect(dashboard.dialog).toHaveCount(0);
    }
    await expect.poll(() => new Set(requested.map(({ url }) => new URL(url).origin)).size).toBeGreaterThanOrEqual(2);
    for (const headers of requested) {
      for (const name of ["authorization", "mj-api-secret", "cookie", "referer", "origin"]) {
        expect(headers, headers.url).not.toHaveProperty(name);
      }
    }
    expect(JSON.stringify(requested)).not.toContain(secret?.token);
  });
});

test("submissions, uploads and copies do not contain the token", async ({ dashboard, demo, page, secret }) => {
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
  });
  await demo.put(GRID_TASK);
  await dashboard.open();
  await page.getByRole("button", { name: "New task", exact: true }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  await create.getByRole("tab", { name: "Upload images" }).click();
  await create.getByLabel("Images", { exact: true }).setInputFiles(FILE);
  await create.getByRole("button", { name: "Upload", exact: true }).click();
  await create.getByRole("list", { name: "Links" }).getByRole("button", { name: "Copy link" }).first().click();
  await create.getByRole("tab", { name: "Imagine" }).click();
  await create.getByRole("textbox", { name: "Prompt" }).fill("a cat");
  await create.getByLabel("Reference images", { exact: true }).setInputFiles(FILE);
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  const dialog = await dashboard.openTask(GRID_TASK.id);
  await dialog.getByText("Raw JSON").click();
  for (const name of ["Copy ID", "Copy prompt", "Copy JSON"]) await dialog.getByRole("button", { name }).click();
  await page.keyboard.press("Escape");
  // The connection form does not contain it either, although one is set.
  const form = await ConnectionDialog.open(page);
  await expect(form.token).toHaveValue("");
  await dashboard.invariants.inspect(page);
  const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  expect(copied).toHaveLength(4);
  expect(copied.join("\n")).not.toContain(secret?.token);
  const bodies = (await demo.log()).map(({ path, body }) => `${path} ${body}`).join("\n");
  expect(bodies).toContain("/mj/submit/imagine");
  expect(bodies).toContain("/mj/submit/upload-discord-images");
  expect(bodies).not.toContain(secret?.token);
});
