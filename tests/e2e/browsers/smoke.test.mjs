// The main paths in the engines of Firefox and Safari, with the released build. Chromium has the whole suite.
//
// One session for each browser; a demo, and so an origin with empty storage, for each test.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Key } from "selenium-webdriver";
import { BROWSERS, openBrowser } from "./support/browser.mjs";
import { DashboardPage } from "./support/dashboard-page.mjs";
import { Demo } from "./support/demo.mjs";
import { eventually } from "./support/eventually.mjs";
import { removeBuild, watchedBuild } from "./support/watched-build.mjs";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const DIST = resolve(process.env.DIST || `${repository}/dist`);
const DEMO = resolve(process.env.DEMO || `${repository}/target/demo/contact-sheet-demo`);
const RESULTS = resolve(repository, "tests/e2e/results/browsers");

/** No other task comes in between, and none fails by chance. */
const ACTING = { alone: true, luck: "always" };

for (const name of BROWSERS) {
  describe(name, { timeout: 300_000 }, () => {
    let build, browser;

    before(async () => {
      build = watchedBuild(DIST);
      browser = await openBrowser(name);
    });

    after(async () => {
      await browser?.close();
      if (build) removeBuild(build);
    });

    /** A test with a demo and a page of its own; nothing may be reported in it. */
    const smoke = (title, run, options = {}) =>
      test(title, { timeout: 40_000 }, async () => {
        const demo = await Demo.start(DEMO, build, options);
        const page = new DashboardPage(browser.driver, demo);
        try {
          await run({ demo, page });
          assert.deepEqual(await page.takeProblems(), [], "what the page reports");
        } catch (error) {
          mkdirSync(RESULTS, { recursive: true });
          const file = `${RESULTS}/${name} ${title.replace(/[^\w ]/g, "")}.png`;
          writeFileSync(file, await browser.driver.takeScreenshot(), "base64");
          error.message += `\nScreenshot: ${file}`;
          throw error;
        } finally {
          await page.close();
          await demo.stop();
        }
      });

    smoke("the first page shows the newest tasks", async ({ demo, page }) => {
      await page.open();
      await page.expectTasks(await demo.ask());
      await page.pager.expectText(/1–20 of 500/);
      assert.match(await browser.driver.getTitle(), /500 tasks/);
    });

    smoke("the first screen fetches each file once", async ({ page }) => {
      await page.open();
      const files = (await page.fetched("")).filter((path) => /\.(js|wasm|css|svg)$/.test(path));
      assert.deepEqual(files, [...new Set(files)]);
    });

    smoke("the controls of a row have one height", async ({ page }) => {
      await page.open();
      const heights = await Promise.all(
        [
          page.filters.get("searchbox", "Prompt"),
          page.filters.get("combobox", "Action"),
          page.filters.get("button", "More filters"),
          page.get("combobox", "Live refresh"),
        ].map(async (control) => (await (await control.element()).getRect()).height),
      );
      assert.deepEqual(heights, Array(4).fill(heights[0]));
    });

    smoke("filters narrow the tasks and stand in the address", async ({ demo, page }) => {
      await page.open();
      const failed = page.filters.get("group", "Status").get("button", "Failed");
      await failed.click();
      await failed.expectAttribute("aria-pressed", "true");
      await page.expectSearch("?status=FAILURE");
      await page.expectTasks(await demo.ask({ status: "FAILURE" }));
      await page.filters.get("combobox", "Action").select("Upscale");
      await page.filters.get("searchbox", "Prompt").fill("a");
      await page.expectSearch("?status=FAILURE&action=UPSCALE&prompt=a");
      await page.expectTasks(await demo.ask({ status: "FAILURE", action: "UPSCALE", prompt: "a" }));
      await page.filters.get("button", "Remove filter Status: Failed").click();
      await page.expectSearch("?action=UPSCALE&prompt=a");
      await page.expectTasks(await demo.ask({ action: "UPSCALE", prompt: "a" }));
    });

    smoke("the pager and the browser's Back lead to other pages", async ({ demo, page }) => {
      await page.open();
      await page.pager.get("button", "Next page").click();
      await page.expectSearch("?page=2");
      await page.expectTasks(await demo.ask({ pageNumber: 1 }));
      await page.pager.expectText(/21–40 of 500/);
      await page.pager.get("button", "Last page").click();
      await page.expectTasks(await demo.ask({ pageNumber: 24 }));
      await browser.driver.navigate().back();
      await page.expectSearch("?page=2");
      await page.expectTasks(await demo.ask({ pageNumber: 1 }));
    });

    smoke("a task opens, takes the focus, and gives it back when Escape closes it", async ({ demo, page }) => {
      await page.open();
      const [{ id }] = (await demo.ask()).content;
      const dialog = await page.openTask(id);
      await page.expectSearch(`?task=${id}`);
      await eventually(async () =>
        assert.ok(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement))),
      );
      await page.press(Key.ESCAPE);
      await dialog.expectCount(0);
      await page.expectSearch("");
      await page.tasks.get("link", `Open task ${id}`).expectFocus();
    });

    smoke("a button of a task sends one request and links the new task", async ({ demo, page }) => {
      const { content } = await demo.ask({ status: "SUCCESS", action: "IMAGINE", pageSize: 100 });
      const { id } = content.find((task) => task.imageUrl && task.buttons?.length);
      await page.open(`?task=${id}`);
      const dialog = page.get("dialog", `Task ${id}`);
      await dialog.get("button", "Upscale image 2").click();
      const news = dialog.get("region", "Notifications");
      await news.expectText(/Accepted/);
      const sent = await demo.requests("/mj/submit/action");
      assert.equal(sent.length, 1);
      const { taskId, customId } = JSON.parse(sent[0].body);
      assert.equal(taskId, id);
      assert.match(customId, /^MJ::JOB::upsample::2::/);
      await news.get("link").click();
      await eventually(async () => assert.notEqual(new URL(await browser.driver.getCurrentUrl()).search, `?task=${id}`));
      // WebKit's driver leaves out the translated action, which the dialog shows.
      await page.get("dialog").expectText(/UPSCALE/);
      assert.match(await page.evaluate(() => document.querySelector("dialog .status-line").textContent), /Upscale/);
    }, ACTING);

    smoke("a new task is submitted and shown at the top", async ({ demo, page }) => {
      await page.open();
      await page.get("button", "New task").click();
      const dialog = page.get("dialog", "New task");
      await dialog.get("textbox", "Prompt").fill("a lighthouse on a cliff, dawn --ar 3:2");
      await dialog.get("button", "Imagine").click();
      await dialog.expectCount(0);
      const [newest] = (await demo.ask()).content;
      assert.match(newest.prompt, /^a lighthouse on a cliff, dawn/);
      await eventually(async () => assert.equal((await page.ids())[0], newest.id));
      const sent = await demo.requests("/mj/submit/imagine");
      assert.deepEqual(
        sent.map(({ body }) => JSON.parse(body).prompt),
        ["a lighthouse on a cliff, dawn --ar 3:2"],
      );
    }, ACTING);

    smoke("the language changes at once and is kept", async ({ page }) => {
      await page.open("?status=SUCCESS");
      await page.get("button", "Settings").click();
      await page.get("combobox", "Language").select("简体中文");
      await page.get("button", "关闭").click();
      await page.get("search", "筛选").get("button", "更多筛选").element();
      await page.get("list", "任务").get("listitem").expectCount(20);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
      await page.reload();
      await page.get("button", "设置").element();
      await page.expectSearch("?status=SUCCESS");
    });

    smoke("a task's picture is shown", async ({ demo, page }) => {
      const { content } = await demo.ask({ status: "SUCCESS" });
      const index = content.findIndex((task) => task.imageUrl);
      await page.open("?status=SUCCESS");
      const picture = page.tasks.get("img", `Image: ${content[index].prompt}`);
      await eventually(async () => {
        const [complete, width] = await page.evaluate(
          (image) => [image.complete, image.naturalWidth],
          await picture.elementNow(),
        );
        assert.ok(complete && width > 100, `complete: ${complete}, ${width} px wide`);
      });
    });

    smoke("the policy is enforced, and the page keeps to it", async ({ demo, page }) => {
      await page.open();
      const [{ id }] = (await demo.ask()).content;
      await page.openTask(id);
      await page.press(Key.ESCAPE);
      assert.deepEqual(await page.takeProblems(), []);
      const refused = await page.evaluate(() => {
        const attempt = (what) => {
          try {
            what();
            return "allowed";
          } catch {
            return "refused";
          }
        };
        const element = document.createElement("p");
        element.setAttribute("style", "color: red");
        document.body.append(element);
        return [
          attempt(() => window.eval("1")),
          attempt(() => (element.innerHTML = "<img src=x onerror=alert(1)>")),
          element.childElementCount,
          getComputedStyle(element).color === "rgb(255, 0, 0)",
        ];
      });
      assert.deepEqual(refused, ["refused", "refused", 0, false]);
      await eventually(async () => assert.match((await page.takeProblems()).join("\n"), /^policy: style-src/m));
    });

    smoke("a link shows the same after a reload", async ({ demo, page }) => {
      const query = { status: "SUCCESS", action: "UPSCALE", pageNumber: 1 };
      const expected = await demo.ask(query);
      const [{ id }] = expected.content;
      await page.open(`?status=SUCCESS&action=UPSCALE&page=2&task=${id}`);
      for (let times = 0; times < 2; times++) {
        await page.get("dialog", `Task ${id}`).element();
        await page.expectTasks(expected);
        await page.expectSearch(`?status=SUCCESS&action=UPSCALE&page=2&task=${id}`);
        if (times === 0) await page.reload();
      }
      await page.press(Key.ESCAPE);
      await page.filters.get("group", "Status").get("button", "Succeeded").expectAttribute("aria-pressed", "true");
      await page.pager.get("button", "Page 2").expectAttribute("aria-current", "page");
    });

    smoke("the lazy part is fetched with the first dialog, once", async ({ demo, page }) => {
      await page.open();
      const before = new Set([...(await page.fetched(".wasm")), ...(await page.fetched(".css"))]);
      for (const { id } of (await demo.ask()).content.slice(0, 2)) {
        const dialog = await page.openTask(id);
        for (const ending of [".wasm", ".css"]) {
          const added = (await page.fetched(ending)).filter((path) => !before.has(path));
          assert.equal(added.length, 1, `${ending}: ${added}`);
        }
        // The browser's own style of a dialog has a padding.
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("dialog")).padding), "0px");
        await page.press(Key.ESCAPE);
        await dialog.expectCount(0);
      }
    });

    smoke("a token is asked for, entered and sent", async ({ demo, page }) => {
      await page.open();
      await page.get("heading", "Authentication failed").element();
      await page.get("main").get("button", "Enter a token").click();
      const dialog = page.get("dialog", "Connection");
      await dialog.get("combobox", "Token header").select("Authorization: Bearer … (gateways)");
      await dialog.get("textbox", "Token").fill("secret-token");
      await dialog.get("button", "Save").click();
      await dialog.expectCount(0);
      await page.tasks.get("listitem").expectCount(20);
      const requests = await demo.requests("/mj/task/query");
      assert.equal(requests.at(-1).headers.authorization, "Bearer secret-token");
    }, { token: "secret-token", header: "bearer" });
  });
}
