// What deploy/ ships, run for real: nginx and Caddy start with these files, and are asked by raw requests and by a browser.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tmpdir } from "node:os";
import { type LogLine, PLAIN } from "./support/demo";
import { type Answer, BASIC, type Certificate, Host, type Kind, LOGIN, makeCertificate, OUTSIDE } from "./support/host";
import { SHEET } from "./support/made";
import { PictureHost } from "./support/picture-host";
import { APACHE, DEPLOY, DIST } from "./support/places";
import { expect, test as base } from "./support/test";

const TOKEN = "tok-of-the-host-4711";
const KEPT = "public, max-age=31536000, immutable";
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.[a-z0-9]+$/;
const TYPES: Record<string, RegExp> = {
  html: /^text\/html; charset=utf-8$/i,
  js: /^(text|application)\/javascript; charset=utf-8$/i,
  css: /^text\/css; charset=utf-8$/i,
  wasm: /^application\/wasm$/,
  json: /^application\/json$/,
  svg: /^image\/svg\+xml$/,
};

interface Fixtures {
  kind: Kind;
  /** The line of the token file. */
  tokenLine: string;
  certificate: Certificate;
  host: Host;
  pictures: { cdn: PictureHost; media: PictureHost };
}

const test = base.extend<Fixtures>({
  kind: ["nginx", { option: true }],
  tokenLine: [`Authorization "Bearer ${TOKEN}"`, { option: true }],

  certificate: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "contact-sheet-certificate-"));
    await use(makeCertificate(folder));
    rmSync(folder, { recursive: true });
  },

  pictures: async ({ demo, certificate }, use) => {
    const cdn = await PictureHost.start(demo.origin, certificate);
    const media = await PictureHost.start(demo.origin, certificate);
    await use({ cdn, media });
    await cdn.stop();
    await media.stop();
  },

  host: async ({ kind, tokenLine, demo, pictures, certificate }, use) => {
    const host = await Host.start(kind, { proxy: demo.origin, ...pictures, certificate, token: tokenLine });
    await use(host);
    await host.stop();
  },
});

// The token is the host's, and no browser has one.
test.use({ planted: false });

/** The files of the build, without the packed ones beside them. */
const FILES = readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name));

/** The policy of index.html, as it is written in the repository. */
function policyOfPage(): string[] {
  const [, text] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(DEPLOY, "..", "index.html"), "utf8"),
  )!;
  return text.split(";").map((directive) => directive.trim().replace(/\s+/g, " "));
}

const OWN = [...policyOfPage(), "frame-ancestors 'none'"]
  .map((directive) => directive.replace(" https: http:", ""))
  .join("; ");
const FOREIGN = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** All headers that keep a page safe, each once. */
function expectSafe(answer: Answer, what: string, policy = OWN): void {
  const told = expect.soft(answer.headers, `${what} (${answer.status})`);
  told.toMatchObject({
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
  });
  const features = (answer.headers["permissions-policy"] ?? "").split(", ");
  expect.soft(features, what).toEqual(expect.arrayContaining(["camera=()", "microphone=()", "clipboard-write=(self)"]));
  expect
    .soft(
      features.filter((feature) => !/^[a-z-]+=\(\)$/.test(feature)),
      what,
    )
    .toEqual(["clipboard-write=(self)"]);
  expect.soft(answer.repeated, `${what}: said twice`).toEqual([]);
  expect.soft(answer.headers, what).not.toHaveProperty("access-control-allow-origin");
  expect.soft(answer.headers, what).not.toHaveProperty("set-cookie");
}

/** Nothing of the browser went on, and the host's token did. */
function expectForwarded(line: LogLine, token: Record<string, string>): void {
  const { authorization, "mj-api-secret": secret, cookie, referer, origin } = line.headers;
  expect({ authorization, "mj-api-secret": secret, cookie, referer, origin }).toEqual({
    authorization: undefined,
    "mj-api-secret": undefined,
    cookie: undefined,
    referer: undefined,
    origin: undefined,
    ...token,
  });
  expect(JSON.stringify(line)).not.toContain(BASIC.slice("Basic ".length));
  expect(Object.keys(line.headers).filter((name) => /^(sec-|x-forwarded-)/.test(name))).toEqual([]);
}

const QUERY = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(PLAIN),
};

const KINDS: Kind[] = ["nginx", "Caddy", ...(APACHE ? (["Apache"] as const) : [])];

for (const kind of KINDS) {
  test.describe(kind, () => {
    test.use({ kind, demoOptions: { token: TOKEN, tasks: 100 } });

    test(`${kind} serves every file packed, with its type, for as long as its name allows, with all headers`, async ({
      host,
    }) => {
      for (const name of [...FILES, ""]) {
        const file = name === "" ? "index.html" : name;
        const bytes = readFileSync(name === "config.json" ? join(DEPLOY, file) : join(DIST, file));
        for (const accepted of ["br, gzip", "gzip", "identity"]) {
          const answer = await host.ask(`/${name}`, { headers: { "accept-encoding": accepted } });
          const what = `/${name} with ${accepted}`;
          expect.soft(answer.status, what).toBe(200);
          const coding = answer.headers["content-encoding"];
          if (/\.(wasm|js|css|html)$/.test(file) && accepted !== "identity") {
            expect.soft(["br", "gzip"], `${what} is packed`).toContain(coding);
            expect.soft(answer.headers.vary, what).toMatch(/accept-encoding/i);
            expect.soft(answer.body.length, what).toBeLessThan(bytes.length);
          }
          if (accepted === "identity") expect.soft(coding, what).toBeUndefined();
          const unpack =
            coding === "br" ? brotliDecompressSync : coding === "gzip" ? gunzipSync : (packed: Buffer) => packed;
          expect.soft(unpack(answer.body).equals(bytes), `${what} has the bytes of the build`).toBe(true);
          expect.soft(answer.headers["content-type"], what).toMatch(TYPES[file.split(".").pop()!]);
          expect.soft(answer.headers["cache-control"], what).toBe(HASHED.test(file) ? KEPT : "no-cache");
          expectSafe(answer, what);
        }
      }
      const config = await host.ask("/config.json");
      expect(config.headers["cache-control"]).toBe("no-cache");
      expect(JSON.parse(config.body.toString())).toEqual(JSON.parse(readFileSync(join(DEPLOY, "config.json"), "utf8")));
      // What must be asked for each time costs little when it is the same.
      const page = await host.ask("/");
      const again = await host.ask("/", { headers: { "if-none-match": page.headers.etag } });
      expect(again.status).toBe(304);
      expect(again.headers["content-security-policy"]).toBe(OWN);
    });

    test(`${kind} says the same headers with errors, and lets nobody keep them`, async ({ host, demo }) => {
      for (const [status, path, options, policy] of [
        [404, "/not-there.txt", {}],
        [404, "/contact-sheet-0123456789abcdef.js", {}],
        [404, "/deep/er/", {}],
        [405, "/boot.js", { method: "POST", body: "x" }],
        [401, "/", { login: false }],
        [401, "/mj/task/queue", { login: false }],
        [403, "/mj/task/queue", { headers: { "sec-fetch-site": "cross-site" } }],
        [200, "/mj/task/query", QUERY, FOREIGN],
        [404, "/mj/nothing", {}, FOREIGN],
        [404, "/pictures/attachments/1/2/gone.png", {}, FOREIGN],
      ] as const) {
        const answer = await host.ask(path, options);
        expect.soft(answer.status, path).toBe(status);
        // What is refused before it is known whose answer it would be may have either.
        const either = answer.headers["content-security-policy"] === FOREIGN ? FOREIGN : OWN;
        expectSafe(answer, path, policy ?? either);
        expect.soft(answer.headers["cache-control"] ?? "", `${path} is not kept`).not.toContain("max-age");
      }
      await demo.stop();
      const down = await host.ask("/mj/task/query", QUERY);
      expect([502, 503]).toContain(down.status);
      expectSafe(down, "/mj without a proxy", FOREIGN);
    });

    test(`${kind} wants a login before anything, and nothing reaches the proxy without`, async ({ host, demo }) => {
      for (const headers of [
        {},
        { authorization: `Basic ${btoa("operator:wrong")}` },
        { authorization: `Bearer ${TOKEN}` },
      ]) {
        for (const path of [
          "/",
          "/config.json",
          "/mj/task/query",
          "/mj/../mj/task/query",
          "//mj/task/query",
          "/pictures/attachments/1/2/a.png",
        ]) {
          const answer = await host.ask(path, {
            ...QUERY,
            method: path.includes("mj") ? "POST" : "GET",
            headers,
            login: false,
          });
          // Caddy takes // for a name of a file, of which there is none; it does not become /mj.
          expect(answer.status, path).toBe(401);
          expect(answer.headers["www-authenticate"], path).toMatch(/^Basic realm="Contact Sheet"/i);
        }
      }
      expect(await demo.log()).toEqual([]);
    });

    test(`${kind} adds the token, and nothing of the browser goes on`, async ({ host, demo }) => {
      const answer = await host.ask("/mj/task/query", {
        ...QUERY,
        headers: {
          ...QUERY.headers,
          cookie: "session=private",
          referer: `${host.url}?prompt=private`,
          origin: host.origin,
          "mj-api-secret": "of the browser",
          "sec-fetch-site": "same-origin",
          "x-forwarded-for": "10.0.0.1",
        },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(JSON.parse(answer.body.toString()).content).toHaveLength(20);
      const [line] = await demo.log();
      expect(JSON.parse(line.body)).toEqual(PLAIN);
      expectForwarded(line, { authorization: `Bearer ${TOKEN}` });
      expect(line.headers["content-type"]).toBe("application/json");

      const packed = await host.ask("/mj/task/query", {
        ...QUERY,
        headers: { ...QUERY.headers, "accept-encoding": "gzip" },
      });
      expect(packed.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(packed.body).equals(answer.body)).toBe(true);
    });

    test(`${kind} lets no other page use the login of its own`, async ({ host, demo }) => {
      for (const site of ["cross-site", "same-site", "none"]) {
        const answer = await host.ask("/mj/submit/imagine", {
          method: "POST",
          headers: { "content-type": "text/plain", "sec-fetch-site": site },
          body: '{"prompt":"paid by somebody else"}',
        });
        expect(answer.status, site).toBe(403);
      }
      expect(await demo.log()).toEqual([]);
    });

    test(`${kind} takes pictures to blend, and no flood`, async ({ host, demo }) => {
      const blend = (megabytes: number) =>
        host.ask("/mj/submit/blend", {
          ...QUERY,
          body: JSON.stringify({ base64Array: ["x".repeat(megabytes * 1e6)] }),
        });
      expect((await blend(28)).status).toBe(200);
      // A host that refuses may hang up before it has read everything.
      const refused = await blend(33).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      );
      expect([413, "EPIPE", "ECONNRESET"]).toContain(refused);
      const whole = (await demo.log("/mj/submit/blend")).filter((line) => line.status !== null);
      expect(whole).toHaveLength(1);
    });

    test(`${kind} fetches pictures from Discord's hosts and from nowhere else, and tells them nothing`, async ({
      host,
      pictures,
    }) => {
      for (const [place, behind] of [
        ["pictures", pictures.cdn],
        ["thumbnails", pictures.media],
      ] as const) {
        const path = "/attachments/11/22/a_cat.png?width=200&height=200&format=webp&quality=low&hm=ab12&";
        const answer = await host.ask(`/${place}${path}`, {
          headers: { cookie: "session=private", referer: `${host.url}?prompt=private`, "accept-language": "zh" },
        });
        expect(answer.status).toBe(200);
        expect(answer.headers["content-type"]).toBe("image/webp");
        expect(answer.headers["cache-control"]).toBe("private, max-age=86400");
        expect(answer.body.subarray(8, 12).toString()).toBe("WEBP");
        expectSafe(answer, place, FOREIGN);
        expect(behind.asked.map(({ url }) => url)).toEqual([path]);
        const [{ headers }] = behind.asked;
        expect(headers.host).toBe(new URL(behind.origin).host);
        for (const name of ["cookie", "referer", "authorization", "origin", "accept-language", "x-forwarded-for"]) {
          expect(headers, place).not.toHaveProperty(name);
        }
        if (kind === "nginx") {
          await host.ask(`/${place}${path}`);
          expect(behind.asked, "nginx keeps what it fetched").toHaveLength(1);
        }
        for (const odd of ["page.png", "drawing.png", "code.png", "gone.png"]) {
          const refused = await host.ask(`/${place}/attachments/1/2/${odd}`);
          expectSafe(refused, odd, FOREIGN);
          expect(refused.headers["content-type"] ?? "", `${odd} is not what it is called`).not.toMatch(
            /html|svg|script/,
          );
        }
        expect([403, 405]).toContain((await host.ask(`/${place}${path}`, { method: "POST", body: "x" })).status);
      }
      const before = pictures.cdn.asked.length;
      for (const path of [
        "/pictures",
        "/picturesx/a.png",
        "/pictures@evil.example/a.png",
        "/thumbnail/attachments/a.png",
      ]) {
        expect((await host.ask(path)).status, path).not.toBe(200);
      }
      expect(pictures.cdn.asked).toHaveLength(before);
    });

    test(`${kind} lists no folder, and no path leads out of the site`, async ({ host, pictures }) => {
      for (const path of ["/folder/", "/folder"]) {
        const listed = await host.ask(path);
        expect(listed.body.toString(), path).not.toContain("listed.txt");
        expect([301, 308, 403, 404], path).toContain(listed.status);
      }
      for (const path of [
        "/.env",
        "/%2eenv",
        "/../outside.txt",
        "/folder/../../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/%2e%2e%2foutside.txt",
        "/..%5coutside.txt",
        "/..;/outside.txt",
        "/%252e%252e/outside.txt",
        "/pictures/../../outside.txt",
        "/mj/../../outside.txt",
        "/../contact-sheet/token.conf",
        "/../contact-sheet/token.caddy",
        "/../key.pem",
        "/folder/listed.txt%00.html",
      ]) {
        const answer = await host.ask(path);
        expect([400, 403, 404, 500, 502], path).toContain(answer.status);
        expect(answer.body.toString(), path).not.toMatch(new RegExp(`${OUTSIDE}|${TOKEN}|PRIVATE KEY`));
        expectSafe(answer, path, answer.headers["content-security-policy"] === FOREIGN ? FOREIGN : OWN);
      }
      // Whatever the path was, it asked Discord for nothing above itself.
      for (const { url } of pictures.cdn.asked) expect(url).not.toContain("..");
    });

    test.describe("with the header of a Java server", () => {
      test.use({
        demoOptions: { token: TOKEN, header: "mj-api-secret", tasks: 1 },
        tokenLine: `mj-api-secret "${TOKEN}"`,
      });

      test(`${kind} adds mj-api-secret in the browser's place`, async ({ host, demo }) => {
        const answer = await host.ask("/mj/task/query", {
          ...QUERY,
          headers: { ...QUERY.headers, "mj-api-secret": "of the browser" },
        });
        expect(answer.status).toBe(200);
        const [line] = await demo.log();
        expectForwarded(line, { "mj-api-secret": TOKEN });
      });
    });

    test.describe("with another token than the proxy's", () => {
      test.use({ tokenLine: 'Authorization "Bearer stale"' });

      test(`${kind} passes the refusal on without a second login window`, async ({ host }) => {
        const answer = await host.ask("/mj/task/query", QUERY);
        expect(answer.status).toBe(401);
        expect(answer.headers).not.toHaveProperty("www-authenticate");
      });
    });

    test.describe("in a browser", () => {
      test.use({ ignoreHTTPSErrors: true, httpCredentials: LOGIN });

      test(`${kind}: tasks with pictures, a filter, a page, a task, under the shipped policy`, async ({
        host,
        desk,
        demo,
        page,
        pictures,
      }) => {
        desk.guard.allow(host.origin);
        desk.guard.keepSecret(TOKEN, "https://no.origin.may.have.it");
        await demo.put(SHEET);
        await page.goto(host.url);
        await desk.settled();
        await desk.expectTasks((await demo.ask()).content);
        const picture = desk.card(SHEET.id).getByRole("img");
        await expect(picture).toHaveJSProperty("complete", true);
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
        expect(await picture.getAttribute("src")).toMatch(/^(https:\/\/localhost:\d+\/)?thumbnails\/attachments\//);
        expect(pictures.media.asked.length).toBeGreaterThan(0);

        await desk.status("Succeeded").click();
        await desk.expectAsked({ ...PLAIN, status: "SUCCESS" });
        await desk.expectTasks((await demo.ask({ status: "SUCCESS" })).content);
        await desk.pager
          .getByRole("button", { name: "Next" })
          .or(desk.pager.getByRole("link", { name: "Next" }))
          .first()
          .click();
        await desk.expectAsked({ ...PLAIN, status: "SUCCESS", pageNumber: 1 });
        const second = (await demo.ask({ status: "SUCCESS", pageNumber: 1 })).content;
        await desk.expectTasks(second);
        await desk.openTask(second[0].id);
        await page.keyboard.press("Escape");
        await page.goBack();
        await page.goBack();
        await expect(desk.card(SHEET.id)).toBeVisible();
        const dialog = await desk.openTask(SHEET.id);
        await expect(dialog.getByRole("img").first()).toHaveJSProperty("complete", true);
        await page.reload();
        await expect(page.getByRole("dialog", { name: `Task ${SHEET.id}` })).toBeVisible();
        await expect(page.getByRole("button", { name: "Connection" })).toHaveCount(0);

        const lines = await demo.log();
        expect(lines.length).toBeGreaterThan(3);
        for (const line of lines) expectForwarded(line, { authorization: `Bearer ${TOKEN}` });
        for (const { headers } of [...pictures.cdn.asked, ...pictures.media.asked]) {
          expect(headers).not.toHaveProperty("authorization");
          expect(headers).not.toHaveProperty("referer");
        }
      });

      test(`${kind}: what comes under the name of a picture runs nothing, even opened by itself`, async ({
        host,
        context,
      }) => {
        for (const odd of ["page.png", "drawing.png", "gone.png"]) {
          const page = await context.newPage();
          // It may become a download, and the page stays empty.
          const shown = await page.goto(`${host.origin}/pictures/attachments/1/2/${odd}`).catch(() => null);
          expect(shown?.headers()["content-type"] ?? "", odd).not.toMatch(/html|svg/);
          await expect.poll(() => page.evaluate(() => "harmed" in window).catch(() => undefined), odd).toBe(false);
          await page.close();
        }
      });
    });
  });
}

test.describe("nginx on plain http", () => {
  test.use({ kind: "nginx" });

  test("leads to https, for its own name only", async ({ host }) => {
    const [status, location] = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      plainRequest(
        { host: "127.0.0.1", port: host.plainPort, path: "/?prompt=cat", headers: { host: "evil.example" } },
        (response) => resolve([response.statusCode, response.headers.location]),
      )
        .once("error", reject)
        .end();
    });
    expect([status, location]).toEqual([301, "https://localhost/?prompt=cat"]);
  });
});

for (const host of ["cloudflare", "netlify"]) {
  test(`${host}'s _headers say one thing about every file of the build`, () => {
    const rules: { path: string; headers: [string, string][] }[] = [];
    for (const line of readFileSync(join(DEPLOY, host, "_headers"), "utf8").split("\n")) {
      expect(line.length, "Cloudflare takes no longer lines").toBeLessThanOrEqual(2000);
      if (line === "" || line.startsWith("#")) continue;
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      if (name) rules.at(-1)!.headers.push([name, value]);
      else rules.push({ path: line, headers: [] });
    }
    const saidOf = (path: string) =>
      rules
        .filter((rule) => (rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path))
        .flatMap(({ headers }) => headers);
    for (const name of ["", "config.json", ...FILES]) {
      const said = saidOf(`/${name}`);
      expect(new Set(said.map(([header]) => header)).size, `${name}: nothing is said twice`).toBe(said.length);
      expect(Object.fromEntries(said), name).toMatchObject({
        "Cache-Control": HASHED.test(name) ? KEPT : "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": expect.stringMatching(/^default-src 'none'; .*; frame-ancestors 'none'$/),
      });
    }
  });
}
