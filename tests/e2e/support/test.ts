// The `test` of this suite: each test has a demo and a page with invariants.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, expect, test as base } from "@playwright/test";
import { ICON } from "./faults/build-files";
import { Demo, type DemoOptions } from "./demo";
import { DashboardPage } from "./dashboard-page";
import { Invariants } from "./invariants";
import { randomToken, Secret } from "./secrets";
import { StaticHost } from "./static-host";
import { countCoverage } from "./coverage-reporter";

/** Rules for the links of images. */
const PICTURES = {
  icon: { rewrite: [{ from: "https://", to: `${ICON}#{link}` }] },
  drawn: {
    rewrite: ["cdn.discordapp.com", "media.discordapp.net"].map((host) => ({
      from: `https://${host}/`,
      to: "pictures/",
    })),
  },
};

interface Fixtures {
  /** Options of the test's demo. */
  demoOptions: DemoOptions;
  /** The host's config.json: its text, or its entries beside the rule for images. */
  hostConfig: string | object;
  /**
   * What every image is: the icon of the page, or an image that the demo draws. Drawing them takes longer than most
   * tests, so only tests of images have them drawn.
   */
  images: keyof typeof PICTURES;
  /** Is live refresh at its default, as for operators? Most tests count requests and switch it off. */
  live: boolean;
  /** Are tasks counted for the status buttons, as for operators? Most tests count requests and switch it off. */
  counts: boolean;
  /** Are pages fetched ahead, as for operators? Most tests count requests and switch it off. */
  ahead: boolean;
  /**
   * Does the tab hold a token for the demo, so that the invariants can search for it? Not in tests that set their own
   * token or that test the page without one.
   */
  withToken: boolean;
  /** The stored token. */
  secret: Secret | undefined;
  demo: Demo;
  invariants: Invariants;
  dashboard: DashboardPage;
  /** Another demo, until the test ends. The page may send requests to it. */
  secondDemo: (options: DemoOptions) => Promise<Demo>;
  /** Starts a host without a proxy, which ends with the test. */
  staticHost: (refusal: 200 | 404 | 405) => Promise<StaticHost>;
  /** A dashboard in a separate browser context: another user. */
  otherUser: (options?: BrowserContextOptions) => Promise<DashboardPage>;
}

interface WorkerFixtures {
  /** The demos of this worker that are not in use. */
  idleDemos: Demo[];
}

/** A demo in its initial state, with these options: an idle one, or a new process. */
async function takeDemo(idle: Demo[], options: DemoOptions): Promise<Demo> {
  const demo = idle.pop();
  if (demo === undefined) return Demo.start(options);
  await demo.reset(options);
  return demo;
}

/** Keeps a demo for the next test, unless the test has stopped it. */
async function returnDemo(idle: Demo[], demo: Demo): Promise<void> {
  if (demo.isRunning) idle.push(demo);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  idleDemos: [
    async ({}, use) => {
      const demos: Demo[] = [];
      await use(demos);
      for (const demo of demos) await demo.stop();
    },
    { scope: "worker" },
  ],

  demoOptions: [{}, { option: true }],
  hostConfig: [{}, { option: true }],
  images: ["icon", { option: true }],
  live: [false, { option: true }],
  counts: [false, { option: true }],
  ahead: [false, { option: true }],
  withToken: [true, { option: true }],

  secret: async ({ withToken, demo }, use) => {
    await use(withToken ? new Secret(randomToken(), demo.origin) : undefined);
  },

  demo: async ({ demoOptions, hostConfig, images, idleDemos }, use) => {
    // Not in the test's output folder: titles that differ in punctuation alone would share it.
    const folder = mkdtempSync(join(tmpdir(), "contact-sheet-"));
    const config = join(folder, "config.json");
    const text =
      typeof hostConfig === "string" ? hostConfig : JSON.stringify({ pictures: PICTURES[images], ...hostConfig });
    writeFileSync(config, text);
    const demo = await takeDemo(idleDemos, { config, coarse: true, ...demoOptions });
    await use(demo);
    await returnDemo(idleDemos, demo);
    rmSync(folder, { recursive: true });
  },

  invariants: async ({}, use) => {
    await use(new Invariants());
  },

  context: async ({ context, invariants, live, counts, ahead, secret }, use) => {
    await invariants.observe(context, { live, counts, ahead, token: secret });
    await use(context);
  },

  dashboard: async ({ page, demo, invariants, secondDemo: _, staticHost: __ }, use) => {
    invariants.allow(demo.origin);
    const dashboard = new DashboardPage(page, demo, invariants);
    await use(dashboard);
    // While every server still runs, which is why all are named above: afterwards the page's requests would fail.
    expect(await invariants.verdict(), "what no test may cause").toEqual([]);
    countCoverage("requests searched for a token", invariants.searched.requests);
    countCoverage("documents searched for a token", invariants.searched.documents);
  },

  secondDemo: async ({ invariants, idleDemos }, use) => {
    const started: Demo[] = [];
    await use(async (options) => {
      const demo = await takeDemo(idleDemos, options);
      started.push(demo);
      invariants.allow(demo.origin);
      return demo;
    });
    for (const demo of started) await returnDemo(idleDemos, demo);
  },

  staticHost: async ({ invariants }, use) => {
    const started: StaticHost[] = [];
    await use(async (refusal) => {
      const host = await StaticHost.start(refusal);
      started.push(host);
      invariants.allow(new URL(host.url).origin);
      return host;
    });
    for (const host of started) await host.stop();
  },

  otherUser: async ({ browser, demo, dashboard, invariants, secret }, use) => {
    const contexts: Awaited<ReturnType<Browser["newContext"]>>[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 720 },
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        reducedMotion: "reduce",
        ...options,
      });
      contexts.push(context);
      await invariants.observe(context, { token: secret });
      return new DashboardPage(await context.newPage(), demo, invariants);
    });
    for (const context of contexts) {
      for (const page of context.pages()) await dashboard.invariants.inspect(page);
      await context.close();
    }
  },
});

export { expect };
