// Firefox and WebKitGTK, each as one WebDriver session of a driver that this starts and ends.

import { Builder } from "selenium-webdriver";
import { eventually } from "./eventually.mjs";
import { freePort, start } from "./processes.mjs";

/** English and the same time zone on every machine. */
const ENVIRONMENT = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", LANGUAGE: "", TZ: "Europe/Berlin" };

/** Start the programs; return the driver's address, the capabilities to ask for, and what is to be stopped at the end. */
const LAUNCHERS = {
  async firefox() {
    const port = await freePort();
    const args = ["--port", String(port), "--log", "warn"];
    const server = start(process.env.GECKODRIVER || "geckodriver", args, ENVIRONMENT);
    const options = {
      binary: process.env.FIREFOX || "firefox-esr",
      args: ["-headless"],
      prefs: { "intl.accept_languages": "en-GB, en" },
    };
    return { port, capabilities: { browserName: "firefox", "moz:firefoxOptions": options }, servers: [server] };
  },

  async webkit() {
    // WebKit's MiniBrowser has no headless mode.
    const screen = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
    const xvfb = start(process.env.XVFB || "Xvfb", screen, ENVIRONMENT);
    const display = await xvfb.wrote(/^(\d+)\n/m);
    const { WAYLAND_DISPLAY: _, ...environment } = { ...ENVIRONMENT, DISPLAY: `:${display}`, GDK_BACKEND: "x11" };
    const port = await freePort();
    const server = start(process.env.WEBKITWEBDRIVER || "WebKitWebDriver", [`--port=${port}`], environment);
    // The driver finds the MiniBrowser of its own version.
    return { port, capabilities: { browserName: "MiniBrowser" }, servers: [server, xvfb] };
  },
};

/** The browsers to test in. */
export const BROWSERS = (process.env.BROWSERS || Object.keys(LAUNCHERS).join(" ")).split(" ");

/** Opens a browser window of 1280 × 900; returns the driver's session and a function that closes everything. */
export async function openBrowser(name) {
  const { port, capabilities, servers } = await LAUNCHERS[name]();
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    for (const server of servers) await server.stop();
  };
  try {
    await eventually(async () => {
      for (const server of servers) server.requireRunning();
      await fetch(`${address}/status`);
    });
    const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
    const close = async () => {
      await driver.quit();
      await stop();
    };
    return { driver, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
