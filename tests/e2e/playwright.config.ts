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
// Chromium refuses to run its sandbox as root.
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** The tests of each tier; see support/tiers.ts. */
const SELECTION = {
  smoke: { grep: /@smoke/ },
  gate: {},
  all: {},
  soak: { testMatch: ["soak/*.spec.ts", "features/suspend-resume.spec.ts"] },
}[TIER];

export default defineConfig({
  // browsers/ is run by node itself.
  testMatch: "**/*.spec.ts",
  ...SELECTION,
  testDir: ".",
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
    launchOptions: { executablePath: SHELL, args: [...asRoot, ...quiet] },
  },
});
