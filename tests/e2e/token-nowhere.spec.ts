// Where a token never is, whatever happens: behind a redirect, after Forget, at the hosts of the pictures, in what is sent or
// copied. The guard looks for it in each of these tests, as in all others; here it has the occasions.

import { ConnectionDialog } from "./support/connection";
import { QUERY } from "./support/demo";
import { discordLink, SHEET } from "./support/made";
import { expect, test } from "./support/test";

const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const FILE = { name: "a.gif", mimeType: "image/gif", buffer: PICTURE };

for (const fault of ["redirect", "redirect-loop"]) {
  test(`no question follows a ${fault}, and the token stays with the first request`, async ({
    desk,
    demo,
    page,
    secret,
  }) => {
    desk.guard.expectConsole(/ERR_|Failed to fetch|redirect/i);
    const asked: string[] = [];
    page.on("request", (request) => {
      // A step that the browser takes by itself has another before it.
      if (request.redirectedFrom()) asked.push(request.url());
    });
    await demo.put(SHEET);
    await desk.open();
    const dialog = await desk.openTask(SHEET.id);
    await demo.arm(fault, { path: "/mj/" });
    await dialog.getByRole("button", { name: "Get seed" }).click();
    await expect(dialog.locator(".seed").getByRole("alert")).toBeVisible();
    await dialog.getByRole("button", { name: "Upscale picture 1" }).click();
    await expect(dialog.getByRole("region", { name: "News" }).getByRole("alert").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await desk.refresh.click();
    await expect(page.getByRole("heading", { name: "Cannot reach the server" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Queue", exact: true }).click();
    await expect(page.getByRole("main").getByRole("heading", { name: "Cannot reach the server" }).first()).toBeVisible();
    // The redirected steps never happened, and each first one had the token where it belongs.
    expect(asked).toEqual([]);
    const lines = await demo.log();
    expect(new Set(lines.map(({ path }) => path))).toContain("/mj/task/queue");
    for (const line of lines) expect(line.headers.authorization).toBe(`Bearer ${secret?.token}`);
  });
}

test("after Forget no request has the token: not to look, not to page, not to act", async ({
  desk,
  demo,
  page,
  secret,
}) => {
  await demo.put(SHEET);
  await desk.open();
  const form = await ConnectionDialog.open(page);
  await form.forget.click();
  await expect(form.forget).toHaveCount(0);
  await page.keyboard.press("Escape");
  // What is still under way was sent with it.
  await desk.nothingUnderWay();
  await demo.forgetLog();
  await desk.refresh.click();
  await expect.poll(() => demo.log(QUERY)).toHaveLength(1);
  await desk.pager.getByRole("button", { name: "Next page" }).click();
  await expect.poll(() => demo.log(QUERY)).toHaveLength(2);
  await page.goBack();
  const dialog = await desk.openTask(SHEET.id);
  await dialog.getByRole("button", { name: "Upscale picture 1" }).click();
  await expect(dialog.getByRole("region", { name: "News" })).toContainText("Not found");
  await dialog.getByRole("button", { name: "Update task" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Queue", exact: true }).click();
  await expect(page.getByRole("table", { name: "Queue" }).or(page.getByText("Nothing waits")).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("table", { name: "Queue" }).or(page.getByText("Nothing waits")).first()).toBeVisible();
  const log = JSON.stringify(await demo.log());
  expect(log).toContain("/mj/submit/action");
  expect(log).toContain("/mj/task/queue");
  expect(log).not.toContain(secret?.token);
});

test.describe("pictures of other hosts", () => {
  test.use({ demoOptions: { config: "none", tasks: 0 } });

  test("are asked for without the token, without cookies and without a word about who asks", async ({
    desk,
    demo,
    page,
    context,
    secret,
  }) => {
    desk.guard.expectConsole(/status of 404 .*config\.json/);
    const hosts = ["https://cdn.discordapp.com", "https://media.discordapp.net", "https://pictures.example"];
    const asked: Record<string, string>[] = [];
    for (const host of hosts) {
      desk.guard.allow(host);
      await context.addCookies([{ name: "session", value: "private", url: host, sameSite: "Lax" }]);
      await context.route(`${host}/**`, async (route) => {
        asked.push({ url: route.request().url(), ...(await route.request().allHeaders()) });
        await route.fulfill({ contentType: "image/gif", body: PICTURE });
      });
    }
    await demo.put({ ...SHEET, id: "at-discord", imageUrl: discordLink("a.png") });
    await demo.put({ ...SHEET, id: "elsewhere", imageUrl: "https://pictures.example/b.png" });
    await desk.open();
    for (const id of ["at-discord", "elsewhere"]) {
      const dialog = await desk.openTask(id);
      await expect(dialog.getByRole("img").first()).toHaveJSProperty("complete", true);
      await page.keyboard.press("Escape");
      await expect(desk.dialog).toHaveCount(0);
    }
    await expect.poll(() => new Set(asked.map(({ url }) => new URL(url).origin)).size).toBeGreaterThanOrEqual(2);
    for (const headers of asked) {
      for (const name of ["authorization", "mj-api-secret", "cookie", "referer", "origin"]) {
        expect(headers, headers.url).not.toHaveProperty(name);
      }
    }
    expect(JSON.stringify(asked)).not.toContain(secret?.token);
  });
});

test("what is made, uploaded and copied has no token in it", async ({ desk, demo, page, secret }) => {
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
  });
  await demo.put(SHEET);
  await desk.open();
  await page.getByRole("button", { name: "New task", exact: true }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  await create.getByRole("tab", { name: "Upload pictures" }).click();
  await create.getByLabel("Pictures", { exact: true }).setInputFiles(FILE);
  await create.getByRole("button", { name: "Upload", exact: true }).click();
  await create.getByRole("list", { name: "Links" }).getByRole("button", { name: "Copy link" }).first().click();
  await create.getByRole("tab", { name: "Imagine" }).click();
  await create.getByRole("textbox", { name: "Prompt" }).fill("a cat");
  await create.getByLabel("Reference pictures", { exact: true }).setInputFiles(FILE);
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  const dialog = await desk.openTask(SHEET.id);
  await dialog.getByText("Raw JSON").click();
  for (const name of ["Copy ID", "Copy prompt", "Copy JSON"]) await dialog.getByRole("button", { name }).click();
  await page.keyboard.press("Escape");
  // The form of the connection holds none either, though one is set.
  const form = await ConnectionDialog.open(page);
  await expect(form.token).toHaveValue("");
  await desk.guard.inspect(page);
  const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  expect(copied).toHaveLength(4);
  expect(copied.join("\n")).not.toContain(secret?.token);
  const bodies = (await demo.log()).map(({ path, body }) => `${path} ${body}`).join("\n");
  expect(bodies).toContain("/mj/submit/imagine");
  expect(bodies).toContain("/mj/submit/upload-discord-images");
  expect(bodies).not.toContain(secret?.token);
});
