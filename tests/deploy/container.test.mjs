// The entry point of the container with Caddy: every wrong setting is refused by name, and the right ones serve the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { request as secureRequest } from "node:https";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ask, Demo, freePorts, Image, REPOSITORY } from "./image.mjs";

const TOKEN = "tok-of-the-container-4711";
const PASSWORD = "open sesame 42";
// bcrypt of PASSWORD with the lowest cost.
const HASH = "$2a$04$6pdY46hCryu4imOvgtHUWu57pwqCyz1xlRP1etdsx/JTCrjoZqkOe";
const BASIC = `Basic ${Buffer.from(`operator:${PASSWORD}`).toString("base64")}`;
const GOOD = { MJ_UPSTREAM: "http://127.0.0.1:1", MJ_TOKEN: TOKEN, LOGIN_USER: "operator", LOGIN_PASSWORD_HASH: HASH };
const SITE = { TLS: "files", SITE_ADDRESS: "localhost", TLS_CERTIFICATE: "/etc/hostname", TLS_KEY: "/etc/hostname" };
const BASE = JSON.parse(readFileSync(join(REPOSITORY, "deploy/config.json"), "utf8"));

let image;
before(() => (image = new Image()));
after(() => image.remove());

describe("a wrong setting stops the container with a sentence that names it", () => {
  const text = "bcrypt hash of 60 characters";
  const cases = [
    // The proxy.
    [{ MJ_UPSTREAM: "" }, /^MJ_UPSTREAM is missing; .*http:\/\/midjourney-proxy:8080/],
    [{ MJ_UPSTREAM: undefined }, /^MJ_UPSTREAM is missing/],
    [{ MJ_UPSTREAM: "midjourney-proxy:8080" }, /^MJ_UPSTREAM should begin with http:\/\/ or https:\/\//],
    [{ MJ_UPSTREAM: "ftp://proxy" }, /^MJ_UPSTREAM should begin with/],
    [{ MJ_UPSTREAM: "http://" }, /^MJ_UPSTREAM should name a host/],
    [{ MJ_UPSTREAM: "http://:8080" }, /^MJ_UPSTREAM should name a host/],
    [{ MJ_UPSTREAM: "http://proxy:8080/mj" }, /^MJ_UPSTREAM should end before \/mj/],
    [{ MJ_UPSTREAM: "http://proxy:8080/mj/" }, /^MJ_UPSTREAM should end before \/mj/],
    [{ MJ_UPSTREAM: "http://proxy:8080/mj/submit" }, /^MJ_UPSTREAM should end before \/mj/],
    [{ MJ_UPSTREAM: "https://proxy/fast" }, /^MJ_UPSTREAM should be a host and a port without a path/],
    [{ MJ_UPSTREAM: "http://proxy?token=1" }, /^MJ_UPSTREAM should be a host and a port without a path/],
    [{ MJ_UPSTREAM: `http://user:${TOKEN}@proxy` }, /^MJ_UPSTREAM should hold no user name and no password/],
    [{ MJ_UPSTREAM: "http://proxy:port" }, /^The port in MJ_UPSTREAM should be a whole number from 1 to 65535/],
    [{ MJ_UPSTREAM: "http://proxy:70000" }, /^The port in MJ_UPSTREAM should be/],
    [{ MJ_UPSTREAM: "http://proxy {\n respond hi" }, /^MJ_UPSTREAM should name a host/],
    [{ MJ_UPSTREAM: "http://[::1]x" }, /^MJ_UPSTREAM should be a host and a port/],
    [{ MJ_TOKEN: `Bearer ${TOKEN}` }, /^MJ_TOKEN should be the token alone, without "Bearer"/],
    [{ MJ_TOKEN: `'${TOKEN}'` }, /^MJ_TOKEN should not begin with a quotation mark/],
    [{ MJ_TOKEN: `${TOKEN} x` }, /^MJ_TOKEN should consist of visible ASCII characters/],
    [{ MJ_TOKEN: `${TOKEN}\nx: y` }, /^MJ_TOKEN should consist of visible ASCII characters/],
    [{ MJ_TOKEN: `${TOKEN}密` }, /^MJ_TOKEN should consist of visible ASCII characters/],
    [{ MJ_TOKEN: "REPLACE-ME-TOKEN" }, /^MJ_TOKEN still holds the text of the example/],
    [{ MJ_TOKEN_HEADER: "basic" }, /^MJ_TOKEN_HEADER should be bearer, raw or mj-api-secret\.$/],
    [{ MJ_TOKEN: "", MJ_TOKEN_HEADER: "raw" }, /^MJ_TOKEN_HEADER is set, but MJ_TOKEN is missing/],
    [{ MJ_TOKEN_FILE: "/etc/hostname" }, /^MJ_TOKEN and MJ_TOKEN_FILE are both set/],
    [{ MJ_TOKEN: "", MJ_TOKEN_FILE: `/${TOKEN}` }, /^MJ_TOKEN_FILE should be the path of a file/],
    [{ MJ_TOKEN: "", MJ_TOKEN_FILE: "/dev/null" }, /^MJ_TOKEN_FILE should be the path of a file/],
    // The login.
    [{ LOGIN_USER: "", LOGIN_PASSWORD_HASH: "" }, /^LOGIN_USER and LOGIN_PASSWORD_HASH are missing, .*LOGIN=external/],
    [{ LOGIN_USER: "", LOGIN_PASSWORD_HASH: "", MJ_TOKEN: "" }, /^LOGIN_USER and LOGIN_PASSWORD_HASH are missing/],
    [{ LOGIN_PASSWORD_HASH: "" }, /^LOGIN_PASSWORD_HASH is missing, but LOGIN_USER is set/],
    [{ LOGIN_USER: "" }, /^LOGIN_USER is missing, but LOGIN_PASSWORD_HASH is set/],
    [{ LOGIN_USER: "two words" }, /^LOGIN_USER should consist of/],
    [{ LOGIN_USER: "a:b" }, /^LOGIN_USER should consist of/],
    [{ LOGIN_USER: "a\nb" }, /^LOGIN_USER should consist of/],
    [{ LOGIN_USER: "REPLACE-ME" }, /^LOGIN_USER still holds the text of the example/],
    [{ LOGIN_PASSWORD: PASSWORD }, /^LOGIN_PASSWORD is not a setting; .*LOGIN_PASSWORD_HASH/],
    [{ LOGIN_PASSWORD_HASH: PASSWORD }, new RegExp(`^LOGIN_PASSWORD_HASH should be a ${text}.*single quotes`)],
    [{ LOGIN_PASSWORD_HASH: HASH.slice(0, -1) }, /^LOGIN_PASSWORD_HASH should be a bcrypt hash/],
    [{ LOGIN_PASSWORD_HASH: HASH.replace("$2a$04$", "a") }, /^LOGIN_PASSWORD_HASH should be a bcrypt hash/],
    [{ LOGIN_PASSWORD_HASH: HASH.replace("$04$", "$99$") }, /^LOGIN_PASSWORD_HASH should be a bcrypt hash/],
    [{ LOGIN_PASSWORD_HASH: `${HASH.slice(0, -2)}\n}` }, /^LOGIN_PASSWORD_HASH should be a bcrypt hash/],
    [{ LOGIN_PASSWORD_HASH: `'${HASH}'` }, /^LOGIN_PASSWORD_HASH should not begin with a quotation mark/],
    [{ LOGIN_PASSWORD_HASH: "$argon2id$v=19$m=47104,t=1,p=1$c2FsdA$aGFzaA" }, /^LOGIN_PASSWORD_HASH should be a bcrypt/],
    [{ LOGIN_PASSWORD_HASH: "$6$salt$hash" }, /^LOGIN_PASSWORD_HASH should be a bcrypt hash/],
    [{ LOGIN_PASSWORD_HASH_FILE: "/etc/hostname" }, /^LOGIN_PASSWORD_HASH and LOGIN_PASSWORD_HASH_FILE are both set/],
    [{ LOGIN: "none" }, /^LOGIN should be basic or external\.$/],
    [{ LOGIN: "external" }, /^LOGIN is external, but LOGIN_USER or LOGIN_PASSWORD_HASH is set/],
    // The page.
    [{ TITLE: "a\tb" }, /^TITLE should be one line of text without control characters/],
    [{ TITLE: "a\nb" }, /^TITLE should be one line/],
    [{ TITLE: "a\u007f" }, /^TITLE should be one line/],
    [{ UI_LANGUAGE: "de" }, /^UI_LANGUAGE should be en or zh-CN\.$/],
    [{ READ_ONLY: "yes" }, /^READ_ONLY should be true or false\.$/],
    [{ PAGE_SIZE: "0" }, /^PAGE_SIZE should be a whole number from 1 to 200\.$/],
    [{ PAGE_SIZE: "201" }, /^PAGE_SIZE should be/],
    [{ PAGE_SIZE: "many" }, /^PAGE_SIZE should be/],
    [{ PAGE_SIZE: "020" }, /^PAGE_SIZE should be/],
    [{ PAGE_SIZE: "20\n20" }, /^PAGE_SIZE should be/],
    [{ PAGE_SIZE: "99999999999999999999" }, /^PAGE_SIZE should be/],
    [{ STALLED_MINUTES: "1441" }, /^STALLED_MINUTES should be a whole number from 1 to 1440\.$/],
    [{ READ_SECONDS: "2" }, /^READ_SECONDS should be a whole number from 3 to 300\.$/],
    // Ports and TLS.
    [{ PORT: "http" }, /^PORT should be a whole number from 1 to 65535\.$/],
    [{ PORT: "65536" }, /^PORT should be/],
    [{ HEALTH_PORT: "-1" }, /^HEALTH_PORT should be/],
    [{ PORT: "8081" }, /^PORT and HEALTH_PORT are both 8081/],
    [{ TLS: "on" }, /^TLS should be off, files or auto\.$/],
    [{ SITE_ADDRESS: "sheet.example.com" }, /^SITE_ADDRESS is set, but TLS is off/],
    [{ REDIRECT_PORT: "80" }, /^REDIRECT_PORT is set, but TLS is off/],
    [{ TLS_KEY: "/etc/hostname" }, /^TLS_KEY is set, but TLS is off/],
    [{ TLS: "auto" }, /^SITE_ADDRESS is missing, but TLS is auto/],
    [{ TLS: "auto", SITE_ADDRESS: "https://sheet.example.com" }, /^SITE_ADDRESS should be a host name/],
    [{ TLS: "auto", SITE_ADDRESS: "sheet.example.com:443" }, /^SITE_ADDRESS should be a host name/],
    [{ TLS: "auto", SITE_ADDRESS: "a.example {\n" }, /^SITE_ADDRESS should be a host name/],
    [{ TLS: "auto", SITE_ADDRESS: "sheet.example.com" }, /^TLS is auto, but \/data cannot be written/],
    [{ TLS: "auto", SITE_ADDRESS: "a.example", TLS_CERTIFICATE: "/c" }, /^TLS_CERTIFICATE is set, but TLS is auto/],
    [{ ...SITE, TLS_CERTIFICATE: "" }, /^TLS_CERTIFICATE is missing, but TLS is files/],
    [{ ...SITE, TLS_KEY: "/not/there.pem" }, /^TLS_KEY should be the path of a file that user/],
    [{ ...SITE, TLS_KEY: "key.pem" }, /^TLS_KEY should be an absolute path/],
    [{ ...SITE, REDIRECT_PORT: "8443" }, /^PORT and REDIRECT_PORT are both 8443/],
    [{ ...SITE, REDIRECT_PORT: "8081" }, /^REDIRECT_PORT and HEALTH_PORT are both 8081/],
    // The container itself.
    [{ CONTACT_SHEET_ROOT: "/nonexistent" }, /^\/config cannot be written by user \d+; mount a tmpfs there\.$/],
  ];

  for (const [change, sentence] of cases) {
    test(JSON.stringify(change), async () => {
      const settings = Object.fromEntries(
        Object.entries({ ...GOOD, ...change }).filter(([, value]) => value !== undefined),
      );
      const container = image.start(settings);
      assert.equal(await container.exited, 64, container.stderr);
      const [line, ...rest] = container.stderr.split("\n");
      assert.deepEqual(rest, [""], "one line");
      assert.match(line, /^contact-sheet: .*[.-]$/);
      assert.match(line.replace("contact-sheet: ", ""), sentence);
      assert.equal(container.stdout, "");
      for (const secret of [TOKEN, PASSWORD, HASH]) assert.ok(!line.includes(secret), "no secret is printed");
    });
  }

  test("TITLE that is not UTF-8", async () => {
    // Node would turn such bytes into others, so a shell sets them.
    const script = `TITLE=$(printf 'a\\377') exec /bin/sh "$0"`;
    const options = { env: { PATH: process.env.PATH, CONTACT_SHEET_ROOT: image.root, ...GOOD }, stdio: "pipe" };
    assert.throws(
      () => execFileSync("/bin/sh", ["-c", script, join(REPOSITORY, "deploy/container/entrypoint.sh")], options),
      (error) => error.status === 64 && String(error.stderr) === "contact-sheet: TITLE should be text in UTF-8.\n",
    );
  });

  test("an unknown command", async () => {
    const container = image.start(GOOD, ["serve"]);
    assert.equal(await container.exited, 64);
    assert.match(container.stderr, /^contact-sheet: the only command is hash-password/);
  });
});

describe("with right settings", () => {
  const TITLE = `"Übersicht" \\ 样张 🎞️ </script>`;
  let demo, container;
  before(async () => {
    demo = await Demo.start("--token", TOKEN);
    const [PORT, HEALTH_PORT] = await freePorts(2);
    container = await image
      .start({
        ...GOOD, MJ_UPSTREAM: `${demo.origin}/`, TITLE, UI_LANGUAGE: "zh-CN", PAGE_SIZE: "50", READ_ONLY: "true",
        STALLED_MINUTES: "30", READ_SECONDS: "60", PORT, HEALTH_PORT,
      })
      .ready();
  });
  after(async () => {
    await container.stop();
    await demo.stop();
  });

  const seen = [];
  const get = async (path, options = {}) => {
    const answer = await container.ask(path, { ...options, headers: { authorization: BASIC, ...options.headers } });
    seen.push(JSON.stringify(answer));
    return answer;
  };
  const query = { method: "POST", headers: { "content-type": "application/json" }, body: '{"pageNumber":0,"pageSize":20}' };

  test("the page has the headers of deploy/", async () => {
    const page = await get("/");
    assert.equal(page.status, 200);
    assert.match(page.body, /<!doctype html>/i);
    const wanted = readFileSync(join(REPOSITORY, "deploy/caddy/headers.caddy"), "utf8").split("(contact_sheet_forwarded")[0];
    const headers = [...wanted.matchAll(/^\t\t([A-Z][A-Za-z-]+) "(.*)"$/gm)];
    assert.equal(headers.length, 6);
    for (const [, name, value] of headers) assert.equal(page.headers[name.toLowerCase()], value, name);
    assert.equal(page.headers["cache-control"], "no-cache");
    assert.equal(page.headers["strict-transport-security"], undefined, "not without TLS");
    const [script] = /[\w-]+\.js/.exec(page.body);
    assert.equal((await get(`/${script}`)).status, 200);
  });

  test("config.json holds the settings", async () => {
    const answer = await get("/config.json");
    assert.equal(answer.headers["cache-control"], "no-cache");
    assert.deepEqual(JSON.parse(answer.body), {
      title: TITLE, language: "zh-CN", pageSize: 50, readOnly: true, stalledMinutes: 30, readSeconds: 60, ...BASE,
    });
  });

  test("nothing is answered without the login", async () => {
    const before = (await demo.log()).length;
    for (const authorization of [undefined, `Basic ${btoa("operator:wrong")}`, `Bearer ${TOKEN}`]) {
      for (const path of ["/", "/config.json", "/mj/task/queue", "/pictures/attachments/1/2/a.png", "/healthz"]) {
        const answer = await container.ask(path, { headers: authorization ? { authorization } : {} });
        assert.equal(answer.status, 401, path);
        assert.match(answer.headers["www-authenticate"], /^Basic realm="Contact Sheet"/i);
      }
    }
    assert.equal((await demo.log()).length, before);
  });

  test("/mj is forwarded with the token", async () => {
    const answer = await get("/mj/task/query", query);
    assert.equal(answer.status, 200);
    assert.equal(JSON.parse(answer.body).content.length, 20);
    const line = (await demo.log()).at(-1);
    assert.equal(line.headers.authorization, `Bearer ${TOKEN}`);
    assert.equal(line.headers.host, new URL(demo.origin).host);
    const stranger = await get("/mj/task/query", { ...query, headers: { "sec-fetch-site": "cross-site" } });
    assert.equal(stranger.status, 403);
  });

  test("the health check needs no login and opens nothing else", async () => {
    assert.equal(await container.healthCheck(), 0);
    assert.equal((await ask(container.healthPort, "/healthz")).body, "ok");
    for (const path of ["/", "/config.json", "/mj/task/queue"]) {
      assert.equal((await ask(container.healthPort, path)).status, 404, path);
    }
  });

  test("the token is in no response, no file, no log and no process argument", async () => {
    await get("/mj/nothing");
    await get("/not-there.txt");
    await demo.stop();
    assert.equal((await get("/mj/task/query", query)).status, 502, "without a proxy");
    assert.ok(seen.length > 5);
    const places = { responses: seen.join("\n"), stderr: container.stderr, stdout: container.stdout };
    for (const name of readdirSync(image.config, { recursive: true })) {
      const path = join(image.config, name);
      if (statSync(path).isFile()) places[name] = readFileSync(path, "utf8");
    }
    places.arguments = execFileSync("ps", ["-o", "args=", "-p", String(container.child.pid)], { encoding: "utf8" });
    assert.match(places.arguments, /caddy run/);
    for (const [place, text] of Object.entries(places)) {
      assert.ok(!text.includes(TOKEN) && !text.includes(btoa(TOKEN)), `the token is in ${place}`);
    }
    for (const place of ["responses", "config.json", "arguments"]) {
      assert.ok(!places[place].includes(HASH), `the hash is in ${place}`);
    }
    assert.equal(image.listed(), image.before, "no file outside of config/ was added or removed");
  });
});

describe("other settings", () => {
  let demo;
  const containers = [];
  const start = async (settings) => {
    const [PORT, HEALTH_PORT, redirect] = await freePorts(3);
    const ports = settings.TLS ? { PORT, HEALTH_PORT, REDIRECT_PORT: redirect } : { PORT, HEALTH_PORT };
    const container = image.start({ MJ_UPSTREAM: demo.origin, ...settings, ...ports });
    containers.push(container);
    container.redirectPort = redirect;
    return container.ready();
  };
  before(async () => (demo = await Demo.start("--token", TOKEN, "--header", "mj-api-secret")));
  after(async () => {
    for (const container of containers) await container.stop();
    await demo.stop();
  });

  test("an external login, the token as mj-api-secret from a file", async () => {
    const file = join(image.root, "token");
    writeFileSync(file, `${TOKEN}\n`);
    const container = await start({ LOGIN: "external", MJ_TOKEN_FILE: file, MJ_TOKEN_HEADER: "mj-api-secret" });
    assert.equal((await container.ask("/")).status, 200);
    assert.equal((await container.ask("/mj/task/queue")).status, 200);
    assert.deepEqual(JSON.parse((await container.ask("/config.json")).body), BASE);
    assert.equal(await container.stop(), 0, "ends cleanly on SIGTERM");
  });

  test("the token as it is", async () => {
    await demo.stop();
    demo = await Demo.start("--token", TOKEN, "--header", "raw");
    const container = await start({ LOGIN: "external", MJ_TOKEN: TOKEN, MJ_TOKEN_HEADER: "raw" });
    assert.equal((await container.ask("/mj/task/queue")).status, 200);
    await container.stop();
  });

  test("no token", async () => {
    const container = await start({ LOGIN: "external" });
    assert.equal((await container.ask("/mj/task/queue")).status, 401, "the proxy refuses");
    assert.ok(!("authorization" in (await demo.log()).at(-1).headers));
    await container.stop();
  });

  test("TLS with files", async () => {
    const [cert, key] = [join(image.root, "cert.pem"), join(image.root, "key.pem")];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
    const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    execFileSync("openssl", ["req", "-x509", ...curve, ...names, "-keyout", key, "-out", cert], { stdio: "pipe" });
    const tls = { TLS: "files", SITE_ADDRESS: "localhost", TLS_CERTIFICATE: cert, TLS_KEY: key };
    const container = await start({ ...GOOD, MJ_UPSTREAM: demo.origin, MJ_TOKEN_HEADER: "raw", ...tls });
    const trusted = { send: secureRequest, servername: "localhost", ca: readFileSync(cert) };
    const headers = { host: "localhost", authorization: BASIC };
    const page = await container.ask("/", { ...trusted, headers });
    assert.equal(page.status, 200);
    assert.match(page.headers["strict-transport-security"], /^max-age=31536000/);
    assert.equal((await container.ask("/mj/task/queue", { ...trusted, headers })).status, 200);
    assert.equal((await container.ask("/", { ...trusted, headers: { host: "localhost" } })).status, 401);
    const redirect = await ask(container.redirectPort, "/?page=2", { headers: { host: "localhost" } });
    assert.equal(redirect.headers.location, "https://localhost/?page=2");
    await container.stop();
  });

  test("TLS with certificates by Caddy: the configuration is valid", async () => {
    mkdirSync(join(image.root, "data"));
    // Instead of starting, which would ask a certificate authority.
    const bin = join(image.root, "validate");
    mkdirSync(bin);
    const script = `#!/bin/sh\nshift\nexec "${join(image.root, "bin/caddy")}" validate "$@"\n`;
    writeFileSync(join(bin, "caddy"), script, { mode: 0o755 });
    const container = image.start({
      ...GOOD, TLS: "auto", SITE_ADDRESS: "sheet.example.com", PATH: `${bin}:/usr/bin:/bin`,
    });
    assert.equal(await container.exited, 0, container.stderr);
    assert.match(container.stdout + container.stderr, /Valid configuration/);
  });

  test("hash-password makes a hash that the login takes", async () => {
    const hashing = image.start({}, ["hash-password", "--plaintext", PASSWORD]);
    assert.equal(await hashing.exited, 0, hashing.stderr);
    const container = await start({ LOGIN_USER: "me@example.com", LOGIN_PASSWORD_HASH: hashing.stdout.trim() });
    const authorization = `Basic ${btoa(`me@example.com:${PASSWORD}`)}`;
    assert.equal((await container.ask("/", { headers: { authorization } })).status, 200);
    await container.stop();
  });
});
