// Measures each step of an operator with 1,000,000 tasks against the same step with 5,000, in one run. The demo proxy searches all
// tasks for each answer, which a server with an index does not: the time that the page waits for it is printed, and left out of the
// ratio. Fails if a step takes the page more than 1.2 times as long, or more than 1.2 times as many requests.
//   ROUNDS=7             rounds of each step
import { join } from "node:path";

import { launchBrowser, median, root, startDemo } from "../demo.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const MOST = 1.2;
/** Differences below this are those of a frame, in milliseconds. */
const FRAME_MS = 17;
const CARD = "[data-task-id]";
/** A step that takes longer has failed, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** Runs in the page: measures from the input to the paint of other cards, and what of it was spent waiting for the server. */
function installProbe({ card, timeout }) {
  performance.setResourceTimingBufferSize(5000);
  const shown = () => {
    const ids = [...document.querySelectorAll(card)].map((it) => it.getAttribute("data-task-id"));
    return [...ids, document.querySelector("dialog[open]") !== null].join();
  };
  window.measure = (from) =>
    new Promise((done, fail) => {
      // From the start there are no cards.
      const before = from === undefined ? shown() : "false";
      const start = from ?? performance.now();
      const check = () => {
        if (performance.now() - start > timeout) return fail(new Error("the page shows the same tasks as before"));
        if (shown() === before || document.querySelector("[aria-busy=true]")) return requestAnimationFrame(check);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const end = performance.now();
          const requests = performance
            .getEntriesByType("resource")
            .filter(({ name, startTime }) => /\/mj\/task\//.test(name) && startTime >= start && startTime < end)
            .map(({ startTime, responseEnd }) => [startTime, Math.min(responseEnd, end)])
            .sort(([a], [b]) => a - b);
          let [waited, until] = [0, start];
          for (const [from, to] of requests) {
            waited += Math.max(0, to - Math.max(from, until));
            until = Math.max(until, to);
          }
          done({ total: end - start, waited, own: end - start - waited, requests: requests.length });
        };
        port2.postMessage(0);
      };
      check();
    });
}

/** The steps: what is opened, and what is pressed then. */
const button = (page, name) => page.getByRole("button", { name, exact: true });
const STEPS = {
  "first screen": ["", undefined],
  "next page": ["", (page) => button(page, "Next page").click()],
  "last page": ["", (page) => button(page, "Last page").click()],
  "a status": ["", (page) => button(page, "Failed").click()],
  "an action": ["", (page) => page.getByRole("combobox", { name: "Action" }).selectOption("UPSCALE")],
  "a word in the prompt": ["", (page) => page.getByLabel("Prompt", { exact: true }).fill("cat")],
  "the order of the end": ["", (page) => page.getByRole("combobox", { name: "Sort by" }).selectOption("finishTime")],
  "yesterday": ["", (page) => page.getByRole("combobox", { name: "When" }).selectOption({ index: 3 })],
  "next page of a range": ["?when=last-7-days", (page) => button(page, "Next page").click()],
  "list": ["?view=list", undefined],
  "a task": ["", (page) => page.locator(CARD).nth(5).getByRole("link").first().click()],
};

async function step(browser, url, [query, act]) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  try {
    await context.addInitScript(() => {
      localStorage.setItem("contact-sheet.live-refresh", "off");
      localStorage.setItem("contact-sheet.counts", "off");
    });
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.addInitScript(installProbe, { card: CARD, timeout: TIMEOUT_MS });
    await page.goto(url + query, { waitUntil: "commit" });
    const first = await page.evaluate(() => window.measure(0));
    if (!act) return first;
    await page.waitForLoadState("networkidle");
    const measured = page.evaluate(() => window.measure());
    await act(page);
    return await measured;
  } finally {
    await context.close();
  }
}

const demos = [];
const exceeded = [];
let browser;
try {
  browser = await launchBrowser();
  for (const tasks of [5_000, 1_000_000])
    demos.push(await startDemo("--dist", join(root, "dist"), "--frozen", "--tasks", String(tasks)));
  const print = (cells) => console.log(cells.map((cell, at) => (at ? cell.padStart(14) : cell.padEnd(24))).join(""));
  console.log(`Chromium ${browser.version()}, median of ${ROUNDS} rounds, milliseconds\n`);
  print(["", "5,000", "of it server", "1,000,000", "of it server", "page, ratio", "requests"]);
  for (const [name, definition] of Object.entries(STEPS)) {
    const results = demos.map(() => []);
    // The first round warms up caches of the browser and the demo.
    for (let round = -1; round < ROUNDS; round++)
      for (const [at, { url }] of demos.entries()) {
        const result = await step(browser, url, definition);
        if (round >= 0) results[at].push(result);
      }
    const of = (at, key) => median(results[at].map((result) => result[key]));
    const ratio = median(results[1].map(({ own }, round) => own / results[0][round].own));
    const requests = demos.map((_, at) => of(at, "requests"));
    const times = demos.flatMap((_, at) => [of(at, "total").toFixed(0), of(at, "waited").toFixed(0)]);
    print([name, ...times, ratio.toFixed(2), requests.join(" / ")]);
    const isSlower = ratio > MOST && of(1, "own") - of(0, "own") > FRAME_MS;
    if (isSlower || requests[1] > MOST * requests[0]) exceeded.push(name);
  }
} finally {
  await browser?.close();
  for (const { demo } of demos) demo.kill();
}
if (exceeded.length) {
  console.error(`\nMore than ${MOST} times: ${exceeded.join(", ")}`);
  process.exitCode = 1;
}
