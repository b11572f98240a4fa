// Reports of operators about words, statuses, ids, copying, keys and what costs money (tests/fixtures/field-cases/).

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { ConnectionDialog } from "../support/connection";
import { QUERY } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { installMemoryProbe } from "../support/memory-probe";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";

const LIST = "/mj/task/list";

interface Answer {
  status: number;
  body: unknown;
}

function answersOf(name: string): Answer[] {
  const file = new URL(`../../fixtures/field-cases/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { answers: Answer[] }).answers;
}

async function answer(page: Page, path: string | RegExp, { status, body }: Answer): Promise<void> {
  await page.unroute(path);
  const text = body === "" ? "" : JSON.stringify(body);
  await page.route(path, (route) =>
    route.fulfill({ status, body: text, headers: { "content-type": "application/json" } }),
  );
}

async function openNewTask(dashboard: DashboardPage, prompt: string) {
  await dashboard.page.getByRole("banner").getByRole("button", { name: "New task" }).click();
  const dialog = dashboard.page.getByRole("dialog", { name: "New task" });
  await dialog.getByLabel("Prompt", { exact: true }).fill(prompt);
  return dialog;
}

test("a refused new task is explained by the reason of the server, without words of a question", async ({
  dashboard,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of (400|503)/);
  await dashboard.open();
  const dialog = await openNewTask(dashboard, "a lighthouse");
  const toasts = dialog.getByRole("region", { name: "Notifications" });
  const words = [/no account available/, /Not found/, /not valid/, /No credit is left/, /no account available/];
  for (const [index, each] of answersOf("submit-answers").entries()) {
    await answer(page, /\/mj\/submit\/imagine$/, each);
    await dialog.getByRole("button", { name: "Imagine", exact: true }).last().click();
    await expect(toasts).toContainText(words[index]);
    await expect(toasts).not.toContainText(/filter|task query|does not have this task/);
    await toasts.getByRole("button", { name: "Dismiss" }).first().click();
    await expect(toasts.getByRole("article")).toHaveCount(0);
  }
});

test("an unknown task is reported while the list stays, whatever the server answers", async ({
  dashboard,
  page,
}) => {
  dashboard.invariants.expectConsole(/status of (400|404)/);
  for (const each of answersOf("fetch-answers")) {
    await answer(page, /\/mj\/task\/zz\/fetch$/, each);
    await dashboard.open("?task=zz");
    await expect(page.getByRole("dialog", { name: "Task zz" }).getByRole("alert")).toContainText("Task not found");
  }
});

test("a path that a browser would shorten is never called, and the page says so", async ({ dashboard, page }) => {
  await dashboard.open("?task=..");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("The ID cannot be part of an address");
  expect((await dashboard.demo.log()).filter((line) => line.path.endsWith("/fetch"))).toEqual([]);
});

test("ids that are not plain are sent as they are", async ({ dashboard }) => {
  await dashboard.open();
  await dashboard.filters.getByRole("button", { name: "More filters" }).click();
  await dashboard.field("Task IDs").fill("a/b x:y 50%25 c+d 任务7 ..");
  await expect
    .poll(async () => (await dashboard.demo.lastQuery())?.ids)
    .toEqual(["a/b", "x:y", "50%25", "c+d", "任务7", ".."]);
});

test("translation by the browser is declined, in every language", async ({ dashboard, page }) => {
  await dashboard.open();
  const root = page.locator("html");
  await expect(root).toHaveAttribute("translate", "no");
  await expect(page.locator('meta[name="google"]')).toHaveAttribute("content", "notranslate");
});

test("without the clipboard of secure contexts, the old command copies, also inside a dialog", async ({
  dashboard,
  demo,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
    document.addEventListener("copy", () => {
      document.documentElement.dataset.copied = (document.activeElement as HTMLTextAreaElement).value;
    });
  });
  await demo.put(GRID_TASK);
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  const copy = dialog.getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(copy).toContainText("Copied");
  await expect(page.locator("html")).toHaveAttribute("data-copied", GRID_TASK.id);
  await expect(copy).toBeFocused();

  // Else the text is shown, selected.
  await page.evaluate(() => (document.execCommand = () => false));
  await dialog.getByRole("button", { name: "Copy prompt" }).click();
  const source = dialog.locator("textarea.copy-source");
  await expect(source).toHaveValue(GRID_TASK.prompt);
  await expect(source).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(GRID_TASK.prompt);
  await page.keyboard.press("Tab");
  await expect(source).toHaveCount(0);
});

test("arrow keys under a question neither close it nor turn to another task", async ({ dashboard, demo, page }) => {
  await demo.put({ ...GRID_TASK, id: "waiting-1", status: "SUBMITTED", imageUrl: null });
  await dashboard.open();
  const dialog = await dashboard.openTask("waiting-1");
  await dialog.getByRole("button", { name: "Cancel task" }).click();
  const question = page.getByRole("dialog", { name: "Cancel this task?" });
  await expect(question).toBeVisible();
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown"]) await page.keyboard.press(key);
  await expect(question).toBeVisible();
  await dashboard.expectSearch("?task=waiting-1");
});

test("a flagged parameter is shown first, and sent only after a question", async ({ dashboard, demo, page }) => {
  await dashboard.open();
  const dialog = await openNewTask(dashboard, "a lighthouse --ar 50:1");
  await dialog.locator("details.parameter-form").evaluate((it) => it.removeAttribute("open"));
  const state = dialog.getByLabel("Custom state", { exact: true });
  await state.press("Enter");
  await expect(dialog.locator("#create-ar")).toBeFocused();
  await dashboard.waitForPendingRequests();
  expect(await demo.log("/mj/submit/imagine")).toEqual([]);
  await state.press("Enter");
  const question = page.getByRole("dialog", { name: "Send with values that are not valid?" });
  await question.getByRole("button", { name: "Check the values" }).click();
  await expect(question).toHaveCount(0);
  expect(await demo.log("/mj/submit/imagine")).toEqual([]);
  await state.press("Enter");
  await question.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(async () => (await demo.log("/mj/submit/imagine")).length).toBe(1);
});

test("several new tasks are linked, in the plural", async ({ dashboard, page }) => {
  await dashboard.open();
  await answer(page, /\/mj\/submit\/imagine$/, { status: 200, body: { code: 1, result: "501,502" } });
  const dialog = await openNewTask(dashboard, "a lighthouse");
  await dialog.getByRole("button", { name: "Imagine", exact: true }).last().click();
  const toasts = page.getByRole("region", { name: "Notifications" });
  await expect(toasts).toContainText("2 new tasks have been created.");
  await expect(toasts.getByRole("link")).toHaveText(["Open task 501", "Open task 502"]);
});

test("a body beyond the limit is aborted as it comes, and nothing of it reaches the memory of the program", async ({
  dashboard,
  page,
}) => {
  await page.addInitScript(installMemoryProbe, 1);
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.endsWith("/mj/task/query")) return fetch(input, init);
      const chunk = new Uint8Array(1024 * 1024).fill(32);
      let sent = 0;
      const body = new ReadableStream({
        pull(controller) {
          document.documentElement.dataset.sent = String(++sent);
          if (sent > 300) controller.close();
          else controller.enqueue(chunk);
        },
      });
      return Promise.resolve(new Response(body, { headers: { "content-type": "application/json" } }));
    };
  });
  await dashboard.open();
  await expect(page.getByText("larger than 64 MB")).toBeVisible();
  expect(Number(await page.locator("html").getAttribute("data-sent"))).toBeLessThan(70);
  expect(await page.evaluate(() => window.memoryProbe.memory?.buffer.byteLength ?? 0)).toBeLessThan(32 * 1024 * 1024);
});

test.describe("the token", () => {
  test.use({ withToken: false });

  test("is nowhere in the memory of the program after it was removed", async ({ dashboard, page }) => {
    const token = "wipe-me-9f3c71d2a8e64b05";
    dashboard.invariants.keepSecret(token, dashboard.demo.origin);
    await page.addInitScript(installMemoryProbe, 1);
    await dashboard.open();
    const copies = () =>
      page.evaluate((text) => {
        const bytes = new Uint8Array(window.memoryProbe.memory?.buffer ?? new ArrayBuffer(0));
        const wanted = new TextEncoder().encode(text);
        let found = 0;
        for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1))
          if (wanted.every((byte, index) => bytes[at + index] === byte)) found += 1;
        return found;
      }, token);
    const form = await ConnectionDialog.open(page);
    await form.enter({ mode: "bearer", token });
    await dashboard.refresh.click();
    await dashboard.waitForLoad();
    expect(await copies(), "the search finds a token").toBeGreaterThan(0);
    const again = await ConnectionDialog.open(page);
    await again.forget.click();
    await page.keyboard.press("Escape");
    await dashboard.refresh.click();
    await dashboard.waitForLoad();
    await expect.poll(copies).toBe(0);
  });
});

test("text typed just before the queue is opened is part of the tasks on Back", async ({ dashboard, page }) => {
  await dashboard.open();
  await dashboard.prompt.pressSequentially("cat");
  await page.getByRole("link", { name: "Queue" }).click();
  await expect.poll(() => dashboard.search()).toContain("view=queue");
  await page.goBack();
  await dashboard.expectSearch("?prompt=cat");
  await expect(dashboard.prompt).toHaveValue("cat");
});

test.describe("a server without a search", () => {
  test.use({ demoOptions: { variant: "open-java", tasks: 60, noBackground: true } });

  test("its list is kept between questions and asked for again by Refresh", async ({ dashboard }) => {
    dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
    await dashboard.open();
    for (const name of ["Failed", "Succeeded"]) {
      await dashboard.status(name).click();
      await dashboard.waitForLoad();
    }
    expect(await dashboard.demo.log(LIST)).toHaveLength(1);
    await dashboard.refresh.click();
    await expect.poll(async () => (await dashboard.demo.log(LIST)).length).toBe(2);
    expect((await dashboard.demo.log(QUERY)).length).toBe(1);
  });
});
