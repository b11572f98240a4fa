// Actions on a task: each sends one request, which is checked at the server.

import type { Locator } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import type { DashboardPage } from "../support/dashboard-page";
import { expect, test } from "../support/test";
import { select, SMOKE } from "../support/tiers";

const ACTION = "/mj/submit/action";

test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none" } });

/** The id of the newest successful task of this action that has an image. */
async function findFinished(dashboard: DashboardPage, action = "IMAGINE"): Promise<string> {
  const page = await dashboard.demo.query({ status: "SUCCESS", action, pageSize: 100 });
  const found = page.content.find((task) => task.imageUrl && (task.buttons as unknown[] | undefined)?.length);
  if (!found) throw new Error(`no ${action} with buttons`);
  return found.id;
}

async function openFinished(dashboard: DashboardPage, action = "IMAGINE"): Promise<[Locator, string]> {
  const id = await findFinished(dashboard, action);
  await dashboard.open(`?task=${id}`);
  const dialog = dashboard.page.getByRole("dialog", { name: `Task ${id}` });
  await expect(dialog.getByRole("region", { name: "Actions" })).toBeVisible();
  return [dialog, id];
}

/** The JSON body of the last request to a path. */
async function lastBody(dashboard: DashboardPage, path: string): Promise<Record<string, unknown>> {
  await expect.poll(async () => (await dashboard.demo.log(path)).length).toBeGreaterThan(0);
  return JSON.parse((await dashboard.demo.log(path)).at(-1)?.body ?? "") as Record<string, unknown>;
}

test(
  "a task button sends one request and is marked as used; the new task is linked and first in the grid",
  SMOKE,
  async ({ dashboard, page }) => {
    const [dialog, id] = await openFinished(dashboard);
    const upscale = dialog.getByRole("button", { name: "Upscale image 2" });
    await upscale.click();
    const toasts = dialog.getByRole("region", { name: "Notifications" });
    await expect(toasts).toContainText("Accepted");
    expect(await lastBody(dashboard, ACTION)).toEqual({
      taskId: id,
      customId: expect.stringMatching(/^MJ::JOB::upsample::2::/),
    });
    expect(await dashboard.demo.log(ACTION)).toHaveLength(1);
    await expect(upscale).toHaveAccessibleDescription("used");
    const link = toasts.getByRole("link", { name: /^Open task/ });
    const child = /\d+/.exec((await link.textContent()) ?? "")?.[0] ?? "";
    await link.click();
    await expect(page.getByRole("dialog", { name: `Task ${child}` })).toContainText("Upscale");
    await page.keyboard.press("Escape");
    await expect(dashboard.cards.first()).toHaveAttribute("data-task-id", child);
  },
);

test(
  "a double click sends one request; a used button asks for confirmation before it sends again",
  async ({ dashboard, page }) => {
    const [dialog, id] = await openFinished(dashboard);
    await dashboard.demo.injectFault("delay-600", { path: ACTION });
    const variation = dialog.getByRole("button", { name: "Vary image 3" });
    await variation.dblclick();
    await expect(variation).toHaveAccessibleDescription("used");
    expect(await dashboard.demo.log(ACTION)).toHaveLength(1);
    await dashboard.demo.clearFaults();

    await variation.click();
    const question = page.getByRole("dialog", { name: "Run this action again?" });
    await question.getByRole("button", { name: "No", exact: true }).click();
    await expect(question).toHaveCount(0);
    expect(await dashboard.demo.log(ACTION)).toHaveLength(1);
    await variation.click();
    await question.getByRole("button", { name: "Run again" }).click();
    await expect.poll(async () => (await dashboard.demo.log(ACTION)).length).toBe(2);
    expect((await lastBody(dashboard, ACTION)).taskId).toBe(id);
  },
);

test("U and V are also offered on the quadrants of the image, for a pointer", async ({ dashboard }) => {
  const [dialog] = await openFinished(dashboard);
  const corner = dialog.locator(".quadrant-actions .quadrant").nth(3);
  await dialog.locator(".image-stage").hover();
  await corner.getByText("V4").click();
  await expect(dialog.getByRole("region", { name: "Notifications" })).toContainText("Accepted");
  expect((await lastBody(dashboard, ACTION)).customId).toMatch(/^MJ::JOB::variation::4::/);
});

test("buttons that the server rejects (bookmark, imagine all) are not offered", async ({ dashboard }) => {
  const [dialog] = await openFinished(dashboard, "UPSCALE");
  await expect(dialog.getByRole("button", { name: "Custom zoom" })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Actions" }).getByText("❤️")).toHaveCount(0);
  await expectAccessible(dashboard.page, "the task dialog with its buttons");
});

/** The host tests cover every fault. */
const OUTCOMES = [
  ["lost", "No response from the server"],
  ["http-500", "No response from the server"],
  ["html", "No response from the server"],
  ["http-401", "Request refused"],
  ["http-403", "Request refused"],
  ["http-429", "Request refused"],
] as const;

for (const [fault, title] of select(OUTCOMES, {
  name: ([fault]) => `action, ${fault}`,
  classOf: ([, title]) => title,
})) {
  test(`an action that meets ${fault} is reported as “${title}” and sent once; the list is refreshed only if the outcome is unknown`, async ({
    dashboard,
  }) => {
    if (fault !== "html") dashboard.invariants.expectConsole(/ERR_|status of/);
    const [dialog] = await openFinished(dashboard);
    await dashboard.demo.injectFault(fault, { path: ACTION });
    const requested = (await dashboard.demo.queries()).length;
    await dialog.getByRole("button", { name: "Upscale image 1" }).click();
    await expect(dialog.getByRole("region", { name: "Notifications" }).getByRole("alert")).toContainText(title);
    expect(await dashboard.demo.log(ACTION)).toHaveLength(1);
    if (title === "No response from the server") {
      await expect.poll(async () => (await dashboard.demo.queries()).length).toBe(requested + 1);
      await expect(dialog.getByRole("region", { name: "Notifications" })).toContainText(
        "The request may have been accepted: check the task list",
      );
    }
    await expect(dialog.getByRole("button", { name: "Upscale image 1" })).toBeEnabled();
  });
}

test(
  "custom zoom opens a form; its prompt is sent to /mj/submit/modal and the task continues",
  async ({ dashboard, page }) => {
    const [dialog] = await openFinished(dashboard, "UPSCALE");
    await dialog.getByRole("button", { name: "Custom zoom" }).click();
    const window = page.getByRole("dialog", { name: "Custom zoom: input needed" });
    await expect(window).toBeVisible();
    const prompt = window.getByRole("textbox", { name: "Prompt" });
    await expect(prompt).toHaveValue(/--zoom 2/);
    await prompt.fill("a wider view --zoom 1.6");
    await expectAccessible(page, "the window of custom zoom");
    await window.getByRole("button", { name: "Submit" }).click();
    await expect(window).toHaveCount(0);
    const child = String((await lastBody(dashboard, "/mj/submit/modal")).taskId);
    expect(await lastBody(dashboard, "/mj/submit/modal")).toEqual({ taskId: child, prompt: "a wider view --zoom 1.6" });
    const task = (await dashboard.demo.query({ ids: [child] })).content[0];
    expect(task?.prompt).toBe("a wider view --zoom 1.6");
    expect(task?.status).not.toBe("MODAL");
  },
);

test.describe("with the image of the task", () => {
  test.use({ images: "drawn" });

  test("vary region: a mask is painted with a pointer and sent as an image", async ({ dashboard, page }) => {
    const [dialog] = await openFinished(dashboard, "UPSCALE");
    await dialog.getByRole("button", { name: "Vary (Region)" }).click();
    const window = page.getByRole("dialog", { name: "Vary (Region): input needed" });
    const board = window.getByRole("application", { name: /^Mask/ });
    await expect(board).toBeVisible();
    await window.getByRole("button", { name: "Submit" }).click();
    await expect(window.getByRole("alert")).toContainText("No area is selected");
    expect(await dashboard.demo.log("/mj/submit/modal")).toHaveLength(0);

    await expect(board).toBeFocused();
    await board.scrollIntoViewIfNeeded();
    const box = await board.boundingBox();
    if (!box) throw new Error("the mask has no size");
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3, { steps: 5 });
    await page.mouse.up();
    await expect(window).toContainText(/\d% of the image is selected/);
    await window.getByRole("button", { name: "Submit" }).click();
    await expect(window).toHaveCount(0);
    const sent = await lastBody(dashboard, "/mj/submit/modal");
    expect(sent.maskBase64).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  test("the mask can be painted by keyboard alone, cleared, and filled by halves", async ({ dashboard, page }) => {
    const [dialog] = await openFinished(dashboard, "UPSCALE");
    await dialog.getByRole("button", { name: "Vary (Region)" }).click();
    const window = page.getByRole("dialog", { name: "Vary (Region): input needed" });
    const board = window.getByRole("application", { name: /^Mask/ });
    await expect(board).toBeVisible();
    await board.focus();
    for (const key of ["ArrowRight", "Shift+ArrowDown", "Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
    await expect(window).toContainText(/[1-9]% of the image/);
    await page.keyboard.press("Delete");
    await expect(window).toContainText("No area is selected");
    await window.getByRole("button", { name: "Left half" }).click();
    await expect(window).toContainText("50% of the image");
    await window.getByRole("button", { name: "Undo" }).click();
    await expect(window).toContainText("No area is selected");
  });

  test("without its image the mask editor offers nothing to paint on and says so", async ({ dashboard, page }) => {
    const [dialog] = await openFinished(dashboard, "UPSCALE");
    await page.route("**/pictures/**", (route) => route.fulfill({ status: 404 }));
    await dialog.getByRole("button", { name: "Vary (Region)" }).click();
    const window = page.getByRole("dialog", { name: "Vary (Region): input needed" });
    await expect(window).toContainText("so you cannot select an area");
    await expect(window.getByRole("application")).toHaveCount(0);
  });
});

test("a task that needs input can be answered later from its dialog", async ({ dashboard, page }) => {
  const [dialog] = await openFinished(dashboard, "UPSCALE");
  await dialog.getByRole("button", { name: "Custom zoom" }).click();
  const window = page.getByRole("dialog", { name: /input needed/ });
  await window.getByRole("button", { name: "Later" }).click();
  await expect(window).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  // Like every new task, it is first on the page.
  await expect(dashboard.cards.first()).toContainText("Needs input");
  const child = await dashboard.openTask((await dashboard.ids())[0] ?? "");
  await expect(child).toContainText("Needs input");
  await child.getByRole("button", { name: "Provide input" }).click();
  await expect(window).toBeVisible();
});

test("cancelling asks for confirmation, says what is lost, and cancels at once", SMOKE, async ({ dashboard, page }) => {
  await dashboard.open();
  const open = (await dashboard.demo.query()).content.find((task) => task.status === "NOT_START");
  if (!open) throw new Error("nothing waits");
  const dialog = await dashboard.openTask(open.id);
  await dialog.getByRole("button", { name: "Cancel task" }).click();
  const question = page.getByRole("dialog", { name: "Cancel this task?" });
  await expect(question).toContainText("The task loses its place in the queue.");
  await expectAccessible(page, "the question before cancelling");
  await question.getByRole("button", { name: "Keep it" }).click();
  expect(await dashboard.demo.log(`/mj/task/${open.id}/cancel`)).toHaveLength(0);

  await dialog.getByRole("button", { name: "Cancel task" }).click();
  await question.getByRole("button", { name: "Cancel the task" }).click();
  await expect(dialog.locator(".badge").first()).toHaveText("Cancelled");
  const lines = await dashboard.demo.log(`/mj/task/${open.id}/cancel`);
  expect(lines.map((line) => line.method)).toEqual(["POST"]);
  await expect(dialog.getByRole("button", { name: "Cancel task" })).toHaveCount(0);
});

test("fetching the seed continues after the dialog is closed; the seed is kept and can be copied", async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [dialog, id] = await openFinished(dashboard);
  await dashboard.demo.injectFault("delay-1500", { path: `/mj/task/${id}/image-seed` });
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("progressbar", { name: "Seed" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const again = await dashboard.openTask(id);
  await expect(again.getByRole("button", { name: "Copy seed" })).toBeVisible();
  const lines = await dashboard.demo.log(`/mj/task/${id}/image-seed`);
  expect(lines.map((line) => line.method)).toEqual(["GET"]);
  await again.getByRole("button", { name: "Copy seed" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d+$/);
});

test("a failed seed request shows its reason and can be repeated", async ({ dashboard }) => {
  const [dialog, id] = await openFinished(dashboard);
  dashboard.invariants.expectConsole(/status of 503/);
  await dashboard.demo.injectFault("http-503", { path: `/mj/task/${id}/image-seed`, times: 1 });
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Could not get the seed");
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("button", { name: "Copy seed" })).toBeVisible();
});

test("parent and child tasks link to each other", async ({ dashboard, page }) => {
  const [dialog, id] = await openFinished(dashboard);
  await dialog.getByRole("button", { name: "Upscale image 4" }).click();
  await dialog
    .getByRole("region", { name: "Notifications" })
    .getByRole("link", { name: /^Open task/ })
    .click();
  const child = page.getByRole("dialog", { name: /^Task \d+$/ });
  const parent = child.getByRole("link", { name: `Created from, task ${id}` });
  await expect(parent).toBeVisible();
  await parent.click();
  const back = page.getByRole("dialog", { name: `Task ${id}` });
  await expect(back.getByRole("list", { name: "Created from this task, on this page" })).toContainText("Upscale");
});

test("a single task can be refreshed, and a failure is reported", async ({ dashboard }) => {
  await dashboard.open();
  const open = (await dashboard.demo.query()).content.find((task) => task.status === "IN_PROGRESS");
  if (!open) throw new Error("nothing runs");
  const dialog = await dashboard.openTask(open.id);
  await dashboard.demo.advance(300);
  await dialog.getByRole("button", { name: "Reload task" }).click();
  await expect(dialog.locator(".badge").first()).toHaveText("Succeeded");
  const lines = await dashboard.demo.log(`/mj/task/${open.id}/fetch`);
  expect(lines.map((line) => line.method)).toEqual(["GET"]);
  dashboard.invariants.expectConsole(/status of 500/);
  await dashboard.demo.injectFault("http-500", { path: `/mj/task/${open.id}/fetch` });
  await dialog.getByRole("button", { name: "Reload task" }).click();
  await expect(dialog.getByRole("region", { name: "Notifications" }).getByRole("alert")).toContainText("Server error");
});

test("the suggestions of a task are listed, and each can be imagined", async ({ dashboard, page }) => {
  const [dialog] = await openFinished(dashboard, "DESCRIBE");
  const items = dialog.getByRole("list", { name: "Suggestions" }).getByRole("listitem");
  await expect(items).toHaveCount(4);
  const text = (await items.nth(1).locator("p").first().textContent()) ?? "";
  await items
    .nth(1)
    .getByRole("button", { name: /^Imagine this/ })
    .click();
  const create = page.getByRole("dialog", { name: "New task" });
  await expect(create.getByRole("textbox", { name: "Prompt" })).toHaveValue(text);
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  expect((await lastBody(dashboard, "/mj/submit/imagine")).prompt).toBe(text);
});

test("read only removes all actions", SMOKE, async ({ dashboard, page }) => {
  const id = await findFinished(dashboard);
  await dashboard.open();
  const connection = page.getByRole("dialog", { name: "Connection" });
  await page.getByRole("button", { name: "Connection" }).click();
  await connection.getByRole("checkbox", { name: "Read only" }).check();
  await connection.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  await dashboard.open(`?task=${id}`);
  const dialog = page.getByRole("dialog", { name: `Task ${id}` });
  await expect(dialog.getByText(/^Read only: you cannot create/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Upscale|Vary|Cancel task|Use again/ })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Get seed" })).toBeVisible();
});

test.describe("a host that is read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("cannot be overridden by an operator", async ({ dashboard, page }) => {
    await dashboard.open();
    await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
    await page.getByRole("button", { name: "Connection" }).click();
    await expect(page.getByRole("checkbox", { name: "Read only" })).toBeDisabled();
    await expect(page.getByRole("checkbox", { name: "Read only" })).toBeChecked();
  });
});

test.describe("a server without buttons", () => {
  test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none", variant: "open-java" } });

  async function openSheet(dashboard: DashboardPage): Promise<[Locator, string]> {
    await dashboard.open("?status=SUCCESS&action=IMAGINE");
    const id = (await dashboard.ids())[0] ?? "";
    return [await dashboard.openTask(id), id];
  }

  test("is sent change: U1–U4, V1–V4 and reroll are offered all the same", async ({ dashboard }) => {
    dashboard.invariants.expectConsole(/status of 404/);
    const [dialog, id] = await openSheet(dashboard);
    await dialog.getByRole("button", { name: "Upscale image 3" }).click();
    await expect(dialog.getByRole("region", { name: "Notifications" })).toContainText(/Accepted|already exists/);
    expect(await lastBody(dashboard, "/mj/submit/change")).toEqual({ taskId: id, action: "UPSCALE", index: 3 });
    await dialog.getByRole("button", { name: "Reroll" }).click();
    await expect.poll(async () => (await dashboard.demo.log("/mj/submit/change")).length).toBe(2);
    expect(await lastBody(dashboard, "/mj/submit/change")).toEqual({ taskId: id, action: "REROLL" });
  });

  test("is sent simple-change if change is missing", async ({ dashboard }) => {
    dashboard.invariants.expectConsole(/status of 404/);
    const [dialog, id] = await openSheet(dashboard);
    await dashboard.demo.injectFault("http-404", { path: "/mj/submit/change" });
    await dialog.getByRole("button", { name: "Vary image 2" }).click();
    await expect(dialog.getByRole("region", { name: "Notifications" })).toContainText("Accepted");
    expect(await lastBody(dashboard, "/mj/submit/simple-change")).toEqual({ content: `${id} V2` });
  });
});

test.describe("an account with remix mode", () => {
  test.use({ demoOptions: { tasks: 200, noBackground: true, failureRate: "none", remix: true } });

  test("asks for a prompt before a variation", async ({ dashboard, page }) => {
    const [dialog] = await openFinished(dashboard);
    await dialog.getByRole("button", { name: "Vary image 1" }).click();
    const window = page.getByRole("dialog", { name: "Vary image 1: input needed" });
    await expect(window.getByRole("application")).toHaveCount(0);
    await window.getByRole("textbox", { name: "Prompt" }).fill("the same by night");
    await page.keyboard.press("Control+Enter");
    await expect(window).toHaveCount(0);
    expect((await lastBody(dashboard, "/mj/submit/modal")).prompt).toBe("the same by night");
  });
});
