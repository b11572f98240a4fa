// End-to-end tests of a build in a real browser, against the demo proxy.

import { defineConfig } from "@playwright/test";
import { OTHER_NAME, requireBuild, SHELL } from "./support/paths";
import { TIER } from "./support/tiers";

requireBuild();

/** No background traffic of the browser: only the page's requests are in the logs. One more name of this machine. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--host-resolver-rules=MAP ${OTHER_NAME} 127.0.0.1`,
];
/**
 * What Playwright disables and matters here, because this list replaces its own. And spare renderers, each of which is started
 * for a navigation that no test makes: they take a tenth of the time.
 */
const DISABLED = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "PreconnectToSearch",
  "SpareRendererForSitePerProcess",
];
// Chromium refuses to run its sandbox as root.
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** The long tests, and all others; see support/tiers.ts. */
const LONG = "soak/*.spec.ts";
const OTHERS = TIER === "soak" ? "features/suspend-resume.spec.ts" : "**/*.spec.ts";

export default defineConfig({
  testDir: ".",
  grep: TIER === "smoke" ? /@smoke/ : undefined,
  // Long tests start first, so that no core waits for them at the end. browsers/ is run by node itself.
  projects: [
    { name: "long", testMatch: LONG },
    { name: "others", testMatch: OTHERS, testIgnore: LONG },
  ],
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine can delay any of hundreds of tests. Tests that needed a second attempt are listed at the end of
  // the run, and more than a few fail it (support/flaky-reporter.ts).
  retries: 1,
  // One more than the cores it is made for: a test that waits for its page leaves a core to another.
  workers: 3,
  timeout: 40_000,
  expect: { timeout: 10_000 },
  reporter: [[process.env.CI ? "line" : "list"], ["./support/coverage-reporter.ts"], ["./support/flaky-reporter.ts"]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    // Animations take more of the processor than the tests themselves.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: { executablePath: SHELL, args: [...asRoot, ...quiet, `--disable-features=${DISABLED}`] },
  },
});
