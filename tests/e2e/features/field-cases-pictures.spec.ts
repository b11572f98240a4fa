// What operators met in the field, around pictures, prompts and buttons: each case by its input.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ConnectionDialog } from "../support/connection";
import type { DashboardPage } from "../support/dashboard-page";
import { QUERY } from "../support/demo";
import { expectInPlace } from "../support/assert-safe";
import { OTHER_NAME } from "../support/paths";
import { expect, test } from "../support/test";

// Links stay as they are, and other hosts are answered here.
test.use({ hostConfig: { pictures: { rewrite: [] } } });

const FIRST = "1724745977911123";
const SECOND = "1724745978911123";
const THIRD = "1724745979911123";
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const fieldCase = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/field-cases/${name}.json`, import.meta.url), "utf8"));

/** Answers each question for tasks with this page, and other hosts with a picture. Returns the requested pictures. */
async function serve(
  page: Page,
  dashboard: DashboardPage,
  answer: () => unknown,
  { hosts = [], delay = 0 }: { hosts?: string[]; delay?: number } = {},
): Promise<string[]> {
  const requested: string[] = [];
  await page.route(`**${QUERY}`, (route) => route.fulfill({ json: answer() }));
  for (const host of hosts) {
    dashboard.invariants.allow(host);
    await page.route(`${host}/**`, async (route) => {
      requested.push(route.request().url());
      await new Promise((resolve) => setTimeout(resolve, delay));
      await route.fulfill({ contentType: "image/png", body: PIXEL });
    });
  }
  return requested;
}

test("a video is recognized, played on demand, and all videos are links", async ({ dashboard, page }) => {
  const { query } = fieldCase("videos");
  const requested = await serve(page, dashboard, () => query, {
    hosts: ["https://cdn.midjourney.com", "https://oss.example.com"],
  });
  await dashboard.open();
  for (const id of [FIRST, SECOND]) {
    await expect(dashboard.card(id).getByText("Video", { exact: true }).first()).toBeVisible();
    await expect(dashboard.card(id).getByRole("button", { name: "Try again" })).toHaveCount(0);
    await expect(dashboard.card(id).getByText("The server sent no image")).toHaveCount(0);
  }
  const dialog = await dashboard.openTask(FIRST);
  const player = dialog.getByLabel("Video 1", { exact: true });
  await expect(player).toHaveJSProperty("controls", true);
  await expect(player).toHaveJSProperty("preload", "none");
  await expect(dialog.getByRole("link", { name: /Open video/ })).toHaveCount(4);
  const links = await dialog.getByRole("link", { name: /Open video/ }).evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href.slice(-7)),
  );
  expect(links).toEqual(["0_0.mp4", "0_1.mp4", "0_2.mp4", "0_3.mp4"]);
  await dialog.getByRole("button", { name: "Video 3" }).click();
  await expect(dialog.getByLabel("Video 3", { exact: true }).first()).toBeVisible();
  expect(requested, "nothing is downloaded before play").toEqual([]);
});

test("a preview stays until its successor has loaded", async ({ dashboard, page }) => {
  let number = 0;
  const next = () => JSON.parse(JSON.stringify(fieldCase("rand-preview").query).replace("{now}", String(++number)));
  const requested = await serve(page, dashboard, next, { hosts: ["https://gw.example.com"], delay: 700 });
  await dashboard.open();
  const card = dashboard.card(FIRST);
  const shown = card.locator("img").first();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  // Whether a picture is on the card in each frame from now on.
  await card.evaluate((element) => {
    const look = () => {
      const images = [...element.querySelectorAll("img")];
      const isDrawn = (image: HTMLImageElement) =>
        image.complete && image.naturalWidth > 0 && getComputedStyle(image).opacity !== "0";
      if (!images.some(isDrawn)) document.documentElement.dataset.blank = "yes";
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await dashboard.refresh.click();
  await expect.poll(() => new Set(requested).size).toBe(2);
  await expect
    .poll(() =>
      card.locator("img").evaluateAll((all) => all.filter((image) => (image as HTMLImageElement).complete).length),
    )
    .toBe(await card.locator("img").count());
  expect(await page.evaluate(() => document.documentElement.dataset.blank)).toBeUndefined();
  expect(requested.length, "each preview is requested once").toBe(2);
});

test("the same picture under another signature is not requested again", async ({ dashboard, page }) => {
  let number = 0;
  const signed = () => {
    const { query } = fieldCase("rand-preview");
    query.content[0].imageUrl = `https://oss.example.com/a.png?Expires=${4_102_444_800 + ++number}&Signature=s${number}`;
    return query;
  };
  const requested = await serve(page, dashboard, signed, { hosts: ["https://oss.example.com"] });
  await dashboard.open();
  await expect.poll(() => requested.length).toBe(1);
  for (const expected of [2, 3]) {
    await dashboard.refresh.click();
    await expect.poll(() => number).toBe(expected);
    await dashboard.waitForLoad();
  }
  expect(requested.length).toBe(1);
});

test("a prompt that begins with links is read by its words", async ({ dashboard, page }) => {
  await serve(page, dashboard, () => fieldCase("prompt-begins-with-links").query, {
    hosts: ["https://oss.example.com"],
  });
  await dashboard.open();
  await expect(dashboard.card(FIRST).getByText(/^a red fox in the snow/)).toBeVisible();
  await expect(dashboard.card(FIRST).getByRole("img", { name: /^Image: a red fox in the snow/ })).toBeVisible();
  await expect(dashboard.card(SECOND).getByText("a red fox waits", { exact: true })).toBeVisible();
  const dialog = await dashboard.openTask(FIRST);
  await expect(dialog.getByRole("list", { name: "Reference images" }).getByRole("link")).toHaveCount(2);
});

test("links of gateways are taken from the proxy", async ({ dashboard, demo, page }) => {
  const requested = await serve(page, dashboard, () => fieldCase("gateway-links").query, {
    hosts: ["http://localhost:3000", "http://pictures.oss-cn-chengdu.aliyuncs.com"],
  });
  await page.route("**/mj/image/1711217942120946", (route) => {
    requested.push(route.request().url());
    return route.fulfill({ contentType: "image/png", body: PIXEL });
  });
  await dashboard.open();
  await expect(dashboard.card(SECOND).getByRole("img", { name: /^Image/ })).toHaveJSProperty("naturalWidth", 1);
  expect(requested).toContain(`${demo.origin}/mj/image/1711217942120946`);
  expect(requested.join(" ")).toContain("aliyuncs.com");
});

test("on another host than localhost, a link to localhost is explained and not requested", async ({
  dashboard,
  demo,
  page,
}) => {
  const origin = demo.origin.replace("127.0.0.1", OTHER_NAME);
  dashboard.invariants.allow(origin);
  // Browsers isolate windows only over https and on localhost.
  dashboard.invariants.expectConsole(/Cross-Origin-Opener-Policy header has been ignored/);
  const requested = await serve(page, dashboard, () => fieldCase("gateway-links").query, {
    hosts: ["http://localhost:3000", "http://pictures.oss-cn-chengdu.aliyuncs.com"],
  });
  await page.route("**/mj/image/1711217942120946", (route) =>
    route.fulfill({ contentType: "image/png", body: PIXEL }),
  );
  await page.goto(`${origin}/`);
  await dashboard.waitForLoad();
  await expect(dashboard.card(FIRST).getByText("The image link points to localhost")).toBeVisible();
  await expect(dashboard.card(SECOND).getByRole("img", { name: /^Image/ })).toHaveJSProperty("naturalWidth", 1);
  const dialog = await dashboard.openTask(FIRST);
  await expect(dialog.getByText("http://localhost:3000/mj/image/1711217942120945").first()).toBeVisible();
  expect(requested.filter((url) => url.includes("localhost"))).toEqual([]);
});

test("a picture as data is shown", async ({ dashboard, page }) => {
  await serve(page, dashboard, () => fieldCase("other-picture-fields").query);
  await dashboard.open();
  await expect(dashboard.card(THIRD).getByRole("img", { name: /^Image/ })).toHaveJSProperty("naturalWidth", 1);
  const dialog = await dashboard.openTask(THIRD);
  await expect(dialog.getByRole("img", { name: /^Image/ })).toHaveJSProperty("naturalWidth", 1);
  await expect(dialog.getByRole("link", { name: "Open original" })).toHaveCount(0);
});

test("a signed link that is over counts as expired and is not requested", async ({ dashboard, page }) => {
  const requested = await serve(page, dashboard, () => fieldCase("expired-elsewhere").query, {
    hosts: ["https://midjourney-pictures.oss-cn-hangzhou.aliyuncs.com"],
  });
  await dashboard.open();
  await expect(dashboard.card(FIRST).getByText("Link expired")).toBeVisible();
  expect(requested).toEqual([]);
});

test("dashes as people type them are parameters", async ({ dashboard, page }) => {
  await serve(page, dashboard, () => fieldCase("dashes").query, {
    hosts: ["https://cdn.discordapp.com", "https://media.discordapp.net"],
  });
  await dashboard.open();
  const dialog = await dashboard.openTask(SECOND);
  const parameters = dialog.getByRole("list", { name: "Parameters" }).getByRole("listitem");
  await expect(parameters).toHaveText([/--ar\s*9:16/, /--uplight/]);
});

test("a parent that is named by a field is linked", async ({ dashboard, page }) => {
  await serve(page, dashboard, () => fieldCase("family").query);
  await dashboard.open();
  const dialog = await dashboard.openTask(FIRST);
  await expect(dialog.getByText("Created from", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("link", { name: /parent-0001/ })).toBeVisible();
});

test("only buttons that can be sent or opened are offered, each with a name", async ({ dashboard, page }) => {
  await serve(page, dashboard, () => fieldCase("buttons").query, { hosts: ["https://oss.example.com"] });
  await dashboard.open();
  const dialog = await dashboard.openTask(FIRST);
  for (const name of [/Upscale \(Subtle\)|Upscale subtle/i, /Animate \(High motion\)/, /Auto Low Motion/, /Pan left/i]) {
    await expect(dialog.getByRole("button", { name })).toBeVisible();
  }
  await expect(dialog.getByRole("link", { name: "Web" })).toHaveAttribute("href", "https://midjourney.com/jobs/u");
  await expect(dialog.getByRole("button", { name: "Pick" })).toHaveCount(0);
  const nameless = await dialog
    .getByRole("button")
    .evaluateAll((all) => all.filter((one) => !one.getAttribute("aria-label") && !one.textContent?.trim()).length);
  expect(nameless).toBe(0);
  const emoji = await dialog
    .getByRole("button")
    .evaluateAll((all) => all.map((one) => one.textContent ?? "").filter((text) => /^\p{Extended_Pictographic}\S*$/u.test(text)));
  expect(emoji, "an emoji is never the whole face").toEqual([]);
});

test("tasks that make text show it on the card", async ({ dashboard, page }) => {
  const words = { id: "words", action: "SHORTEN", status: "SUCCESS", prompt: "a sea", promptEn: "a **lighthouse**" };
  await serve(page, dashboard, () => ({ content: [words], totalElements: 1 }));
  await dashboard.open();
  await expect(dashboard.card("words").getByText("a **lighthouse**", { exact: true }).first()).toBeVisible();
  await expect(dashboard.card("words").getByText("The server sent no image")).toHaveCount(0);
});

test("an address as people paste it is cut, and the form says so", async ({ dashboard, demo, page }) => {
  await serve(page, dashboard, () => fieldCase("family").query);
  await dashboard.open();
  const form = await ConnectionDialog.open(page);
  for (const typed of fieldCase("addresses").addresses.filter((address: string) => address.startsWith("H"))) {
    await form.address.fill(typed.replace("H", demo.origin));
    const prefix = typed.includes("/prefix/") ? "/prefix" : "";
    await expect(form.dialog.getByText(`Shortened to the address of the proxy: ${demo.origin}${prefix}`)).toBeVisible();
  }
  await form.address.fill(`${demo.origin}/mj/task/query`);
  await form.test.click();
  await expect(form.dialog.getByText("Connected: 2 tasks")).toBeVisible();
});

for (const width of [320, 390, 1280]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test(`long texts stay in place at ${width} px`, async ({ dashboard, page }) => {
      const { query } = fieldCase("long-texts");
      await serve(page, dashboard, () => query, { hosts: ["https://oss.example.com"] });
      await dashboard.open();
      await expectInPlace(page, "the cards");
      await dashboard.openTask(query.content[0].id);
      await expectInPlace(page, "the task");
    });
  });
}
