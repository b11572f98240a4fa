// The way of a picture, from an empty page to its seed: as an operator goes it, with live refresh as it is by default.

import { expect, test } from "./support/test";

test.use({ live: true, demoOptions: { tasks: 0, alone: true, luck: "always" } });

test("imagine, watch, upscale, seed, family, cancel", async ({ desk, page }) => {
  test.setTimeout(90_000);
  await desk.open();
  await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();

  // A prompt becomes a task at the top of the page.
  await page.getByRole("button", { name: "New task", exact: true }).click();
  const create = page.getByRole("dialog", { name: "New task" });
  await create.getByRole("textbox", { name: "Prompt" }).fill("a lighthouse on a cliff, dawn --ar 3:2");
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  await expect(desk.cards).toHaveCount(1);
  const sheet = (await desk.ids())[0] ?? "";
  await expect(desk.card(sheet)).toContainText("a lighthouse on a cliff");

  // It goes on by itself, to a sheet of four.
  await desk.demo.advance(8);
  await expect(desk.card(sheet).getByText("In progress", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(desk.card(sheet).getByRole("progressbar")).toBeVisible();
  await desk.demo.advance(30);
  await expect(desk.card(sheet).getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(desk.card(sheet).getByRole("img")).toBeVisible();

  // The second picture in full.
  const dialog = await desk.openTask(sheet);
  await dialog.getByRole("button", { name: "Upscale picture 2" }).click();
  const news = dialog.getByRole("region", { name: "News" });
  await expect(news).toContainText("Accepted");
  await page.keyboard.press("Escape");
  await expect(desk.cards).toHaveCount(2);
  await desk.demo.advance(30);
  const upscale = (await desk.ids())[0] ?? "";
  await expect(desk.card(upscale).getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 15_000 });

  // The child is found through its parent, and its seed is asked for.
  const parent = await desk.openTask(sheet);
  await expect(parent.getByRole("button", { name: "Upscale picture 2" })).toHaveAccessibleDescription("used");
  await parent.getByRole("link", { name: `Upscale, task ${upscale}` }).click();
  const child = page.getByRole("dialog", { name: `Task ${upscale}` });
  await child.getByRole("button", { name: "Get seed" }).click();
  await expect(child.getByRole("button", { name: "Copy seed" })).toBeVisible({ timeout: 15_000 });
  await expect(child.getByRole("link", { name: `Made from, task ${sheet}` })).toBeVisible();

  // The same prompt once more, and away with it.
  await child.getByRole("link", { name: `Made from, task ${sheet}` }).click();
  await page.getByRole("dialog", { name: `Task ${sheet}` }).getByRole("button", { name: "Use again" }).click();
  await expect(create.getByRole("textbox", { name: "Prompt" })).toHaveValue("a lighthouse on a cliff, dawn --ar 3:2");
  await expect(create.getByLabel("Ratio")).toHaveValue("3:2");
  await create.getByRole("button", { name: "Imagine", exact: true }).click();
  await expect(create).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await expect(desk.cards).toHaveCount(3);
  const other = (await desk.ids())[0] ?? "";
  const last = await desk.openTask(other);
  await last.getByRole("button", { name: "Cancel task" }).click();
  await page.getByRole("dialog", { name: "Cancel this task?" }).getByRole("button", { name: "Cancel the task" }).click();
  await expect(last.locator(".badge").first()).toHaveText("Cancelled");

  // Each of these was one request.
  for (const [path, times] of [
    ["/mj/submit/imagine", 2],
    ["/mj/submit/action", 1],
    [`/mj/task/${upscale}/image-seed`, 1],
    [`/mj/task/${other}/cancel`, 1],
  ] as const) {
    expect(await desk.demo.log(path), path).toHaveLength(times);
  }
});
