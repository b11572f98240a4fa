// Hostile content in every response besides tasks, in config.json, and in a URL.

import type { Route } from "@playwright/test";
import { PAYLOADS, trimmed } from "../support/payloads";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { expectSafe, ALLOWED_IMAGES, press, ExternalActivity } from "../support/assert-safe";
import { isComplete } from "../support/tiers";

test.use({ images: "drawn", demoOptions: { tasks: 0 } });

/** The origin that a rewrite rule leads to, if it is a plain address: config.json may name it. */
function hostOf(text: string): string[] {
  const found = PAYLOADS.find((payload) => payload.text === text)?.image;
  return found === undefined ? [] : [new URL(found).origin];
}

test("the response to a submission is text, whatever its code", async ({ dashboard, demo, page, context }) => {
  test.setTimeout(300_000);
  const external = await ExternalActivity.start(context, page, demo.origin);
  const button = { customId: "MJ::JOB::reroll::0::x", emoji: "🔄", label: "", type: 2, style: 2 };
  await demo.put({ id: "task-1", buttons: [button] });
  let reply: object = {};
  await page.route("**/mj/submit/action", (route) => route.fulfill({ json: reply }));
  await dashboard.open("?task=task-1");
  const dialog = page.getByRole("dialog", { name: "Task task-1" });
  const toasts = dialog.getByRole("region", { name: "Notifications" });
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    // Each code shows the text in its own way; what a code does not read stays unread.
    const codes = isComplete ? [9, 24, [1, 22, 4, 777][at % 4]] : [[9, 24, 1, 22, 4, 777][at % 6]];
    for (const code of codes) {
      reply = {
        code,
        description: text,
        result: text,
        properties: { bannedWord: text, numberOfQueues: text, finalPrompt: text, [text]: text },
        [text]: text,
      };
      const reroll = dialog.getByRole("button", { name: "Reroll" });
      await reroll.click();
      const dismiss = toasts.getByRole("button", { name: "Dismiss" });
      await expect(dismiss, `${name}, code ${code}`).toHaveCount(1);
      await expectSafe(page, `${name}, code ${code}`);
      await press(dismiss);
      await expect(dismiss).toHaveCount(0);
      // An accepted submission marks the button as used until the server says otherwise.
      await expect(reroll).not.toHaveAccessibleDescription("used");
    }
  }
  external.expectOnlyAllowed();
  countCoverage("payloads × fields × views", PAYLOADS.length * 7 * (isComplete ? 3 : 1));
});

test("links of uploaded images, suggestions and a failure in New task are text, unless they are plain links", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  const external = await ExternalActivity.start(context, page, demo.origin);
  const numbered = PAYLOADS.map(({ text }) => `1️⃣ ${text}`).join("\n\n");
  const task = { id: "described", status: "SUCCESS", action: "DESCRIBE", properties: { finalPrompt: numbered } };
  // The page shows at most twenty links at a time.
  const batches = PAYLOADS.flatMap((_, at) => (at % 20 === 0 ? [PAYLOADS.slice(at, at + 20)] : []));
  let batch: typeof PAYLOADS = [];
  await page.route("**/mj/submit/upload-discord-images", (route) =>
    route.fulfill({ json: { code: 1, description: "", result: batch.map(({ text }) => text) } }),
  );
  await page.route("**/mj/submit/describe", (route) =>
    route.fulfill({ json: { code: 1, description: "", result: task.id } }),
  );
  await demo.put(task);
  await dashboard.open();
  await page.getByRole("button", { name: "New task" }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  const file = {
    name: `<img src=x onerror="window.executed=1">.gif`,
    mimeType: "image/gif",
    buffer: Buffer.from("GIF89a"),
  };

  await create.getByRole("tab", { name: "Upload images" }).click();
  const links = create.getByRole("list", { name: "Links" }).getByRole("listitem");
  const shown: string[] = [];
  const out: string[] = [];
  for (batch of batches) {
    await create.getByLabel("Images", { exact: true }).setInputFiles(file);
    await expect(create.getByText(file.name)).toBeVisible();
    await create.getByRole("button", { name: "Upload", exact: true }).click();
    await expect(create.getByText(file.name)).toHaveCount(0);
    await expect(links.first()).toContainText(batch[0].text.trim().slice(0, 10));
    shown.push(...(await links.locator("code").allTextContents()));
    out.push(...(await links.locator("a").evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href))));
    await expectSafe(page, `links of uploaded pictures, from ${batch[0].name}`);
  }
  // Several lines are several links.
  for (const { name, text } of PAYLOADS) expect(shown, name).toContain(trimmed(text.split("\n")[0]));
  const firstLines = PAYLOADS.flatMap(({ text, link }) => (link !== undefined && /[\r\n]/.test(text) ? [link] : []));
  // Unlike the link of a picture, an address without a scheme is no link here.
  const complete = ALLOWED_IMAGES.filter((link) => link.startsWith("https:"));
  expect(new Set(out)).toEqual(new Set([...complete, ...firstLines]));

  await create.getByRole("tab", { name: "Describe" }).click();
  await create.getByLabel("Image", { exact: true }).setInputFiles(file);
  await create.getByRole("button", { name: "Describe", exact: true }).click();
  const suggestions = create.getByRole("list", { name: "Suggestions" }).getByRole("listitem");
  await expect(suggestions).not.toHaveCount(0);
  expect(await suggestions.count()).toBeGreaterThanOrEqual(PAYLOADS.length);
  await expectSafe(page, "suggestions");
  external.expectOnlyAllowed();
  countCoverage("payloads × fields × views", PAYLOADS.length * 2);
});

test("the body of an error response is text", async ({ dashboard, demo, page, context }) => {
  test.setTimeout(300_000);
  const external = await ExternalActivity.start(context, page, demo.origin);
  dashboard.invariants.expectConsole(/status of 400/);
  await dashboard.open();
  let answer: Parameters<Route["fulfill"]>[0] = {};
  await page.route("**/mj/task/query", (route) => route.fulfill(answer));
  const bar = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Request rejected" }) });
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    // One of the three forms for each payload.
    for (const [how, body] of [
      ["plain", text],
      ["as HTML", `<html><head><title>${text}</title></head><body>${text}</body></html>`],
      ["as JSON", JSON.stringify({ error: { message: text, [text]: text }, message: text, description: text })],
    ].filter((_, way) => way === at % 3)) {
      answer = { status: 400, body, headers: { "content-type": "text/html" } };
      const outcome = page.waitForResponse("**/mj/task/query");
      await dashboard.refresh.click();
      await outcome;
      await dashboard.waitForLoad();
      await press(bar.getByText("Details", { exact: true }));
      await expectSafe(page, `${name}, ${how}`);
    }
  }
  external.expectOnlyAllowed();
  countCoverage("payloads × fields × views", PAYLOADS.length);
});

test("a payload in the URL is text in the fields and on the chips, and an unknown task is reported", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  // An action or a status that the server does not know.
  dashboard.invariants.expectConsole(/status of 400/);
  const external = await ExternalActivity.start(context, page, demo.origin);
  const fields = ["prompt", "promptEn", "description", "failReason", "state", "instanceId", "ids", "status", "action"];
  const others = ["sort", "page", "size", "view", "x"];
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    const query = new URLSearchParams([...fields, ...others].map((field) => [field, text]));
    query.append(text, text);
    const address = `${demo.url}?${query}&task=${encodeURIComponent(text)}#${encodeURIComponent(text)}`;
    // Some are loaded, all others are reached through the history.
    if (at % 10 === 0) await page.goto(address);
    else
      await page.evaluate((address) => {
        history.pushState(null, "", address);
        dispatchEvent(new PopStateEvent("popstate"));
      }, address);
    await expect(page.getByRole("dialog").getByRole("heading", { level: 2 }).first(), name).toHaveText(/^Task/);
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
    await dashboard.waitForLoad();
    // A text that is too long for a query is ignored.
    const kept = [...text].length > 2000 ? "" : trimmed(text).replaceAll(/[\r\n]/g, "");
    await expect(dashboard.prompt, name).toHaveValue(kept);
    await expectSafe(page, name);
  }
  external.expectOnlyAllowed();
  countCoverage("payloads × fields × views", PAYLOADS.length * (fields.length + others.length + 3));
});

test("a payload in config.json is text; links that lead out are not followed", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  // Images that a rewrite rule sends to where there are none.
  dashboard.invariants.expectConsole(/status of 404/);
  const DISCORD = ["https://cdn.discordapp.com", "https://media.discordapp.net"];
  for (const link of [...ALLOWED_IMAGES, ...DISCORD]) dashboard.invariants.allow(new URL(link).origin);
  const external = await ExternalActivity.start(context, page, demo.origin);
  const from = "https://cdn.discordapp.com/";
  await demo.put({ id: "pictured", imageUrl: `${from}attachments/1/2/a.png` });
  let config = "";
  await page.route("**/config.json", (route) => route.fulfill({ body: config }));
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    // The result of a rewrite rule is validated again.
    const rewrite = [text, from, "https://media.discordapp.net/"].map((from) => ({
      from,
      to: at % 2 ? text : `${text}{link}`,
    }));
    config = JSON.stringify({ title: text, pictures: { rewrite, [text]: text }, [text]: text });
    await dashboard.open();
    await expect(dashboard.card("pictured")).toBeVisible();
    // A rule that leads to no image is an error of the whole file: it is reported, and the title is the usual one.
    const heading = page.getByRole("heading", { level: 1 });
    const report = page.getByRole("alert").filter({ hasText: '"to" must be' });
    await expect(report.or(heading.filter({ hasNotText: /^Contact Sheet$/ })).first()).toBeVisible();
    const isRejected = (await report.count()) > 0;
    if (/^(?:javascript|data|vbscript):/i.test(text)) expect(isRejected, name).toBe(true);
    const title = isRejected ? "Contact Sheet" : text.trim() === text ? text : /./;
    await expect(heading).toHaveText(title);
    await expectSafe(page, name, isRejected ? DISCORD : hostOf(text));
  }
  for (const [at, { name, text }] of PAYLOADS.entries()) {
    if (at % 3) continue;
    // An invalid line is reported in the page's own words.
    config = [{ language: text }, { headerMode: text }, { pageSize: text }, { pictures: text }, { readOnly: text }]
      .map((entry) => JSON.stringify({ title: text, ...entry }))
      .concat(text, `{ "title": ${text} }`)[(at / 3) % 7];
    await dashboard.open();
    const isConfig = !config.trimStart().startsWith("<") && config.trim() !== "";
    await expect(page.getByRole("alert").filter({ hasText: /line \d/ })).toHaveCount(isConfig ? 1 : 0);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact Sheet");
    await expectSafe(page, name, DISCORD);
  }
  expect(external.events).toEqual([]);
  countCoverage("payloads × fields × views", PAYLOADS.length * 8);
});

test("an endpoint in config.json is a plain http or https address, or is reported with its line", async ({
  dashboard,
  demo,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  // A valid address is requested, as the host says so, and nobody answers there.
  dashboard.invariants.expectConsole(/Failed to load resource|CORS policy/);
  await context.route(
    (url) => url.origin !== demo.origin,
    (route) => route.abort(),
  );
  let config = "";
  await page.route("**/config.json", (route) => route.fulfill({ body: config }));
  await page.route("**/mj/**", (route) => route.fulfill({ status: 404, body: "" }));
  const links = PAYLOADS.filter(({ text }) => /^[^<"'\s]{0,20}[:/\\]/.test(text) && text.length < 300);
  for (const { name, text } of links) {
    config = JSON.stringify({ endpoint: text });
    const address = URL.canParse(text, demo.url) ? new URL(text, demo.url) : undefined;
    const isPlain = /^https?:$/.test(address?.protocol ?? "") && !address?.username && !address?.password;
    if (isPlain) dashboard.invariants.allow(address?.origin ?? "");
    await page.goto(demo.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const warning = page.getByRole("alert").filter({ hasText: 'line 1: "endpoint" must be an address' });
    // A text that only looks like an address is reported when the request fails.
    if (address) await expect(warning, name).toHaveCount(isPlain ? 0 : 1);
    else await expect(page.getByRole("alert").filter({ hasText: /./ }).first(), name).toBeVisible();
    await expectSafe(page, name);
  }
  expect(links.length).toBeGreaterThan(PAYLOADS.length > 100 ? 30 : 5);
  countCoverage("payloads × fields × views", links.length);
});
