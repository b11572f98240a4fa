// Starts the program: the one script that index.html names, and the first to run.
//
// It makes the Trusted Types policy, loads the glue and the WebAssembly file whose hashed names stand on its own <script>,
// and starts them; the program then takes the boot screen away. When that fails, this says so in plain words, because there
// is no program yet that could.

// ---- Trusted Types -------------------------------------------------------------------------------------------------
// The policy of the page sends every string that is to become markup or code through here. Leptos sets the static parts
// of its views that way, always as `<name attribute="value">text</name>`, with everything else escaped. So only that
// form passes: what a parser would have to repair, and what a view never contains, is an error.

const TOKEN = /[^<>]+|<\/[a-z][\w-]*>|<!(?:--)?(?:--)?>|<([a-z][\w-]*)((?:\s+[a-z][\w:.-]*(?:="[^"<>]*")?)*)\s*\/?>/giy;
const ATTRIBUTE = /([\w:.-]+)(?:="([^"]*)")?/g;
const ELEMENTS = /^(?:script|style|link|meta|base|template|noscript|iframe|frame|frameset|object|embed|applet|form|math|foreignobject|animate\w*|set)$/i;
const HANDLERS = /^(?:on.*|srcdoc)$/i;
const ADDRESSES = /^(?:.*:)?(?:href|src|srcset|action|formaction|data|poster|ping)$/i;
// Starts as a web address or with no scheme at all; a character reference could hide one.
const SAFE_ADDRESS = /^(?:https?:\/\/|[#?.]|\/(?!\/)|$)[^&]*(?:&amp;[^&]*)*$/i;

function createHTML(html) {
  const refuse = (what) => {
    throw new TypeError(`Trusted Types: ${what} is not allowed in markup: ${html.slice(0, 200)}`);
  };
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const token = TOKEN.exec(html) ?? refuse("what a browser would have to repair");
    const [, element, attributes] = token;
    if (!element) continue;
    if (ELEMENTS.test(element)) refuse(`<${element}>`);
    for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) {
      if (HANDLERS.test(name)) refuse(`${name}=`);
      if (ADDRESSES.test(name) && !SAFE_ADDRESS.test(value)) refuse(`${name}="${value}"`);
    }
  }
  return html;
}

// Nothing here ever makes code, or the address of code, from a string.
function refuseCode(code) {
  throw new TypeError(`Trusted Types: a string may not become code: ${String(code).slice(0, 200)}`);
}

globalThis.trustedTypes?.createPolicy("default", { createHTML, createScript: refuseCode, createScriptURL: refuseCode });

// ---- When it cannot start ------------------------------------------------------------------------------------------

// Until the program has started, the browser's language; then the one that it has set on the document.
const started = () => !document.getElementById("boot");
const language = () => (started() ? document.documentElement.lang : navigator.language);
const say = (inEnglish, inChinese) => (language().toLowerCase().startsWith("zh") ? inChinese : inEnglish);

const WORDS = {
  framed: () => [
    say("Not inside another page", "不在其他页面中运行"),
    say(
      "Contact Sheet can hold a token, so it does not start inside another site's frame. Open it in a tab of its own.",
      "Contact Sheet 可能持有令牌，因此不会在其他网站的框架中启动。请在单独的标签页中打开。",
    ),
  ],
  unable: () => [
    say("This browser cannot run Contact Sheet", "此浏览器无法运行 Contact Sheet"),
    say(
      "It has no WebAssembly, or it is switched off. Please use a current version of Chrome, Edge, Firefox or Safari.",
      "浏览器不支持 WebAssembly，或者该功能已被关闭。请使用新版 Chrome、Edge、Firefox 或 Safari。",
    ),
  ],
  incomplete: () => [
    say("Contact Sheet did not load", "Contact Sheet 未能加载"),
    say(
      "A part of it is missing or damaged. The connection may have been cut, or the site is being updated: reload in a moment.",
      "有文件缺失或损坏。可能是连接中断，或者网站正在更新：请稍后重新加载。",
    ),
  ],
  failed: () => [
    say("Contact Sheet could not start", "Contact Sheet 未能启动"),
    say(
      "It stopped while starting. Reload the page; if that does not help, send the details to whoever runs this site.",
      "程序在启动时停止。请重新加载页面；如果仍然不行，请把详细信息发给网站的维护者。",
    ),
  ],
  stopped: () => [
    say("Contact Sheet has stopped", "Contact Sheet 已停止"),
    say(
      "An error in this page itself stopped it. What was on its way to the server may have arrived. Reload to go on; if it happens again, send the details to whoever runs this site.",
      "页面本身发生错误而停止运行。正在发送的请求可能已经到达服务器。请重新加载；如果再次发生，请把详细信息发给网站的维护者。",
    ),
  ],
};

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** `file`: may lie damaged in the browser's cache, since its name says that it never changes. It is fetched anew first. */
function reload(file) {
  const button = element("button", "main", say("Reload", "重新加载"));
  button.type = "button";
  button.addEventListener("click", async () => {
    if (file) await fetch(file, { cache: "reload" }).catch(() => {});
    location.reload();
  });
  return button;
}

function ownTab() {
  const link = element("a", "button", say("Open in a new tab", "在新标签页中打开"));
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener noreferrer" });
  return link;
}

/** Plain words with a way on. `reason` is for whoever has to mend it. */
function scene([title, sentence], reason, way = reload()) {
  document.documentElement.lang = say("en", "zh-CN");
  const made = element("main", "scene", element("h1", "", title), element("p", "", sentence), way);
  if (reason) {
    made.append(element("details", "details", element("summary", "", say("Details", "详细信息")), element("p", "said", reason)));
  }
  made.setAttribute("role", "alert");
  return made;
}

/** In the place of the boot screen. Without that the program has taken over, and `stopped` below tells. */
function tell(words, reason, way) {
  if (!started()) document.getElementById("boot").replaceChildren(scene(words(), reason, way));
}

// ---- When it stops -------------------------------------------------------------------------------------------------
// A panic comes here by the program's own hook. A full stack, a full memory, or an error of the browser in the midst of the
// program leave no Rust to tell: whatever is thrown out of WebAssembly and caught by nobody has stopped it half-way, and what
// is on the screen is frozen from then on.

/** In the place of the whole page: the first reason is the one that counts. */
function stopped(why) {
  if (document.getElementById("panic")) return;
  if (!started()) return tell(WORDS.failed, why);
  const page = scene(WORDS.stopped(), why);
  page.id = "panic";
  document.body.replaceChildren(page);
}

// Of a full stack only the last calls are told, and they need not be those of the program.
const hear = (error) => (error instanceof RangeError || /wasm/.test(error?.stack)) && stopped(`${error}\n${error.stack}`);
addEventListener("error", (event) => hear(event.error));
addEventListener("unhandledrejection", (event) => hear(event.reason));
globalThis.contactSheetStopped = stopped;

// ---- Start ---------------------------------------------------------------------------------------------------------

/** Fetches and compiles a part of the program; says which file it was when that fails. The parts come this way too. */
export async function compile(address, cache = "default") {
  // The same mode as the preload (pattern_preload in Trunk.toml). With CORS, WebKit would download the file twice.
  const answer = await fetch(address, { mode: "no-cors", credentials: "include", cache }).catch((error) => {
    throw new Error(`${address}: ${error}`);
  });
  const kind = answer.headers.get("content-type") ?? "no content type";
  if (!answer.ok) throw new Error(`${address}: HTTP ${answer.status}`);
  try {
    // Compiling while it arrives needs the right type; a host that does not know it still serves the right bytes.
    if (kind.startsWith("application/wasm") && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(answer);
    return await WebAssembly.compile(await answer.arrayBuffer());
  } catch (error) {
    // Half a file may lie in the browser's cache for ever, since its name says that it never changes: ask the host once.
    if (cache === "default") return compile(address, "reload");
    throw new Error(`${address} (${kind}): ${error}`);
  }
}

async function start() {
  if (window.top !== window.self) return tell(WORDS.framed, "", ownTab());
  if (typeof WebAssembly !== "object") return tell(WORDS.unable, navigator.userAgent);

  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const whole = (address) => new URL(address, document.baseURI).href;
  let glue, program;
  try {
    [glue, program] = await Promise.all([import(whole(js)), compile(whole(wasm))]);
  } catch (error) {
    return tell(WORDS.incomplete, String(error), reload(whole(js)));
  }
  try {
    await glue.default({ module_or_path: program });
  } catch (error) {
    tell(WORDS.failed, String(error?.stack ?? error));
  }
}

start();
