// The invariants themselves: what they do not detect, no test detects.

import { expect, test } from "../support/test";
import { Invariants } from "../support/invariants";
import { Secret } from "../support/secrets";
import { SMOKE } from "../support/tiers";

const TOKEN = "tok-guarded-1";

for (const [what, violate, found] of [
  ["a console error", () => console.error("oh"), /console error: oh/],
  ["a console warning", () => console.warn("hm"), /console warning: hm/],
  [
    "an uncaught error",
    () =>
      void setTimeout(() => {
        throw new Error("loose");
      }),
    /uncaught: .*loose/,
  ],
  [
    "a CSP violation",
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
    "a request to an unknown host",
    () => fetch("https://strange.example/").catch(() => undefined),
    /unknown host: https:\/\/strange\.example/,
  ],
  ["a web socket", () => void new WebSocket(location.href.replace("http", "ws")), /a web socket to ws:/],
  [
    "a new tab with an opener",
    () => document.body.append(Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener" })),
    /unsafe element: <a/,
  ],
  [
    "an outside link that sends a referrer",
    () => document.body.append(Object.assign(document.createElement("a"), { href: "https://strange.example/" })),
    /unsafe element: <a/,
  ],
  [
    "a link with a ping",
    () => document.body.append(Object.assign(document.createElement("a"), { ping: "ping" })),
    /unsafe element: <a/,
  ],
  [
    "a base element",
    () => document.head.append(Object.assign(document.createElement("base"), { target: "_self" })),
    /unsafe element: <base/,
  ],
  [
    "a preconnect hint",
    () =>
      document.head.append(
        Object.assign(document.createElement("link"), { rel: "preconnect", href: "https://strange.example" }),
      ),
    /unsafe element: <link/,
  ],
  [
    "the token in the URL of the page",
    () => history.replaceState(null, "", "?token=tok-guarded-1"),
    /token is in the address/,
  ],
  ["the token in the document", () => void (document.title = "tok-guarded-1"), /token is in the document/],
  [
    "the token in an attribute",
    () => document.body.setAttribute("data-x", `x ${btoa("xtok-guarded-1")}`),
    /token is in the document/,
  ],
  [
    "the token in a field",
    () => document.body.append(Object.assign(document.createElement("textarea"), { value: "tok-guarded-1" })),
    /token is in a field/,
  ],
  ["the token in localStorage", () => localStorage.setItem("x", "tok-guarded-1"), /token is in localStorage/],
  ["the token in sessionStorage", () => sessionStorage.setItem("x", "tok-guarded-1"), /token is in sessionStorage/],
  [
    "a token in the tab without permission",
    () => sessionStorage.setItem("contact-sheet.token", `${location.origin} tok-guarded-1`),
    /token is in sessionStorage/,
  ],
  ["the token in a cookie", () => void (document.cookie = "x=tok-guarded-1"), /token is in a cookie/],
  ["the token in history.state", () => history.replaceState("tok-guarded-1", ""), /token is in history\.state/],
  ["the token in the window's name", () => void (window.name = "tok-guarded-1"), /token is in the window's name/],
  [
    "the token in the name of a database",
    () => new Promise<void>((resolve) => (indexedDB.open("tok-guarded-1").onsuccess = () => resolve())),
    /token is in the name of a database/,
  ],
  [
    "the token in the name of a cache",
    () => caches.open("tok-guarded-1").then(() => undefined),
    /token is in the name of a cache/,
  ],
  ["the token on the console", () => console.log("tok-guarded-1"), /token is in the console/],
  [
    "the token in an error",
    () =>
      void setTimeout(() => {
        throw new Error("no tok-guarded-1");
      }),
    /token is in an uncaught error/,
  ],
  [
    "the token in the name of a download",
    () =>
      Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(new Blob(["x"])),
        download: "tok-guarded-1",
      }).click(),
    /token is in the name of a download/,
  ],
  [
    "the token in a download",
    () =>
      Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(new Blob(["x tok-guarded-1 x"])),
        download: "x.txt",
      }).click(),
    /token is in a download/,
  ],
  [
    "the token in a body",
    () => fetch("config.json", { method: "POST", body: "tok-guarded-1" }).then(() => undefined),
    /token is in a body/,
  ],
  [
    "the token in a binary body",
    () => {
      const body = new Uint8Array([0, 255, ...new TextEncoder().encode("tok-guarded-1"), 0]);
      return fetch("config.json", { method: "POST", body }).then(() => undefined);
    },
    /token is in a body/,
  ],
  [
    "the token in base64 in a URL",
    () => fetch(`config.json?x=${btoa("user:tok-guarded-1")}`).then(() => undefined),
    /token is in a URL/,
  ],
  [
    "the token in another header",
    () => fetch("config.json", { headers: { "x-key": "tok-guarded-1" } }).then(() => undefined),
    /token is in the header x-key/,
  ],
  [
    "the token in a cookie that the browser adds",
    () => {
      document.cookie = "x=tok-guarded-1; path=/";
      return fetch("config.json").then(() => undefined);
    },
    /token is in the header cookie/,
  ],
  [
    "the token sent to an unknown host",
    () => fetch("https://strange.example/", { headers: { authorization: "tok-guarded-1" } }).catch(() => undefined),
    /token was sent to https:\/\/strange/,
  ],
  [
    "a redirect to an unknown host",
    () => fetch("redirected").catch(() => undefined),
    /unknown host: https:\/\/login\.example\.com/,
  ],
] as const) {
  test(`the invariants detect ${what}`, async ({ browser, demo }) => {
    const invariants = new Invariants();
    const context = await browser.newContext();
    await invariants.observe(context);
    invariants.allow(demo.origin);
    invariants.keepSecret(TOKEN, demo.origin);
    await demo.injectFault("redirect", { path: "/redirected" });
    const page = await context.newPage();
    // A page with the site's policy and without the program.
    await page.goto(new URL("not-there.txt", demo.url).href);
    await page.evaluate(violate as () => unknown);
    await expect
      .poll(async () => (await invariants.inspect(page), invariants.soFar()))
      .toContainEqual(expect.stringMatching(found));
    await context.close();
  });
}

test("the invariants allow the token in its header and in the tab's storage", async ({ browser, demo }) => {
  const invariants = new Invariants();
  const context = await browser.newContext();
  const stored = new Secret(TOKEN, demo.origin);
  await invariants.observe(context, { token: stored });
  invariants.allow(demo.origin);
  invariants.expectConsole(/status of 404/);
  const page = await context.newPage();
  await page.goto(new URL("not-there.txt", demo.url).href);
  await page.evaluate(async (token) => {
    for (const header of ["authorization", "mj-api-secret"])
      await fetch("config.json", { headers: { [header]: token } });
    const link = { href: "https://elsewhere.example/", target: "_blank", rel: "noopener noreferrer" };
    document.body.append(Object.assign(document.createElement("a"), link));
  }, TOKEN);
  expect(await page.evaluate(() => sessionStorage.getItem("contact-sheet.token"))).toBe(`${demo.origin} ${TOKEN}`);
  expect(await invariants.verdict()).toEqual([]);
  expect(invariants.searched.documents).toBe(1);
  expect(invariants.searched.requests).toBeGreaterThanOrEqual(3);
  await context.close();
});

test(
  "every test has a token that is really sent and searched for everywhere",
  SMOKE,
  async ({ dashboard, demo, page, secret }) => {
    await dashboard.open();
    const [question] = await demo.log();
    expect(question.headers.authorization).toBe(`Bearer ${secret?.token}`);
    expect(dashboard.invariants.searched.requests).toBeGreaterThan(5);
    const invariants = new Invariants();
    invariants.keepSecret(secret?.token ?? "", demo.origin);
    await invariants.inspect(page);
    // Without permission to be stored, it is detected.
    expect(invariants.soFar()).toEqual([expect.stringMatching(/token is in sessionStorage: contact-sheet\.token/)]);
  },
);

test("an expected console message that never appears is a failure", async () => {
  const invariants = new Invariants();
  invariants.expectConsole(/status of 500/);
  expect(await invariants.verdict()).toEqual(["the console never logged /status of 500/"]);
});
