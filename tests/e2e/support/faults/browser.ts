// Faults of browsers, their settings and their extensions. Each is injected before the page loads.

export interface BrowserFault {
  name: string;
  /** Runs in the page before anything else. */
  inject: () => void;
}

/** Everything works: first load, filter, paging, live refresh, and a submission. */
export const TOLERATED_FAULTS: (BrowserFault & { kind: string })[] = [
  {
    name: "no streaming compilation of WebAssembly",
    kind: "program",
    inject: () => void Reflect.deleteProperty(WebAssembly, "compileStreaming"),
  },
  {
    name: "storage is full",
    kind: "storage",
    inject: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    },
  },
  {
    name: "storage is denied",
    kind: "storage",
    inject: () => {
      for (const name of ["localStorage", "sessionStorage"]) {
        const own = Object.getOwnPropertyDescriptor(window, name);
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
        // The invariants read it at the end.
        addEventListener("test-is-over", () => Object.defineProperty(window, name, own!));
      }
    },
  },
  {
    name: "storage is null, as in some web views",
    kind: "storage",
    inject: () => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { configurable: true, get: () => null });
    },
  },
  {
    name: "storage holds invalid values",
    kind: "stored values",
    inject: () => {
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
      // Not the endpoint: a wrong one is what the operator chose.
      for (const name of names.slice(1)) localStorage.setItem(`contact-sheet.${name}`, "\u0000{]-1e999");
      for (const name of ["draft", "made", "token"]) sessionStorage.setItem(`contact-sheet.${name}`, "\u0000{]-1e999");
    },
  },
  {
    name: "the history rejects new entries",
    kind: "history",
    inject: () => {
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
    name: "navigator.onLine is wrongly false",
    kind: "network status",
    inject: () => void Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }),
  },
  { name: "there is no Intl", kind: "missing API", inject: () => void Reflect.deleteProperty(window, "Intl") },
  {
    name: "Intl throws",
    kind: "failing API",
    inject: () => {
      const fail = function () {
        throw new RangeError("Incorrect locale information provided");
      };
      Object.assign(Intl, { DateTimeFormat: fail, NumberFormat: fail, RelativeTimeFormat: fail, Collator: fail });
    },
  },
  {
    name: "there is no IntersectionObserver",
    kind: "missing API",
    inject: () => void Reflect.deleteProperty(window, "IntersectionObserver"),
  },
  {
    name: "IntersectionObserver throws",
    kind: "failing API",
    inject: () => {
      Object.assign(window, {
        IntersectionObserver: class {
          constructor() {
            throw new TypeError("Failed to construct 'IntersectionObserver'");
          }
        },
      });
    },
  },
  {
    name: "there is no ResizeObserver",
    kind: "missing API",
    inject: () => void Reflect.deleteProperty(window, "ResizeObserver"),
  },
  {
    name: "there are no notifications",
    kind: "missing API",
    inject: () => void Reflect.deleteProperty(window, "Notification"),
  },
  {
    name: "there are no Trusted Types",
    kind: "missing API",
    inject: () => void Reflect.deleteProperty(window, "trustedTypes"),
  },
  {
    name: "there is no clipboard",
    kind: "missing API",
    inject: () => void Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }),
  },
  {
    name: "there is no requestIdleCallback",
    kind: "missing API",
    inject: () => void Reflect.deleteProperty(window, "requestIdleCallback"),
  },
  {
    name: "the language is empty",
    kind: "language",
    inject: () => {
      Object.defineProperty(Navigator.prototype, "language", { get: () => "" });
      Object.defineProperty(Navigator.prototype, "languages", { get: () => [] });
    },
  },
  {
    name: "the clock is thirty years slow",
    kind: "clock",
    inject: () => {
      const { now } = Date;
      Date.now = () => now() - 30 * 365.25 * 86_400_000;
    },
  },
  {
    name: "the clock is a hundred years fast",
    kind: "clock",
    inject: () => {
      const { now } = Date;
      Date.now = () => now() + 100 * 365.25 * 86_400_000;
    },
  },
  {
    name: "the clock runs backwards",
    kind: "clock",
    inject: () => {
      const { now } = Date;
      const start = now();
      Date.now = () => 2 * start - now();
    },
  },
  {
    name: "an extension inserts elements",
    kind: "document",
    inject: () => {
      const put = () => {
        for (const place of document.querySelectorAll("body, main, li, p, nav")) {
          if (place.querySelector(":scope > i[data-extension]")) continue;
          const inserted = document.createElement("i");
          inserted.dataset.extension = "1";
          place.prepend(inserted);
        }
      };
      addEventListener("DOMContentLoaded", () =>
        new MutationObserver(put).observe(document.body, { childList: true, subtree: true }),
      );
    },
  },
  {
    name: "a translator wraps every text node",
    kind: "document",
    inject: () => {
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

/** While the window's name is `broken`, a browser function fails inside the program, which cannot continue. */
export interface FatalFault extends BrowserFault {
  /** The text of the details. */
  details: RegExp;
  /** The moments at which it occurs. */
  moments: ("start" | "filter" | "paging" | "live refresh" | "submit")[];
}

export const FATAL_FAULTS: FatalFault[] = [
  {
    name: "an AbortController cannot be made",
    inject: () => {
      const Own = AbortController;
      const Broken = function () {
        if (window.name === "broken") throw new TypeError("no AbortController");
        return new Own();
      };
      Object.assign(window, { AbortController: Broken });
    },
    details: /no AbortController/,
    moments: ["start", "filter", "paging", "live refresh", "submit"],
  },
  {
    name: "there is no history",
    inject: () => {
      const own = history;
      Object.defineProperty(window, "history", {
        get() {
          if (window.name === "broken") throw new TypeError("no history");
          return own;
        },
      });
    },
    details: /no history/,
    moments: ["start", "filter", "paging"],
  },
  // Thrown in the middle of rendering, where the program has no place to catch it.
  {
    name: "the stack is full",
    inject: () => {
      const own = Document.prototype.createTextNode;
      Document.prototype.createTextNode = function (text) {
        if (window.name === "broken") throw new RangeError("Maximum call stack size exceeded");
        return own.call(this, text);
      };
    },
    details: /Maximum call stack size exceeded/,
    moments: ["filter", "paging"],
  },
];
