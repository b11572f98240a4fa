// What must be true of the page whatever a server sends: nothing ran, no element but our own, no address but an allowed one,
// and all of it in its place.

import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { PAYLOADS, UNBREAKABLE } from "./payloads";

/** All elements that the program and its page are made of. */
const OWN =
  "html head meta title link script body noscript div main header footer nav section article aside figure figcaption form " +
  "fieldset legend label input textarea select option optgroup datalist button p span strong b em small code pre del ul ol li dl dt dd " +
  "h1 h2 h3 h4 a img svg path circle rect g line progress time details summary dialog canvas output kbd hr";

/** Attributes that hold an address. */
const ADDRESSES = [
  ...["href", "src", "srcset", "imagesrcset", "action", "formaction", "xlink:href", "poster", "data", "background"],
  ...["ping", "cite", "longdesc", "manifest", "srcdoc", "archive", "codebase", "usemap", "attributionsrc"],
];

const href = (link: string | undefined) => (link === undefined ? [] : [new URL(link).href]);

/** The outside addresses that payloads may lead to, as pictures; links may lead there too, and to some more. */
export const LEGAL = PAYLOADS.flatMap(({ leads }) => href(leads));
const LINKS = [...LEGAL, ...PAYLOADS.flatMap(({ refers }) => href(refers))];

/** What the page may show as a picture; one that is not asked for is not there either. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** What happened that a page cannot tell by itself, and what was asked of other hosts. */
export class Watch {
  readonly happened: string[] = [];
  readonly asked: { url: string; headers: Record<string, string> }[] = [];

  private constructor(private readonly own: string) {}

  /** Answers for every other host with a picture. */
  static async start(context: BrowserContext, page: Page, own: string): Promise<Watch> {
    const watch = new Watch(own);
    page.on("dialog", (dialog) => {
      watch.happened.push(`asked: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => watch.happened.push(`opened: ${popup.url()}`));
    page.on("download", (download) => watch.happened.push(`downloaded: ${download.url()}`));
    page.on("framenavigated", (frame) => {
      if (new URL(frame.url()).origin !== own) watch.happened.push(`went to: ${frame.url()}`);
    });
    await context.route(
      (url) => url.origin !== own,
      async (route) => {
        watch.asked.push({ url: route.request().url(), headers: await route.request().allHeaders() });
        await route.fulfill({ contentType: "image/gif", body: PIXEL });
      },
    );
    return watch;
  }

  /** Nothing was asked but what may be, as a picture, and without a word about who asks. */
  expectQuiet(): void {
    expect(this.happened).toEqual([]);
    for (const { url, headers } of this.asked) {
      expect(LEGAL.map((link) => link.split("#")[0])).toContain(url);
      for (const name of ["referer", "origin", "cookie", "authorization", "mj-api-secret"]) {
        expect(headers, url).not.toHaveProperty(name);
      }
    }
  }
}

/** Presses one or all of them, without looking whether each can be reached: other tests do, and these press thousands. */
export async function press(buttons: Locator): Promise<void> {
  await buttons.first().waitFor();
  await buttons.evaluateAll((all: HTMLElement[]) => all.forEach((one) => one.click()));
}

/** Looks through the window that is open, or else through the whole page; `what` says where it went wrong, and `hosts` where links may lead besides. */
export async function expectUnharmed(page: Page, what: string, hosts: string[] = []): Promise<void> {
  const found = await page.evaluate(
    ({ own, addresses, legal, links, hosts }) => {
      const wrong: string[] = [];
      const tell = (why: string, element: Element) => wrong.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
      if ("harmed" in window || "harmed" in {}) wrong.push("something ran");
      if (window.length > 0) wrong.push("there is a frame");
      if (document.getElementById("panic")) wrong.push(document.getElementById("panic")?.textContent ?? "it stopped");
      if (!document.getElementById("app")) wrong.push("the page is gone");
      const scripts = document.querySelectorAll("script");
      if (scripts.length !== 1) wrong.push(`there are ${scripts.length} scripts`);
      const windows = [...document.querySelectorAll("dialog")];
      const places = windows.length > 0 ? [document.head, ...windows] : [document.documentElement];
      for (const element of places.flatMap((place) => [place, ...place.querySelectorAll("*")])) {
        if (!own.includes(element.localName)) tell("an element that is not ours", element);
        for (const { name, value } of element.attributes) {
          if (/^on|^srcdoc$/i.test(name)) tell(`a handler in ${name}`, element);
          if (!/^[a-z][a-z:-]*$/i.test(name)) tell(`an attribute that is not ours, ${name}`, element);
          if (name === "style" && /url|expression|import|\\/i.test(value)) tell("a style that leads out", element);
          if ((name === "id" || name === "name" || name === "class") && !/^[\w -]*$/.test(value))
            tell("a name that is not ours", element);
          if (!addresses.includes(name)) continue;
          const url = URL.parse(value, document.baseURI);
          const isOurs = url?.origin === location.origin && (url.protocol !== "blob:" || element.localName === "img");
          // A picture that the operator has chosen.
          const isDrawn = element.localName === "img" && /^data:image\/(png|jpeg|gif|webp);base64,[\w+/=]*$/.test(value);
          if (!url) tell("an address that is none", element);
          else if (url.username || url.password) tell("an address with a user", element);
          else if (!isDrawn && !isOurs && !(name === "href" ? links : legal).includes(url.href) && !hosts.includes(url.origin)) tell("an address that is not allowed", element);
          // What a browser would have to mend was mended by somebody else, or not at all.
          if (/[\0-\x20\\\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(value))
            tell("an address with what hides", element);
        }
      }
      return wrong;
    },
    { own: OWN.split(" "), addresses: ADDRESSES, legal: LEGAL, links: LINKS, hosts },
  );
  expect(found, what).toEqual([]);
  await expectInPlace(page, what);
}

/**
 * Nothing is wider than the window, and nothing has to be scrolled sideways but what is made for it. A sign of a hundred parts
 * cannot be broken, and may be cut off.
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
      // It pushes what stands beside it.
      const near = [element, element.parentElement, element.parentElement?.parentElement];
      const says = near.some((one) => one?.textContent?.includes(unbreakable) && one.textContent.length < 2000);
      if (width > 0 && (right > to + 1 || left < from - 1) && !says)
        wide.push(`${name(element)} lies outside: ${Math.round(left)} to ${Math.round(right)} of ${from} to ${to}`);
      const holds = element.localName === "dialog" || element.localName === "main";
      if (element.localName === "dialog") [from, to] = [Math.floor(left), Math.ceil(right)];
      // What is inside of something that clips cannot reach out of it; but a whole page is not to be cut off.
      if (!clips(element) || holds) for (const child of element.children) walk(child, from, to);
    };
    const windows = [...document.querySelectorAll("dialog")];
    for (const place of windows.length > 0 ? windows : [document.body]) walk(place, 0, innerWidth);
    return [...new Set(wide)].slice(0, 12);
  }, UNBREAKABLE);
  expect.soft(found, what).toEqual([]);
}
