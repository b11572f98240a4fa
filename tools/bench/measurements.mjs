// The measurements of `make bench`. Each opens a page in a context of its own, with empty caches, and returns one number.
import { readFileSync } from "node:fs";

const CARD = "[data-task-id]";
const EMPTY = "data:text/html,<p>empty";
const FOUR_G = { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 3e6 / 8 };

/** Runs in the page before its own code: reports when cards are painted, and sums layout shifts. */
function installProbe(card) {
  const probe = { shift: 0, mutations: 0, waiting: [] };
  window.probe = probe;
  const firstId = () => document.querySelector(card)?.getAttribute("data-task-id");
  // A message after the next frame arrives when the frame has been painted.
  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    });
  /** Resolves with the time at which the first card is another one than now. */
  probe.nextCards = () => new Promise((resolve) => probe.waiting.push({ before: firstId(), resolve }));
  probe.firstCard = probe.nextCards();
  new MutationObserver((records) => {
    // Without the times, which advance by themselves.
    probe.mutations += records.filter(({ target }) => {
      const element = target.closest ? target : target.parentElement;
      return element?.closest(card) && !element.closest(".timestamp, .times");
    }).length;
    const id = firstId();
    probe.waiting = probe.waiting.filter(({ before, resolve }) => {
      const isDone = id && id !== before;
      if (isDone) afterPaint(resolve);
      return !isDone;
    });
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  for (const type of ["click", "change"])
    addEventListener(type, (event) => (probe.input = event.timeStamp), true);
}

/** Opens the page and calls `use` with it when its first card is painted. */
async function visit(browser, url, { cpu = 1, network, refresh = "off" }, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  try {
    const setRefresh = (refresh) => origin !== "null" && localStorage.setItem("contact-sheet.live-refresh", refresh);
    await context.addInitScript(setRefresh, refresh);
    const page = await context.newPage();
    await page.addInitScript(installProbe, CARD);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    if (network) await cdp.send("Network.emulateNetworkConditions", network);
    if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    // Processor time instead of time by the clock, which depends on what else the machine does.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const bytes = { total: 0 };
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes.total += encodedDataLength));
    await page.goto(url, { waitUntil: "commit" });
    const first = await page.evaluate((isEmpty) => isEmpty || window.probe.firstCard, url === EMPTY);
    const metrics = async () =>
      Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
    return await use({ page, cdp, first, bytes, metrics });
  } finally {
    await context.close();
  }
}

const settle = (page) => page.waitForLoadState("networkidle");
const seconds = (page, count) => page.waitForTimeout(count * 1000);

/** Waits until everything is loaded. The lazy part starts three seconds after the first page, and then tasks are counted. */
async function rested(page) {
  await seconds(page, 6);
  await settle(page);
}

/** From the input event to the painted cards, in milliseconds. */
async function timed(page, act) {
  const painted = page.evaluate(() => window.probe.nextCards().then((time) => time - window.probe.input));
  await act();
  return painted;
}

const firstCard = (query, options = {}) => (browser, url) => visit(browser, url + query, options, ({ first }) => first);

const nextButton = (page) => page.getByRole("button", { name: "Next page" });

/** The median of three pages, pressed at once or, with `looks`, as by somebody who rests on the button before pressing it. */
const nextPage = (query, { looks, ...options } = {}) => (browser, url) =>
  visit(browser, url + query, options, async ({ page }) => {
    const times = [];
    if (looks) await rested(page);
    for (let turn = 0; turn < 3; turn++) {
      await settle(page);
      if (looks) {
        await nextButton(page).hover();
        await seconds(page, 1);
      }
      times.push(await timed(page, () => nextButton(page).click()));
    }
    return times.sort((a, b) => a - b)[1];
  });

const filterByAction = (options) => (browser, url) =>
  visit(browser, `${url}?size=10`, options, async ({ page }) => {
    await settle(page);
    return timed(page, () => page.getByRole("combobox", { name: "Action" }).selectOption("BLEND"));
  });

/** Milliseconds of the main thread in a second in which nothing happens. */
const rest = (size) => (browser, url) =>
  visit(browser, `${url}?size=${size}`, { refresh: "auto" }, async ({ page, metrics }) => {
    await rested(page);
    const [before, duration] = [await metrics(), 6];
    await seconds(page, duration);
    return ((await metrics()).TaskDuration - before.TaskDuration) * (1000 / duration);
  });

/** The animations that run at rest. */
const animations = (browser, url) =>
  visit(browser, `${url}?size=100`, {}, async ({ page }) => {
    await rested(page);
    return page.evaluate(() => document.getAnimations().length);
  });

/** What a live refresh costs that changes one of a hundred tasks. */
const poll = (of) => (browser, url) =>
  visit(browser, `${url}?size=100&status=SUCCESS`, { refresh: "5" }, async ({ page, metrics }) => {
    await rested(page);
    const id = await page.locator(CARD).nth(2).getAttribute("data-task-id");
    const before = await metrics();
    await page.evaluate(() => (window.probe.mutations = 0));
    const prompt = `changed ${Math.random()}`;
    await page.evaluate((task) => fetch("demo/tasks", { method: "POST", body: JSON.stringify(task) }), { id, prompt });
    await page.getByText(prompt).waitFor();
    await seconds(page, 0.3);
    const after = await metrics();
    const ms = (name) => (after[name] - before[name]) * 1000;
    if (of === "mutations") return page.evaluate(() => window.probe.mutations);
    return of === "script" ? ms("ScriptDuration") : ms("LayoutDuration") + ms("RecalcStyleDuration");
  });

const layoutShift = (browser, url) =>
  visit(browser, url, { cpu: 4 }, async ({ page }) => {
    await settle(page);
    return page.evaluate(() => window.probe.shift);
  });

const transferred = (browser, url) =>
  visit(browser, url, {}, async ({ page, bytes }) => {
    await settle(page);
    return bytes.total / 1000;
  });

/** Private memory of the renderer above that of an empty page, after garbage collection, in MiB. Linux only. */
const memory = (size) => async (browser, url) =>
  (await privateMiB(browser, `${url}?size=${size}`)) - (await privateMiB(browser, EMPTY));

async function privateMiB(browser, url) {
  const system = await browser.newBrowserCDPSession();
  const times = async () => {
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    return new Map(processInfo.filter(({ type }) => type === "renderer").map(({ id, cpuTime }) => [id, cpuTime]));
  };
  return visit(browser, url, {}, async ({ page, cdp }) => {
    await settle(page);
    // Among the renderers, such as spare ones, the page's is the one that works when the page does.
    const before = await times();
    await page.evaluate(() => {
      for (const end = performance.now() + 200; performance.now() < end; );
    });
    const worked = [...(await times())].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) }));
    const { id } = worked.reduce((most, it) => (it.time > most.time ? it : most));
    for (let pass = 0; pass < 3; pass++) await cdp.send("HeapProfiler.collectGarbage");
    return privateMiBOf(id);
  });
}

function privateMiBOf(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return [...rollup.matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, [, kib]) => sum + kib / 1024, 0);
}

/** The page of hand-written code has no live refresh. */
const noPolls = ["limit"];

export const MEASUREMENTS = [
  { name: "rest, 20 tasks (ms/s)", measure: rest(20), digits: 1, rounds: 1, most: 16 },
  { name: "rest, 100 tasks (ms/s)", measure: rest(100), digits: 1, rounds: 1, most: 24 },
  { name: "rest, 200 tasks (ms/s)", measure: rest(200), digits: 1, rounds: 1, most: 36 },
  { name: "rest, running animations", measure: animations, rounds: 1, most: 0 },
  { name: "poll, 1 of 100 changed, mutations of cards", measure: poll("mutations"), rounds: 1, most: 12, skip: noPolls },
  { name: "poll, 1 of 100 changed, layout (ms)", measure: poll("layout"), digits: 1, rounds: 3, skip: noPolls },
  { name: "poll, 1 of 100 changed, script (ms)", measure: poll("script"), digits: 1, rounds: 3, skip: noPolls },
  { name: "layout shift", measure: layoutShift, digits: 3, rounds: 1, most: 0 },
  { name: "first screen with tasks (kB)", measure: transferred, digits: 1, rounds: 1, most: 250 },
  { name: "memory above an empty page, 20 tasks (MiB)", measure: memory(20), digits: 1, rounds: 1 },
  { name: "memory above an empty page, 200 tasks (MiB)", measure: memory(200), digits: 1, rounds: 1 },
  { name: "first card, 20 tasks (ms)", measure: firstCard("") },
  { name: "first card, 20 tasks, 4× slower CPU (ms)", measure: firstCard("", { cpu: 4 }) },
  { name: "first card, 20 tasks, 4g (ms)", measure: firstCard("", { network: FOUR_G }) },
  { name: "first card, 200 tasks (ms)", measure: firstCard("?size=200") },
  { name: "next page, 10 tasks (ms)", measure: nextPage("?size=10") },
  { name: "next page, 10 tasks, 4× slower CPU (ms)", measure: nextPage("?size=10", { cpu: 4 }) },
  { name: "next page, 10 tasks, fetched ahead (ms)", measure: nextPage("?size=10", { looks: true }) },
  { name: "next page, 10 tasks, fetched ahead, 4× slower CPU", measure: nextPage("?size=10", { looks: true, cpu: 4 }) },
  { name: "next page, 100 tasks (ms)", measure: nextPage("?size=100") },
  { name: "next page, 100 tasks, 4× slower CPU (ms)", measure: nextPage("?size=100", { cpu: 4 }) },
  { name: "filter by action (ms)", measure: filterByAction({}) },
  { name: "filter by action, 4× slower CPU (ms)", measure: filterByAction({ cpu: 4 }) },
];
