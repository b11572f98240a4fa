// Every kind of write meets every way in which its answer can get lost: it is sent once, neither success nor failure is
// told, what was typed is still there, and the page looks in the list by itself.

import type { Locator } from "@playwright/test";
import { QUERY } from "./support/demo";
import type { Desk } from "./support/desk";
import { ICON } from "./support/matrix/built";
import { expectNews } from "./support/matrix/acts";
import { tally } from "./support/tally";
import { expect, test } from "./support/test";

const FAULTS = ["reset", "http-500", "html", "empty", "hang", "truncated", "lost"];
const LIST = "/mj/task/list";

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const file = (name: string) => ({ name, mimeType: "image/png", buffer: PIXEL });

/** How often one kind of write is tried, and what it takes each time. */
interface Write {
  path: string;
  /** Sends it for the `n`th time. */
  send: (n: number) => Promise<void>;
  /** What was typed is still there. */
  stays: (n: number) => Promise<void>;
}

async function survive({ demo, page, guard }: Desk, list: string, { path, send, stays }: Write): Promise<void> {
  guard.expectConsole(/ERR_|status of 500/);
  // In the window that is on top.
  const news = page.getByRole("region", { name: "News" }).last();
  for (const [n, fault] of FAULTS.entries()) {
    await demo.forgetLog();
    await demo.arm(fault, { path });
    await send(n);
    await expect.poll(async () => (await demo.log(path)).length, `${fault}: it arrives`).toBe(1);
    // The longest that an act may take, with pictures.
    if (fault === "hang") await page.clock.fastForward(601_000);
    await expectNews(news, "unknown");
    await expect.poll(async () => (await demo.log(list)).length, `${fault}: the list is looked at`).toBe(1);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await stays(n);
    expect(await demo.log(path), `${fault}: sent once`).toHaveLength(1);
    await demo.disarm();
    await news.getByRole("button", { name: "Dismiss" }).click();
  }
  tally("faults × moments", FAULTS.length);
}

test.use({
  contextOptions: { reducedMotion: "reduce" },
  demoOptions: { tasks: 200, alone: true, luck: "always" },
  hostConfig: { endpoint: ".", pictures: { rewrite: [{ from: "https://", to: `${ICON}#{link}` }] } },
});

interface Form {
  tab: string;
  path: string;
  submit: string;
  text?: [name: string, value: string];
  pictures?: [name: string, many: number];
}

const FORMS: Form[] = [
  { tab: "Imagine", path: "imagine", submit: "Imagine", text: ["Prompt", "a cat in the fog"] },
  { tab: "Blend", path: "blend", submit: "Blend", pictures: ["Pictures", 2] },
  { tab: "Describe", path: "describe", submit: "Describe", pictures: ["Picture", 1] },
  { tab: "Shorten", path: "shorten", submit: "Shorten", text: ["Prompt", "a very long prompt about a cat"] },
  { tab: "Show", path: "show", submit: "Show", text: ["Job ID", "5b0e0c5e-6cf0-4f4b-9d4c-0f0f0f0f0f0f"] },
  { tab: "Upload pictures", path: "upload-discord-images", submit: "Upload", pictures: ["Pictures", 2] },
];

for (const { tab, path, submit, text, pictures } of FORMS) {
  test(`${path}: a lost answer is told as unknown, and the form keeps all of it`, async ({ desk, page }) => {
    await page.clock.install();
    await desk.open();
    await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
    const dialog = page.getByRole("dialog", { name: "New task" });
    await dialog.getByRole("tab", { name: tab, exact: true }).click();
    const panel = dialog.getByRole("tabpanel", { name: tab, exact: true });
    if (text) await panel.getByLabel(text[0], { exact: true }).fill(text[1]);
    const picked = panel.getByRole("list", { name: "Chosen pictures" }).getByRole("listitem");
    if (pictures) {
      const chosen = Array.from({ length: pictures[1] }, (_, n) => file(`${n}.png`));
      await panel.getByLabel(pictures[0], { exact: true }).setInputFiles(chosen);
      await expect(picked).toHaveCount(chosen.length);
    }
    const send = panel.getByRole("button", { name: submit, exact: true });
    await survive(desk, QUERY, {
      path: `/mj/submit/${path}`,
      send: () => send.click(),
      stays: async () => {
        if (text) await expect(panel.getByLabel(text[0], { exact: true })).toHaveValue(text[1]);
        if (pictures) await expect(picked).toHaveCount(pictures[1]);
        await expect(panel.getByRole("region", { name: "Answer" })).toHaveCount(0);
        await expect(send).toBeEnabled();
      },
    });
  });
}

const buttons = (dialog: Locator, n: number) =>
  dialog.getByRole("button", { name: `${n < 4 ? "Upscale" : "Vary"} picture ${(n % 4) + 1}` });

/** Opens a task of which nothing has been used yet, where buttons say so. */
async function openSheet(desk: Desk): Promise<Locator> {
  await desk.page.clock.install();
  await desk.open("?status=SUCCESS&action=IMAGINE");
  const ids = await desk.ids();
  const tasks = (await desk.demo.ask({ ids }).catch(() => undefined))?.content ?? [];
  const used = (id: string) =>
    JSON.stringify(tasks.find((task) => task.id === id)?.buttons ?? []).includes('"style":3');
  return desk.openTask(ids.find((id) => !used(id)) ?? "");
}

test("action: a lost answer is told as unknown, and the button can be pressed", async ({ desk }) => {
  const dialog = await openSheet(desk);
  await survive(desk, QUERY, {
    path: "/mj/submit/action",
    send: (n) => buttons(dialog, n).click(),
    stays: (n) => expect(buttons(dialog, n)).toBeEnabled(),
  });
});

test("modal: a lost answer is told as unknown, and the window keeps what was typed", async ({ desk, page }) => {
  await page.clock.install();
  await desk.demo.put({ id: "waits", action: "ZOOM", status: "MODAL", prompt: "a cat --zoom 2", progress: "" });
  await desk.open();
  const dialog = await desk.openTask("waits");
  await dialog.getByRole("button", { name: "Answer" }).click();
  const window = page.getByRole("dialog", { name: /your answer is needed/ });
  const prompt = window.getByRole("textbox", { name: "Prompt" });
  await prompt.fill("a wider view --zoom 1.6");
  const send = window.getByRole("button", { name: "Send" });
  await survive(desk, QUERY, {
    path: "/mj/submit/modal",
    send: () => send.click(),
    stays: async () => {
      await expect(prompt).toHaveValue("a wider view --zoom 1.6");
      await expect(send).toBeEnabled();
    },
  });
});

test("cancel: a lost answer is told as unknown, and the task says what it is", async ({ desk, page }) => {
  desk.guard.expectConsole(/ERR_|status of 500/);
  await page.clock.install();
  for (const n of FAULTS.keys())
    await desk.demo.put({ id: `waits-${n}`, status: "NOT_START", prompt: "a ferry", progress: "" });
  await desk.open();
  const paths = (n: number) => `/mj/task/waits-${n}/cancel`;
  for (const [n, fault] of FAULTS.entries()) {
    const dialog = await desk.openTask(`waits-${n}`);
    const asked = (await desk.demo.log(QUERY)).length;
    await desk.demo.arm(fault, { path: paths(n) });
    await dialog.getByRole("button", { name: "Cancel task" }).click();
    await page
      .getByRole("dialog", { name: "Cancel this task?" })
      .getByRole("button", { name: "Cancel the task" })
      .click();
    await expect.poll(async () => (await desk.demo.log(paths(n))).length).toBe(1);
    if (fault === "hang") await page.clock.fastForward(601_000);
    const news = page.getByRole("region", { name: "News" });
    await expectNews(news, "unknown");
    await expect(news).toContainText("The task may have been cancelled: look in the list");
    await expect.poll(async () => (await desk.demo.log(QUERY)).length).toBe(asked + 1);
    // What the list says is what is shown: those whose answer was lost on its way back are cancelled.
    const [task] = (await desk.demo.ask({ ids: [`waits-${n}`] })).content;
    await expect(dialog.locator(".badge").first()).toHaveText(task.status === "CANCEL" ? "Cancelled" : "Not started");
    expect(await desk.demo.log(paths(n))).toHaveLength(1);
    await news.getByRole("button", { name: "Dismiss" }).click();
    await page.keyboard.press("Escape");
    await expect(desk.dialog).toHaveCount(0);
  }
  tally("faults × moments", FAULTS.length);
});

test.describe("a server without buttons", () => {
  test.use({ demoOptions: { tasks: 200, alone: true, luck: "always", flavour: "open-java" } });

  for (const path of ["change", "simple-change"]) {
    test(`${path}: a lost answer is told as unknown, and the button can be pressed`, async ({ desk, demo }) => {
      desk.guard.expectConsole(/status of 404/);
      const dialog = await openSheet(desk);
      await survive(desk, LIST, {
        path: `/mj/submit/${path}`,
        send: async (n) => {
          if (path === "simple-change") await demo.arm("http-404", { path: "/mj/submit/change" });
          await buttons(dialog, n).click();
        },
        stays: (n) => expect(buttons(dialog, n)).toBeEnabled(),
      });
    });
  }
});
