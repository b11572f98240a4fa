// The main path on the four kinds of servers: each has its own header, endpoints and errors.

import { ConnectionDialog } from "../support/connection";
import { QUERY } from "../support/demo";
import type { DashboardPage } from "../support/dashboard-page";
import { expect, test } from "../support/test";
import { smokeIf } from "../support/tiers";

const TOKEN = "t0ken-of-a-flavour";
const MODES = { plus: "bearer", "open-java": "mj-api-secret", csharp: "raw", gateway: "bearer" } as const;
const LIST = "/mj/task/list";
const BY_IDS = "/mj/task/list-by-condition";

// Each server has its own token.
test.use({ withToken: false });

/** Every task on the page has the word in its prompt. */
async function allContain(dashboard: DashboardPage, word: string): Promise<boolean> {
  const prompts = await dashboard.cards.allTextContents();
  return prompts.length > 0 && prompts.every((text) => text.toLowerCase().includes(word));
}

for (const variant of ["plus", "open-java", "csharp"] as const) {
  test.describe(`a ${variant} server`, () => {
    test.use({
      hostConfig: { endpoint: "." },
      demoOptions: {
        variant,
        token: TOKEN,
        header: MODES[variant],
        tasks: 300,
        noBackground: true,
        failureRate: "none",
      },
    });

    test(
      `${variant}: sign in, search, page, open a task`,
      smokeIf(variant === "open-java"),
      async ({ dashboard, page }) => {
        dashboard.invariants.keepSecret(TOKEN, dashboard.demo.origin);
        dashboard.invariants.expectConsole(/status of 401/);
        if (variant !== "plus") dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
        await dashboard.open();
        await expect(page.getByRole("heading", { name: "Authentication failed" })).toBeVisible();
        const form = await ConnectionDialog.open(page);
        await form.enter({ mode: MODES[variant], token: TOKEN });
        await expect(dashboard.cards).toHaveCount(20);
        const limits = page.getByText("This server does not support search");
        await expect(limits).toHaveCount(variant === "plus" ? 0 : 1);

        // The search has the same meaning on the server and in the browser.
        await dashboard.status("Failed").click();
        await expect(dashboard.cards.first().locator(".badge").first()).toHaveText("Failed");
        for (const text of await dashboard.cards.locator(".badge:not(.stalled)").allTextContents())
          expect(text).toBe("Failed");
        await dashboard.filters.getByRole("button", { name: "Clear filters" }).click();
        await expect(dashboard.cards).toHaveCount(20);
        const first = await dashboard.ids();
        await dashboard.pager.getByRole("button", { name: "Next page" }).click();
        await expect.poll(() => dashboard.ids()).not.toEqual(first);
        await expect(dashboard.cards).toHaveCount(20);

        // Search for a word of the prompt, and open the task.
        await dashboard.prompt.fill("cat");
        await expect.poll(() => allContain(dashboard, "cat")).toBe(true);
        const id = (await dashboard.ids())[0] ?? "";
        const dialog = await dashboard.openTask(id);
        await expect(dialog).toContainText("cat");
        await page.keyboard.press("Escape");

        // A server without a search is asked for its list once: what follows is answered from it.
        const requested = await dashboard.demo.log(variant === "plus" ? QUERY : LIST);
        if (variant === "plus") expect(requested.length).toBeGreaterThan(3);
        else expect(requested).toHaveLength(1);
        if (variant !== "plus") expect(await dashboard.demo.log(QUERY)).toHaveLength(2);
      },
    );

    test(`${variant}: imagine, and find the task first in the grid`, async ({ dashboard, page }) => {
      dashboard.invariants.keepSecret(TOKEN, dashboard.demo.origin);
      dashboard.invariants.expectConsole(/status of 40[14]/);
      await dashboard.open();
      const form = await ConnectionDialog.open(page);
      await form.enter({ mode: MODES[variant], token: TOKEN });
      await expect(dashboard.cards).toHaveCount(20);
      await page.getByRole("button", { name: "New task", exact: true }).click();
      const window = page.getByRole("dialog", { name: "New task" });
      await window.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff");
      await window.getByRole("button", { name: "Imagine", exact: true }).click();
      await expect(page.getByRole("region", { name: "Notifications" })).toContainText("Accepted");
      await expect(dashboard.cards.first()).toContainText("a lighthouse on a cliff");
    });
  });
}

test.describe("a gateway", () => {
  test.use({
    hostConfig: { endpoint: "." },
    demoOptions: {
      variant: "gateway",
      token: TOKEN,
      header: "bearer",
      tasks: 300,
      noBackground: true,
      failureRate: "none",
    },
  });

  test(
    "gateway: lists no tasks, finds tasks by ID, and shows tasks created in this tab",
    async ({ dashboard, page }) => {
      dashboard.invariants.keepSecret(TOKEN, dashboard.demo.origin);
      dashboard.invariants.expectConsole(/status of 40[14]/);
      await dashboard.open();
      const form = await ConnectionDialog.open(page);
      await form.enter({ mode: "bearer", token: TOKEN });
      await expect(page.getByText("This server does not list tasks")).toBeVisible();
      await expect(dashboard.cards).toHaveCount(0);

      await page.getByRole("button", { name: "New task", exact: true }).click();
      const window = page.getByRole("dialog", { name: "New task" });
      await window.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff");
      await window.getByRole("button", { name: "Imagine", exact: true }).click();
      await expect(dashboard.cards).toHaveCount(1);
      const id = (await dashboard.ids())[0] ?? "";

      await page.reload();
      // After the reload the token is gone and the task is still there.
      await (await ConnectionDialog.open(page)).enter({ token: TOKEN });
      await expect(dashboard.card(id)).toBeVisible();

      await dashboard.filters.getByRole("button", { name: "More filters" }).click();
      await dashboard.field("Task IDs").fill(id);
      await dashboard.field("Task IDs").press("Enter");
      await expect(dashboard.cards).toHaveCount(1);
      const bodies = (await dashboard.demo.log(BY_IDS)).map((line) => JSON.parse(line.body) as unknown);
      expect(bodies.at(-1)).toEqual({ ids: [id] });
    },
  );
});

test.describe("a server without task search", () => {
  test.use({ hostConfig: { endpoint: "." }, demoOptions: { variant: "csharp", tasks: 300, noBackground: true } });

  test("shows the limitation once, and does not try the missing endpoint again", async ({ dashboard, page }) => {
    dashboard.invariants.expectConsole(/status of 404 .*task\/query/);
    await dashboard.open();
    await expect(page.getByText("The server lists only the newest 100 tasks")).toBeVisible();
    await expect(dashboard.announcement).not.toBeEmpty();
    await dashboard.refresh.click();
    await dashboard.waitForLoad();
    // Once detected, the missing endpoint is not tried again.
    expect(await dashboard.demo.log(QUERY)).toHaveLength(1);
    expect((await dashboard.demo.log(LIST)).length).toBeGreaterThan(1);
  });
});
