// Builds the page to compare with: the markup of the real page, whose cards hand-written code (limit/page.js) clones and fills.
// What it costs is what any page with these cards must at least cost: it has no live refresh, no dialogs and no error handling.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { kindOf } from "./limit/kind.js";

const here = fileURLToPath(new URL(".", import.meta.url));
/** Queries whose cards are captured: together they have every kind of card that the measurements show. */
const CAPTURED = [{ pageNumber: 2 }, { pageNumber: 1 }, { action: "BLEND" }, { pageNumber: 0 }];

/** Writes the page into a new folder inside `folder` and returns its path. */
export async function buildLimit(browser, url, dist, folder) {
  const target = join(folder, "dist");
  mkdirSync(target);
  const file = (pattern) => readdirSync(dist).find((name) => pattern.test(name));
  const [style, icon] = [file(/^style-.*\.css$/), file(/^icon-.*\.svg$/)];
  for (const name of [style, icon]) copyFileSync(join(dist, name), join(target, name));
  for (const name of ["page.js", "kind.js"]) copyFileSync(join(here, "limit", name), join(target, name));
  const links = `<link rel="icon" href="./${icon}"><link rel="stylesheet" href="./${style}">
<link rel="modulepreload" href="./kind.js"><script type="module" src="./page.js"></script>`;
  const { body, templates } = await capture(browser, url);
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${links}</head><body>${body}${templates}</body></html>`;
  writeFileSync(join(target, "index.html"), page);
  execFileSync(process.execPath, [join(here, "../compress.mjs")], { cwd: folder });
  return target;
}

/** The page without its cards, and a template for each kind of card. */
async function capture(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  const templates = new Map();
  for (const { pageNumber = 0, action } of CAPTURED) {
    const body = JSON.stringify({ pageNumber, pageSize: 200, sort: "submitTime,desc", action });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}mj/task/query`, { method: "POST", headers, body });
    const { content } = await response.json();
    await page.goto(`${url}?size=200&page=${pageNumber + 1}${action ? `&action=${action}` : ""}`);
    const cards = page.locator("[data-task-id]");
    await cards.nth(content.length - 1).waitFor();
    await page.waitForLoadState("networkidle");
    const markup = await cards.evaluateAll((cards) =>
      cards.map((card) => {
        const image = card.querySelector("img");
        image?.setAttribute("data-icon", document.querySelector("link[rel=icon]").getAttribute("href"));
        image?.removeAttribute("src");
        image?.removeAttribute("fetchpriority");
        image?.classList.remove("loaded");
        image?.parentElement.classList.add("loading");
        return card.outerHTML;
      }),
    );
    content.forEach((task, at) => templates.has(kindOf(task)) || templates.set(kindOf(task), markup[at]));
  }
  const body = await page.evaluate(() => {
    document.querySelector(".grid").replaceChildren();
    return document.body.innerHTML;
  });
  await context.close();
  const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const elements = [...templates].map(([kind, html]) => `<template data-kind="${quoted(kind)}">${html}</template>`);
  return { body, templates: elements.join("") };
}
