// axe-core in every state of the page.

import { ConnectionDialog } from "../support/connection";
import { expectAccessible } from "../support/axe";
import { GRID_TASK } from "../support/task-builders";
import { expect, test } from "../support/test";
import { colorSchemes, smokeIf } from "../support/tiers";

/** Fewer cards, which all are alike, than on a full page: axe-core looks at each of them. */
const demoOptions = { tasks: 8 };

for (const colorScheme of colorSchemes("accessibility")) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, demoOptions });

    test.describe("with several pages", () => {
      test.use({ demoOptions: { tasks: 60 } });

      test(
        `the task grid with filters, chips and pager, ${colorScheme}`,
        smokeIf(colorScheme === "light"),
        async ({ dashboard, page }) => {
          await dashboard.open(
            "?status=SUCCESS,FAILURE,CANCEL,MODAL,IN_PROGRESS,SUBMITTED,NOT_START&state=&prompt=a&page=2&size=10&sort=id,asc",
          );
          await dashboard.filters.getByRole("button", { name: "More filters" }).click();
          await dashboard.field("Account (instance ID)").fill("letters");
          await expect(dashboard.field("Account (instance ID)")).toHaveAttribute("aria-invalid", "true");
          await expectAccessible(page, `the tasks, ${colorScheme}`);
        },
      );
    });

    test(`the task dialog, ${colorScheme}`, async ({ dashboard, demo, page }) => {
      await demo.put(GRID_TASK);
      await demo.put({ id: "failed", status: "FAILURE", failReason: "Timed out", imageUrl: null });
      await dashboard.open();
      const dialog = await dashboard.openTask(GRID_TASK.id);
      await dialog.getByText("Raw JSON").click();
      await expectAccessible(page, `a sheet, ${colorScheme}`);
      await page.keyboard.press("Escape");
      await dashboard.openTask("failed");
      await expectAccessible(page, `a failed task, ${colorScheme}`);
    });

    test(`the connection dialog with each of its messages, ${colorScheme}`, async ({ dashboard, demo, page }) => {
      dashboard.invariants.expectConsole(/status of 403/);
      await dashboard.open();
      const form = await ConnectionDialog.open(page);
      await form.address.fill("nowhere");
      await form.test.click();
      await expectAccessible(page, `a bad address, ${colorScheme}`);
      await form.address.fill(demo.origin);
      await demo.injectFault("http-403", { times: 1 });
      await form.test.click();
      await expect(form.dialog.getByRole("heading", { name: "Permission denied" })).toBeVisible();
      await expectAccessible(page, `a failed test, ${colorScheme}`);
      await form.test.click();
      await expect(form.dialog.getByText(/^Connected/)).toBeVisible();
      await expectAccessible(page, `a good test, ${colorScheme}`);
    });

    test(`an error above the tasks and an error page, ${colorScheme}`, async ({ dashboard, demo, page }) => {
      dashboard.invariants.expectConsole(/status of 500/);
      await dashboard.open();
      await demo.injectFault("http-500");
      await dashboard.refresh.click();
      const bar = page.getByRole("alert").filter({ hasText: "Server error" });
      await bar.getByText("Details", { exact: true }).click();
      await expectAccessible(page, `a bar, ${colorScheme}`);
      await page.reload();
      await expect(page.getByRole("heading", { name: "Server error" })).toBeVisible();
      await page.getByText("Details", { exact: true }).click();
      await expectAccessible(page, `a scene, ${colorScheme}`);
    });
  });
}

test("while the first and a later response are pending", async ({ dashboard, demo, page }) => {
  await demo.injectFault("hang");
  await page.goto(demo.url);
  await expect(page.getByText("Loading tasks…")).toBeAttached();
  await expectAccessible(page, "the skeleton");
  await demo.clearFaults();
  await page.reload();
  await dashboard.waitForLoad();
  await demo.injectFault("hang");
  await dashboard.refresh.click();
  await expect(dashboard.grid).toHaveAttribute("aria-busy", "true");
  await expectAccessible(page, "the dimmed tasks");
});

test("empty states: no match, no tasks, an unknown task, a first visit", async ({
  dashboard,
  demo,
  page,
  secondDemo,
  staticHost,
}) => {
  dashboard.invariants.expectConsole(/status of 404/);
  await dashboard.open("?prompt=nobody-writes-this");
  await expectAccessible(page, "no match");
  await dashboard.open("?task=unknown");
  await expect(dashboard.dialog.getByRole("heading", { name: /Task not found on this server/ })).toBeVisible();
  await expectAccessible(page, "an unknown task");
  const empty = await secondDemo({ tasks: 0 });
  await page.goto(empty.url);
  await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
  await expectAccessible(page, "no task yet");
  await page.goto((await staticHost(404)).url);
  await expect(page.getByRole("heading", { name: "Connect to your Midjourney-Proxy" })).toBeVisible();
  await expectAccessible(page, "a first visit");
  expect(await demo.queries()).not.toHaveLength(0);
});

test.describe("a broken config.json", () => {
  test.use({ hostConfig: "{", demoOptions: { tasks: 0 } });

  test("its warning is accessible", async ({ dashboard, page }) => {
    await dashboard.open();
    await expectAccessible(page, "a broken config.json");
  });
});

test.describe("on a phone, in Chinese", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    hostConfig: { language: "zh-CN" },
    demoOptions,
  });

  test("filters collapsed, filters expanded, and the task dialog", async ({ dashboard, demo, page }) => {
    await demo.put({ ...GRID_TASK, prompt: "雾中的灯塔 --ar 16:9" });
    await page.goto(`${demo.url}?status=SUCCESS`);
    await dashboard.waitForLoad();
    await expectAccessible(page, "a phone");
    await page.getByRole("button", { name: "展开筛选" }).click();
    await page.getByRole("button", { name: "更多筛选" }).click();
    await expectAccessible(page, "a phone with all filters");
    await page.getByRole("link", { name: `打开任务 ${GRID_TASK.id}` }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "a phone with a dialog");
  });
});
