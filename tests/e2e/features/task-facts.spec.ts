// What the task dialog shows, and what it hides.

import { discordLink, GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { SMOKE } from "../support/tiers";

test.use({ images: "drawn" });

test("the prompt is separated from its parameters and reference images", async ({ dashboard, demo }) => {
  await demo.put(GRID_TASK);
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  await expect(dialog.getByText("a lighthouse in the fog, film grain", { exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Parameters" }).getByRole("listitem")).toHaveText([
    "--ar16:9",
    "--v6",
    "--tile",
  ]);
  const references = dialog.getByRole("list", { name: "Reference images" }).getByRole("link");
  await expect(references).toHaveText(["https://example.com/reference.png", "https://s.mj.run/abc"]);
  for (const link of await references.all()) {
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", /noopener/);
  }
});

test("every field is shown in a readable form", async ({ dashboard, demo }) => {
  const task = await demo.put({
    ...GRID_TASK,
    submitTime: Date.UTC(2026, 6, 1, 10, 0, 0),
    startTime: Date.UTC(2026, 6, 1, 10, 0, 4),
    finishTime: Date.UTC(2026, 6, 1, 10, 1, 6),
  });
  await dashboard.open();
  const dialog = await dashboard.openTask(task.id);
  const facts = await dialog
    .locator("dl")
    .evaluateAll((lists) =>
      Object.fromEntries(
        lists.flatMap((list) =>
          [...list.querySelectorAll("dt")].map((name) => [
            name.textContent,
            name.nextElementSibling?.textContent?.trim(),
          ]),
        ),
      ),
    );
  expect(facts).toMatchObject({
    ID: GRID_TASK.id,
    Waited: "4.0 s",
    Ran: "1 min 2 s",
    Progress: "100%",
    Bot: "NIJI_JOURNEY",
    "Custom state": "order-4711",
    "English prompt": "a lighthouse in the fog, film grain",
    Description: "/imagine a lighthouse in the fog",
    discordInstanceId: "1189032547713204306",
    finalPrompt: "a lighthouse in the fog --v 6",
  });
  // The exact time in the reader's time zone, which is two hours ahead in summer.
  expect(facts.Submitted).toContain("12:00:00");
  expect(facts.Finished).toContain("12:01:06");
  await expect(dialog.getByText("SUCCESS", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Imagine", { exact: true })).toBeVisible();
});

test(
  "a notify hook is masked everywhere, also in the raw JSON and in copies",
  SMOKE,
  async ({ dashboard, demo, page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await demo.put(GRID_TASK);
    await dashboard.open();
    const dialog = await dashboard.openTask(GRID_TASK.id);
    await dialog.getByText("Raw JSON").click();
    await expect(dialog.getByLabel("Raw JSON")).toContainText('"customId": "MJ::JOB::upsample::1::x"');
    expect((await page.content()).includes("hook-secret"), "the hook stands in the document").toBe(false);
    await dialog.getByRole("button", { name: "Copy JSON" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('"notifyHook": "••••••"');
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain("hook-secret");
  },
);

test("nothing in the dialog of a running task is rebuilt each second", async ({ dashboard, demo, page }) => {
  await demo.put({
    id: "running",
    status: "IN_PROGRESS",
    progress: "45%",
    finishTime: null,
    startTime: Date.now() - 9000,
  });
  await page.clock.install();
  await dashboard.open();
  const dialog = await dashboard.openTask("running");
  const copy = dialog.getByRole("button", { name: "Copy ID" });
  await copy.focus();
  const ran = dialog.locator("dt", { hasText: /^Ran$/ }).locator("+ dd");
  const before = await ran.textContent();
  await page.clock.runFor(3000);
  await expect(ran).not.toHaveText(before ?? "");
  await expect(copy).toBeFocused();
});

test("a failed task shows its reason", async ({ dashboard, demo }) => {
  await demo.put({
    id: "failed-1",
    status: "FAILURE",
    progress: "",
    failReason: "[Banned prompt] naked",
    imageUrl: null,
  });
  await dashboard.open();
  await expect(dashboard.card("failed-1").getByText("[Banned prompt] naked")).toBeVisible();
  const dialog = await dashboard.openTask("failed-1");
  await expect(dialog.getByRole("heading", { name: "Failure reason" })).toBeVisible();
  await expect(dialog.getByText("[Banned prompt] naked").first()).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Open original" })).toHaveCount(0);
});

test("the original opens in a new tab without a referrer", async ({ dashboard, demo }) => {
  await demo.put(GRID_TASK);
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  const original = dialog.getByRole("link", { name: "Open original" });
  await expect(original).toHaveAttribute(
    "href",
    GRID_TASK.imageUrl.replace("https://cdn.discordapp.com/", "pictures/"),
  );
  await expect(original).toHaveAttribute("target", "_blank");
  await expect(original).toHaveAttribute("rel", "noopener noreferrer");
});

test("a grid image is shown whole or by quadrant", async ({ dashboard, demo, page }) => {
  await demo.put({ ...GRID_TASK, prompt: "a lighthouse" });
  await dashboard.open();
  const dialog = await dashboard.openTask(GRID_TASK.id);
  const picture = dialog.getByRole("img", { name: /^Image: a lighthouse/ });
  await expect(picture).toHaveJSProperty("complete", true);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const parts = dialog.getByRole("group", { name: "Part of the image" });
  await expect(parts.getByRole("button", { name: "Whole grid" })).toHaveAttribute("aria-pressed", "true");
  const whole = (await picture.boundingBox())!;
  for (const [part, right, below] of [
    [1, false, false],
    [2, true, false],
    [3, false, true],
    [4, true, true],
  ] as const) {
    const button = parts.getByRole("button", { name: `Image ${part}` });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    // Twice as large, and moved so that its quadrant fills the frame.
    await expect
      .poll(() => picture.boundingBox())
      .toEqual({
        x: expect.closeTo(whole.x - (right ? whole.width : 0), 0),
        y: expect.closeTo(whole.y - (below ? whole.height : 0), 0),
        width: expect.closeTo(whole.width * 2, 0),
        height: expect.closeTo(whole.height * 2, 0),
      });
  }
  await parts.getByRole("button", { name: "Whole grid" }).click();
  await expect.poll(() => picture.boundingBox()).toEqual(whole);
});

test("a single image has no quadrant switch", async ({ dashboard, demo }) => {
  await demo.put({ id: "single", action: "UPSCALE", imageUrl: discordLink("single.png") });
  await dashboard.open();
  const dialog = await dashboard.openTask("single");
  await expect(dialog.getByRole("link", { name: "Open original" })).toBeVisible();
  await expect(dialog.getByRole("group", { name: "Part of the image" })).toHaveCount(0);
});
