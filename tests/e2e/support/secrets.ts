// A token that nobody may see: planted where the app keeps one, and looked for in everything that a page holds.

import type { BrowserContext, Page } from "@playwright/test";

/** Where the app keeps the token of a tab, as `<origin> <token>` (src/settings/memory.rs). */
const KEPT = "contact-sheet.token";

/** The headers that may carry a token. */
const HEADERS = ["authorization", "mj-api-secret"];

/** A token, and the only origin that may get it. */
export class Secret {
  /** The app keeps it in the tab's sessionStorage, because an operator said so or the test did. */
  mayBeKept = false;
  /** As it is, and as base64 has it, wherever in a longer text it begins. */
  private readonly forms: string[];

  constructor(
    readonly token: string,
    readonly origin: string,
  ) {
    const inBase64 = [0, 1, 2].map((before) =>
      // What the neighbours decide is cut off at both ends.
      Buffer.from("x".repeat(before) + token)
        .toString("base64")
        .slice(before === 0 ? 0 : 4, -4),
    );
    this.forms = [token, encodeURIComponent(token), ...inBase64, Buffer.from(token).toString("hex")];
  }

  isIn(text: string): boolean {
    return this.forms.some((form) => text.includes(form));
  }

  /** The names of the headers that carry it and should not: all but the chosen ones to its own origin. */
  strayHeaders(url: URL, headers: Record<string, string>): string[] {
    const mayCarry = url.origin === this.origin ? HEADERS : [];
    return Object.entries(headers)
      .filter(([name, value]) => this.isIn(`${name}: ${value}`) && !mayCarry.includes(name.toLowerCase()))
      .map(([name]) => name);
  }

  /** Is this entry of sessionStorage where the app keeps it, and nothing else? */
  isKeptIn(name: string, value: string): boolean {
    return this.mayBeKept && name === KEPT && value === `${this.origin} ${this.token}`;
  }
}

/** A token that no demo asks for, so that every test has one that can leak. */
export function madeUpToken(): string {
  return `tok-planted-${Math.random().toString(36).slice(2, 10)}-hush`;
}

/**
 * Puts the token where the app keeps it, once in each tab, for pages of its origin only; it is sent as `Authorization:
 * Bearer …` then, which a demo without a token of its own passes over.
 */
export async function plant(context: BrowserContext, { token, origin }: Secret): Promise<void> {
  await context.addInitScript(
    ({ kept, token, origin }) => {
      const [planted, mode] = ["planted", "contact-sheet.header-mode"];
      try {
        if (location.origin !== origin || sessionStorage.getItem(planted)) return;
        sessionStorage.setItem(planted, "yes");
        sessionStorage.setItem(kept, `${origin} ${token}`);
        localStorage.setItem(mode, localStorage.getItem(mode) ?? "bearer");
      } catch {
        // A page that may remember nothing, or has no room.
      }
    },
    { kept: KEPT, token, origin },
  );
}

export interface Held {
  /** The document with all attributes, and where it says that the program stopped. */
  document: string;
  stopped: string;
  /** What stands in fields, which no markup shows. */
  fields: string;
  /** What the page may remember, by the name of the place. */
  places: Record<string, string>;
  tab: [name: string, value: string][];
  /** Links and elements that lead out, or lead in, in a way that none may. */
  unruly: string[];
}

/** All that a page holds. */
export function lookThrough(page: Page): Promise<Held> {
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
    const unruly = [...linksOut, ...hints, ...all("[ping], base")];
    return {
      document: document.documentElement.outerHTML,
      stopped: document.getElementById("panic")?.textContent ?? "",
      fields: all<HTMLInputElement>("input, textarea, select, output")
        .map((field) => field.value)
        .join("\n"),
      places: {
        localStorage: await or(() => JSON.stringify(localStorage), ""),
        "a cookie": await or(() => document.cookie, ""),
        "history.state": JSON.stringify(history.state) ?? "",
        "the window's name": window.name,
        "the name of a database": await or(async () => JSON.stringify(await indexedDB.databases()), ""),
        "the name of a cache": await or(async () => (await caches.keys()).join("\n"), ""),
      },
      tab: await or(() => Object.entries<string>(sessionStorage), []),
      unruly: unruly.map((element) => element.outerHTML.slice(0, 200)),
    };
  });
}
