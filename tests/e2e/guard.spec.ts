// The guard itself: what it does not see, no test sees.

import { expect, test } from "./support/test";
import { Guard } from "./support/guard";
import { Secret } from "./support/secrets";

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
  [
    "a web socket",
    () => void new WebSocket(location.href.replace("http", "ws")),
    /a web socket to ws:/,
  ],
  [
    "a tab that knows who opened it",
    () => document.body.append(Object.assign(document.createElement("a"), { target: "_blank", rel: "noopener" })),
    /leads out, or in: <a/,
  ],
  [
    "a link to elsewhere that says from where",
    () => document.body.append(Object.assign(document.createElement("a"), { href: "https://strange.example/" })),
    /leads out, or in: <a/,
  ],
  [
    "a link that is told to somebody",
    () => document.body.append(Object.assign(document.createElement("a"), { ping: "ping" })),
    /leads out, or in: <a/,
  ],
  [
    "a base of all links",
    () => document.head.append(Object.assign(document.createElement("base"), { target: "_self" })),
    /leads out, or in: <base/,
  ],
  [
    "a connection that is made beforehand",
    () =>
      document.head.append(
        Object.assign(document.createElement("link"), { rel: "preconnect", href: "https://strange.example" }),
      ),
    /leads out, or in: <link/,
  ],
  ["the token in the address", () => history.replaceState(null, "", "?token=tok-guarded-1"), /token is in the address/],
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
    "a token that the tab should not keep",
    () => sessionStorage.setItem("contact-sheet.token", `${location.origin} tok-guarded-1`),
    /token is in sessionStorage/,
  ],
  ["the token in a cookie", () => void (document.cookie = "x=tok-guarded-1"), /token is in a cookie/],
  ["the token in history.state", () => history.replaceState("tok-guarded-1", ""), /token is in history\.state/],
  ["the token in the window's name", () => void (window.name = "tok-guarded-1"), /token is in the window's name/],
  [
    "the token in the name of a database",
    () =>
      new Promise<void>((resolve) => (indexedDB.open("tok-guarded-1").onsuccess = () => resolve())),
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
    "the token in a body that is no text",
    () => {
      const body = new Uint8Array([0, 255, ...new TextEncoder().encode("tok-guarded-1"), 0]);
      return fetch("config.json", { method: "POST", body }).then(() => undefined);
    },
    /token is in a body/,
  ],
  [
    "the token in another form, in a URL",
    () => fetch(`config.json?x=${btoa("user:tok-guarded-1")}`).then(() => undefined),
    /token is in a URL/,
  ],
  [
    "the token in another header than that of tokens",
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
    "the token at a strange host",
    () => fetch("https://strange.example/", { headers: { authorization: "tok-guarded-1" } }).catch(() => undefined),
    /token went to https:\/\/strange/,
  ],
  [
    "a step of a redirect to a strange host",
    () => fetch("redirected").catch(() => undefined),
    /strange host: https:\/\/login\.example\.com/,
  ],
] as const) {
  test(`the guard sees ${what}`, async ({ browser, demo }) => {
    const guard = new Guard();
    const context = await browser.newContext();
    await guard.watch(context);
    guard.allow(demo.origin);
    guard.keepSecret(TOKEN, demo.origin);
    await demo.arm("redirect", { path: "/redirected" });
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

test("the guard lets pass what may be: the token in its header, and where the app keeps it", async ({ browser, demo }) => {
  const guard = new Guard();
  const context = await browser.newContext();
  const planted = new Secret(TOKEN, demo.origin);
  await guard.watch(context, { planted });
  guard.allow(demo.origin);
  guard.expectConsole(/status of 404/);
  const page = await context.newPage();
  await page.goto(new URL("not-there.txt", demo.url).href);
  await page.evaluate(async (token) => {
    for (const header of ["authorization", "mj-api-secret"]) await fetch("config.json", { headers: { [header]: token } });
    const link = { href: "https://elsewhere.example/", target: "_blank", rel: "noopener noreferrer" };
    document.body.append(Object.assign(document.createElement("a"), link));
  }, TOKEN);
  expect(await page.evaluate(() => sessionStorage.getItem("contact-sheet.token"))).toBe(`${demo.origin} ${TOKEN}`);
  expect(await guard.verdict()).toEqual([]);
  expect(guard.searched.documents).toBe(1);
  expect(guard.searched.requests).toBeGreaterThanOrEqual(3);
  await context.close();
});

test("every test has a token that is really sent, and the guard looks for it everywhere", async ({
  desk,
  demo,
  page,
  secret,
}) => {
  await desk.open();
  const [question] = await demo.log();
  expect(question.headers.authorization).toBe(`Bearer ${secret?.token}`);
  expect(desk.guard.searched.requests).toBeGreaterThan(5);
  const guard = new Guard();
  guard.keepSecret(secret?.token ?? "", demo.origin);
  await guard.inspect(page);
  // Where nobody said that it may be kept, it is found.
  expect(guard.soFar()).toEqual([expect.stringMatching(/token is in sessionStorage: contact-sheet\.token/)]);
});

test("the guard wants to see what was announced to it", async () => {
  const guard = new Guard();
  guard.expectConsole(/status of 500/);
  expect(await guard.verdict()).toEqual(["the console never said /status of 500/"]);
});
