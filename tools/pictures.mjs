// Takes the pictures of the README from the release in dist/ with the demo proxy: `make pictures`. English and Chinese, as WebP.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const DEMO = resolve(process.env.DEMO ?? join(root, "target/demo/contact-sheet-demo"));
const ONLY = new RegExp(process.env.ONLY ?? "");
const { chromium } = createRequire(join(root, "tests/e2e/package.json"))("playwright-core");
const FOLDER = join(root, ".github/pictures");
const LANGUAGES = { en: "en-GB", zh: "zh-CN" };
const QUALITY = 0.72;

const settle = async (page) => {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => [...document.images].filter((it) => it.checkVisibility()).every((it) => it.complete));
};
/** Selects the first tasks of the page by keyboard, which needs no names. */
const selectTasks = async (page, count) => {
  await page.locator("[data-task-id] a.card-link").first().focus();
  for (let task = 0; task < count; task++) {
    await page.keyboard.press("x");
    await page.keyboard.press("l");
  }
};

/** What is taken: a name, the query of the URL, and what is pressed there. */
const PICTURES = [
  { name: "grid", query: "?size=50" },
  { name: "range", query: "?when=last-7-days&status=FAILURE,SUCCESS&size=50" },
  { name: "list", query: "?view=list&size=50" },
  {
    name: "views",
    query: "",
    act: (page, { zh }) => page.getByRole("button", { name: zh ? "已存视图" : "Saved views" }).click(),
  },
  { name: "selection", query: "?status=SUCCESS&action=IMAGINE&size=50", act: (page) => selectTasks(page, 4) },
  { name: "viewer", query: "?status=SUCCESS&action=IMAGINE", act: async (page) => {
      await page.locator("[data-task-id] a.card-link").nth(2).focus();
      await page.keyboard.press("v");
    } },
  { name: "wall", query: "?wall" },
];

async function start() {
  const demo = spawn(DEMO, ["--dist", join(root, "dist"), "--port", "0", "--no-background"], { stdio: ["ignore", "pipe", "inherit"] });
  let line = "";
  for await (const bytes of demo.stdout) {
    line += bytes;
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url && line.includes("\n")) {
      demo.stdout.resume();
      return { demo, url };
    }
  }
  throw new Error(`the demo proxy did not start: ${line}`);
}

/** Encodes a screenshot as WebP in the browser. */
async function webp(browser, png) {
  const page = await browser.newPage();
  const url = await page.evaluate(
    async ([base64, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", quality);
    },
    [png.toString("base64"), QUALITY],
  );
  await page.close();
  return Buffer.from(url.split(",")[1], "base64");
}

const { demo, url } = await start();
let browser;
try {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
  mkdirSync(FOLDER, { recursive: true });
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const { name, query, act } of PICTURES) {
      if (!ONLY.test(name)) continue;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(url + query);
      await settle(page);
      // The counts of the status buttons, which follow some seconds after the tasks.
      await page.waitForFunction(() => !document.querySelector(".toggle") || document.querySelector(".toggle-count")?.textContent, { timeout: 30_000 }).catch(() => undefined);
      await act?.(page, { zh: language === "zh" });
      await settle(page);
      const file = join(FOLDER, `${name}.${language}.webp`);
      writeFileSync(file, await webp(browser, await page.screenshot()));
      console.log(file);
      await context.close();
    }
  }
} finally {
  await browser?.close();
  demo.kill();
}
