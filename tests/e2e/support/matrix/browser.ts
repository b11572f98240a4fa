// What browsers, their settings and their extensions take away or break. Each is put in before the page is there.

export interface BrowserFault {
  name: string;
  /** Runs in the page, before anything else. */
  breaks: () => void;
}

/** All goes on as ever: at first, with another filter, on another page, by live refresh, and an act is accepted. */
export const UNHARMED: BrowserFault[] = [
  {
    name: "WebAssembly cannot be compiled while it comes",
    breaks: () => void Reflect.deleteProperty(WebAssembly, "compileStreaming"),
  },
  {
    name: "storage is full",
    breaks: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    },
  },
  {
    name: "storage is forbidden",
    breaks: () => {
      for (const name of ["localStorage", "sessionStorage"]) {
        const own = Object.getOwnPropertyDescriptor(window, name);
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
        // The guard looks into it at the end.
        addEventListener("test-is-over", () => Object.defineProperty(window, name, own!));
      }
    },
  },
  {
    name: "storage is null, as in some web views",
    breaks: () => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { configurable: true, get: () => null });
    },
  },
  {
    name: "storage holds nonsense",
    breaks: () => {
      const names = [
        "endpoint",
        "header-mode",
        "language",
        "theme",
        "page-size",
        "stalled-minutes",
        "read-only",
        "notify",
      ];
      // Not the address: a wrong one is what the operator chose.
      for (const name of names.slice(1)) localStorage.setItem(`contact-sheet.${name}`, "\u0000{]-1e999");
      for (const name of ["draft", "made", "token"]) sessionStorage.setItem(`contact-sheet.${name}`, "\u0000{]-1e999");
    },
  },
  {
    name: "the history refuses more entries",
    breaks: () => {
      const refuse = () => {
        throw new DOMException(
          "Attempt to use history.pushState() more than 100 times per 30 seconds",
          "SecurityError",
        );
      };
      Object.assign(History.prototype, { pushState: refuse, replaceState: refuse });
    },
  },
  {
    name: "it says that it is offline, and is not",
    breaks: () => void Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }),
  },
  { name: "there is no Intl", breaks: () => void Reflect.deleteProperty(window, "Intl") },
  {
    name: "Intl throws",
    breaks: () => {
      const fail = function () {
        throw new RangeError("Incorrect locale information provided");
      };
      Object.assign(Intl, { DateTimeFormat: fail, NumberFormat: fail, RelativeTimeFormat: fail, Collator: fail });
    },
  },
  {
    name: "there is no IntersectionObserver",
    breaks: () => void Reflect.deleteProperty(window, "IntersectionObserver"),
  },
  {
    name: "IntersectionObserver throws",
    breaks: () => {
      Object.assign(window, {
        IntersectionObserver: class {
          constructor() {
            throw new TypeError("Failed to construct 'IntersectionObserver'");
          }
        },
      });
    },
  },
  { name: "there is no ResizeObserver", breaks: () => void Reflect.deleteProperty(window, "ResizeObserver") },
  { name: "there are no notifications", breaks: () => void Reflect.deleteProperty(window, "Notification") },
  { name: "there are no Trusted Types", breaks: () => void Reflect.deleteProperty(window, "trustedTypes") },
  {
    name: "there is no clipboard",
    breaks: () => void Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }),
  },
  { name: "there is no idle time", breaks: () => void Reflect.deleteProperty(window, "requestIdleCallback") },
  {
    name: "the language is empty",
    breaks: () => {
      Object.defineProperty(Navigator.prototype, "language", { get: () => "" });
      Object.defineProperty(Navigator.prototype, "languages", { get: () => [] });
    },
  },
  {
    name: "the clock is thirty years slow",
    breaks: () => {
      const { now } = Date;
      Date.now = () => now() - 30 * 365.25 * 86_400_000;
    },
  },
  {
    name: "the clock is a hundred years fast",
    breaks: () => {
      const { now } = Date;
      Date.now = () => now() + 100 * 365.25 * 86_400_000;
    },
  },
  {
    name: "the clock runs backwards",
    breaks: () => {
      const { now } = Date;
      const start = now();
      Date.now = () => 2 * start - now();
    },
  },
  {
    name: "an extension puts elements everywhere",
    breaks: () => {
      const put = () => {
        for (const place of document.querySelectorAll("body, main, li, p, nav")) {
          if (place.querySelector(":scope > i[data-extension]")) continue;
          const strange = document.createElement("i");
          strange.dataset.extension = "1";
          place.prepend(strange);
        }
      };
      addEventListener("DOMContentLoaded", () =>
        new MutationObserver(put).observe(document.body, { childList: true, subtree: true }),
      );
    },
  },
  {
    name: "a translator wraps every text",
    breaks: () => {
      const wrap = (root: Node) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found: Text[] = [];
        while (texts.nextNode()) found.push(texts.currentNode as Text);
        for (const text of found) {
          if (!text.data.trim() || text.parentElement?.closest("font, textarea, select, title")) continue;
          const font = document.createElement("font");
          text.replaceWith(font);
          font.append(text);
        }
      };
      addEventListener("DOMContentLoaded", () =>
        new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach(wrap))).observe(
          document.body,
          { childList: true, subtree: true },
        ),
      );
    },
  },
];

/** While the window's name is `broken`, the browser fails in the midst of the program, and nothing can go on. */
export interface Stop extends BrowserFault {
  /** What the details say. */
  says: RegExp;
  /** At which moments it strikes. */
  moments: ("start" | "filter" | "paging" | "live refresh" | "act")[];
}

export const STOPS: Stop[] = [
  {
    name: "an AbortController cannot be made",
    breaks: () => {
      const Own = AbortController;
      const Broken = function () {
        if (window.name === "broken") throw new TypeError("no AbortController");
        return new Own();
      };
      Object.assign(window, { AbortController: Broken });
    },
    says: /no AbortController/,
    moments: ["start", "filter", "paging", "live refresh", "act"],
  },
  {
    name: "there is no history",
    breaks: () => {
      const own = history;
      Object.defineProperty(window, "history", {
        get() {
          if (window.name === "broken") throw new TypeError("no history");
          return own;
        },
      });
    },
    says: /no history/,
    moments: ["start", "filter", "paging"],
  },
  // It comes out of the midst of the program, which has no place to catch it.
  {
    name: "the stack is full",
    breaks: () => {
      const own = Document.prototype.createTextNode;
      Document.prototype.createTextNode = function (text) {
        if (window.name === "broken") throw new RangeError("Maximum call stack size exceeded");
        return own.call(this, text);
      };
    },
    says: /Maximum call stack size exceeded/,
    moments: ["filter", "paging"],
  },
];
