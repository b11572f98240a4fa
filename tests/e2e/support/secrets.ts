// A token that must not leak: stored where the program stores one, and searched for in everything that a page holds.

import type { BrowserContext, Page } from "@playwright/test";

/** The key of the tab's token, as `<origin> <token>`. */
const TOKEN_KEY = "contact-sheet.token";

/** The headers that may carry a token. */
const HEADERS = ["authorization", "mj-api-secret"];

/** A token, and the only origin that may receive it. */
export class Secret {
  /** The program stores it in the tab's sessionStorage, because an operator or the test chose so. */
  mayBeStored = false;
  /** The entry in which it is stored then: that of the default connection, or `contact-sheet.token.NAME`. */
  storedAs = TOKEN_KEY;
  /** Plain, URL-encoded, hexadecimal, and in base64 at every alignment. */
  private readonly forms: string[];

  constructor(
    readonly token: string,
    readonly origin: string,
  ) {
    const inBase64 = [0, 1, 2].map((before) =>
      // The characters that depend on the neighbours are cut off at both ends.
      Buffer.from("x".repeat(before) + token)
        .toString("base64")
        .slice(before === 0 ? 0 : 4, -4),
    );
    this.forms = [token, encodeURIComponent(token), ...inBase64, Buffer.from(token).toString("hex")];
  }

  isIn(text: string): boolean {
    return this.forms.some((form) => text.includes(form));
  }

  /** The names of headers that carry it and should not: all except the token headers to its own origin. */
  strayHeaders(url: URL, headers: Record<string, string>): string[] {
    const mayCarry = url.origin === this.origin ? HEADERS : [];
    return Object.entries(headers)
      .filter(([name, value]) => this.isIn(`${name}: ${value}`) && !mayCarry.includes(name.toLowerCase()))
      .map(([name]) => name);
  }

  /** Is this the entry of sessionStorage in which the program stores it, and nothing else? */
  isStoredIn(name: string, value: string): boolean {
    return this.mayBeStored && name === this.storedAs && value === `${this.origin} ${this.token}`;
  }
}

/** A token that no demo requires, so that every test has one that can leak. */
export function randomToken(): string {
  return `tok-planted-${Math.random().toString(36).slice(2, 10)}-hush`;
}

/**
 * Stores the token where the program does, once in each tab, for pages of its origin only; it is then sent as
 * `Authorization: Bearer …`, which a demo without a token ignores.
 */
export async function storeToken(context: BrowserContext, { token, origin }: Secret): Promise<void> {
  await context.addInitScript(
    ({ key, token, origin }) => {
      const [marker, mode] = ["planted", "contact-sheet.header-mode"];
      try {
        if (location.origin !== origin || sessionStorage.getItem(marker)) return;
        sessionStorage.setItem(marker, "yes");
        sessionStorage.setItem(key, `${origin} ${token}`);
        localStorage.setItem(mode, localStorage.getItem(mode) ?? "bearer");
      } catch {
        // Storage may be unavailable or full.
      }
    },
    { key: TOKEN_KEY, token, origin },
  );
}

export interface PageContents {
  /** The document with all attributes, and the message if the program has stopped. */
  document: string;
  stopped: string;
  /** The values of fields, which are not in the markup. */
  fields: string;
  /** Other places where a page can store text, by name. */
  storage: Record<string, string>;
  tab: [name: string, value: string][];
  /** Links and elements that leak the referrer, open a tab with an opener, or connect to other hosts. */
  unsafeElements: string[];
}

/** Everything that a page holds. */
export function inspectDocument(page: Page): Promise<PageContents> {
  return page.evaluate(async () => {
    const or = async <T>(look: () => T | Promise<T>, instead: T): Promise<T> => {
      try {
        return await look();
      } catch {
        return instead;
      }
    };
    const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)];
    const isElsewhere = (link: string) => URL.parse(link, document.baseURI)?.origin !== location.origin;
    const linksOut = all<HTMLAnchorElement>("a, area, form").filter((link) => {
      const leads = link.getAttribute("href") ?? link.getAttribute("action");
      const isAlone = ["noopener", "noreferrer"].every((word) => link.relList?.contains(word));
      return !isAlone && (link.hasAttribute("target") || (leads !== null && isElsewhere(leads)));
    });
    const hints = all<HTMLLinkElement>("link[href]").filter(
      (link) => isElsewhere(link.href) || /\b(preconnect|dns-prefetch|prefetch|prerender)\b/i.test(link.rel),
    );
    const unsafeElements = [...linksOut, ...hints, ...all("[ping], base")];
    return {
      document: document.documentElement.outerHTML,
      stopped: document.getElementById("panic")?.textContent ?? "",
      fields: all<HTMLInputElement>("input, textarea, select, output")
        .map((field) => field.value)
        .join("\n"),
      storage: {
        localStorage: await or(() => JSON.stringify(localStorage), ""),
        "a cookie": await or(() => document.cookie, ""),
        "history.state": JSON.stringify(history.state) ?? "",
        "the window's name": window.name,
        "the name of a database": await or(async () => JSON.stringify(await indexedDB.databases()), ""),
        "the name of a cache": await or(async () => (await caches.keys()).join("\n"), ""),
      },
      tab: await or(() => Object.entries<string>(sessionStorage), []),
      unsafeElements: unsafeElements.map((element) => element.outerHTML.slice(0, 200)),
    };
  });
}
