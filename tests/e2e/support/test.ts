// The tests' own `test`: a demo and a watched page for each.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, expect, test as base } from "@playwright/test";
import { Demo, type DemoOptions } from "./demo";
import { Desk } from "./desk";
import { Guard } from "./guard";
import { madeUpToken, Secret } from "./secrets";
import { StaticHost } from "./static-host";
import { tally } from "./tally";

/** The demo's own rule: it draws the pictures of Discord's hosts itself. */
const OWN_PICTURES = {
  rewrite: ["cdn.discordapp.com", "media.discordapp.net"].map((host) => ({
    from: `https://${host}/`,
    to: "pictures/",
  })),
};

interface Fixtures {
  /** How the test's demo is started. */
  demoOptions: DemoOptions;
  /** The host's config.json: its text, or what it says beside the demo's own rule for pictures. */
  hostConfig: string | object | undefined;
  /** Does the page ask again by itself, as it does for operators? Most tests count what is asked. */
  live: boolean;
  /**
   * Does the tab hold a token for the demo, so that the guard has one to look for? Not where a test gives its own, or
   * tests what is there without.
   */
  planted: boolean;
  /** The token that was planted. */
  secret: Secret | undefined;
  demo: Demo;
  guard: Guard;
  desk: Desk;
  /** Starts one more demo, which ends with the test. The page may talk to it. */
  another: (options: DemoOptions) => Promise<Demo>;
  /** Starts a host without a proxy, which ends with the test. */
  staticHost: (refusal: 200 | 404 | 405) => Promise<StaticHost>;
  /** A desk in a browser that knows nothing of the first: somebody else's. */
  strangersDesk: (options?: BrowserContextOptions) => Promise<Desk>;
}

export const test = base.extend<Fixtures>({
  demoOptions: [{}, { option: true }],
  hostConfig: [undefined, { option: true }],
  live: [false, { option: true }],
  planted: [true, { option: true }],

  secret: async ({ planted, demo }, use) => {
    await use(planted ? new Secret(madeUpToken(), demo.origin) : undefined);
  },

  demo: async ({ demoOptions, hostConfig }, use) => {
    // Not in the test's output folder: titles that differ in signs alone would share it.
    const folder = hostConfig === undefined ? undefined : mkdtempSync(join(tmpdir(), "contact-sheet-"));
    const options = { ...demoOptions };
    if (folder) {
      options.config = join(folder, "config.json");
      const text =
        typeof hostConfig === "string" ? hostConfig : JSON.stringify({ pictures: OWN_PICTURES, ...hostConfig });
      writeFileSync(options.config, text);
    }
    const demo = await Demo.start(options);
    await use(demo);
    await demo.stop();
    if (folder) rmSync(folder, { recursive: true });
  },

  guard: async ({}, use) => {
    await use(new Guard());
  },

  context: async ({ context, guard, live, secret }, use) => {
    await guard.watch(context, { live, planted: secret });
    await use(context);
  },

  desk: async ({ page, demo, guard, another: _, staticHost: __ }, use) => {
    guard.allow(demo.origin);
    const desk = new Desk(page, demo, guard);
    await use(desk);
    // While every server still runs, which is why all are named above: afterwards the page's requests would fail.
    expect(await guard.verdict(), "what no test may cause").toEqual([]);
    tally("requests searched for a token", guard.searched.requests);
    tally("documents searched for a token", guard.searched.documents);
  },

  another: async ({ guard }, use) => {
    const started: Demo[] = [];
    await use(async (options) => {
      const demo = await Demo.start(options);
      started.push(demo);
      guard.allow(demo.origin);
      return demo;
    });
    for (const demo of started) await demo.stop();
  },

  staticHost: async ({ guard }, use) => {
    const started: StaticHost[] = [];
    await use(async (refusal) => {
      const host = await StaticHost.start(refusal);
      started.push(host);
      guard.allow(new URL(host.url).origin);
      return host;
    });
    for (const host of started) await host.stop();
  },

  strangersDesk: async ({ browser, demo, desk, guard, secret }, use) => {
    const contexts: Awaited<ReturnType<Browser["newContext"]>>[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 720 },
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        ...options,
      });
      contexts.push(context);
      await guard.watch(context, { planted: secret });
      return new Desk(await context.newPage(), demo, guard);
    });
    for (const context of contexts) {
      for (const page of context.pages()) await desk.guard.inspect(page);
      await context.close();
    }
  },
});

export { expect };
