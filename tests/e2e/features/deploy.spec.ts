// The configurations in deploy/, run for real: nginx and Caddy start with these files and are tested by raw requests
// and by a browser.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { tmpdir } from "node:os";
import { type LogLine, PLAIN } from "../support/demo";
import {
  type Answer,
  BASIC,
  type Certificate,
  Host,
  type Kind,
  LOGIN,
  makeCertificate,
  OUTSIDE,
} from "../support/host";
import { GRID_TASK } from "../support/task-builders";
import { PictureHost } from "../support/picture-host";
import { APACHE, DEPLOY, DIST } from "../support/paths";
import { expect, test as base } from "../support/test";
import { select } from "../support/tiers";

const TOKEN = "tok-of-the-host-4711";
const IMMUTABLE = "public, max-age=31536000, immutable";
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.[a-z0-9]+$/;
const TYPES: Record<string, RegExp> = {
  html: /^text\/html; charset=utf-8$/i,
  js: /^(text|application)\/javascript; charset=utf-8$/i,
  css: /^text\/css; charset=utf-8$/i,
  wasm: /^application\/wasm$/,
  json: /^application\/json$/,
  svg: /^image\/svg\+xml$/,
};

/** A host with its stand-ins for Discord's hosts, which all tests of a worker with the same demo share. */
interface Deployment {
  host: Host;
  pictures: { cdn: PictureHost; media: PictureHost };
}

interface Fixtures {
  kind: Kind;
  /** The line of the token file. */
  tokenLine: string;
  deployment: Deployment;
  host: Host;
  pictures: Deployment["pictures"];
}

interface WorkerFixtures {
  certificate: Certificate;
  deployments: Map<string, Deployment>;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  kind: ["nginx", { option: true }],
  tokenLine: [`Authorization "Bearer ${TOKEN}"`, { option: true }],

  certificate: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "contact-sheet-certificate-"));
      await use(makeCertificate(folder));
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  deployments: [
    async ({}, use) => {
      const deployments = new Map<string, Deployment>();
      await use(deployments);
      for (const { host, pictures } of deployments.values())
        for (const server of [host, pictures.cdn, pictures.media]) await server.stop();
    },
    { scope: "worker" },
  ],

  deployment: async ({ kind, tokenLine, demo, certificate, deployments }, use) => {
    const key = [kind, tokenLine, demo.origin].join(" ");
    let deployment = deployments.get(key);
    if (!deployment) {
      const cdn = await PictureHost.start(demo.origin, certificate);
      const media = await PictureHost.start(demo.origin, certificate);
      const host = await Host.start(kind, { proxy: demo.origin, cdn, media, certificate, token: tokenLine });
      deployment = { host, pictures: { cdn, media } };
      deployments.set(key, deployment);
    }
    for (const { requested } of Object.values(deployment.pictures)) requested.length = 0;
    await use(deployment);
  },

  host: async ({ deployment }, use) => use(deployment.host),
  pictures: async ({ deployment }, use) => use(deployment.pictures),
});

// The token belongs to the host; browsers have none.
test.use({ withToken: false });

/** The files of the build, without their compressed copies. */
const FILES = readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name));

/** Files of one class are served alike. */
const fileClass = (name: string) => `${name.split(".").pop()} ${HASHED.test(name)}`;

/** The Content-Security-Policy of index.html in the repository. */
function policyOfPage(): string[] {
  const [, text] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(DEPLOY, "..", "index.html"), "utf8"),
  )!;
  return text.split(";").map((directive) => directive.trim().replace(/\s+/g, " "));
}

const OWN_POLICY = [...policyOfPage(), "frame-ancestors 'none'"]
  .map((directive) => directive.replace(" https: http:", ""))
  .join("; ");
const FOREIGN_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** All security headers are there, each once. */
function expectSecurityHeaders(answer: Answer, what: string, policy = OWN_POLICY): void {
  const headers = expect.soft(answer.headers, `${what} (${answer.status})`);
  headers.toMatchObject({
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

/** Nothing of the browser's was forwarded, and the host's token was. */
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

    test(`${kind} serves every file compressed, with its type, cache lifetime and all security headers`, async ({
      host,
    }) => {
      for (const name of select([...FILES, ""], { name: (file) => `${kind} ${file}`, classOf: fileClass })) {
        const file = name === "" ? "index.html" : name;
        const bytes = readFileSync(name === "config.json" ? join(DEPLOY, file) : join(DIST, file));
        for (const accepted of ["br, gzip", "gzip", "identity"]) {
          const answer = await host.request(`/${name}`, { headers: { "accept-encoding": accepted } });
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
          expect.soft(answer.headers["cache-control"], what).toBe(HASHED.test(file) ? IMMUTABLE : "no-cache");
          expectSecurityHeaders(answer, what);
        }
      }
      const config = await host.request("/config.json");
      expect(config.headers["cache-control"]).toBe("no-cache");
      expect(JSON.parse(config.body.toString())).toEqual(JSON.parse(readFileSync(join(DEPLOY, "config.json"), "utf8")));
      // Revalidation of an unchanged file costs little.
      const page = await host.request("/");
      const again = await host.request("/", { headers: { "if-none-match": page.headers.etag } });
      expect(again.status).toBe(304);
      expect(again.headers["content-security-policy"]).toBe(OWN_POLICY);
    });

    test(`${kind} sends the same headers with errors, and no error is cacheable`, async ({ host, demo }) => {
      for (const [status, path, options, policy] of [
        [404, "/not-there.txt", {}],
        [404, "/contact-sheet-0123456789abcdef.js", {}],
        [404, "/deep/er/", {}],
        [405, "/boot.js", { method: "POST", body: "x" }],
        [401, "/", { login: false }],
        [401, "/mj/task/queue", { login: false }],
        [403, "/mj/task/queue", { headers: { "sec-fetch-site": "cross-site" } }],
        [200, "/mj/task/query", QUERY, FOREIGN_POLICY],
        [404, "/mj/nothing", {}, FOREIGN_POLICY],
        [404, "/pictures/attachments/1/2/gone.png", {}, FOREIGN_POLICY],
      ] as const) {
        const answer = await host.request(path, options);
        expect.soft(answer.status, path).toBe(status);
        // A response that is rejected before routing may have either policy.
        const either = answer.headers["content-security-policy"] === FOREIGN_POLICY ? FOREIGN_POLICY : OWN_POLICY;
        expectSecurityHeaders(answer, path, policy ?? either);
        expect.soft(answer.headers["cache-control"] ?? "", `${path} is not kept`).not.toContain("max-age");
      }
      await demo.stop();
      const down = await host.request("/mj/task/query", QUERY);
      expect([502, 503]).toContain(down.status);
      expectSecurityHeaders(down, "/mj without a proxy", FOREIGN_POLICY);
    });

    test(`${kind} requires a login for everything; nothing reaches the proxy without it`, async ({ host, demo }) => {
      for (const headers of [
        {} as Record<string, string>,
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
          const answer = await host.request(path, {
            ...QUERY,
            method: path.includes("mj") ? "POST" : "GET",
            headers,
            login: false,
          });
          // Caddy takes // for a file name, of which there is none; it does not become /mj.
          expect(answer.status, path).toBe(401);
          expect(answer.headers["www-authenticate"], path).toMatch(/^Basic realm="Contact Sheet"/i);
        }
      }
      expect(await demo.log()).toEqual([]);
    });

    test(`${kind} adds the token and forwards nothing of the browser's`, async ({ host, demo }) => {
      const answer = await host.request("/mj/task/query", {
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

      const packed = await host.request("/mj/task/query", {
        ...QUERY,
        headers: { ...QUERY.headers, "accept-encoding": "gzip" },
      });
      expect(packed.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(packed.body).equals(answer.body)).toBe(true);
    });

    test(`${kind} lets no other site use its login`, async ({ host, demo }) => {
      for (const site of ["cross-site", "same-site", "none"]) {
        const answer = await host.request("/mj/submit/imagine", {
          method: "POST",
          headers: { "content-type": "text/plain", "sec-fetch-site": site },
          body: '{"prompt":"paid by somebody else"}',
        });
        expect(answer.status, site).toBe(403);
      }
      expect(await demo.log()).toEqual([]);
    });

    test(`${kind} accepts images to blend, and limits the size of a request`, async ({ host, demo }) => {
      const blend = (megabytes: number) =>
        host.request("/mj/submit/blend", {
          ...QUERY,
          body: JSON.stringify({ base64Array: ["x".repeat(megabytes * 1e6)] }),
        });
      expect((await blend(28)).status).toBe(200);
      // A host that rejects a body may close the connection before it has read everything.
      const refused = await blend(33).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      );
      expect([413, "EPIPE", "ECONNRESET"]).toContain(refused);
      const whole = (await demo.log("/mj/submit/blend")).filter((line) => line.status !== null);
      expect(whole).toHaveLength(1);
    });

    test(`${kind} fetches images from Discord's hosts and from nowhere else, without identifying headers`, async ({
      host,
      pictures,
    }) => {
      for (const [place, upstreams] of [
        ["pictures", pictures.cdn],
        ["thumbnails", pictures.media],
      ] as const) {
        const path = "/attachments/11/22/a_cat.png?width=200&height=200&format=webp&quality=low&hm=ab12&";
        const answer = await host.request(`/${place}${path}`, {
          headers: { cookie: "session=private", referer: `${host.url}?prompt=private`, "accept-language": "zh" },
        });
        expect(answer.status).toBe(200);
        expect(answer.headers["content-type"]).toBe("image/webp");
        expect(answer.headers["cache-control"]).toBe("private, max-age=86400");
        expect(answer.body.subarray(8, 12).toString()).toBe("WEBP");
        expectSecurityHeaders(answer, place, FOREIGN_POLICY);
        expect(upstreams.requested.map(({ url }) => url)).toEqual([path]);
        const [{ headers }] = upstreams.requested;
        expect(headers.host).toBe(new URL(upstreams.origin).host);
        for (const name of ["cookie", "referer", "authorization", "origin", "accept-language", "x-forwarded-for"]) {
          expect(headers, place).not.toHaveProperty(name);
        }
        if (kind === "nginx") {
          await host.request(`/${place}${path}`);
          expect(upstreams.requested, "nginx keeps what it fetched").toHaveLength(1);
        }
        for (const odd of ["page.png", "drawing.png", "code.png", "gone.png"]) {
          const refused = await host.request(`/${place}/attachments/1/2/${odd}`);
          expectSecurityHeaders(refused, odd, FOREIGN_POLICY);
          expect(refused.headers["content-type"] ?? "", `${odd} is not what it is called`).not.toMatch(
            /html|svg|script/,
          );
        }
        expect([403, 405]).toContain((await host.request(`/${place}${path}`, { method: "POST", body: "x" })).status);
      }
      const before = pictures.cdn.requested.length;
      for (const path of [
        "/pictures",
        "/picturesx/a.png",
        "/pictures@evil.example/a.png",
        "/thumbnail/attachments/a.png",
      ]) {
        expect((await host.request(path)).status, path).not.toBe(200);
      }
      expect(pictures.cdn.requested).toHaveLength(before);
    });

    test(`${kind} lists no folder, and no path leads out of the site`, async ({ host, pictures }) => {
      for (const path of ["/folder/", "/folder"]) {
        const listed = await host.request(path);
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
        const answer = await host.request(path);
        expect([400, 403, 404, 500, 502], path).toContain(answer.status);
        expect(answer.body.toString(), path).not.toMatch(new RegExp(`${OUTSIDE}|${TOKEN}|PRIVATE KEY`));
        expectSecurityHeaders(
          answer,
          path,
          answer.headers["content-security-policy"] === FOREIGN_POLICY ? FOREIGN_POLICY : OWN_POLICY,
        );
      }
      // No path led above itself at Discord's hosts.
      for (const { url } of pictures.cdn.requested) expect(url).not.toContain("..");
    });

    test.describe("with the header of a Java server", () => {
      test.use({
        demoOptions: { token: TOKEN, header: "mj-api-secret", tasks: 1 },
        tokenLine: `mj-api-secret "${TOKEN}"`,
      });

      test(`${kind} replaces the browser's mj-api-secret`, async ({ host, demo }) => {
        const answer = await host.request("/mj/task/query", {
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

      test(`${kind} forwards the 401 without a second login prompt`, async ({ host }) => {
        const answer = await host.request("/mj/task/query", QUERY);
        expect(answer.status).toBe(401);
        expect(answer.headers).not.toHaveProperty("www-authenticate");
      });
    });

    test.describe("in a browser", () => {
      test.use({ ignoreHTTPSErrors: true, httpCredentials: LOGIN });

      test(`${kind}: tasks with images, a filter, a page and a task work under the shipped policy`, async ({
        host,
        dashboard,
        demo,
        page,
        pictures,
      }) => {
        dashboard.invariants.allow(host.origin);
        dashboard.invariants.keepSecret(TOKEN, "https://no.origin.may.have.it");
        await demo.put(GRID_TASK);
        await page.goto(host.url);
        await dashboard.waitForLoad();
        await dashboard.expectTasks((await demo.query()).content);
        const picture = dashboard.card(GRID_TASK.id).getByRole("img");
        await expect(picture).toHaveJSProperty("complete", true, { timeout: 25_000 });
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
        expect(await picture.getAttribute("src")).toMatch(/^(https:\/\/localhost:\d+\/)?thumbnails\/attachments\//);
        expect(pictures.media.requested.length).toBeGreaterThan(0);

        await dashboard.status("Succeeded").click();
        await dashboard.expectLastQuery({ ...PLAIN, status: "SUCCESS" });
        await dashboard.expectTasks((await demo.query({ status: "SUCCESS" })).content);
        await dashboard.pager
          .getByRole("button", { name: "Next" })
          .or(dashboard.pager.getByRole("link", { name: "Next" }))
          .first()
          .click();
        await dashboard.expectLastQuery({ ...PLAIN, status: "SUCCESS", pageNumber: 1 });
        const second = (await demo.query({ status: "SUCCESS", pageNumber: 1 })).content;
        await dashboard.expectTasks(second);
        await dashboard.openTask(second[0].id);
        await page.keyboard.press("Escape");
        await page.goBack();
        await page.goBack();
        await expect(dashboard.card(GRID_TASK.id)).toBeVisible();
        const dialog = await dashboard.openTask(GRID_TASK.id);
        await expect(dialog.getByRole("img").first()).toHaveJSProperty("complete", true, { timeout: 25_000 });
        await page.reload();
        await expect(page.getByRole("dialog", { name: `Task ${GRID_TASK.id}` })).toBeVisible();
        await expect(page.getByRole("button", { name: "Connection" })).toHaveCount(0);

        const lines = await demo.log();
        expect(lines.length).toBeGreaterThan(3);
        for (const line of lines) expectForwarded(line, { authorization: `Bearer ${TOKEN}` });
        for (const { headers } of [...pictures.cdn.requested, ...pictures.media.requested]) {
          expect(headers).not.toHaveProperty("authorization");
          expect(headers).not.toHaveProperty("referer");
        }
      });

      test(`${kind}: content under the name of an image runs nothing, even when opened directly`, async ({
        host,
        context,
      }) => {
        for (const odd of ["page.png", "drawing.png", "gone.png"]) {
          const page = await context.newPage();
          // The browser may download it; the page stays empty.
          const shown = await page.goto(`${host.origin}/pictures/attachments/1/2/${odd}`).catch(() => null);
          expect(shown?.headers()["content-type"] ?? "", odd).not.toMatch(/html|svg/);
          await expect.poll(() => page.evaluate(() => "executed" in window).catch(() => undefined), odd).toBe(false);
          await page.close();
        }
      });
    });
  });
}

test.describe("nginx on plain http", () => {
  test.use({ kind: "nginx" });

  test("redirects to https, for its own name only", async ({ host }) => {
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
  test(`the _headers file for ${host} sets each header once for every file of the build`, () => {
    const rules: { path: string; headers: [string, string][] }[] = [];
    for (const line of readFileSync(join(DEPLOY, host, "_headers"), "utf8").split("\n")) {
      expect(line.length, "Cloudflare takes no longer lines").toBeLessThanOrEqual(2000);
      if (line === "" || line.startsWith("#")) continue;
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      if (name) rules.at(-1)!.headers.push([name, value]);
      else rules.push({ path: line, headers: [] });
    }
    const headersOf = (path: string) =>
      rules
        .filter((rule) => (rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path))
        .flatMap(({ headers }) => headers);
    for (const name of ["", "config.json", ...FILES]) {
      const sent = headersOf(`/${name}`);
      expect(new Set(sent.map(([header]) => header)).size, `${name}: nothing is said twice`).toBe(sent.length);
      expect(Object.fromEntries(sent), name).toMatchObject({
        "Cache-Control": HASHED.test(name) ? IMMUTABLE : "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": expect.stringMatching(/^default-src 'none'; .*; frame-ancestors 'none'$/),
      });
    }
  });
}
