// New tasks: every form, down to the request body that arrives at the server, and the result.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { Demo } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { SettingsDialog } from "../support/settings";
import { expect, test } from "../support/test";
import { colorSchemes, SMOKE } from "../support/tiers";

test.use({ demoOptions: { failureRate: "none" } });

/** An image of one pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const DATA_URL = `data:image/png;base64,${PIXEL}`;

const file = (name: string, mimeType = "image/png") => ({ name, mimeType, buffer: Buffer.from(PIXEL, "base64") });

type Body = Record<string, unknown>;

class NewTask {
  readonly dialog: Locator;
  readonly panel: Locator;
  readonly toasts: Locator;

  constructor(
    readonly page: Page,
    readonly demo: Demo,
  ) {
    this.dialog = page.getByRole("dialog", { name: "New task" });
    this.panel = this.dialog.getByRole("tabpanel");
    this.toasts = page.getByRole("region", { name: "Notifications" });
  }

  /** Opens the dialog, and one of its tabs. */
  static async open(dashboard: DashboardPage, tab?: string): Promise<NewTask> {
    const window = new NewTask(dashboard.page, dashboard.demo);
    await dashboard.page.getByRole("banner").getByRole("button", { name: "New task" }).click();
    await expect(window.dialog).toBeVisible();
    if (tab !== undefined) await window.choose(tab);
    return window;
  }

  async choose(tab: string): Promise<void> {
    await this.dialog.getByRole("tab", { name: tab, exact: true }).click();
    await expect(this.dialog.getByRole("tabpanel", { name: tab, exact: true })).toBeVisible();
  }

  field(name: string): Locator {
    return this.panel.getByLabel(name, { exact: true });
  }

  get parameters(): Locator {
    return this.panel.getByRole("group", { name: "Parameters" });
  }

  parameter(name: string): Locator {
    return this.parameters.getByLabel(name, { exact: true });
  }

  /** The images that were chosen. */
  get chosen(): Locator {
    return this.panel.getByRole("list", { name: "Chosen images" }).getByRole("listitem");
  }

  button(name: string): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }

  /** The bodies of the requests to an endpoint. */
  async bodies(endpoint: string): Promise<Body[]> {
    return (await this.demo.log(`/mj/submit/${endpoint}`)).map((line) => JSON.parse(line.body) as Body);
  }

  /** Exactly one request was sent to the endpoint, with exactly this body. */
  async expectSent(endpoint: string, body: Body): Promise<void> {
    await expect.poll(() => this.bodies(endpoint)).toEqual([body]);
  }
}

test(
  "a prompt is sent with all its fields, the dialog closes, and the toast links to the task",
  SMOKE,
  async ({ dashboard, page }) => {
    await dashboard.open();
    const window = await NewTask.open(dashboard);
    await expect(window.field("Prompt")).toBeFocused();
    await window.field("Prompt").fill("  a lighthouse in the fog --ar 16:9  ");
    await window.field("Bot").selectOption("Niji");
    await window.field("Custom state").fill("order-4711");
    await window.field("Reference images").setInputFiles([file("a.png"), file("b.jpg", "image/jpeg")]);
    await expect(window.chosen).toHaveCount(2);
    await window.button("Imagine").click();
    await expect(window.dialog).toHaveCount(0);
    await window.expectSent("imagine", {
      prompt: "a lighthouse in the fog --ar 16:9",
      base64Array: [DATA_URL, DATA_URL.replace("png", "jpeg")],
      botType: "NIJI_JOURNEY",
      state: "order-4711",
    });
    await expect(window.toasts.getByText("Accepted")).toBeVisible();
    await expect(dashboard.cards.first()).toContainText("a lighthouse in the fog");
    await window.toasts.getByRole("link", { name: /^Open task/ }).click();
    await expect(page.getByRole("dialog", { name: /^Task / })).toContainText("order-4711");
    await page.keyboard.press("Escape");
    // What was sent is no longer a draft.
    const again = await NewTask.open(dashboard);
    await expect(again.field("Prompt")).toHaveValue("");
    await expect(again.chosen).toHaveCount(0);
  },
);

test("images are blended with the chosen dimensions and in the chosen order", async ({ dashboard }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Blend");
  await window.button("Blend").click();
  await expect(window.field("Images")).toHaveAttribute("aria-invalid", "true");
  await expect(window.panel.getByText("Choose at least 2 images.")).toBeVisible();
  await expect(window.field("Images")).toBeFocused();
  await window.field("Images").setInputFiles([file("first.png"), file("second.jpg", "image/jpeg")]);
  await window.field("Images").setInputFiles(file("third.gif", "image/gif"));
  await expect(window.chosen).toContainText(["first.png", "second.jpg", "third.gif"]);
  await window.button("Move second.jpg up").click();
  await expect(window.chosen).toContainText(["second.jpg", "first.png", "third.gif"]);
  await expect(window.button("Move second.jpg up")).toBeFocused();
  await window.button("Remove first.png").click();
  await expect(window.chosen).toContainText(["second.jpg", "third.gif"]);
  await window.field("Dimensions").selectOption("Landscape");
  await window.button("Blend").click();
  await expect(window.dialog).toHaveCount(0);
  await window.expectSent("blend", {
    base64Array: [DATA_URL.replace("png", "jpeg"), DATA_URL.replace("png", "gif")],
    dimensions: "LANDSCAPE",
    botType: "MID_JOURNEY",
  });
});

test("an image is described, and one of the suggestions is imagined", async ({ dashboard }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Describe");
  await window.field("Image").setInputFiles(file("a.png"));
  // The field takes one image: another one replaces it.
  await window.field("Image").setInputFiles(file("b.webp", "image/webp"));
  await expect(window.chosen).toHaveText([/b\.webp/]);
  await window.button("Describe").click();
  await window.expectSent("describe", { base64: DATA_URL.replace("png", "webp"), botType: "MID_JOURNEY" });
  const answer = window.panel.getByRole("region", { name: "Result" });
  await expect(answer.getByText("Waiting for the result")).toBeVisible();
  const [task] = (await window.demo.query()).content;
  await window.demo.put({
    id: task.id,
    status: "SUCCESS",
    properties: {
      finalPrompt: "1️⃣ a cat on a wall --ar 3:2\n\n2️⃣ a dog, [film grain](<https://example.com>)",
      finalZhPrompt: "1️⃣ 墙上的猫\n\n2️⃣ 狗",
    },
  });
  const suggestions = answer.getByRole("list", { name: "Suggestions" }).getByRole("listitem");
  await expect(suggestions).toContainText(["a cat on a wall --ar 3:2", "a dog, film grain"]);
  await expect(suggestions.first()).toContainText("墙上的猫");
  await suggestions.nth(0).getByRole("button", { name: "Imagine this" }).click();
  await expect(window.field("Prompt")).toHaveValue("a cat on a wall --ar 3:2");
  await expect(window.field("Prompt")).toBeFocused();
  await expect(window.parameter("Aspect ratio")).toHaveValue("3:2");
  // The result stays for the other suggestions, and the replaced prompt can be restored.
  await window.field("Prompt").fill("my own words");
  await window.choose("Describe");
  await suggestions.nth(1).getByRole("button", { name: "Imagine this" }).click();
  await expect(window.field("Prompt")).toHaveValue("a dog, film grain");
  await window.button("Restore").click();
  await expect(window.field("Prompt")).toHaveValue("my own words");
});

test("a prompt is shortened: its words are weighted, and the result survives a reload", async ({ dashboard, page }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Shorten");
  await window.field("Prompt").fill("a lighthouse keeper in the storm, cinematic photograph work:3");
  await window.field("Custom state").fill("mine");
  await window.button("Shorten").click();
  await window.expectSent("shorten", {
    prompt: "a lighthouse keeper in the storm, cinematic photograph work:3",
    botType: "MID_JOURNEY",
    state: "mine",
  });
  const answer = window.panel.getByRole("region", { name: "Result" });
  await expect(answer.getByText("Waiting for the result")).toBeVisible();
  const [task] = (await window.demo.query()).content;
  await window.demo.put({
    id: task.id,
    status: "SUCCESS",
    properties: {
      finalPrompt: "## Important tokens\n**lighthouse** keeper ~~in~~\n\n1️⃣ lighthouse keeper\n\n2️⃣ lighthouse",
    },
  });
  await expect(answer.locator("strong")).toHaveText(["lighthouse"]);
  await expect(answer.locator("del")).toHaveText(["in"]);
  await expect(answer.getByText("##")).toHaveCount(0);
  await page.reload();
  await dashboard.waitForLoad();
  const again = await NewTask.open(dashboard);
  await expect(again.dialog.getByRole("tab", { name: "Shorten" })).toHaveAttribute("aria-selected", "true");
  await expect(again.panel.getByRole("list", { name: "Suggestions" }).getByRole("listitem")).toContainText([
    "lighthouse keeper",
    "lighthouse",
  ]);
});

test("a failed task shows its reason and a remedy", async ({ dashboard }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Shorten");
  await window.field("Prompt").fill("a cat work:60");
  await window.button("Shorten").click();
  await expect(window.panel.getByText("Waiting for the result")).toBeVisible();
  const [task] = (await window.demo.query()).content;
  await window.demo.put({ id: task.id, status: "FAILURE", failReason: "[Queue full] Your job queue is full." });
  const answer = window.panel.getByRole("region", { name: "Result" });
  await expect(answer.getByRole("heading", { name: "The account's queue was full." })).toBeVisible();
  await expect(answer).toContainText("[Queue full] Your job queue is full.");
  await answer.getByRole("link", { name: `Open task ${task.id}` }).click();
  await expect(dashboard.page.getByRole("dialog", { name: `Task ${task.id}` })).toBeVisible();
});

test("polling for the result stops when the dialog closes and resumes when it opens again", async ({
  dashboard,
  page,
}) => {
  await page.clock.install();
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Shorten");
  await window.field("Prompt").fill("a cat work:600");
  await window.button("Shorten").click();
  const requested = async () => (await dashboard.demo.log()).filter((line) => line.path.endsWith("/fetch")).length;
  await expect.poll(requested).toBeGreaterThan(1);
  await page.keyboard.press("Escape");
  await expect(window.dialog).toHaveCount(0);
  await dashboard.waitForPendingRequests();
  const before = await requested();
  await dashboard.advanceTenMinutes();
  expect(await requested()).toBe(before);
  await NewTask.open(dashboard);
  await expect.poll(requested).toBeGreaterThan(before);
});

test("a job is shown by its ID", async ({ dashboard }) => {
  const found = (await dashboard.demo.query({ status: "SUCCESS", action: "IMAGINE" })).content[0];
  const job = String(found.properties.messageHash);
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Show");
  await window.button("Show").click();
  await expect(window.field("Job ID")).toHaveAttribute("aria-invalid", "true");
  await expect(window.field("Job ID")).toBeFocused();
  await window.field("Job ID").fill(job);
  await window.field("Job ID").press("Enter");
  await expect(window.dialog).toHaveCount(0);
  await window.expectSent("show", { jobId: job, botType: "MID_JOURNEY" });
});

test("uploaded images become links that can be copied and used in a prompt", async ({ dashboard, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dashboard.open();
  const window = await NewTask.open(dashboard);
  await window.field("Prompt").fill("a cat --v 7");
  await window.choose("Upload images");
  await window.field("Images").setInputFiles([file("a.png"), file("b.png")]);
  await expect(window.chosen).toHaveCount(2);
  await window.button("Upload").click();
  await window.expectSent("upload-discord-images", { base64Array: [DATA_URL, DATA_URL] });
  const links = window.panel.getByRole("list", { name: "Links" }).getByRole("listitem");
  await expect(links).toHaveCount(2);
  await expect(window.chosen).toHaveCount(0);
  const [first, second] = await links.locator("code").allTextContents();
  expect(first).toMatch(/^https:\/\/cdn\.discordapp\.com\//);
  await links.nth(0).getByRole("button", { name: "Copy link" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await expect(links.nth(0).getByRole("link", { name: "Open" })).toHaveAttribute("href", first);
  await links.nth(0).getByRole("button", { name: "Use in a prompt" }).click();
  await links.nth(1).getByRole("button", { name: "Use in a prompt" }).click();
  await expect(links.getByRole("button", { name: "Added to the Imagine prompt" })).toHaveCount(2);
  await window.choose("Imagine");
  await expect(window.field("Prompt")).toHaveValue(`${first} ${second} a cat --v 7`);
  // The links exist only in this tab.
  await page.reload();
  await dashboard.waitForLoad();
  const again = await NewTask.open(dashboard, "Upload images");
  await expect(again.panel.getByRole("list", { name: "Links" }).getByRole("listitem")).toHaveCount(2);
});

test("parameters are written into the prompt and read back from it", async ({ dashboard }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard);
  const prompt = window.field("Prompt");
  await prompt.fill("a cat --sref 123");
  await window.parameter("Aspect ratio").fill("3:2");
  await window.parameter("Version").selectOption("7");
  await window.parameter("Stylize").fill("250");
  await window.parameter("Tile").check();
  await window.parameter("No").fill("dogs, cars");
  await expect(prompt).toHaveValue("a cat --sref 123 --ar 3:2 --v 7 --s 250 --tile --no dogs, cars");
  // Niji replaces the version.
  await window.parameter("Niji").selectOption("6");
  await expect(window.parameter("Version")).toHaveValue("");
  await expect(prompt).toHaveValue(/--niji 6/);
  await prompt.fill("a dog --aspect 9:16 --chaos 12 --v 8.5 --weird 5000");
  await expect(window.parameter("Aspect ratio")).toHaveValue("9:16");
  await expect(window.parameter("Chaos")).toHaveValue("12");
  await expect(window.parameter("Version")).toHaveValue("8.5");
  await expect(window.parameter("Tile")).not.toBeChecked();
  await expect(window.parameter("Weird")).toHaveAttribute("aria-invalid", "true");
  await expect(window.parameters.getByText("Enter a whole number from 0 to 3000.")).toBeVisible();
  await expect(window.panel.getByText("1 not valid")).toBeVisible();
  await window.parameter("Weird").fill("");
  await expect(prompt).toHaveValue("a dog --aspect 9:16 --chaos 12 --v 8.5");
  await expect(window.panel.getByText("1 not valid")).toHaveCount(0);
  // Enter in a parameter field sends nothing.
  await window.parameter("Chaos").press("Enter");
  await dashboard.waitForPendingRequests();
  expect(await window.bodies("imagine")).toEqual([]);
  // A word with leading dashes would become a parameter of its own.
  await window.parameter("No").fill("a --tile");
  await expect(window.parameters.getByText("Words here cannot start with a dash.")).toBeVisible();
  await expect(prompt).toHaveValue("a dog --aspect 9:16 --chaos 12 --v 8.5");
});

test("drafts survive a reload, images included, and a change of language", async ({ dashboard, page }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard);
  await window.field("Prompt").fill("half a thought");
  await window.field("Custom state").fill("later");
  await window.field("Reference images").setInputFiles([file("kept.png")]);
  await expect(window.chosen).toHaveCount(1);
  await window.choose("Show");
  await window.field("Job ID").fill("abc-123");
  await page.reload();
  await dashboard.waitForLoad();
  const again = await NewTask.open(dashboard);
  await expect(again.field("Job ID")).toHaveValue("abc-123");
  await again.choose("Imagine");
  await expect(again.field("Prompt")).toHaveValue("half a thought");
  await expect(again.field("Custom state")).toHaveValue("later");
  await expect(again.chosen).toContainText(["kept.png"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "New task" })).toBeFocused();
  await SettingsDialog.chooseLanguage(page, "简体中文");
  await page.getByRole("button", { name: "新建任务" }).click();
  const chinese = page.getByRole("dialog", { name: "新建任务" });
  await expect(chinese.getByLabel("提示词", { exact: true })).toHaveValue("half a thought");
  await chinese.getByRole("button", { name: "提交绘图" }).click();
  await window.expectSent("imagine", {
    prompt: "half a thought",
    base64Array: [DATA_URL],
    botType: "MID_JOURNEY",
    state: "later",
  });
});

test("images can be pasted and dropped; files that are no images, too large or too many are rejected with a message", async ({
  dashboard,
  page,
}) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Upload images");
  /** Dispatches the event of a real paste or drop. */
  const dispatch = (how: "paste" | "drop", name: string, { text = "", padding = 0 } = {}) =>
    window.dialog.evaluate(
      (dialog, { how, name, pixel, text, padding }) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(pixel), (c) => c.charCodeAt(0));
        transfer.items.add(new File([bytes, new Uint8Array(padding)], name, { type: "image/png" }));
        if (text) transfer.setData("text/plain", text);
        const options = { bubbles: true, cancelable: true };
        const event =
          how === "paste"
            ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
            : new DragEvent("drop", { ...options, dataTransfer: transfer });
        dialog.dispatchEvent(event);
      },
      { how, name, pixel: PIXEL, text, padding },
    );
  // The first takes longer to read, and is listed first nevertheless.
  await dispatch("paste", "pasted.png", { padding: 8_000_000 });
  await dispatch("drop", "dropped.png");
  await expect(window.chosen).toContainText(["pasted.png", "dropped.png"]);
  // Text that comes with an image of itself is pasted as text.
  await dispatch("paste", "cells.png", { text: "a cell" });
  await window.field("Images").setInputFiles({ ...file("notes.txt"), mimeType: "text/plain" });
  await expect(window.panel.getByText("notes.txt was not added")).toBeVisible();
  await expect(window.chosen).toHaveCount(2);
  const large = { name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(20_000_000) };
  await window.field("Images").setInputFiles(large);
  await expect(window.panel.getByText("large.png (20.0 MB) was not added")).toBeVisible();
  await window.field("Images").setInputFiles(Array.from({ length: 9 }, (_, n) => file(`${n}.png`)));
  await expect(window.panel.getByText("You can add at most 10 images")).toBeVisible();
  await expect(window.chosen).toHaveCount(10);
  await window.button("Remove pasted.png").click();
  await expect(window.chosen).toHaveCount(9);
  await expect(window.field("Images")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await window.bodies("upload-discord-images")).length).toBe(1);
});

test("while images are sent there is a progress bar, and nothing is sent twice", async ({ dashboard, page }) => {
  await dashboard.open();
  const window = await NewTask.open(dashboard, "Upload images");
  const middling = { name: "middling.png", mimeType: "image/png", buffer: Buffer.alloc(4_000_000) };
  await window.field("Images").setInputFiles(middling);
  await expect(window.chosen).toContainText(["4.0 MB"]);
  await expect(window.panel.getByText("too large to be kept when this tab is reloaded")).toBeVisible();
  await dashboard.demo.injectFault("delay-2500", { path: "/mj/submit" });
  await window.button("Upload").click();
  await expect(window.panel.getByRole("progressbar", { name: "Upload progress" })).toBeVisible();
  await expect(window.panel.getByText(/Uploading 4\.0 MB… [1-9]\d* s/)).toBeVisible();
  const busy = window.panel.getByRole("button", { name: "Sending…" });
  await expect(busy).toHaveAttribute("aria-disabled", "true");
  await busy.click({ force: true });
  await page.keyboard.press("Control+Enter");
  await expect(window.panel.getByRole("list", { name: "Links" }).getByRole("listitem")).toHaveCount(1);
  expect(await window.bodies("upload-discord-images")).toHaveLength(1);
});

for (const [what, prompt, title] of [
  ["a banned word", "a field of blood", "Banned word"],
  ["a full queue", "a cat queue:full", "The queue is full"],
  ["a failure", "a cat fail:now", "Failed"],
] as const) {
  test(`${what} is reported, and the typed prompt stays`, async ({ dashboard }) => {
    await dashboard.open();
    const window = await NewTask.open(dashboard);
    await window.field("Prompt").fill(prompt);
    await window.button("Imagine").click();
    const toasts = window.toasts.getByRole("alert");
    await expect(toasts.getByRole("heading", { name: title })).toBeVisible();
    if (what === "a banned word") await expect(toasts).toContainText("“blood”");
    await expect(window.dialog).toBeVisible();
    await expect(window.field("Prompt")).toHaveValue(prompt);
    expect(await window.bodies("imagine")).toHaveLength(1);
  });
}

test(
  "a lost response is reported as unknown; nothing is sent again, and the draft stays",
  SMOKE,
  async ({ dashboard }) => {
    dashboard.invariants.expectConsole(/ERR_/);
    await dashboard.open();
    const window = await NewTask.open(dashboard);
    await window.field("Prompt").fill("a cat that got lost");
    // Cut within the response: before the response, on a reused connection, Chromium itself would repeat the request,
    // which no page can prevent.
    await dashboard.demo.injectFault("reset-body", { path: "/mj/submit", times: 1 });
    await window.button("Imagine").click();
    await expect(window.toasts.getByRole("heading", { name: "No response from the server" })).toBeVisible();
    await expect(window.field("Prompt")).toHaveValue("a cat that got lost");
    await dashboard.waitForPendingRequests();
    expect(await window.bodies("imagine")).toHaveLength(1);
    // The task was accepted after all, and the list shows it.
    await dashboard.page.keyboard.press("Escape");
    await expect(dashboard.cards.first()).toContainText("a cat that got lost");
  },
);

test("the dialog can be used by keyboard alone", async ({ dashboard, page }) => {
  await dashboard.open();
  await page.getByRole("button", { name: "New task" }).focus();
  await page.keyboard.press("Enter");
  const window = new NewTask(page, dashboard.demo);
  await expect(window.field("Prompt")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  const tab = (name: string) => window.dialog.getByRole("tab", { name, exact: true });
  await expect(tab("Imagine")).toBeFocused();
  for (const [key, name] of [
    ["ArrowRight", "Blend"],
    ["ArrowLeft", "Imagine"],
    ["ArrowLeft", "Upload images"],
    ["Home", "Imagine"],
    ["End", "Upload images"],
    ["ArrowRight", "Imagine"],
  ]) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute("aria-selected", "true");
  }
  await page.keyboard.press("Control+Enter");
  await expect(window.panel.getByText("Enter a prompt.")).toBeVisible();
  await expect(window.field("Prompt")).toBeFocused();
  await page.keyboard.type("a cat");
  await expect(window.panel.getByText("Enter a prompt.")).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(window.dialog).toHaveCount(0);
  await window.expectSent("imagine", { prompt: "a cat", botType: "MID_JOURNEY" });
  await expect(page.getByRole("button", { name: "New task" })).toBeFocused();
});

test.describe("read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("there is no New task button", async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  });
});

for (const colorScheme of colorSchemes("create")) {
  test.describe(colorScheme, () => {
    // Few cards behind the dialog: axe-core looks at each of them.
    test.use({ colorScheme, demoOptions: { tasks: 8, failureRate: "none" } });

    test(`every form is accessible, ${colorScheme}`, async ({ dashboard, page }) => {
      await dashboard.open();
      const window = await NewTask.open(dashboard);
      await window.field("Prompt").fill("a cat --s 5000");
      await window.field("Reference images").setInputFiles([file("a.png"), file("b.png")]);
      await expect(window.chosen).toHaveCount(2);
      await expectAccessible(page, `Imagine, ${colorScheme}`);
      for (const tab of ["Blend", "Describe", "Show", "Upload images"]) {
        await window.choose(tab);
        await window.panel.locator("button[type=submit]").click();
        await expectAccessible(page, `${tab}, ${colorScheme}`);
      }
      await window.field("Images").setInputFiles(file("a.png"));
      await expect(window.chosen).toHaveCount(1);
      await window.button("Upload").click();
      await expect(window.panel.getByRole("list", { name: "Links" })).toBeVisible();
      await expectAccessible(page, `links, ${colorScheme}`);
      await window.choose("Shorten");
      await window.field("Prompt").fill("a lighthouse keeper in the storm, cinematic photograph work:5");
      await window.button("Shorten").click();
      await expect(window.panel.getByText("Waiting for the result")).toBeVisible();
      await expectAccessible(page, `awaited, ${colorScheme}`);
      await window.demo.advance(60);
      await expect(window.panel.getByRole("region", { name: "Result" }).getByRole("link")).toBeVisible();
      await expectAccessible(page, `an answer, ${colorScheme}`);
    });
  });
}

test.describe("on a phone, in Chinese", () => {
  test.use({
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
    hostConfig: { language: "zh-CN" },
    demoOptions: { tasks: 8 },
  });

  test("all forms fit, parameters are collapsed, and touch targets are large", async ({ dashboard, page, demo }) => {
    await page.goto(demo.url);
    await dashboard.waitForLoad();
    await page.getByRole("button", { name: "新建任务" }).click();
    const dialog = page.getByRole("dialog", { name: "新建任务" });
    await expect(dialog.getByLabel("宽高比", { exact: true })).toBeHidden();
    await dialog.getByText("参数", { exact: true }).click();
    await expect(dialog.getByLabel("宽高比", { exact: true })).toBeVisible();
    for (const tab of await dialog.getByRole("tab").all()) {
      await tab.click();
      await expectAccessible(page, `a phone, ${await tab.textContent()}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
      for (const button of await dialog.getByRole("tabpanel").getByRole("button").all()) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    }
  });
});
