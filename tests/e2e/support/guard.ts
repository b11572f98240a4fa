// What no test may cause, whatever it tests: watched in every context from its first moment, told at the end.

import type { BrowserContext, Page, Request } from "@playwright/test";

/** The demo has lost some pictures on purpose, as Discord does; the browser logs each. */
const LOST_PICTURE = /status of 404 .*\/(pictures|thumbnails)\/(ephemeral-)?attachments\//;

interface Expected {
  pattern: RegExp;
  seen: boolean;
}

function stopLiveRefresh(): void {
  const name = "contact-sheet.live-refresh";
  try {
    localStorage.setItem(name, localStorage.getItem(name) ?? "off");
  } catch {
    // A page that may remember nothing.
  }
}

/** A token, and the only origin that may get it. */
interface Secret {
  token: string;
  origin: string;
}

export class Guard {
  private readonly troubles = new Set<string>();
  private readonly expected: Expected[] = [];
  private readonly origins = new Set<string>();
  private readonly secrets: Secret[] = [];
  private readonly contexts: BrowserContext[] = [];
  private isOver = false;

  /** Watches all pages of a context. */
  async watch(context: BrowserContext, { live = false } = {}): Promise<void> {
    this.contexts.push(context);
    // Live refresh would ask in between whatever a test counts; tests of it say so.
    if (!live) await context.addInitScript(stopLiveRefresh);
    context.on("request", (request) => this.look(request));
    context.on("weberror", (error) => this.trouble(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on("console", (message) => {
      const text = `${message.text()} ${message.location().url}`;
      this.mustNotLeak(text, "the console");
      if (message.type() === "error" || message.type() === "warning") this.heard(`${message.type()}: ${text}`);
    });
    await context.addInitScript(() => {
      // Told through the console, so that it cannot be missed however early it happens.
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** The page may talk to this origin too: a proxy that was configured, or a host of pictures. */
  allow(origin: string): void {
    this.origins.add(origin);
  }

  /** This error or warning belongs to the test: the browser logs every failed request. It has to come. */
  expectConsole(pattern: RegExp): void {
    this.expected.push({ pattern, seen: false });
  }

  /** From now on this token may go to this origin in a header, and be nowhere else. */
  keepSecret(token: string, origin: string): void {
    this.secrets.push({ token, origin });
  }

  /** Looks through everything that a page holds; also called in the middle of tests. */
  async inspect(page: Page): Promise<void> {
    if (page.isClosed() || !page.url().startsWith("http")) return;
    this.mustNotLeak(page.url(), "the address");
    const held = await page.evaluate(() => ({
      document: document.documentElement.outerHTML,
      storage: JSON.stringify(localStorage),
      cookies: document.cookie,
      stopped: document.getElementById("panic")?.textContent ?? "",
    }));
    if (held.stopped) this.trouble(`the program stopped: ${held.stopped}`);
    this.mustNotLeak(held.document, "the document");
    this.mustNotLeak(held.storage, "localStorage");
    this.mustNotLeak(held.cookies, "a cookie");
  }

  /** What has happened until now. */
  soFar(): string[] {
    return [...this.troubles];
  }

  /** Everything that must not have happened; empty if nothing did. What comes later, when the demo ends, is no matter. */
  async verdict(): Promise<string[]> {
    for (const context of this.contexts) {
      for (const page of context.pages()) await this.inspect(page);
    }
    for (const { pattern, seen } of this.expected) {
      if (!seen) this.trouble(`the console never said ${pattern}`);
    }
    this.isOver = true;
    return this.soFar();
  }

  private look(request: Request): void {
    const url = new URL(request.url());
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (!this.origins.has(url.origin)) this.trouble(`a request to a strange host: ${request.url()}`);
    this.mustNotLeak(request.url(), "a URL");
    this.mustNotLeak(request.postData() ?? "", "a body");
    for (const { token, origin } of this.secrets) {
      if (origin !== url.origin && JSON.stringify(request.headers()).includes(token))
        this.trouble(`the token went to ${request.url()}`);
    }
  }

  private heard(message: string): void {
    if (LOST_PICTURE.test(message)) return;
    const fits = this.expected.filter(({ pattern }) => pattern.test(message));
    for (const one of fits) one.seen = true;
    if (fits.length === 0) this.trouble(`console ${message}`);
  }

  private mustNotLeak(text: string, place: string): void {
    for (const { token } of this.secrets) {
      if (text.includes(token)) this.trouble(`the token is in ${place}: ${text.slice(0, 200)}`);
    }
  }

  private trouble(sentence: string): void {
    if (!this.isOver) this.troubles.add(sentence);
  }
}
