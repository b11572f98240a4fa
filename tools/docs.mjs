// docs.mjs: checks the documentation against the repository and fails with a list of what does not match.
//
// * Documents in two languages have the same headings (number and levels) and the same code blocks.
// * Relative links and anchors lead somewhere. Paths and make targets in backticks exist.
// * The conventions of CONTRIBUTING.md each name a file that shows them.
// * User interface texts that the usage sections set in bold are texts of that language.
// * The newest release of CHANGELOG.md and the image tags are the version of Cargo.toml.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));

const DOCUMENTS = [
  "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "deploy/INSTALL.md",
  "deploy/INSTALL.zh-CN.md", "tests/e2e/README.md", "tools/split/README.md",
];
/** The same document in English and in another language. */
const TRANSLATED = [["README.md", "README.zh-CN.md"], ["deploy/INSTALL.md", "deploy/INSTALL.zh-CN.md"]];
/** The texts of each language, and the sections that quote them in bold. */
const QUOTING = [
  { path: "README.md", texts: "src/i18n/en", sections: ["Connect", "Use"] },
  { path: "README.zh-CN.md", texts: "src/i18n/zh", sections: ["连接", "使用"] },
];
/** Folders of output and of other projects. */
const GENERATED = new Set([".git", "dist", "target", "package", "node_modules", "results", "corpus", "artifacts"]);
/** Files that a build, a host or an operator creates. */
const NOT_IN_REPOSITORY = new Set(["fullchain.pem", "key.pem", ".env", "404.html"]);
const EXTENSIONS = "rs|css|svg|js|mjs|ts|sh|md|toml|lock|json|yaml|yml|html|conf|env";

const problems = [];
const problem = (path, line, text) => problems.push(`${path}:${line}: ${text}`);

// ---- The repository ------------------------------------------------------------------------------------------------

/** All files and folders below a folder; folders end in a slash. */
function entriesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (GENERATED.has(entry.name)) return [];
    return entry.isDirectory() ? [`${path}/`, ...entriesOf(path)] : [path];
  });
}

const entries = entriesOf(".");
const topLevel = new Set(readdirSync("."));
const targets = new Set([...readFileSync("Makefile", "utf8").matchAll(/^([a-z0-9-]+):/gm)].map(([, name]) => name));
const version = /^version = "(.*)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];

/** `a/{b,c}.rs` as `a/b.rs` and `a/c.rs`. */
function expandBraces(pattern) {
  const [all, list] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  return all ? list.split(",").flatMap((one) => expandBraces(pattern.replace(all, one))) : [pattern];
}

/** True if a path, from the top or from any folder, names an existing file or folder. `*` matches within a name. */
function exists(path) {
  const literal = path.replace(/[.+?^$()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  const pattern = new RegExp(`(^|/)${literal}${path.endsWith("/") ? "" : "/?"}$`);
  return entries.some((entry) => pattern.test(entry));
}

/** True if a code span is meant as a path in this repository. */
function isPath(code) {
  if (!/^[\w.*{},/-]+$/.test(code) || code.startsWith("/") || code.includes("…") || NOT_IN_REPOSITORY.has(basename(code))) return false;
  const [first, ...rest] = code.split("/");
  if ([first, ...rest].some((name) => GENERATED.has(name))) return false;
  return new RegExp(`\\w\\.(${EXTENSIONS})$`).test(code) || (code.includes("/") && (code.endsWith("/") || topLevel.has(first)));
}

// ---- Documents -----------------------------------------------------------------------------------------------------

/** Headings, code blocks and the prose around them, each with its line number. */
function parse(path) {
  const document = { path, headings: [], blocks: [], prose: [] };
  let block;
  for (const [index, text] of readFileSync(path, "utf8").split("\n").entries()) {
    const line = index + 1;
    const [fence, info] = /^\s*```(\S*)\s*$/.exec(text) ? [true, text.trim().slice(3)] : [false];
    if (fence && block) block = undefined;
    else if (fence) document.blocks.push((block = { info, line, lines: [] }));
    else if (block) block.lines.push(text.trim());
    else {
      const [, marks, title] = /^(#+) (.*)$/.exec(text) ?? [];
      if (marks) document.headings.push({ level: marks.length, title, line });
      document.prose.push({ line, text });
    }
  }
  if (block) problem(path, block.line, "the code block does not end");
  return document;
}

/** The anchor that GitHub gives a heading. */
const anchor = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
/** A code block as it is compared: without comments of shell commands, which may be translated. */
const commands = ({ info, lines }) =>
  lines.map((line) => (info === "sh" ? line.replace(/(^|\s)#\s.*$/, "").trim() : line)).join("\n");

/** The lines between a heading and the next one of the same or a higher level. */
function section({ headings, prose }, title) {
  const start = headings.find((heading) => heading.title === title);
  if (!start) return undefined;
  const end = headings.find(({ level, line }) => line > start.line && level <= start.level)?.line ?? Infinity;
  return prose.filter(({ line }) => line > start.line && line < end);
}

const documents = new Map(DOCUMENTS.map((path) => [path, parse(path)]));

// ---- Checks --------------------------------------------------------------------------------------------------------

function checkTranslation(path, other) {
  const [a, b] = [documents.get(path), documents.get(other)];
  for (let at = 0; at < Math.max(a.headings.length, b.headings.length); at++) {
    const [one, two] = [a.headings[at], b.headings[at]];
    if (one?.level === two?.level) continue;
    const describe = (heading) => (heading ? `"${"#".repeat(heading.level)} ${heading.title}"` : "nothing");
    problem(other, two?.line ?? b.headings.at(-1).line, `heading ${at + 1} is ${describe(two)}, but ${describe(one)} in ${path}`);
    break;
  }
  for (let at = 0; at < Math.max(a.blocks.length, b.blocks.length); at++) {
    const [one, two] = [a.blocks[at], b.blocks[at]];
    if (one && two && one.info === two.info && commands(one) === commands(two)) continue;
    problem(other, two?.line ?? b.prose.at(-1).line, `code block ${at + 1} differs from ${path}:${one?.line ?? "end"}`);
  }
}

function checkLinks({ path, prose }) {
  for (const { line, text } of prose) {
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file, hash] = target.split("#");
      const linked = file === "" ? path : relative(".", join(dirname(path), decodeURIComponent(file)));
      if (!existsSync(linked)) problem(path, line, `the link to ${target} leads nowhere`);
      else if (hash !== undefined && linked.endsWith(".md")) {
        const { headings } = documents.get(linked) ?? parse(linked);
        const isKnown = headings.some(({ title }) => anchor(title) === decodeURIComponent(hash));
        if (!isKnown) problem(path, line, `${linked} has no heading for #${hash}`);
      }
    }
  }
}

function checkTargets(path, line, text) {
  for (const [, target] of text.matchAll(/(?:^|[\s;&])make ((?:[a-z][a-z0-9-]*)\b)(?!\.)/g)) {
    if (!targets.has(target)) problem(path, line, `the Makefile has no target ${target}`);
  }
}

function checkCode({ path, prose, blocks }) {
  for (const { line, text } of prose) {
    for (const [, code] of text.matchAll(/`([^`]+)`/g)) {
      if (code.startsWith("make ")) checkTargets(path, line, code);
      if (!isPath(code)) continue;
      for (const one of expandBraces(code)) if (!exists(one)) problem(path, line, `there is no ${one} in the repository`);
    }
  }
  for (const { info, line, lines } of blocks.filter(({ info }) => info === "sh")) {
    lines.forEach((text, at) => checkTargets(path, line + 1 + at, commands({ info, lines: [text] })));
  }
}

function checkConventions() {
  const path = "CONTRIBUTING.md";
  const lines = section(documents.get(path), "Conventions");
  const bullets = [];
  for (const { line, text } of lines ?? []) {
    if (/^[*-] /.test(text)) bullets.push({ line, text });
    else if (/^\s+\S/.test(text) && bullets.length > 0) bullets.at(-1).text += `\n${text}`;
  }
  if (bullets.length === 0) problem(path, 1, 'there is no section "Conventions" with bullets');
  for (const { line, text } of bullets) {
    const isShown = [...text.matchAll(/`([^`]+)`/g)].some(([, code]) => isPath(code) && expandBraces(code).every(exists));
    if (!isShown) problem(path, line, "the convention names no file that shows it");
  }
  return bullets.length;
}

function checkQuotes({ path, texts, sections }) {
  const source = entriesOf(texts).filter((file) => file.endsWith(".rs")).map((file) => readFileSync(file, "utf8")).join("\n");
  let quotes = 0;
  for (const title of sections) {
    const lines = section(documents.get(path), title);
    if (!lines) problem(path, 1, `there is no section "${title}"`);
    // A text may be wrapped in the document.
    const all = (lines ?? []).map(({ text }) => text.trim()).join(" ");
    for (const [, quote] of all.matchAll(/\*\*([^*]+)\*\*/g)) {
      quotes += 1;
      if (!source.includes(`"${quote}"`)) problem(path, lines[0].line, `section "${title}": "${quote}" is not a text of ${texts}`);
    }
  }
  return quotes;
}

function checkVersion() {
  const { headings } = documents.get("CHANGELOG.md");
  const newest = headings.map(({ title, line }) => ({ release: /^\[?(\d+\.\d+\.\d+)/.exec(title)?.[1], line })).find(({ release }) => release);
  if (newest?.release !== version) problem("CHANGELOG.md", newest?.line ?? 1, `the newest release is not ${version}, the version of Cargo.toml`);
  for (const path of [...DOCUMENTS.filter((file) => file !== "CHANGELOG.md"), "compose.yaml", "deploy/kubernetes.yaml"]) {
    for (const [index, text] of readFileSync(path, "utf8").split("\n").entries()) {
      for (const [, tag] of text.matchAll(/\bcontact-sheet:(\d[\w.]*)/g)) {
        if (tag !== version) problem(path, index + 1, `the image has the tag ${tag}, but the version is ${version}`);
      }
    }
  }
}

for (const [path, other] of TRANSLATED) checkTranslation(path, other);
for (const document of documents.values()) {
  checkLinks(document);
  checkCode(document);
}
const conventions = checkConventions();
const quotes = QUOTING.map(checkQuotes).reduce((sum, count) => sum + count, 0);
checkVersion();

if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`${problems.length} problems in the documentation.`);
  process.exit(1);
}
const { headings, blocks } = documents.get("README.md");
console.log(
  `${documents.size} documents match the repository: ${headings.length} headings and ${blocks.length} code blocks in both ` +
    `languages, ${conventions} conventions, ${quotes} quoted texts.`,
);
