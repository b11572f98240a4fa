// nginx, Caddy or Apache with the configuration in deploy/: in a temporary folder, on a free port, as an unprivileged
// user, with the demo as the proxy and stand-ins for Discord's hosts.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { APACHE, CADDY, DEPLOY, DIST, NGINX } from "./paths";
import type { PictureHost } from "./picture-host";

export type Kind = "nginx" | "Caddy" | "Apache";

/** The credentials of the test's operator. */
export const LOGIN = { username: "operator", password: "open sesame 42" };
export const BASIC = `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString("base64")}`;

/** A file beside the published folder; no request may reach it. */
export const OUTSIDE = "this file is not published";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Names of headers that occur more than once. */
  repeated: string[];
  body: Buffer;
}

export interface Certificate {
  cert: string;
  key: string;
}

interface Upstreams {
  /** The demo's origin. */
  proxy: string;
  cdn: PictureHost;
  media: PictureHost;
  /** The line of the token file. */
  token: string;
  certificate: Certificate;
}

/** A self-signed certificate for localhost. */
export function makeCertificate(folder: string): Certificate {
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const options = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  openssl([...options, ...names, "-keyout", key, "-out", cert]);
  return { cert, key };
}

function openssl(options: string[], input?: string): string {
  try {
    return execFileSync("openssl", options, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error("openssl is missing; the tests of deploy/ make a certificate with it. Install it.");
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** Applies the changes that the comments of the shipped files ask for; each must apply. */
function applyChanges(file: string, changes: [from: string | RegExp, to: string][]): void {
  let text = readFileSync(file, "utf8");
  for (const [from, to] of changes) {
    const changed = text.replaceAll(typeof from === "string" ? from : new RegExp(from, "gm"), to);
    if (changed === text) throw new Error(`${file} no longer says ${from}; the test fills that in.`);
    text = changed;
  }
  writeFileSync(file, text);
}

export class Host {
  private output = "";

  private constructor(
    readonly kind: Kind,
    private readonly folder: string,
    private readonly port: number,
    /** A plain http port, if the host has one of its own. */
    readonly plainPort: number,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => (this.output += bytes));
  }

  static async start(kind: Kind, upstreams: Upstreams): Promise<Host> {
    const program = { nginx: NGINX, Caddy: CADDY, Apache: APACHE }[kind];
    if (!program || !existsSync(program)) {
      const name = kind.toLowerCase();
      const rest = "Then run the tests again, or say with NGINX and CADDY where the programs are.";
      throw new Error(
        `${name} is missing, and the tests run what deploy/ says in it. Debian, Ubuntu: apt-get install ${name}. macOS: brew install ${name}. ${rest}`,
      );
    }
    const folder = mkdtempSync(join(tmpdir(), "contact-sheet-host-"));
    const [port, plainPort] = [await freePort(), await freePort()];
    const site = join(folder, "site");
    cpSync(DIST, site, { recursive: true });
    cpSync(join(DEPLOY, "config.json"), join(site, "config.json"));
    // Files that a careless copy may include.
    mkdirSync(join(site, "folder"));
    writeFileSync(join(site, "folder", "listed.txt"), "a file");
    writeFileSync(join(site, ".env"), OUTSIDE);
    writeFileSync(join(folder, "outside.txt"), OUTSIDE);

    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    cpSync(upstreams.certificate.cert, cert);
    cpSync(upstreams.certificate.key, key);
    const prepared = { folder, site, port, plainPort, upstreams, cert, key };
    const options = { nginx: prepareNginx, Caddy: prepareCaddy, Apache: prepareApache }[kind](prepared, program);
    // The hosts need no privileges.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const run = nobody.uid === undefined ? program : reachable(program, folder);
    if (nobody.uid) changeOwner(nobody.uid, folder);
    const child = spawn(run, options, {
      ...nobody,
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      // Caddy keeps its state below HOME, and trusts the certificates in SSL_CERT_FILE.
      env: { PATH: process.env.PATH, HOME: folder, SSL_CERT_FILE: prepared.cert },
    });
    const host = new Host(kind, folder, port, plainPort, child);
    try {
      await host.waitUntilReady();
    } catch (error) {
      await host.stop();
      throw error;
    }
    return host;
  }

  get origin(): string {
    return `https://localhost:${this.port}`;
  }

  get url(): string {
    return `${this.origin}/`;
  }

  /** Sends a raw request: paths are not normalised and bodies are not decompressed. */
  request(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; login?: boolean } = {},
  ): Promise<Answer> {
    const { method = "GET", body, login = true } = options;
    const headers = { ...(login ? { authorization: BASIC } : {}), ...options.headers };
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.port,
          servername: "localhost",
          method,
          path,
          headers: { host: `localhost:${this.port}`, ...headers },
          rejectUnauthorized: false,
          agent: false,
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.once("error", reject);
          response.once("end", () => {
            const names = response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
            resolve({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
              ),
              repeated: names.filter((name, at) => names.indexOf(name) !== at),
              body: Buffer.concat(parts),
            });
          });
        },
      );
      // A host that rejects a large body may close the connection before it has read all of it.
      sent.once("error", reject);
      sent.end(body);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill("SIGTERM");
      const killTimer = setTimeout(() => this.child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(killTimer);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async waitUntilReady(): Promise<void> {
    let failure: unknown;
    for (let tries = 0; tries < 150; tries++) {
      if (this.child.exitCode !== null)
        throw new Error(`${this.kind} ended with ${this.child.exitCode}: ${this.output}`);
      try {
        await this.request("/");
        return;
      } catch (error) {
        failure = error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    throw new Error(`${this.kind} does not answer (${failure}): ${this.output}`);
  }
}

interface Prepared {
  folder: string;
  site: string;
  port: number;
  plainPort: number;
  upstreams: Upstreams;
  cert: string;
  key: string;
}

/** Follows the comments in deploy/nginx, below the test's folder instead of /etc/nginx. */
function prepareNginx({ folder, site, port, plainPort, upstreams, cert, key }: Prepared, program: string): string[] {
  const own = join(folder, "contact-sheet");
  mkdirSync(own);
  for (const file of readdirSync(join(DEPLOY, "nginx"))) {
    if (file.endsWith(".conf")) cpSync(join(DEPLOY, "nginx", file), join(own, file));
  }
  writeFileSync(join(own, "token.conf"), `proxy_set_header ${upstreams.token};\n`);
  writeFileSync(join(own, "passwords"), `${LOGIN.username}:${openssl(["passwd", "-6", "-stdin"], LOGIN.password)}\n`);
  applyChanges(join(own, "contact-sheet.conf"), [
    ["contact-sheet.example.com", "localhost"],
    ["listen 443 ", `listen 127.0.0.1:${port} `],
    ["listen 80;", `listen 127.0.0.1:${plainPort};`],
    [/^ *listen \[::\].*$/, ""],
    ["/etc/ssl/contact-sheet/fullchain.pem", cert],
    ["/etc/ssl/contact-sheet/key.pem", key],
    ["/var/cache/nginx/contact-sheet", join(folder, "cache")],
    ["/srv/contact-sheet", site],
    ["proxy_pass http://127.0.0.1:8080;", `proxy_pass ${upstreams.proxy};`],
    ["https://cdn.discordapp.com/", `${upstreams.cdn.origin}/`],
    ["https://media.discordapp.net/", `${upstreams.media.origin}/`],
  ]);
  applyChanges(join(own, "pictures.conf"), [["/etc/ssl/certs/ca-certificates.crt", cert]]);

  // nginx prints its build options on stderr.
  const [, confPath] =
    /--conf-path=(\S+)/.exec(execFileSync("sh", ["-c", '"$0" -V 2>&1', program], { encoding: "utf8" })) ?? [];
  const types = [
    join(dirname(program), "../../etc/nginx/mime.types"),
    join(dirname(confPath ?? "/etc/nginx/x"), "mime.types"),
  ].find(existsSync);
  if (!types) throw new Error(`${program} has no mime.types beside its configuration.`);
  // Files below root's home are not readable by an unprivileged user.
  cpSync(types, join(folder, "mime.types"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  // The relevant parts of Debian's own nginx.conf.
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; worker_processes 1; pid ${join(folder, "pid")}; error_log stderr warn;
     events { worker_connections 256; }
     http { include mime.types; default_type application/octet-stream; access_log off; gzip on; ${temporary.join(" ")}
       include contact-sheet/contact-sheet.conf; }\n`,
  );
  return ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")];
}

/** Follows the comments in deploy/caddy, below the test's folder instead of /etc/caddy. */
function prepareCaddy({ folder, site, port, plainPort, upstreams, cert, key }: Prepared, program: string): string[] {
  const own = join(folder, "contact-sheet");
  mkdirSync(own);
  cpSync(join(DEPLOY, "caddy", "headers.caddy"), join(own, "headers.caddy"));
  writeFileSync(join(own, "token.caddy"), `header_up ${upstreams.token}\n`);
  const hash = execFileSync(program, ["hash-password", "--plaintext", LOGIN.password], {
    encoding: "utf8",
    env: { ...process.env, HOME: folder },
  });
  writeFileSync(join(own, "login.caddy"), `${LOGIN.username} ${hash.trim()}\n`);
  const file = join(folder, "Caddyfile");
  cpSync(join(DEPLOY, "caddy", "Caddyfile"), file);
  applyChanges(file, [
    [/^contact-sheet\.example\.com \{$/, `https://localhost:${port} {\n\tbind 127.0.0.1`],
    [/^\t#tls .*$/, `\ttls ${cert} ${key}`],
    ["/srv/contact-sheet", site],
    ["reverse_proxy http://127.0.0.1:8080 ", `reverse_proxy ${upstreams.proxy} `],
    ["https://cdn.discordapp.com ", `${upstreams.cdn.origin} `],
    ["https://media.discordapp.net ", `${upstreams.media.origin} `],
  ]);
  // No system ports, and no admin API.
  writeFileSync(
    file,
    `{\n\tadmin off\n\thttp_port ${plainPort}\n\tauto_https disable_redirects\n}\n\n${readFileSync(file, "utf8")}`,
  );
  return ["run", "--config", file, "--adapter", "caddyfile"];
}

/** Follows the comments in deploy/apache, below the test's folder instead of /etc/apache2. */
function prepareApache({ folder, site, port, plainPort, upstreams, cert, key }: Prepared): string[] {
  const own = join(folder, "contact-sheet");
  mkdirSync(own);
  for (const file of readdirSync(join(DEPLOY, "apache"))) {
    if (file.endsWith(".conf")) cpSync(join(DEPLOY, "apache", file), join(own, file));
  }
  writeFileSync(join(own, "token.conf"), `RequestHeader set ${upstreams.token}\n`);
  writeFileSync(join(own, "passwords"), `${LOGIN.username}:${openssl(["passwd", "-6", "-stdin"], LOGIN.password)}\n`);
  applyChanges(join(own, "contact-sheet.conf"), [
    ["contact-sheet.example.com", "localhost"],
    ["<VirtualHost *:80>", `<VirtualHost *:${plainPort}>`],
    ["<VirtualHost *:443>", `<VirtualHost *:${port}>`],
    ["/etc/ssl/contact-sheet/fullchain.pem", cert],
    ["/etc/ssl/contact-sheet/key.pem", key],
    ["/etc/ssl/certs/ca-certificates.crt", cert],
    ["/srv/contact-sheet", site],
    ["http://127.0.0.1:8080/", `${upstreams.proxy}/`],
    ["https://cdn.discordapp.com/", `${upstreams.cdn.origin}/`],
    ["https://media.discordapp.net/", `${upstreams.media.origin}/`],
  ]);
  const wanted =
    "mpm_event allowmethods authn_core authn_file authz_core authz_user auth_basic dir mime deflate filter headers rewrite alias ssl proxy proxy_http";
  const modules = wanted
    .split(" ")
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
    .join("\n");
  writeFileSync(
    join(folder, "apache.conf"),
    `ServerRoot ${folder}\nDefaultRuntimeDir ${folder}\nPidFile ${folder}/pid\nMutex file:${folder}\nErrorLog ${folder}/errors\nServerName localhost
     ${modules}\nTypesConfig /etc/mime.types\nListen 127.0.0.1:${port}\nListen 127.0.0.1:${plainPort}
     <Directory />\nAllowOverride None\nRequire all denied\n</Directory>
     IncludeOptional contact-sheet/contact-sheet.conf\n`,
  );
  return ["-X", "-f", join(folder, "apache.conf")];
}

/** Files below root's home cannot be executed by an unprivileged user. */
function reachable(program: string, folder: string): string {
  if (!program.startsWith(homedir())) return program;
  const copy = join(folder, "program");
  cpSync(program, copy);
  return copy;
}

function changeOwner(id: number, path: string): void {
  chownSync(path, id, id);
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath ?? (entry as { path?: string }).path, entry.name), id, id);
  }
}
