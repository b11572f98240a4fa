// The main path on the four kinds of servers: each has its own header, its own endpoints and its own errors.

import { ConnectionDialog } from "./support/connection";
import { QUERY } from "./support/demo";
import type { Desk } from "./support/desk";
import { expect, test } from "./support/test";

const TOKEN = "t0ken-of-a-flavour";
const MODES = { plus: "bearer", "open-java": "mj-api-secret", csharp: "raw", gateway: "bearer" } as const;
const LIST = "/mj/task/list";
const BY_IDS = "/mj/task/list-by-condition";

// Each server has a token of its own.
test.use({ planted: false });

/** Each task on the page has a word in its prompt. */
async function allContain(desk: Desk, word: string): Promise<boolean> {
  const prompts = await desk.cards.allTextContents();
  return prompts.length > 0 && prompts.every((text) => text.toLowerCase().includes(word));
}

for (const flavour of ["plus", "open-java", "csharp"] as const) {
  test.describe(`a ${flavour} server`, () => {
    test.use({
      hostConfig: { endpoint: "." },
      demoOptions: { flavour, token: TOKEN, header: MODES[flavour], tasks: 300, alone: true, luck: "always" },
    });

    test(`${flavour}: sign in, find, page, look, make`, async ({ desk, page }) => {
      desk.guard.keepSecret(TOKEN, desk.demo.origin);
      desk.guard.expectConsole(/status of 401/);
      if (flavour !== "plus") desk.guard.expectConsole(/status of 404 .*task\/query/);
      await desk.open();
      await expect(page.getByRole("heading", { name: "Not signed in" })).toBeVisible();
      const form = await ConnectionDialog.open(page);
      await form.enter({ mode: MODES[flavour], token: TOKEN });
      await expect(desk.cards).toHaveCount(20);
      const limits = page.getByText("This server has no search");
      await expect(limits).toHaveCount(flavour === "plus" ? 0 : 1);

      // The search means the same, whoever does it.
      await desk.status("Failed").click();
      await expect(desk.cards.first().locator(".badge").first()).toHaveText("Failed");
      for (const text of await desk.cards.locator(".badge:not(.stalled)").allTextContents()) expect(text).toBe("Failed");
      await desk.filters.getByRole("button", { name: "Clear filters" }).click();
      await expect(desk.cards).toHaveCount(20);
      const first = await desk.ids();
      await desk.pager.getByRole("button", { name: "Next page" }).click();
      await expect.poll(() => desk.ids()).not.toEqual(first);
      await expect(desk.cards).toHaveCount(20);

      // A word of a prompt, and the task behind it.
      await desk.prompt.fill("cat");
      await expect.poll(() => allContain(desk, "cat")).toBe(true);
      const id = (await desk.ids())[0] ?? "";
      const dialog = await desk.openTask(id);
      await expect(dialog).toContainText("cat");
      await page.keyboard.press("Escape");

      const asked = await desk.demo.log(flavour === "plus" ? QUERY : LIST);
      expect(asked.length).toBeGreaterThan(3);
      if (flavour !== "plus") expect(await desk.demo.log(QUERY)).toHaveLength(2);
    });

    test(`${flavour}: imagine, and see it at the top`, async ({ desk, page }) => {
      desk.guard.keepSecret(TOKEN, desk.demo.origin);
      desk.guard.expectConsole(/status of 40[14]/);
      await desk.open();
      const form = await ConnectionDialog.open(page);
      await form.enter({ mode: MODES[flavour], token: TOKEN });
      await expect(desk.cards).toHaveCount(20);
      await page.getByRole("button", { name: "New task", exact: true }).click();
      const window = page.getByRole("dialog", { name: "New task" });
      await window.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff");
      await window.getByRole("button", { name: "Imagine", exact: true }).click();
      await expect(page.getByRole("region", { name: "News" })).toContainText("Accepted");
      await expect(desk.cards.first()).toContainText("a lighthouse on a cliff");
    });
  });
}

test.describe("a gateway", () => {
  test.use({
    hostConfig: { endpoint: "." },
    demoOptions: { flavour: "gateway", token: TOKEN, header: "bearer", tasks: 300, alone: true, luck: "always" },
  });

  test("gateway: lists nothing, finds tasks by their IDs, and shows what is made here", async ({ desk, page }) => {
    desk.guard.keepSecret(TOKEN, desk.demo.origin);
    desk.guard.expectConsole(/status of 40[14]/);
    await desk.open();
    const form = await ConnectionDialog.open(page);
    await form.enter({ mode: "bearer", token: TOKEN });
    await expect(page.getByText("This server lists no tasks")).toBeVisible();
    await expect(desk.cards).toHaveCount(0);

    await page.getByRole("button", { name: "New task", exact: true }).click();
    const window = page.getByRole("dialog", { name: "New task" });
    await window.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff");
    await window.getByRole("button", { name: "Imagine", exact: true }).click();
    await expect(desk.cards).toHaveCount(1);
    const id = (await desk.ids())[0] ?? "";

    await page.reload();
    // The token is gone with the reload, the task is not.
    await (await ConnectionDialog.open(page)).enter({ token: TOKEN });
    await expect(desk.card(id)).toBeVisible();

    await desk.filters.getByRole("button", { name: "More filters" }).click();
    await desk.field("Task IDs").fill(id);
    await desk.field("Task IDs").press("Enter");
    await expect(desk.cards).toHaveCount(1);
    const bodies = (await desk.demo.log(BY_IDS)).map((line) => JSON.parse(line.body) as unknown);
    expect(bodies.at(-1)).toEqual({ ids: [id] });
  });
});

test.describe("a server without a search", () => {
  test.use({ hostConfig: { endpoint: "." }, demoOptions: { flavour: "csharp", tasks: 300, alone: true } });

  test("says once what that limits, and finds older tasks by their IDs", async ({ desk, page }) => {
    desk.guard.expectConsole(/status of 404 .*task\/query/);
    await desk.open();
    await expect(page.getByText("It lists the newest 100 tasks")).toBeVisible();
    await expect(desk.announced).not.toBeEmpty();
    await desk.refresh.click();
    await desk.settled();
    // Once found out, the missing call is not tried again.
    expect(await desk.demo.log(QUERY)).toHaveLength(1);
    expect((await desk.demo.log(LIST)).length).toBeGreaterThan(1);
  });
});
