// headers.mjs [--check]: writes the files of deploy/ that hold headers, or fails when one of them differs.
//
// The policy stands in index.html and nowhere else; what only a header can say is added here, and so are the other
// headers. Each kind of host then gets the same in its own language.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

// ---- What is said --------------------------------------------------------------------------------------------------

/** A meta element cannot say who may frame the page. */
const ONLY_IN_A_HEADER = ["frame-ancestors 'none'"];

/** Answers of others that pass through the host (/mj, pictures): even opened as a page, they can do nothing here. */
const FOREIGN_POLICY = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "sandbox"];

// The page asks for nothing of this; clipboard-write is behind the Copy buttons. Only names that browsers know today:
// for others Chromium logs a warning on every visit.
const OFF = [
  "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media", "fullscreen",
  "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer",
  "microphone", "midi", "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create",
  "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb", "window-management",
  "xr-spatial-tracking",
];

/** On everything the host sends. The policy is added to it. */
const COMMON = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", [...OFF.map((name) => `${name}=()`), "clipboard-write=(self)"].join(", ")],
];

/** Only where the host speaks TLS: over plain http browsers must not heed it. */
const HSTS = ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"];

const POLICY = "Content-Security-Policy";
/** A file whose name changes with its contents. Its old name never comes back, so it may be kept for ever. */
const KEPT = "public, max-age=31536000, immutable";
/** Everything else of the page: kept too, but asked for each time. */
const ASKED = "no-cache";
/** What the proxy answers is private, and old at once. */
const FORGOTTEN = "no-store";
/** How the names of the build end that have a hash (Trunk writes it without leading zeros); `_bg` is the program. */
const HASHED = "-[0-9a-f]{8,16}(_bg)?\\.[a-z0-9]+$";
/** How they begin, for hosts that know no better pattern than a star at the end. */
const HASHED_NAMES = ["contact-sheet", "icon", "parts", "style", "windows"];
const UNHASHED = ["/", "/index.html", "/boot.js", "/config.json"];

/** Discord's hosts: small pictures come from the second. */
const DISCORD = ["https://cdn.discordapp.com", "https://media.discordapp.net"];
/** Stands for the proxy's address where the host does not forward /mj. */
const PROXY = "https://mj.example.com";

// ---- The policy ----------------------------------------------------------------------------------------------------

/** The directives of the page's own policy. */
function ofPage() {
  const page = readFileSync("index.html", "utf8");
  const [, text] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  if (!text) throw new Error("index.html has no Content-Security-Policy");
  return text.split(";").map((directive) => directive.trim().replace(/\s+/g, " ")).filter(Boolean);
}

/** The page lets pictures and calls go anywhere, since it cannot know where it will be hosted; a host knows. */
function policy(hosts) {
  const narrowed = ofPage().map((directive) => {
    const [name, ...sources] = directive.split(" ");
    if (!(name in hosts)) return directive;
    const any = sources.filter((source) => source === "https:" || source === "http:");
    if (any.length !== 2) throw new Error(`${name} of index.html no longer allows every host: what shall deploy/ say?`);
    return [name, sources[0], ...hosts[name], ...sources.slice(1).filter((source) => !any.includes(source))].join(" ");
  });
  return [...narrowed, ...ONLY_IN_A_HEADER].join("; ");
}

/** Calls and pictures pass through the host. */
const FORWARDING = policy({ "img-src": [], "connect-src": [] });
/** Files alone: the browser calls the proxy and Discord itself. */
const STATIC = policy({ "img-src": DISCORD, "connect-src": [PROXY] });
const FOREIGN = FOREIGN_POLICY.join("; ");

// ---- What is written -----------------------------------------------------------------------------------------------

const made = (...lines) => [
  "# Made by `make headers` from index.html and tools/headers.mjs; `make test` compares.",
  ...lines.map((line) => `# ${line}`),
];
const NARROW = [
  "",
  "img-src and connect-src name no other host, because calls and pictures pass through this one. If your config.json",
  "leads elsewhere, add it: the host of `endpoint` to connect-src, those of pictures.rewrite, or where the pictures are",
  "if no rule changes their links, to img-src.",
];

const nginx = ([name, value]) => `add_header ${name} "${value}" always;`;
const caddy = ([name, value]) => `\t\t${name} "${value}"`;
const apache = ([name, value]) => `Header always set ${name} "${value}"`;
const underscore = ([name, value]) => `  ${name}: ${value}`;

function underscored(host, ...lines) {
  return [
    ...made(
      `For ${host}: copy it as _headers into the folder that is published, beside index.html.`,
      "",
      `Change ${PROXY} to the address of your proxy (connect-src). It must be the one that config.json names as`,
      "`endpoint`; to let operators enter any address, put `https:` in its place. Pictures come from Discord's two hosts:",
      "if config.json rewrites them to another, name that one in img-src instead.",
      "If the page is not at the root of its site, put its folder before each path.",
      ...lines,
    ),
    "",
    "/*",
    ...[[POLICY, STATIC], ...COMMON, HSTS].map(underscore),
    "",
    "# No path may match two rules with Cache-Control: the host would send both.",
    ...UNHASHED.flatMap((path) => [path, underscore(["Cache-Control", ASKED])]),
    ...HASHED_NAMES.flatMap((name) => [`/${name}-*`, underscore(["Cache-Control", KEPT])]),
  ];
}

const FILES = {
  "deploy/nginx/headers.conf": [
    ...made("On the page and its files. nginx inherits no add_header into a location that has one, so each includes this.", ...NARROW),
    ...[[POLICY, FORWARDING], ...COMMON, ["Cache-Control", "$contact_sheet_keep"]].map(nginx),
  ],
  "deploy/nginx/headers-forwarded.conf": [
    ...made("On what passes through: /mj and pictures. What they say themselves under these names is dropped."),
    ...[[POLICY], ...COMMON, [HSTS[0]]].map(([name]) => `proxy_hide_header ${name};`),
    ...[[POLICY, FOREIGN], ...COMMON].map(nginx),
  ],
  "deploy/nginx/hsts.conf": [
    ...made("Where TLS applies. Browsers then refuse plain http for a year, on names below this one too: leave out", "includeSubDomains if one of those has no TLS."),
    nginx(HSTS),
  ],
  "deploy/nginx/maps.conf": [
    ...made("How long an answer may be kept, by its status and path: an error for a hashed name must not be kept."),
    'map "$status $uri" $contact_sheet_keep {',
    `    default "${ASKED}";`,
    `    "~^(200|206|304) .*${HASHED}" "${KEPT}";`,
    "}",
  ],
  "deploy/caddy/headers.caddy": [
    ...made("Snippets that the Caddyfile imports.", ...NARROW),
    "(contact_sheet_headers) {",
    "\theader {",
    ...[[POLICY, FORWARDING], ...COMMON].map(caddy),
    "\t}",
    "}",
    "",
    "# What passes through: /mj and pictures.",
    "(contact_sheet_forwarded_headers) {",
    "\theader {",
    ...[[POLICY, FOREIGN], ...COMMON].map(caddy),
    "\t}",
    "}",
    "",
    "# What passes through says some of these itself; two answers to one question help nobody.",
    "(contact_sheet_dropped_headers) {",
    ...[[POLICY], ...COMMON, [HSTS[0]]].map(([name]) => `\theader_down -${name}`),
    "}",
    "",
    "# Where TLS applies. Leave out includeSubDomains if a name below this one has no TLS.",
    "(contact_sheet_hsts) {",
    `\theader ${HSTS[0]} "${HSTS[1]}"`,
    "}",
    "",
    "# Only files that are there: an error for a hashed name must not be kept.",
    "(contact_sheet_keep) {",
    "\t@hashed {",
    `\t\tpath_regexp ${HASHED}`,
    "\t\tfile",
    "\t}",
    "\t# In this order; by itself Caddy would put the one with a matcher first.",
    "\troute {",
    `\t\theader Cache-Control "${ASKED}"`,
    `\t\theader @hashed Cache-Control "${KEPT}"`,
    "\t}",
    "}",
  ],
  "deploy/apache/headers.conf": [
    ...made("On the page and its files.", ...NARROW),
    ...[[POLICY, FORWARDING], ...COMMON].map(apache),
    `Header always set Cache-Control "${ASKED}"`,
    "# An error for a hashed name must not be kept. The path may already be that of the packed file.",
    `<If "%{REQUEST_URI} =~ m#${HASHED.slice(0, -1)}(\\.br|\\.gz)?$#">`,
    `    Header always set Cache-Control "${KEPT}" "expr=%{REQUEST_STATUS} in { '200', '206', '304' }"`,
    "</If>",
  ],
  "deploy/apache/headers-forwarded.conf": [
    ...made("On what passes through: /mj and pictures. What they say themselves under these names is dropped."),
    ...[[POLICY], ...COMMON, [HSTS[0]]].map(([name]) => `Header onsuccess unset ${name}`),
    ...[[POLICY, FOREIGN], ...COMMON].map(apache),
  ],
  "deploy/apache/hsts.conf": [
    ...made("Where TLS applies. Leave out includeSubDomains if a name below this one has no TLS."),
    apache(HSTS),
  ],
  "deploy/cloudflare/_headers": underscored(
    "Cloudflare Pages, and Workers with static assets",
    "",
    "Publish a 404.html as well (it may be empty), and a config.json: without a 404.html, Pages answers index.html for",
    "every name that it does not know, and the page would take that for its config.json.",
  ),
  "deploy/netlify/_headers": underscored("Netlify"),
};

// ---- Write or compare ----------------------------------------------------------------------------------------------

const isCheck = process.argv.includes("--check");
const differing = [];
for (const [path, lines] of Object.entries(FILES)) {
  const text = `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
  let old;
  try {
    old = readFileSync(path, "utf8");
  } catch {
    // Not there yet.
  }
  if (old === text) continue;
  differing.push(path);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (differing.length === 0) console.log(`${Object.keys(FILES).length} files say what index.html says.`);
else if (!isCheck) console.log(`Written: ${differing.join(", ")}`);
else {
  console.error(`Not what index.html and tools/headers.mjs say: ${differing.join(", ")}. Run make headers.`);
  process.exit(1);
}
