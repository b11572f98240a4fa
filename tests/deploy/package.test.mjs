// The archives of a release: what is in them, and that the same input gives the same bytes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync, unzipSync } from "fflate";
import tar from "tar-stream";
import { DIST, REPOSITORY } from "./image.mjs";

const INPUTS = ["Cargo.toml", "Cargo.lock", "src", "index.html", "LICENSE-APACHE", "LICENSE-MIT", "Dockerfile", "compose.yaml", "deploy", "tools"];
const VERSION = /^version = "(.*)"$/m.exec(readFileSync(join(REPOSITORY, "Cargo.toml"), "utf8"))[1];
const NAME = `contact-sheet-${VERSION}`;

let work;
const read = (folder, file) => readFileSync(join(work, folder, "package", file));

/** Packs a copy of the repository, whose files have these modes and times. */
function pack(folder, { mode, time, zone, epoch = "1700000000" }) {
  const copy = join(work, folder);
  mkdirSync(join(copy, "tests"), { recursive: true });
  for (const input of INPUTS) {
    cpSync(join(REPOSITORY, input), join(copy, input), { recursive: true, filter: (path) => !/node_modules|target/.test(path) });
  }
  // The workspace has a second member.
  symlinkSync(join(REPOSITORY, "tests/demo"), join(copy, "tests/demo"));
  symlinkSync(join(REPOSITORY, "tools/node_modules"), join(copy, "tools/node_modules"));
  cpSync(DIST, join(copy, "dist"), { recursive: true });
  for (const root of ["dist", "deploy"]) {
    for (const file of readdirSync(join(copy, root), { recursive: true }).map((entry) => join(copy, root, entry))) {
      utimesSync(file, time, time);
      if (statSync(file).isFile()) chmodSync(file, mode);
    }
  }
  const env = { ...process.env, TZ: zone, SOURCE_DATE_EPOCH: epoch };
  execFileSync("node", ["tools/package.mjs"], { cwd: copy, env, stdio: ["ignore", "ignore", "inherit"] });
}

async function untar(bytes) {
  const entries = {};
  const extract = tar.extract();
  extract.end(Buffer.from(gunzipSync(bytes)));
  for await (const entry of extract) {
    const parts = [];
    for await (const part of entry) parts.push(part);
    entries[entry.header.name] = { ...entry.header, bytes: Buffer.concat(parts) };
  }
  return entries;
}

before(() => {
  work = mkdtempSync(join(tmpdir(), "contact-sheet-package-"));
  pack("one", { mode: 0o644, time: 1_600_000_000, zone: "UTC" });
  pack("another and deeper", { mode: 0o600, time: 1_500_000_000, zone: "Asia/Shanghai" });
});
after(() => rmSync(work, { recursive: true }));

test("folder, modes, times and time zone change no byte", () => {
  const files = readdirSync(join(work, "one/package")).sort();
  assert.deepEqual(files, ["SHA256SUMS", `${NAME}.tar.gz`, `${NAME}.zip`]);
  for (const file of files) assert.ok(read("one", file).equals(read("another and deeper", file)), file);
});

test("the checksums are right", () => {
  const lines = read("one", "SHA256SUMS").toString().trim().split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) {
    const [sum, file] = line.split("  ");
    assert.equal(createHash("sha256").update(read("one", file)).digest("hex"), sum);
  }
});

test("both archives hold the build, deploy/, the guides and the licenses", async () => {
  const zip = unzipSync(read("one", `${NAME}.zip`));
  const entries = await untar(read("one", `${NAME}.tar.gz`));
  const names = Object.keys(entries);
  assert.deepEqual(names, [...names].sort());
  assert.deepEqual(Object.keys(zip).sort(), names);
  for (const name of names) assert.ok(entries[name].bytes.equals(Buffer.from(zip[name])), name);

  const expected = [
    "INSTALL.md", "INSTALL.zh-CN.md", "LICENSE-APACHE", "LICENSE-MIT", "LICENSES-THIRD-PARTY.txt", "Dockerfile", "compose.yaml",
    ...readdirSync(DIST).map((file) => `dist/${file}`),
    ...["nginx", "caddy", "apache"].map((host) => `deploy/${host}/${host === "caddy" ? "Caddyfile" : "contact-sheet.conf"}`),
    "deploy/config.json", "deploy/kubernetes.yaml", "deploy/container/settings.env", "deploy/container/entrypoint.sh",
  ];
  for (const file of expected) assert.ok(entries[`${NAME}/${file}`]?.bytes.length > 0, file);
  for (const { name, mode, uid, gid, mtime, type } of Object.values(entries)) {
    assert.deepEqual([type, uid, gid, mtime.getTime()], ["file", 0, 0, 1_700_000_000_000], name);
    assert.equal(mode, name.endsWith(".sh") ? 0o755 : 0o644, name);
  }
  for (const [name, { bytes }] of Object.entries(entries)) {
    if (name.includes("/dist/")) assert.ok(bytes.equals(readFileSync(join(DIST, name.split("/dist/")[1]))), name);
  }
  const licenses = entries[`${NAME}/LICENSES-THIRD-PARTY.txt`].bytes.toString();
  for (const crate of ["leptos", "serde_json", "wasm-bindgen"]) assert.match(licenses, new RegExp(`^${crate} \\d.*: \\S+`, "m"));
  assert.doesNotMatch(licenses, /^(contact-sheet|axum|tokio|proptest) /m, "only what the page contains");
});

test("a time before 1980 becomes 1980, where the times of ZIP begin", async () => {
  pack("old", { mode: 0o644, time: 1, zone: "America/New_York", epoch: "0" });
  const [entry] = Object.values(await untar(read("old", `${NAME}.tar.gz`)));
  assert.equal(entry.mtime.toISOString(), "1980-01-01T00:00:00.000Z");
  assert.equal(Object.keys(unzipSync(read("old", `${NAME}.zip`))).length > 40, true);
});

// ---- deploy/nginx/install.sh ---------------------------------------------------------------------------------------

function install(prefix, args, env = {}) {
  const certificate = join(work, "cert.pem");
  cpSync(join(REPOSITORY, "Cargo.toml"), certificate);
  mkdirSync(join(prefix, "etc/nginx/conf.d"), { recursive: true });
  const answers = { LOGIN_PASSWORD: "open sesame 42", MJ_TOKEN: "tok-4711", CERTIFICATE: certificate, KEY: certificate };
  // A path with a space would be refused.
  return execFileSync("/bin/sh", [join(work, "one/deploy/nginx/install.sh"), ...args], {
    env: { PATH: process.env.PATH, PREFIX: prefix, ...answers, ...env },
    stdio: "pipe",
  });
}

test("the script for nginx fills in what the comments tell to change", () => {
  const root = join(work, "nginx");
  install(root, ["sheet.example.org", "https://mj.example.org"], { MJ_TOKEN_HEADER: "mj-api-secret" });
  const conf = readFileSync(join(root, "etc/nginx/conf.d/contact-sheet.conf"), "utf8");
  assert.doesNotMatch(conf.replace(/^ *#.*$/gm, ""), /example\.com|127\.0\.0\.1:8080|\/etc\/ssl\/contact-sheet/);
  assert.match(conf, /server_name sheet\.example\.org;/);
  assert.match(conf, /proxy_pass https:\/\/mj\.example\.org;\n +proxy_ssl_server_name on; proxy_ssl_verify on;/);
  const own = join(root, "etc/nginx/contact-sheet");
  assert.equal(readFileSync(join(own, "token.conf"), "utf8"), 'proxy_set_header mj-api-secret "tok-4711";\n');
  assert.equal(statSync(join(own, "token.conf")).mode & 0o777, 0o600);
  assert.match(readFileSync(join(own, "passwords"), "utf8"), /^operator:\$6\$/);
  const included = [...conf.matchAll(/^ *include contact-sheet\/(.*);/gm)].map(([, file]) => file);
  assert.ok(included.length >= 4);
  for (const file of included) assert.ok(statSync(join(own, file)).isFile(), file);
  const site = join(root, "srv/contact-sheet");
  assert.deepEqual(readdirSync(site).sort(), [...readdirSync(DIST), "config.json"].sort());
});

test("the script for nginx names what is wrong", () => {
  const refusals = [
    [[], {}, /first argument should be the host name/],
    [["https://sheet.example.org", "http://a"], {}, /first argument should be the host name/],
    [["sheet.example.org"], {}, /second argument should be the address of the proxy/],
    [["sheet.example.org", "http://a:8080/mj"], {}, /without a path and without \/mj/],
    [["sheet.example.org", "a:8080"], {}, /second argument should be the address/],
    [["sheet.example.org", "http://a"], { MJ_TOKEN_HEADER: "basic" }, /MJ_TOKEN_HEADER should be/],
    [["sheet.example.org", "http://a"], { MJ_TOKEN: 'a"; b' }, /token should consist of/],
    [["sheet.example.org", "http://a"], { KEY: "/not/there.pem" }, /There is no certificate at \/not\/there\.pem/],
  ];
  for (const [args, env, sentence] of refusals) {
    assert.throws(
      () => install(join(work, "refused"), args, env),
      (error) => error.status === 64 && sentence.test(String(error.stderr)) && !String(error.stderr).includes("tok-4711"),
      String(sentence),
    );
  }
});
