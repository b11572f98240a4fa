// An operator's main path, from an empty page to a seed, with live refresh at its default.

import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({
  images: "drawn",
  contextOptions: { reducedMotion: "no-preference" },
  live: true,
  demoOptions: { tasks: 0, noBackground: true, failureRate: "none" },
});

test("imagine, follow, upscale, fetch the seed, related tasks, cancel", SMOKE, async ({ dashboard, page }) => {
  test.setTimeout(90_000);
  await dashboard.open();
  await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();

  // A prompt becomes a task, first on the page.
  await page.getByRole("button", { name: "New task", exact: true }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  await create.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff, dawn --ar 3:2");
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  await expect(dashboard.cards).toHaveCount(1);
  const grid = (await dashboard.ids())[0] ?? "";
  await expect(dashboard.card(grid)).toContainText("a lighthouse on a cliff");

  // It progresses without a reload, to a grid of four images.
  await dashboard.demo.advance(8);
  await expect(dashboard.card(grid).getByText("In progress", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(dashboard.card(grid).getByRole("progressbar")).toBeVisible();
  await dashboard.demo.advance(30);
  await expect(dashboard.card(grid).getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(dashboard.card(grid).getByRole("img")).toBeVisible();

  // Upscale the second image.
  const dialog = await dashboard.openTask(grid);
  await dialog.getByRole("button", { name: "Upscale image 2" }).click();
  const toasts = dialog.getByRole("region", { name: "Notifications" });
  await expect(toasts).toContainText("Accepted");
  await page.keyboard.press("Escape");
  await expect(dashboard.cards).toHaveCount(2);
  await dashboard.demo.advance(30);
  const upscale = (await dashboard.ids())[0] ?? "";
  await expect(dashboard.card(upscale).getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 15_000 });

  // The child is reached from its parent, and its seed is fetched.
  const parent = await dashboard.openTask(grid);
  await expect(parent.getByRole("button", { name: "Upscale image 2" })).toHaveAccessibleDescription("used");
  await parent.getByRole("link", { name: `Upscale, task ${upscale}` }).click();
  const child = page.getByRole("dialog", { name: `Task ${upscale}` });
  await child.getByRole("button", { name: "Get seed" }).click();
  await expect(child.getByRole("button", { name: "Copy seed" })).toBeVisible({ timeout: 15_000 });
  await expect(child.getByRole("link", { name: `Created from, task ${grid}` })).toBeVisible();

  // Submit the same prompt again, and cancel the task.
  await child.getByRole("link", { name: `Created from, task ${grid}` }).click();
  await page
    .getByRole("dialog", { name: `Task ${grid}` })
    .getByRole("button", { name: "Use again" })
    .click();
  await expect(create.getByRole("textbox", { name: "Prompt" })).toHaveValue("a lighthouse on a cliff, dawn --ar 3:2");
  await expect(create.getByLabel("Aspect ratio")).toHaveValue("3:2");
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dashboard.dialog).toHaveCount(0);
  await expect(dashboard.cards).toHaveCount(3);
  const other = (await dashboard.ids())[0] ?? "";
  const last = await dashboard.openTask(other);
  await last.getByRole("button", { name: "Cancel task" }).click();
  await page
    .getByRole("dialog", { name: "Cancel this task?" })
    .getByRole("button", { name: "Cancel the task" })
    .click();
  await expect(last.locator(".badge").first()).toHaveText("Cancelled");

  // Each of these was one request.
  for (const [path, times] of [
    ["/mj/submit/imagine", 2],
    ["/mj/submit/action", 1],
    [`/mj/task/${upscale}/image-seed`, 1],
    [`/mj/task/${other}/cancel`, 1],
  ] as const) {
    expect(await dashboard.demo.log(path), path).toHaveLength(times);
  }
});
