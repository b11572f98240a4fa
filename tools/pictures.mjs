// Takes the pictures of the README from the release in dist/ with the demo proxy: `make pictures`. English and Chinese, as WebP.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launchBrowser, root, startDemo } from "./demo.mjs";

const ONLY = new RegExp(process.env.ONLY ?? "");
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
  {
    name: "viewer",
    query: "?status=SUCCESS&action=IMAGINE",
    act: async (page) => {
      await page.locator("[data-task-id] a.card-link").nth(2).focus();
      await page.keyboard.press("v");
    },
  },
  {
    name: "statistics",
    query: "?view=statistics",
    act: (page) => page.locator(".basis progress").waitFor({ state: "detached" }),
  },
  { name: "task", query: "", act: (page) => page.locator("[data-task-id] a.card-link").nth(1).press("Enter") },
  { name: "create", query: "", act: (page) => page.keyboard.press("n") },
  { name: "wall", query: "?wall" },
];

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

const { demo, url } = await startDemo("--dist", join(root, "dist"), "--no-background");
let browser;
try {
  browser = await launchBrowser();
  mkdirSync(FOLDER, { recursive: true });
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const { name, query, act } of PICTURES) {
      if (!ONLY.test(name)) continue;
      const viewport = { width: 1280, height: 800 };
      const context = await browser.newContext({ viewport, locale, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(url + query);
      await settle(page);
      // The wall has no status buttons; elsewhere their counts follow some seconds after the tasks.
      if (name !== "wall") await page.waitForFunction(() => document.querySelector(".toggle-count")?.textContent);
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
