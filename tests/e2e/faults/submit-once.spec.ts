// Every kind of submission meets every way to lose its response: it is sent once, reported neither as success nor as
// failure, the input stays, and the page refreshes the list.

import type { Locator } from "@playwright/test";
import { QUERY } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { expectToast } from "../support/faults/submissions";
import { countCoverage } from "../support/coverage-reporter";
import { expect, test } from "../support/test";
import { select } from "../support/tiers";

/** Ways to lose a response, by the class of the error. */
const CLASSES = {
  reset: "unreachable",
  lost: "unreachable",
  "http-500": "server error",
  html: "body",
  empty: "body",
  truncated: "body",
  hang: "timeout",
};
const FAULTS = select(Object.entries(CLASSES), {
  name: ([fault]) => `lost response, ${fault}`,
  classOf: ([, kind]) => kind,
}).map(([fault]) => fault);
const LIST = "/mj/task/list";

/** An image of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const file = (name: string) => ({ name, mimeType: "image/png", buffer: PIXEL });

/** One kind of submission. */
interface Write {
  path: string;
  /** Sends it for the `n`th time. */
  send: (n: number) => Promise<void>;
  /** The input is still there. */
  inputStays: (n: number) => Promise<void>;
}

async function expectSentOnce(
  { demo, page, invariants }: DashboardPage,
  list: string,
  { path, send, inputStays }: Write,
): Promise<void> {
  invariants.expectConsole(/ERR_|status of 500/);
  // The one in the topmost dialog.
  const toasts = page.getByRole("region", { name: "Notifications" }).last();
  for (const [n, fault] of FAULTS.entries()) {
    await demo.clearLog();
    await demo.injectFault(fault, { path });
    await send(n);
    await expect.poll(async () => (await demo.log(path)).length, `${fault}: it arrives`).toBe(1);
    // The longest timeout of a submission, with images.
    if (fault === "hang") await page.clock.fastForward(601_000);
    await expectToast(toasts, "unknown");
    await expect.poll(async () => (await demo.log(list)).length, `${fault}: the list is looked at`).toBe(1);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await inputStays(n);
    expect(await demo.log(path), `${fault}: sent once`).toHaveLength(1);
    await demo.clearFaults();
    await toasts.getByRole("button", { name: "Dismiss" }).click();
  }
  countCoverage("faults × moments", FAULTS.length);
}

test.use({
  demoOptions: { tasks: 200, noBackground: true, failureRate: "none" },
  hostConfig: { endpoint: "." },
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
  { tab: "Blend", path: "blend", submit: "Blend", pictures: ["Images", 2] },
  { tab: "Describe", path: "describe", submit: "Describe", pictures: ["Image", 1] },
  { tab: "Shorten", path: "shorten", submit: "Shorten", text: ["Prompt", "a very long prompt about a cat"] },
  { tab: "Show", path: "show", submit: "Show", text: ["Job ID", "5b0e0c5e-6cf0-4f4b-9d4c-0f0f0f0f0f0f"] },
  { tab: "Upload images", path: "upload-discord-images", submit: "Upload", pictures: ["Images", 2] },
];

for (const { tab, path, submit, text, pictures } of FORMS) {
  test(`${path}: a lost response is reported as unknown, and the form keeps its input`, async ({ dashboard, page }) => {
    await page.clock.install();
    await dashboard.open();
    await page.getByRole("banner").getByRole("button", { name: "New task" }).click();
    const dialog = page.getByRole("dialog", { name: "New task" });
    await dialog.getByRole("tab", { name: tab, exact: true }).click();
    const panel = dialog.getByRole("tabpanel", { name: tab, exact: true });
    if (text) await panel.getByLabel(text[0], { exact: true }).fill(text[1]);
    const picked = panel.getByRole("list", { name: "Chosen images" }).getByRole("listitem");
    if (pictures) {
      const chosen = Array.from({ length: pictures[1] }, (_, n) => file(`${n}.png`));
      await panel.getByLabel(pictures[0], { exact: true }).setInputFiles(chosen);
      await expect(picked).toHaveCount(chosen.length);
    }
    const send = panel.getByRole("button", { name: submit, exact: true });
    await expectSentOnce(dashboard, QUERY, {
      path: `/mj/submit/${path}`,
      send: () => send.click(),
      inputStays: async () => {
        if (text) await expect(panel.getByLabel(text[0], { exact: true })).toHaveValue(text[1]);
        if (pictures) await expect(picked).toHaveCount(pictures[1]);
        await expect(panel.getByRole("region", { name: "Result" })).toHaveCount(0);
        await expect(send).toBeEnabled();
      },
    });
  });
}

const buttons = (dialog: Locator, n: number) =>
  dialog.getByRole("button", { name: `${n < 4 ? "Upscale" : "Vary"} image ${(n % 4) + 1}` });

/** Opens a task whose buttons have not been used. */
async function openSheet(dashboard: DashboardPage): Promise<Locator> {
  await dashboard.page.clock.install();
  await dashboard.open("?status=SUCCESS&action=IMAGINE");
  const ids = await dashboard.ids();
  const tasks = (await dashboard.demo.query({ ids }).catch(() => undefined))?.content ?? [];
  const used = (id: string) =>
    JSON.stringify(tasks.find((task) => task.id === id)?.buttons ?? []).includes('"style":3');
  return dashboard.openTask(ids.find((id) => !used(id)) ?? "");
}

test("action: a lost response is reported as unknown, and the button stays enabled", async ({ dashboard }) => {
  const dialog = await openSheet(dashboard);
  await expectSentOnce(dashboard, QUERY, {
    path: "/mj/submit/action",
    send: (n) => buttons(dialog, n).click(),
    inputStays: (n) => expect(buttons(dialog, n)).toBeEnabled(),
  });
});

test(
  "modal: a lost response is reported as unknown, and the form keeps its input",
  async ({ dashboard, page }) => {
    await page.clock.install();
    await dashboard.demo.put({ id: "waits", action: "ZOOM", status: "MODAL", prompt: "a cat --zoom 2", progress: "" });
    await dashboard.open();
    const dialog = await dashboard.openTask("waits");
    await dialog.getByRole("button", { name: "Provide input" }).click();
    const window = page.getByRole("dialog", { name: /input needed/ });
    const prompt = window.getByRole("textbox", { name: "Prompt" });
    await prompt.fill("a wider view --zoom 1.6");
    const send = window.getByRole("button", { name: "Submit" });
    await expectSentOnce(dashboard, QUERY, {
      path: "/mj/submit/modal",
      send: () => send.click(),
      inputStays: async () => {
        await expect(prompt).toHaveValue("a wider view --zoom 1.6");
        await expect(send).toBeEnabled();
      },
    });
  },
);

test("cancel: a lost response is reported as unknown, and the task shows its state from the list", async ({
  dashboard,
  page,
}) => {
  dashboard.invariants.expectConsole(/ERR_|status of 500/);
  await page.clock.install();
  for (const n of FAULTS.keys())
    await dashboard.demo.put({ id: `waits-${n}`, status: "NOT_START", prompt: "a ferry", progress: "" });
  await dashboard.open();
  const paths = (n: number) => `/mj/task/waits-${n}/cancel`;
  for (const [n, fault] of FAULTS.entries()) {
    const dialog = await dashboard.openTask(`waits-${n}`);
    const requested = (await dashboard.demo.log(QUERY)).length;
    await dashboard.demo.injectFault(fault, { path: paths(n) });
    await dialog.getByRole("button", { name: "Cancel task" }).click();
    await page
      .getByRole("dialog", { name: "Cancel this task?" })
      .getByRole("button", { name: "Cancel the task" })
      .click();
    await expect.poll(async () => (await dashboard.demo.log(paths(n))).length).toBe(1);
    if (fault === "hang") await page.clock.fastForward(601_000);
    const toasts = page.getByRole("region", { name: "Notifications" });
    await expectToast(toasts, "unknown");
    await expect(toasts).toContainText("The task may have been cancelled: check the task list");
    await expect.poll(async () => (await dashboard.demo.log(QUERY)).length).toBe(requested + 1);
    // The state from the list is shown: a task whose response was lost on the way back is cancelled.
    const [task] = (await dashboard.demo.query({ ids: [`waits-${n}`] })).content;
    await expect(dialog.locator(".badge").first()).toHaveText(task.status === "CANCEL" ? "Cancelled" : "Not started");
    expect(await dashboard.demo.log(paths(n))).toHaveLength(1);
    await toasts.getByRole("button", { name: "Dismiss" }).click();
    await page.keyboard.press("Escape");
    await expect(dashboard.dialog).toHaveCount(0);
  }
  countCoverage("faults × moments", FAULTS.length);
});

test.describe("a server without buttons", () => {
  test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none", variant: "open-java" } });

  for (const path of ["change", "simple-change"]) {
    test(`${path}: a lost response is reported as unknown, and the button stays enabled`, async ({
      dashboard,
      demo,
    }) => {
      dashboard.invariants.expectConsole(/status of 404/);
      const dialog = await openSheet(dashboard);
      await expectSentOnce(dashboard, LIST, {
        path: `/mj/submit/${path}`,
        send: async (n) => {
          if (path === "simple-change") await demo.injectFault("http-404", { path: "/mj/submit/change" });
          await buttons(dialog, n).click();
        },
        inputStays: (n) => expect(buttons(dialog, n)).toBeEnabled(),
      });
    });
  }
});
