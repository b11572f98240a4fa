// The guard itself: what it does not see, no test sees.

import { expect, test } from "./support/test";
import { Guard } from "./support/guard";

const TOKEN = "tok-guarded-1";

for (const [what, deed, found] of [
  ["an error on the console", () => console.error("oh"), /console error: oh/],
  ["a warning on the console", () => console.warn("hm"), /console warning: hm/],
  [
    "an uncaught error",
    () =>
      void setTimeout(() => {
        throw new Error("loose");
      }),
    /uncaught: .*loose/,
  ],
  [
    "a violated policy",
    () =>
      void document.head.append(
        Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://strange.example/x.css" }),
      ),
    /policy violated: style-src/,
  ],
  [
    "a stop of the program",
    () =>
      document.body.replaceChildren(
        Object.assign(document.createElement("main"), { id: "panic", textContent: "stopped" }),
      ),
    /the program stopped: stopped/,
  ],
  [
    "a request to a strange host",
    () => fetch("https://strange.example/").catch(() => undefined),
    /strange host: https:\/\/strange\.example/,
  ],
  ["the token in the address", () => history.replaceState(null, "", "?token=tok-guarded-1"), /token is in the address/],
  ["the token in the document", () => void (document.title = "tok-guarded-1"), /token is in the document/],
  ["the token in localStorage", () => localStorage.setItem("x", "tok-guarded-1"), /token is in localStorage/],
  ["the token on the console", () => console.log("tok-guarded-1"), /token is in the console/],
  [
    "the token in a body",
    () => fetch("config.json", { method: "POST", body: "tok-guarded-1" }).then(() => undefined),
    /token is in a body/,
  ],
  [
    "the token at a strange host",
    () => fetch("https://strange.example/", { headers: { "x-key": "tok-guarded-1" } }).catch(() => undefined),
    /token went to https:\/\/strange/,
  ],
] as const) {
  test(`the guard sees ${what}`, async ({ browser, demo }) => {
    const guard = new Guard();
    const context = await browser.newContext();
    await guard.watch(context);
    guard.allow(demo.origin);
    guard.keepSecret(TOKEN, demo.origin);
    const page = await context.newPage();
    // A page with the site's policy, and without the program.
    await page.goto(new URL("not-there.txt", demo.url).href);
    await page.evaluate(deed as () => unknown);
    await expect
      .poll(async () => (await guard.inspect(page), guard.soFar()))
      .toContainEqual(expect.stringMatching(found));
    await context.close();
  });
}

test("the guard wants to see what was announced to it", async () => {
  const guard = new Guard();
  guard.expectConsole(/status of 500/);
  expect(await guard.verdict()).toEqual(["the console never said /status of 500/"]);
});
