// The released build in a real browser, against the demo proxy. Each test starts its own demo, so all run side by side.

import { defineConfig } from "@playwright/test";
import { demandBuild, SHELL } from "./support/places";

demandBuild();

/** A browser that does nothing of its own accord: only the page's requests are in the logs. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// Chromium refuses to run its sandbox as root.
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: true,
  // A machine that stands still for a moment is no defect, and hundreds of tests meet one now and then. Who needed a
  // second try is named at the end of the run, and more than a few of them fail it (support/second-tries.ts).
  retries: 1,
  // One more than the cores it is made for: a test that waits for its page leaves the core to another.
  workers: 3,
  timeout: 40_000,
  expect: { timeout: 10_000 },
  reporter: [[process.env.CI ? "line" : "list"], ["./support/tally.ts"], ["./support/second-tries.ts"]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: SHELL, args: [...asRoot, ...quiet] },
  },
});
