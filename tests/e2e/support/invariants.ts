// Invariants of every test: checked in every context from its first moment, and asserted at the end of the test.

import { readFile } from "node:fs/promises";
import type { BrowserContext, Download, Page, Request } from "@playwright/test";
import { inspectDocument, storeToken, Secret } from "./secrets";

/** The demo has lost some images on purpose, as Discord does; the browser logs each. */
const LOST_PICTURE = /status of 404 .*\/(pictures|thumbnails)\/(ephemeral-)?attachments\//;

interface Expected {
  pattern: RegExp;
  /** It has appeared, or need not appear. */
  hasAppeared: boolean;
}

function stopLiveRefresh(): void {
  const name = "contact-sheet.live-refresh";
  try {
    localStorage.setItem(name, localStorage.getItem(name) ?? "off");
  } catch {
    // Storage may be unavailable.
  }
}

function stopCounting(): void {
  const name = "contact-sheet.counts";
  try {
    localStorage.setItem(name, localStorage.getItem(name) ?? "off");
  } catch {
    // Storage may be unavailable.
  }
}

/** What a context does by itself, and the token that its tabs hold. */
interface Observed {
  live?: boolean;
  counts?: boolean;
  ahead?: boolean;
  token?: Secret;
}

/** A browser that saves data is not sent pages ahead; nor does it count. */
function stopPrefetch(): void {
  Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
}

export class Invariants {
  /** How much was searched for a token. */
  readonly searched = { requests: 0, documents: 0 };
  private readonly violations = new Set<string>();
  private readonly expected: Expected[] = [];
  private readonly origins = new Set<string>();
  private readonly secrets: Secret[] = [];
  private readonly contexts: BrowserContext[] = [];
  /** Checks that are still running. */
  private readonly pending: Promise<void>[] = [];
  private isOver = false;

  /** Observes all pages of a context; `token` is stored in each of its tabs from the first moment. */
  async observe(
    context: BrowserContext,
    { live = false, counts = false, ahead = false, token }: Observed = {},
  ) {
    this.contexts.push(context);
    if (token) {
      token.mayBeStored = true;
      if (!this.secrets.includes(token)) this.secrets.push(token);
      await storeToken(context, token);
    }
    // Live refresh, counts and prefetching would add requests to those a test counts; tests of one of them enable it.
    if (!live) await context.addInitScript(stopLiveRefresh);
    if (!counts) await context.addInitScript(stopCounting);
    if (!ahead && !counts) await context.addInitScript(stopPrefetch);
    context.on("request", (request) => this.checkRequest(request));
    // Headers that the browser adds are known once the request is under way.
    for (const event of ["requestfinished", "requestfailed"] as const) {
      context.on(event as "requestfinished", (request) => this.track(this.checkSentRequest(request)));
    }
    context.on("page", (page) => {
      page.on("download", (download) => this.track(this.checkDownload(download)));
      page.on("websocket", (socket) => this.report(`a web socket to ${socket.url()}`));
    });
    context.on("weberror", (error) => {
      const text = error.error().stack ?? error.error().message;
      this.expectNoToken(text, "an uncaught error");
      this.report(`uncaught: ${text}`);
    });
    context.on("console", (message) => {
      const text = `${message.text()} ${message.location().url}`;
      this.expectNoToken(text, "the console");
      if (message.type() === "error" || message.type() === "warning") this.onConsole(`${message.type()}: ${text}`);
    });
    await context.addInitScript(() => {
      // Reported through the console, so that it cannot be missed however early it happens.
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** The page may also send requests to this origin: a configured proxy, or a host of images. */
  allow(origin: string): void {
    this.origins.add(origin);
  }

  /** Expects this console error or warning, as browsers log every failed request. It must appear. */
  expectConsole(pattern: RegExp): void {
    this.expected.push({ pattern, hasAppeared: false });
  }

  /** As `expectConsole`, for messages that may appear, for example on a slow machine only. */
  allowConsole(pattern: RegExp): void {
    this.expected.push({ pattern, hasAppeared: true });
  }

  /** From now on this token may be sent to this origin in a header, and must be nowhere else. */
  keepSecret(token: string, origin: string): Secret {
    const secret = new Secret(token, origin);
    this.secrets.push(secret);
    return secret;
  }

  /** Checks everything that a page holds; also called in the middle of tests. */
  async inspect(page: Page): Promise<void> {
    if (page.isClosed() || !page.url().startsWith("http")) return;
    if (this.secrets.length > 0) this.searched.documents++;
    this.expectNoToken(page.url(), "the address");
    const contents = await inspectDocument(page);
    if (contents.stopped) this.report(`the program stopped: ${contents.stopped}`);
    for (const element of contents.unsafeElements) this.report(`unsafe element: ${element}`);
    this.expectNoToken(contents.document, "the document");
    this.expectNoToken(contents.fields, "a field");
    for (const [place, text] of Object.entries(contents.storage)) this.expectNoToken(text, place);
    for (const [name, value] of contents.tab) {
      if (!this.secrets.some((secret) => secret.isStoredIn(name, value)))
        this.expectNoToken(`${name} ${value}`, "sessionStorage");
    }
  }

  /** The violations until now. */
  soFar(): string[] {
    return [...this.violations];
  }

  /** All violations; empty if there are none. What happens later, when the demo ends, does not count. */
  async verdict(): Promise<string[]> {
    for (const context of this.contexts) {
      for (const page of context.pages()) await this.inspect(page);
    }
    await Promise.all(this.pending);
    for (const { pattern, hasAppeared } of this.expected) {
      if (!hasAppeared) this.report(`the console never logged ${pattern}`);
    }
    this.isOver = true;
    return this.soFar();
  }

  /** Each step of a redirect is a request of its own here. */
  private checkRequest(request: Request): void {
    const url = new URL(request.url());
    this.expectNoToken(request.url(), "a URL");
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (this.secrets.length > 0) this.searched.requests++;
    if (!this.origins.has(url.origin)) this.report(`a request to an unknown host: ${request.url()}`);
    // As bytes, because a form with files is no text.
    this.expectNoToken(request.postDataBuffer()?.toString("latin1") ?? "", "a body");
    this.checkHeaders(request, request.headers());
  }

  private async checkSentRequest(request: Request): Promise<void> {
    // A page that was closed meanwhile cannot be asked any more; its request was checked when it was sent.
    const headers = await request.allHeaders().catch(() => ({}));
    this.checkHeaders(request, headers);
  }

  private checkHeaders(request: Request, headers: Record<string, string>): void {
    const url = new URL(request.url());
    for (const secret of this.secrets) {
      for (const name of secret.strayHeaders(url, headers)) {
        if (url.origin === secret.origin) this.report(`the token is in the header ${name}`);
        else this.report(`the token was sent to ${request.url()}`);
      }
    }
  }

  private async checkDownload(download: Download): Promise<void> {
    this.expectNoToken(`${download.url()} ${download.suggestedFilename()}`, "the name of a download");
    const file = await download.path().catch(() => undefined);
    if (file) this.expectNoToken(await readFile(file, "latin1"), "a download");
  }

  private onConsole(message: string): void {
    if (LOST_PICTURE.test(message)) return;
    const matching = this.expected.filter(({ pattern }) => pattern.test(message));
    for (const one of matching) one.hasAppeared = true;
    if (matching.length === 0) this.report(`console ${message}`);
  }

  private expectNoToken(text: string, place: string): void {
    for (const secret of this.secrets) {
      if (secret.isIn(text)) this.report(`the token is in ${place}: ${text.slice(0, 200)}`);
    }
  }

  private track(checkRequest: Promise<void>): void {
    this.pending.push(checkRequest);
  }

  private report(sentence: string): void {
    if (!this.isOver) this.violations.add(sentence);
  }
}
