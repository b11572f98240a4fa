// What no test may cause, whatever it tests: watched in every context from its first moment, told at the end.

import { readFile } from "node:fs/promises";
import type { BrowserContext, Download, Page, Request } from "@playwright/test";
import { lookThrough, plant, Secret } from "./secrets";

/** The demo has lost some pictures on purpose, as Discord does; the browser logs each. */
const LOST_PICTURE = /status of 404 .*\/(pictures|thumbnails)\/(ephemeral-)?attachments\//;

interface Expected {
  pattern: RegExp;
  /** It came, or need not come. */
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

export class Guard {
  /** How much was searched for a token. */
  readonly searched = { requests: 0, documents: 0 };
  private readonly troubles = new Set<string>();
  private readonly expected: Expected[] = [];
  private readonly origins = new Set<string>();
  private readonly secrets: Secret[] = [];
  private readonly contexts: BrowserContext[] = [];
  /** Looks that are still under way. */
  private readonly looks: Promise<void>[] = [];
  private isOver = false;

  /** Watches all pages of a context; `planted` is in each of its tabs from the first moment. */
  async watch(context: BrowserContext, { live = false, planted }: { live?: boolean; planted?: Secret } = {}) {
    this.contexts.push(context);
    if (planted) {
      planted.mayBeKept = true;
      if (!this.secrets.includes(planted)) this.secrets.push(planted);
      await plant(context, planted);
    }
    // Live refresh would ask in between whatever a test counts; tests of it say so.
    if (!live) await context.addInitScript(stopLiveRefresh);
    context.on("request", (request) => this.look(request));
    // What the browser itself adds to a request is known once it is under way.
    for (const event of ["requestfinished", "requestfailed"] as const) {
      context.on(event as "requestfinished", (request) => this.await(this.lookAgain(request)));
    }
    context.on("page", (page) => {
      page.on("download", (download) => this.await(this.lookInto(download)));
      page.on("websocket", (socket) => this.trouble(`a web socket to ${socket.url()}`));
    });
    context.on("weberror", (error) => {
      const text = error.error().stack ?? error.error().message;
      this.mustNotLeak(text, "an uncaught error");
      this.trouble(`uncaught: ${text}`);
    });
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

  /** As `expectConsole`, for what comes on a slow machine only. */
  allowConsole(pattern: RegExp): void {
    this.expected.push({ pattern, seen: true });
  }

  /** From now on this token may go to this origin in a header, and be nowhere else. */
  keepSecret(token: string, origin: string): Secret {
    const secret = new Secret(token, origin);
    this.secrets.push(secret);
    return secret;
  }

  /** Looks through everything that a page holds; also called in the middle of tests. */
  async inspect(page: Page): Promise<void> {
    if (page.isClosed() || !page.url().startsWith("http")) return;
    if (this.secrets.length > 0) this.searched.documents++;
    this.mustNotLeak(page.url(), "the address");
    const held = await lookThrough(page);
    if (held.stopped) this.trouble(`the program stopped: ${held.stopped}`);
    for (const element of held.unruly) this.trouble(`leads out, or in: ${element}`);
    this.mustNotLeak(held.document, "the document");
    this.mustNotLeak(held.fields, "a field");
    for (const [place, text] of Object.entries(held.places)) this.mustNotLeak(text, place);
    for (const [name, value] of held.tab) {
      if (!this.secrets.some((secret) => secret.isKeptIn(name, value)))
        this.mustNotLeak(`${name} ${value}`, "sessionStorage");
    }
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
    await Promise.all(this.looks);
    for (const { pattern, seen } of this.expected) {
      if (!seen) this.trouble(`the console never said ${pattern}`);
    }
    this.isOver = true;
    return this.soFar();
  }

  /** Each step of a redirect is a request of its own here. */
  private look(request: Request): void {
    const url = new URL(request.url());
    this.mustNotLeak(request.url(), "a URL");
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (this.secrets.length > 0) this.searched.requests++;
    if (!this.origins.has(url.origin)) this.trouble(`a request to a strange host: ${request.url()}`);
    // As bytes, because a form with files is no text.
    this.mustNotLeak(request.postDataBuffer()?.toString("latin1") ?? "", "a body");
    this.lookAtHeaders(request, request.headers());
  }

  private async lookAgain(request: Request): Promise<void> {
    // A page that was closed meanwhile cannot tell any more; what it meant to send was looked at.
    const headers = await request.allHeaders().catch(() => ({}));
    this.lookAtHeaders(request, headers);
  }

  private lookAtHeaders(request: Request, headers: Record<string, string>): void {
    const url = new URL(request.url());
    for (const secret of this.secrets) {
      for (const name of secret.strayHeaders(url, headers)) {
        if (url.origin === secret.origin) this.trouble(`the token is in the header ${name}`);
        else this.trouble(`the token went to ${request.url()}`);
      }
    }
  }

  private async lookInto(download: Download): Promise<void> {
    this.mustNotLeak(`${download.url()} ${download.suggestedFilename()}`, "the name of a download");
    const file = await download.path().catch(() => undefined);
    if (file) this.mustNotLeak(await readFile(file, "latin1"), "a download");
  }

  private heard(message: string): void {
    if (LOST_PICTURE.test(message)) return;
    const fits = this.expected.filter(({ pattern }) => pattern.test(message));
    for (const one of fits) one.seen = true;
    if (fits.length === 0) this.trouble(`console ${message}`);
  }

  private mustNotLeak(text: string, place: string): void {
    for (const secret of this.secrets) {
      if (secret.isIn(text)) this.trouble(`the token is in ${place}: ${text.slice(0, 200)}`);
    }
  }

  private await(look: Promise<void>): void {
    this.looks.push(look);
  }

  private trouble(sentence: string): void {
    if (!this.isOver) this.troubles.add(sentence);
  }
}
