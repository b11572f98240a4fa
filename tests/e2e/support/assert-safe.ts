// What must hold whatever a server sends: nothing ran, every element is the program's own, every address is allowed,
// and the layout holds.

import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { PAYLOADS, UNBREAKABLE } from "./payloads";

/** All elements that the page consists of. */
const OWN =
  "html head meta title link script body noscript div main header footer nav section article aside figure figcaption form " +
  "fieldset legend label input textarea select option optgroup datalist button p span strong b em small code pre del ul ol li dl dt dd " +
  "h1 h2 h3 h4 a img svg path circle rect g line progress time details summary dialog canvas output kbd hr video";

/** Attributes that hold an address. */
const ADDRESSES = [
  ...["href", "src", "srcset", "imagesrcset", "action", "formaction", "xlink:href", "poster", "data", "background"],
  ...["ping", "cite", "longdesc", "manifest", "srcdoc", "archive", "codebase", "usemap", "attributionsrc"],
];

const href = (link: string | undefined) => (link === undefined ? [] : [new URL(link).href]);

/** The outside addresses that payloads may lead to as images; links may lead there and to some more. */
export const ALLOWED_IMAGES = PAYLOADS.flatMap(({ image }) => href(image));
const ALLOWED_LINKS = [...ALLOWED_IMAGES, ...PAYLOADS.flatMap(({ link }) => href(link))];

/** An image for requests that are answered here. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Events that a page cannot detect by itself, and requests to other hosts. */
export class ExternalActivity {
  readonly events: string[] = [];
  readonly requested: { url: string; headers: Record<string, string> }[] = [];

  /** Answers for every other host with an image. */
  static async start(context: BrowserContext, page: Page, own: string): Promise<ExternalActivity> {
    const external = new ExternalActivity();
    page.on("dialog", (dialog) => {
      external.events.push(`asked: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => external.events.push(`opened: ${popup.url()}`));
    page.on("download", (download) => external.events.push(`downloaded: ${download.url()}`));
    page.on("framenavigated", (frame) => {
      if (new URL(frame.url()).origin !== own) external.events.push(`went to: ${frame.url()}`);
    });
    await context.route(
      (url) => url.origin !== own,
      async (route) => {
        external.requested.push({ url: route.request().url(), headers: await route.request().allHeaders() });
        await route.fulfill({ contentType: "image/gif", body: PIXEL });
      },
    );
    return external;
  }

  /** Only allowed images were requested, without identifying headers. */
  expectOnlyAllowed(): void {
    expect(this.events).toEqual([]);
    for (const { url, headers } of this.requested) {
      expect(ALLOWED_IMAGES.map((link) => link.split("#")[0])).toContain(url);
      for (const name of ["referer", "origin", "cookie", "authorization", "mj-api-secret"]) {
        expect(headers, url).not.toHaveProperty(name);
      }
    }
  }
}

/** Clicks one or all of them without checks of visibility, which other tests do; these click thousands. */
export async function press(buttons: Locator): Promise<void> {
  await buttons.first().waitFor();
  await buttons.evaluateAll((all: HTMLElement[]) => all.forEach((one) => one.click()));
}

/**
 * Checks the open dialog, or else the whole page; `what` names the state, and `hosts` are additional hosts that links
 * may lead to.
 */
export async function expectSafe(page: Page, what: string, hosts: string[] = []): Promise<void> {
  const found = await page.evaluate(
    ({ own, addresses, legal, links, hosts }) => {
      const wrong: string[] = [];
      const report = (why: string, element: Element) => wrong.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
      if ("executed" in window || "executed" in {}) wrong.push("something ran");
      if (window.length > 0) wrong.push("there is a frame");
      if (document.getElementById("panic")) wrong.push(document.getElementById("panic")?.textContent ?? "it stopped");
      if (!document.getElementById("app")) wrong.push("the page is gone");
      const isLegal = (name: string, { href, origin }: URL) =>
        (name === "href" ? links : legal).includes(href) || hosts.includes(origin);
      const scripts = document.querySelectorAll("script");
      if (scripts.length !== 1) wrong.push(`there are ${scripts.length} scripts`);
      const windows = [...document.querySelectorAll("dialog")];
      const places = windows.length > 0 ? [document.head, ...windows] : [document.documentElement];
      for (const element of places.flatMap((place) => [place, ...place.querySelectorAll("*")])) {
        if (!own.includes(element.localName)) report("an element that is not ours", element);
        for (const { name, value } of element.attributes) {
          if (/^on|^srcdoc$/i.test(name)) report(`a handler in ${name}`, element);
          if (!/^[a-z][a-z:-]*$/i.test(name)) report(`an attribute that is not ours, ${name}`, element);
          if (name === "style" && /url|expression|import|\\/i.test(value)) report("a style that leads out", element);
          if ((name === "id" || name === "name" || name === "class") && !/^[\w -]*$/.test(value))
            report("a name that is not ours", element);
          if (!addresses.includes(name)) continue;
          const url = URL.parse(value, document.baseURI);
          const isOurs = url?.origin === location.origin && (url.protocol !== "blob:" || element.localName === "img");
          // An image that the operator has chosen.
          const isDrawn =
            element.localName === "img" && /^data:image\/(png|jpeg|gif|webp);base64,[\w+/=]*$/.test(value);
          if (!url) report("an address that is none", element);
          else if (url.username || url.password) report("an address with a user", element);
          else if (!isDrawn && !isOurs && !isLegal(name, url)) report("an address that is not allowed", element);
          // Addresses must not need normalisation by the browser.
          if (/[\0-\x20\\\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(value))
            report("an address with what hides", element);
        }
      }
      return wrong;
    },
    { own: OWN.split(" "), addresses: ADDRESSES, legal: ALLOWED_IMAGES, links: ALLOWED_LINKS, hosts },
  );
  expect(found, what).toEqual([]);
  await expectInPlace(page, what);
}

/**
 * Nothing is wider than the window, and nothing scrolls sideways that is not made for it. A grapheme of a hundred
 * parts cannot be broken and may be cut off.
 */
export async function expectInPlace(page: Page, what: string): Promise<void> {
  const found = await page.evaluate((unbreakable) => {
    const wide: string[] = [];
    const name = (element: Element) => `${element.localName}.${element.getAttribute("class")}`;
    const clips = (element: Element) => getComputedStyle(element).overflowX !== "visible";
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) wide.push(`the page scrolls sideways: ${root.scrollWidth}`);
    for (const window of document.querySelectorAll("dialog")) {
      const scrolls = /auto|scroll/.test(getComputedStyle(window).overflowX);
      if (scrolls && window.scrollWidth > window.clientWidth) wide.push(`${name(window)} scrolls sideways`);
    }
    const walk = (element: Element, from: number, to: number) => {
      const { visibility, opacity } = getComputedStyle(element);
      if (visibility === "hidden" || opacity === "0") return;
      const { left, right, width } = element.getBoundingClientRect();
      // It pushes its neighbours.
      const near = [element, element.parentElement, element.parentElement?.parentElement];
      const text = near.some((one) => one?.textContent?.includes(unbreakable) && one.textContent.length < 2000);
      if (width > 0 && (right > to + 1 || left < from - 1) && !text)
        wide.push(`${name(element)} lies outside: ${Math.round(left)} to ${Math.round(right)} of ${from} to ${to}`);
      const holds = element.localName === "dialog" || element.localName === "main";
      if (element.localName === "dialog") [from, to] = [Math.floor(left), Math.ceil(right)];
      // Children of a clipping element cannot reach out of it; but a whole page must not be clipped.
      if (!clips(element) || holds) for (const child of element.children) walk(child, from, to);
    };
    const windows = [...document.querySelectorAll("dialog")];
    for (const place of windows.length > 0 ? windows : [document.body]) walk(place, 0, innerWidth);
    return [...new Set(wide)].slice(0, 12);
  }, UNBREAKABLE);
  expect.soft(found, what).toEqual([]);
}
