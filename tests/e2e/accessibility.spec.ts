// axe-core in every state that the page can be in.

import { ConnectionDialog } from "./support/connection";
import { expectAccessible } from "./support/axe";
import { SHEET } from "./support/made";
import { expect, test } from "./support/test";

// Pictures fade in; contrast is measured when they are there.
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, demoOptions: { tasks: 60 } });

    test(`the tasks with filters, chips and pager, ${colorScheme}`, async ({ desk, page }) => {
      await desk.open(
        "?status=SUCCESS,FAILURE,CANCEL,MODAL,IN_PROGRESS,SUBMITTED,NOT_START&state=&prompt=a&page=2&sort=id,asc",
      );
      await desk.filters.getByRole("button", { name: "More filters" }).click();
      await desk.field("Account (instance ID)").fill("letters");
      await expect(desk.field("Account (instance ID)")).toHaveAttribute("aria-invalid", "true");
      await expectAccessible(page, `the tasks, ${colorScheme}`);
    });

    test(`a task in its dialog, ${colorScheme}`, async ({ desk, demo, page }) => {
      await demo.put(SHEET);
      await demo.put({ id: "failed", status: "FAILURE", failReason: "Timed out", imageUrl: null });
      await desk.open();
      const dialog = await desk.openTask(SHEET.id);
      await dialog.getByText("Raw JSON").click();
      await expectAccessible(page, `a sheet, ${colorScheme}`);
      await page.keyboard.press("Escape");
      await desk.openTask("failed");
      await expectAccessible(page, `a failed task, ${colorScheme}`);
    });

    test(`the connection with all that it can say, ${colorScheme}`, async ({ desk, demo, page }) => {
      desk.guard.expectConsole(/status of 403/);
      await desk.open();
      const form = await ConnectionDialog.open(page);
      await form.address.fill("nowhere");
      await form.test.click();
      await expectAccessible(page, `a bad address, ${colorScheme}`);
      await form.address.fill(demo.origin);
      await demo.arm("http-403", { times: 1 });
      await form.test.click();
      await expect(form.dialog.getByRole("heading", { name: "Not allowed" })).toBeVisible();
      await expectAccessible(page, `a failed test, ${colorScheme}`);
      await form.test.click();
      await expect(form.dialog.getByText(/^It works/)).toBeVisible();
      await expectAccessible(page, `a good test, ${colorScheme}`);
    });

    test(`an error above the tasks, and in their place, ${colorScheme}`, async ({ desk, demo, page }) => {
      desk.guard.expectConsole(/status of 500/);
      await desk.open();
      await demo.arm("http-500");
      await desk.refresh.click();
      const bar = page.getByRole("alert").filter({ hasText: "The server failed" });
      await bar.getByText("Details", { exact: true }).click();
      await expectAccessible(page, `a bar, ${colorScheme}`);
      await page.reload();
      await expect(page.getByRole("heading", { name: "The server failed" })).toBeVisible();
      await page.getByText("Details", { exact: true }).click();
      await expectAccessible(page, `a scene, ${colorScheme}`);
    });
  });
}

test("while the first and a later answer are awaited", async ({ desk, demo, page }) => {
  await demo.arm("hang");
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expectAccessible(page, "the skeleton");
  await demo.disarm();
  await page.reload();
  await desk.settled();
  await demo.arm("hang");
  await desk.refresh.click();
  await expect(desk.grid).toHaveAttribute("aria-busy", "true");
  await expectAccessible(page, "the dimmed tasks");
});

test("with nothing there: no match, no task, an unknown task, a first visit, a broken config", async ({
  desk,
  demo,
  page,
  another,
  staticHost,
}) => {
  desk.guard.expectConsole(/status of 404/);
  await desk.open("?prompt=nobody-writes-this");
  await expectAccessible(page, "no match");
  await desk.open("?task=unknown");
  await expect(desk.dialog.getByRole("heading", { name: /does not know this task/ })).toBeVisible();
  await expectAccessible(page, "an unknown task");
  const empty = await another({ tasks: 0 });
  await page.goto(empty.url);
  await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
  await expectAccessible(page, "no task yet");
  await page.goto((await staticHost(404)).url);
  await expect(page.getByRole("heading", { name: "Where is your Midjourney-Proxy?" })).toBeVisible();
  await expectAccessible(page, "a first visit");
  expect(await demo.queries()).not.toHaveLength(0);
});

test.describe("a broken config.json", () => {
  test.use({ hostConfig: "{", demoOptions: { tasks: 0 } });

  test("is told in an accessible way", async ({ desk, page }) => {
    await desk.open();
    await expectAccessible(page, "a broken config.json");
  });
});

test.describe("on a phone, in Chinese", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    hostConfig: { language: "zh-CN" },
  });

  test("folded, unfolded and in the dialog", async ({ desk, demo, page }) => {
    await demo.put({ ...SHEET, prompt: "雾中的灯塔 --ar 16:9" });
    await page.goto(`${demo.url}?status=SUCCESS`);
    await desk.settled();
    await expectAccessible(page, "a phone");
    await page.getByRole("button", { name: "展开筛选" }).click();
    await page.getByRole("button", { name: "更多筛选" }).click();
    await expectAccessible(page, "a phone with all filters");
    await page.getByRole("link", { name: `打开任务 ${SHEET.id}` }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "a phone with a dialog");
  });
});
