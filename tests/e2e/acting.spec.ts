// What an operator does with a task: each is one request, read where it arrives.

import type { Locator } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import type { Desk } from "./support/desk";
import { expect, test } from "./support/test";

const ACTION = "/mj/submit/action";

test.use({ demoOptions: { tasks: 200, alone: true, luck: "always" } });

/** The id of the newest task of this kind that succeeded and has a picture. */
async function finished(desk: Desk, action = "IMAGINE"): Promise<string> {
  const page = await desk.demo.ask({ status: "SUCCESS", action, pageSize: 100 });
  const found = page.content.find((task) => task.imageUrl && (task.buttons as unknown[] | undefined)?.length);
  if (!found) throw new Error(`no ${action} with buttons`);
  return found.id;
}

async function openFinished(desk: Desk, action = "IMAGINE"): Promise<[Locator, string]> {
  const id = await finished(desk, action);
  await desk.open(`?task=${id}`);
  const dialog = desk.page.getByRole("dialog", { name: `Task ${id}` });
  await expect(dialog.getByRole("region", { name: "Actions" })).toBeVisible();
  return [dialog, id];
}

/** The JSON of the last request that arrived at a path. */
async function arrived(desk: Desk, path: string): Promise<Record<string, unknown>> {
  await expect.poll(async () => (await desk.demo.log(path)).length).toBeGreaterThan(0);
  return JSON.parse((await desk.demo.log(path)).at(-1)?.body ?? "") as Record<string, unknown>;
}

test("a button of the task is one request, then marked, and the new task is linked and at the top", async ({ desk, page }) => {
  const [dialog, id] = await openFinished(desk);
  const upscale = dialog.getByRole("button", { name: "Upscale picture 2" });
  await upscale.click();
  const news = dialog.getByRole("region", { name: "News" });
  await expect(news).toContainText("Accepted");
  expect(await arrived(desk, ACTION)).toEqual({ taskId: id, customId: expect.stringMatching(/^MJ::JOB::upsample::2::/) });
  expect(await desk.demo.log(ACTION)).toHaveLength(1);
  await expect(upscale).toHaveAccessibleDescription("used");
  const link = news.getByRole("link", { name: /^Open task/ });
  const child = /\d+/.exec((await link.textContent()) ?? "")?.[0] ?? "";
  await link.click();
  await expect(page.getByRole("dialog", { name: `Task ${child}` })).toContainText("Upscale");
  await page.keyboard.press("Escape");
  await expect(desk.cards.first()).toHaveAttribute("data-task-id", child);
});

test("pressed twice in one breath it is sent once; a used button asks before it is sent again", async ({ desk, page }) => {
  const [dialog, id] = await openFinished(desk);
  await desk.demo.arm("delay-600", { path: ACTION });
  const variation = dialog.getByRole("button", { name: "Vary picture 3" });
  await variation.dblclick();
  await expect(variation).toHaveAccessibleDescription("used");
  expect(await desk.demo.log(ACTION)).toHaveLength(1);
  await desk.demo.disarm();

  await variation.click();
  const question = page.getByRole("dialog", { name: "Do it once more?" });
  await question.getByRole("button", { name: "No", exact: true }).click();
  await expect(question).toHaveCount(0);
  expect(await desk.demo.log(ACTION)).toHaveLength(1);
  await variation.click();
  await question.getByRole("button", { name: "Do it again" }).click();
  await expect.poll(async () => (await desk.demo.log(ACTION)).length).toBe(2);
  expect((await arrived(desk, ACTION)).taskId).toBe(id);
});

test("U and V stand on the quadrants as well, for a pointer", async ({ desk }) => {
  const [dialog] = await openFinished(desk);
  const corner = dialog.locator(".overlay .corner").nth(3);
  await dialog.locator(".large").hover();
  await corner.getByText("V4").click();
  await expect(dialog.getByRole("region", { name: "News" })).toContainText("Accepted");
  expect((await arrived(desk, ACTION)).customId).toMatch(/^MJ::JOB::variation::4::/);
});

test("what the server refuses is not offered: the bookmark, imagine all", async ({ desk }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await expect(dialog.getByRole("button", { name: "Custom zoom" })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Actions" }).getByText("❤️")).toHaveCount(0);
  await expectAccessible(desk.page, "the task dialog with its buttons");
});

for (const [fault, told] of [
  ["lost", "No answer came"],
  ["http-500", "No answer came"],
  ["html", "No answer came"],
  ["http-401", "Refused"],
  ["http-403", "Refused"],
  ["http-429", "Refused"],
] as const) {
  test(`an act that meets ${fault} is told as “${told}”, sent once, and the list is looked at only when nobody knows`, async ({
    desk,
  }) => {
    if (fault !== "html") desk.guard.expectConsole(/ERR_|status of/);
    const [dialog] = await openFinished(desk);
    await desk.demo.arm(fault, { path: ACTION });
    const asked = (await desk.demo.queries()).length;
    await dialog.getByRole("button", { name: "Upscale picture 1" }).click();
    await expect(dialog.getByRole("region", { name: "News" }).getByRole("alert")).toContainText(told);
    expect(await desk.demo.log(ACTION)).toHaveLength(1);
    if (told === "No answer came") {
      await expect.poll(async () => (await desk.demo.queries()).length).toBe(asked + 1);
      await expect(dialog.getByRole("region", { name: "News" })).toContainText("It may have been accepted: look in the list");
    }
    await expect(dialog.getByRole("button", { name: "Upscale picture 1" })).toBeEnabled();
  });
}

test("custom zoom opens a window: the prompt goes to modal, and the task goes on", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await dialog.getByRole("button", { name: "Custom zoom" }).click();
  const window = page.getByRole("dialog", { name: "Custom zoom: your answer is needed" });
  await expect(window).toBeVisible();
  const prompt = window.getByRole("textbox", { name: "Prompt" });
  await expect(prompt).toHaveValue(/--zoom 2/);
  await prompt.fill("a wider view --zoom 1.6");
  await expectAccessible(page, "the window of custom zoom");
  await window.getByRole("button", { name: "Send" }).click();
  await expect(window).toHaveCount(0);
  const child = String((await arrived(desk, "/mj/submit/modal")).taskId);
  expect(await arrived(desk, "/mj/submit/modal")).toEqual({ taskId: child, prompt: "a wider view --zoom 1.6" });
  const task = (await desk.demo.ask({ ids: [child] })).content[0];
  expect(task?.prompt).toBe("a wider view --zoom 1.6");
  expect(task?.status).not.toBe("MODAL");
});

test("vary region: the mask is painted with a pointer, and arrives as a picture", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await dialog.getByRole("button", { name: "Vary (Region)" }).click();
  const window = page.getByRole("dialog", { name: "Vary (Region): your answer is needed" });
  const board = window.getByRole("application", { name: /^Mask/ });
  await expect(board).toBeVisible();
  await window.getByRole("button", { name: "Send" }).click();
  await expect(window.getByRole("alert")).toContainText("Nothing is painted yet");
  expect(await desk.demo.log("/mj/submit/modal")).toHaveLength(0);

  await expect(board).toBeFocused();
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (!box) throw new Error("the mask has no size");
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3, { steps: 5 });
  await page.mouse.up();
  await expect(window).toContainText(/\d % of the picture is to change/);
  await window.getByRole("button", { name: "Send" }).click();
  await expect(window).toHaveCount(0);
  const sent = await arrived(desk, "/mj/submit/modal");
  expect(sent.maskBase64).toMatch(/^data:image\/png;base64,iVBOR/);
});

test("the mask can be painted by keyboard alone, cleared and taken in parts", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await dialog.getByRole("button", { name: "Vary (Region)" }).click();
  const window = page.getByRole("dialog", { name: "Vary (Region): your answer is needed" });
  const board = window.getByRole("application", { name: /^Mask/ });
  await expect(board).toBeVisible();
  await board.focus();
  for (const key of ["ArrowRight", "Shift+ArrowDown", "Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await expect(window).toContainText(/[1-9] % of the picture/);
  await page.keyboard.press("Delete");
  await expect(window).toContainText("Nothing is painted yet");
  await window.getByRole("button", { name: "Left half" }).click();
  await expect(window).toContainText("50 % of the picture");
  await window.getByRole("button", { name: "Undo" }).click();
  await expect(window).toContainText("Nothing is painted yet");
});

test("where the picture does not come there is nothing to paint on, and the window says so", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await page.route("**/pictures/**", (route) => route.fulfill({ status: 404 }));
  await dialog.getByRole("button", { name: "Vary (Region)" }).click();
  const window = page.getByRole("dialog", { name: "Vary (Region): your answer is needed" });
  await expect(window).toContainText("there is nothing to paint on");
  await expect(window.getByRole("application")).toHaveCount(0);
});

test("a task that waits with its window can be answered later, from its dialog", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "UPSCALE");
  await dialog.getByRole("button", { name: "Custom zoom" }).click();
  const window = page.getByRole("dialog", { name: /your answer is needed/ });
  await window.getByRole("button", { name: "Later" }).click();
  await expect(window).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  // It stands at the top of the page, as every new task does.
  await expect(desk.cards.first()).toContainText("Needs input");
  const child = await desk.openTask((await desk.ids())[0] ?? "");
  await expect(child).toContainText("Needs input");
  await child.getByRole("button", { name: "Answer" }).click();
  await expect(window).toBeVisible();
});

test("cancel asks first and says what is lost; then the task is cancelled at once", async ({ desk, page }) => {
  await desk.open();
  const open = (await desk.demo.ask()).content.find((task) => task.status === "NOT_START");
  if (!open) throw new Error("nothing waits");
  const dialog = await desk.openTask(open.id);
  await dialog.getByRole("button", { name: "Cancel task" }).click();
  const question = page.getByRole("dialog", { name: "Cancel this task?" });
  await expect(question).toContainText("It loses its place in the queue.");
  await expectAccessible(page, "the question before cancelling");
  await question.getByRole("button", { name: "Keep it" }).click();
  expect(await desk.demo.log(`/mj/task/${open.id}/cancel`)).toHaveLength(0);

  await dialog.getByRole("button", { name: "Cancel task" }).click();
  await question.getByRole("button", { name: "Cancel the task" }).click();
  await expect(dialog.locator(".badge").first()).toHaveText("Cancelled");
  const lines = await desk.demo.log(`/mj/task/${open.id}/cancel`);
  expect(lines.map((line) => line.method)).toEqual(["POST"]);
  await expect(dialog.getByRole("button", { name: "Cancel task" })).toHaveCount(0);
});

test("the seed takes a while: it can be left, is kept, and is copied", async ({ desk, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [dialog, id] = await openFinished(desk);
  await desk.demo.arm("delay-1500", { path: `/mj/task/${id}/image-seed` });
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("progressbar", { name: "Seed" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const again = await desk.openTask(id);
  await expect(again.getByRole("button", { name: "Copy seed" })).toBeVisible();
  const lines = await desk.demo.log(`/mj/task/${id}/image-seed`);
  expect(lines.map((line) => line.method)).toEqual(["GET"]);
  await again.getByRole("button", { name: "Copy seed" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d+$/);
});

test("a seed that does not come says why, and may be asked for again", async ({ desk }) => {
  const [dialog, id] = await openFinished(desk);
  desk.guard.expectConsole(/status of 503/);
  await desk.demo.arm("http-503", { path: `/mj/task/${id}/image-seed`, times: 1 });
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The seed did not come");
  await dialog.getByRole("button", { name: "Get seed" }).click();
  await expect(dialog.getByRole("button", { name: "Copy seed" })).toBeVisible();
});

test("parent and children are linked", async ({ desk, page }) => {
  const [dialog, id] = await openFinished(desk);
  await dialog.getByRole("button", { name: "Upscale picture 4" }).click();
  await dialog.getByRole("region", { name: "News" }).getByRole("link", { name: /^Open task/ }).click();
  const child = page.getByRole("dialog", { name: /^Task \d+$/ });
  const parent = child.getByRole("link", { name: `Made from, task ${id}` });
  await expect(parent).toBeVisible();
  await parent.click();
  const back = page.getByRole("dialog", { name: `Task ${id}` });
  await expect(back.getByRole("list", { name: "On this page, made from it" })).toContainText("Upscale");
});

test("one task can be asked for by itself, and what cannot be had is told", async ({ desk }) => {
  await desk.open();
  const open = (await desk.demo.ask()).content.find((task) => task.status === "IN_PROGRESS");
  if (!open) throw new Error("nothing runs");
  const dialog = await desk.openTask(open.id);
  await desk.demo.advance(300);
  await dialog.getByRole("button", { name: "Update task" }).click();
  await expect(dialog.locator(".badge").first()).toHaveText("Succeeded");
  const lines = await desk.demo.log(`/mj/task/${open.id}/fetch`);
  expect(lines.map((line) => line.method)).toEqual(["GET"]);
  desk.guard.expectConsole(/status of 500/);
  await desk.demo.arm("http-500", { path: `/mj/task/${open.id}/fetch` });
  await dialog.getByRole("button", { name: "Update task" }).click();
  await expect(dialog.getByRole("region", { name: "News" }).getByRole("alert")).toContainText("The server failed");
});

test("a task that suggests prompts shows them, and each can be imagined", async ({ desk, page }) => {
  const [dialog] = await openFinished(desk, "DESCRIBE");
  const items = dialog.getByRole("list", { name: "Suggestions" }).getByRole("listitem");
  await expect(items).toHaveCount(4);
  const text = (await items.nth(1).locator("p").first().textContent()) ?? "";
  await items.nth(1).getByRole("button", { name: /^Imagine this/ }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  await expect(create.getByRole("textbox", { name: "Prompt" })).toHaveValue(text);
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  expect((await arrived(desk, "/mj/submit/imagine")).prompt).toBe(text);
});

test("read only takes all acting away, and gives it back", async ({ desk, page }) => {
  const id = await finished(desk);
  await desk.open();
  const connection = page.getByRole("dialog", { name: "Connection" });
  await page.getByRole("button", { name: "Connection" }).click();
  await connection.getByRole("checkbox", { name: "Read only" }).check();
  await connection.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
  await desk.open(`?task=${id}`);
  const dialog = page.getByRole("dialog", { name: `Task ${id}` });
  await expect(dialog.getByText(/^Read only: nothing can be made/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Upscale|Vary|Cancel task|Use again/ })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Get seed" })).toBeVisible();
});

test.describe("a host that is read only", () => {
  test.use({ hostConfig: { readOnly: true } });

  test("cannot be made otherwise by an operator", async ({ desk, page }) => {
    await desk.open();
    await expect(page.getByRole("button", { name: "New task" })).toHaveCount(0);
    await page.getByRole("button", { name: "Connection" }).click();
    await expect(page.getByRole("checkbox", { name: "Read only" })).toBeDisabled();
    await expect(page.getByRole("checkbox", { name: "Read only" })).toBeChecked();
  });
});

test.describe("a server without buttons", () => {
  test.use({ demoOptions: { tasks: 200, alone: true, luck: "always", flavour: "open-java" } });

  async function openSheet(desk: Desk): Promise<[Locator, string]> {
    await desk.open("?status=SUCCESS&action=IMAGINE");
    const id = (await desk.ids())[0] ?? "";
    return [await desk.openTask(id), id];
  }

  test("takes change: U1–U4, V1–V4 and reroll are offered all the same", async ({ desk }) => {
    desk.guard.expectConsole(/status of 404/);
    const [dialog, id] = await openSheet(desk);
    await dialog.getByRole("button", { name: "Upscale picture 3" }).click();
    await expect(dialog.getByRole("region", { name: "News" })).toContainText(/Accepted|exists already/);
    expect(await arrived(desk, "/mj/submit/change")).toEqual({ taskId: id, action: "UPSCALE", index: 3 });
    await dialog.getByRole("button", { name: "Reroll" }).click();
    await expect.poll(async () => (await desk.demo.log("/mj/submit/change")).length).toBe(2);
    expect(await arrived(desk, "/mj/submit/change")).toEqual({ taskId: id, action: "REROLL" });
  });

  test("takes simple-change where change is missing", async ({ desk }) => {
    desk.guard.expectConsole(/status of 404/);
    const [dialog, id] = await openSheet(desk);
    await desk.demo.arm("http-404", { path: "/mj/submit/change" });
    await dialog.getByRole("button", { name: "Vary picture 2" }).click();
    await expect(dialog.getByRole("region", { name: "News" })).toContainText("Accepted");
    expect(await arrived(desk, "/mj/submit/simple-change")).toEqual({ content: `${id} V2` });
  });
});

test.describe("an account that remixes", () => {
  test.use({ demoOptions: { tasks: 200, alone: true, luck: "always", remix: true } });

  test("asks for a prompt before it varies", async ({ desk, page }) => {
    const [dialog] = await openFinished(desk);
    await dialog.getByRole("button", { name: "Vary picture 1" }).click();
    const window = page.getByRole("dialog", { name: "Vary picture 1: your answer is needed" });
    await expect(window.getByRole("application")).toHaveCount(0);
    await window.getByRole("textbox", { name: "Prompt" }).fill("the same by night");
    await page.keyboard.press("Control+Enter");
    await expect(window).toHaveCount(0);
    expect((await arrived(desk, "/mj/submit/modal")).prompt).toBe("the same by night");
  });
});
