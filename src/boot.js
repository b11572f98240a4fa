// Loader: the only script that index.html references.
//
// It creates the Trusted Types policy, loads the glue code and the WebAssembly file named in the data attributes of its own
// <script> element, and starts the program, which then removes the boot screen. It also shows the errors that the program
// itself cannot show: failures to start and fatal errors.

// ---- Trusted Types -------------------------------------------------------------------------------------------------
// The content security policy passes every string that would become markup or code through here. No part of the program needs
// that, so all of them are refused.

function refuse(text) {
  throw new TypeError(`Trusted Types: a string may not become markup or code: ${String(text).slice(0, 200)}`);
}

globalThis.trustedTypes?.createPolicy("default", { createHTML: refuse, createScript: refuse, createScriptURL: refuse });

// ---- Failures to start ---------------------------------------------------------------------------------------------

// The browser's language until the program has started, then the language that the program has set on the document.
const hasStarted = () => !document.getElementById("boot");
const language = () => (hasStarted() ? document.documentElement.lang : navigator.language);
const translate = (english, chinese) => (language().toLowerCase().startsWith("zh") ? chinese : english);

const TEXTS = {
  framed: () => [
    translate("Contact Sheet cannot run inside another page", "Contact Sheet 不能嵌入其他页面"),
    translate(
      "Contact Sheet can hold a token and therefore does not start inside a frame. Open it in a separate tab.",
      "Contact Sheet 可能持有令牌，因此不会在框架中启动。请在单独的标签页中打开。",
    ),
  ],
  unsupported: () => [
    translate("This browser cannot run Contact Sheet", "此浏览器无法运行 Contact Sheet"),
    translate(
      "WebAssembly is not supported or is disabled. Use a current version of Chrome, Edge, Firefox or Safari.",
      "浏览器不支持 WebAssembly，或者该功能已被禁用。请使用新版 Chrome、Edge、Firefox 或 Safari。",
    ),
  ],
  incomplete: () => [
    translate("Contact Sheet could not be loaded", "Contact Sheet 加载失败"),
    translate(
      "A file is missing or damaged. The connection may have been interrupted, or the site is being updated. Reload the page in a moment.",
      "有文件缺失或损坏。可能是网络中断，或者网站正在更新，请稍后重新加载页面。",
    ),
  ],
  failed: () => [
    translate("Contact Sheet could not start", "Contact Sheet 启动失败"),
    translate(
      "An error occurred while starting. Reload the page. If the error persists, send the details to the site's administrator.",
      "启动时发生错误。请重新加载页面；如果问题持续存在，请将详细信息发给网站管理员。",
    ),
  ],
  stopped: () => [
    translate("Contact Sheet has stopped", "Contact Sheet 已停止运行"),
    translate(
      "An internal error occurred. Requests in progress may have reached the server. Reload the page to continue. If the error persists, send the details to the site's administrator.",
      "程序发生内部错误。正在发送的请求可能已经到达服务器。请重新加载页面；如果问题持续存在，请将详细信息发给网站管理员。",
    ),
  ],
};

function element(name, className, ...children) {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
}

/** `file`: a file that may be damaged in the browser's cache, which never expires. It is downloaded again first. */
function reloadButton(file) {
  const button = element("button", "primary", translate("Reload", "重新加载"));
  button.type = "button";
  button.addEventListener("click", async () => {
    if (file) await fetch(file, { cache: "reload" }).catch(() => {});
    location.reload();
  });
  return button;
}

function newTabLink() {
  const link = element("a", "button", translate("Open in a new tab", "在新标签页中打开"));
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener noreferrer" });
  return link;
}

/** A title, a text and one control; `reason` is the technical detail for an administrator. */
function errorPage([title, text], reason, control = reloadButton()) {
  document.documentElement.lang = translate("en", "zh-CN");
  const page = element("main", "empty-state", element("h1", "", title), element("p", "", text), control);
  if (reason) {
    const summary = element("summary", "", translate("Details", "详细信息"));
    page.append(element("details", "details", summary, element("p", "server-message", reason)));
  }
  page.setAttribute("role", "alert");
  // Nobody operates a wall screen: it starts again by itself.
  if (/[?&]wall\b/.test(location.search)) setTimeout(() => location.reload(), 60_000);
  return page;
}

/** Replaces the boot screen. Without a boot screen the program runs, and `showFatalError` applies. */
function showBootError(texts, reason, control) {
  if (!hasStarted()) document.getElementById("boot").replaceChildren(errorPage(texts(), reason, control));
}

// ---- Fatal errors --------------------------------------------------------------------------------------------------
// The program's panic hook calls this. A stack overflow, exhausted memory or a browser error inside WebAssembly never
// reach Rust: an uncaught exception out of WebAssembly leaves the program in an undefined state and the page frozen.

/** Replaces the whole page. Only the first error is shown. */
function showFatalError(reason) {
  if (document.getElementById("panic")) return;
  if (!hasStarted()) return showBootError(TEXTS.failed, reason);
  const page = errorPage(TEXTS.stopped(), reason);
  page.id = "panic";
  document.body.replaceChildren(page);
}

// The trace of a stack overflow holds only its last calls, which need not be those of WebAssembly.
const onFatalError = (error) =>
  (error instanceof RangeError || /wasm/.test(error?.stack)) && showFatalError(`${error}\n${error.stack}`);
addEventListener("error", (event) => onFatalError(event.error));
addEventListener("unhandledrejection", (event) => onFatalError(event.reason));
globalThis.contactSheetStopped = showFatalError;

// ---- Host configuration --------------------------------------------------------------------------------------------

/** Requests config.json while the program is downloaded. The program reads the response once and aborts a late one; see
 * src/state/settings/host_config.rs. */
function requestConfig() {
  const controller = new AbortController();
  const response = fetch("config.json", { cache: "no-store", credentials: "same-origin", signal: controller.signal });
  // The program handles a failure, which may precede it: no unhandled rejection.
  response.catch(() => {});
  globalThis.contactSheetConfig = { response, controller };
}

// ---- Start ---------------------------------------------------------------------------------------------------------

/** Downloads and compiles a WebAssembly file; the error names the file. Used for the lazy chunk as well. */
export async function compile(address, cache = "default") {
  // The same mode as the preload (pattern_preload in Trunk.toml). With CORS, WebKit would download the file twice.
  const response = await fetch(address, { mode: "no-cors", credentials: "include", cache }).catch((error) => {
    throw new Error(`${address}: ${error}`);
  });
  const type = response.headers.get("content-type") ?? "no content type";
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  try {
    // Streaming compilation requires the right content type; hosts that do not set it still serve the right bytes.
    if (type.startsWith("application/wasm") && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    // The browser's cache may hold an incomplete file, and cached files never expire: download it again once.
    if (cache === "default") return compile(address, "reload");
    throw new Error(`${address} (${type}): ${error}`);
  }
}

async function start() {
  if (window.top !== window.self) return showBootError(TEXTS.framed, "", newTabLink());
  if (typeof WebAssembly !== "object") return showBootError(TEXTS.unsupported, navigator.userAgent);

  requestConfig();
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const absolute = (address) => new URL(address, document.baseURI).href;
  let glue, program;
  try {
    [glue, program] = await Promise.all([import(absolute(js)), compile(absolute(wasm))]);
  } catch (error) {
    return showBootError(TEXTS.incomplete, String(error), reloadButton(absolute(js)));
  }
  await glue.default({ module_or_path: program });
}

start().catch((error) => showBootError(TEXTS.failed, String(error?.stack ?? error)));
