// Spoils answers inside the page, each as its seed says: cut off, of other types, deep, huge, with broken escapes, with
// fields twice or not at all. And a server that gives them to the page.

export interface Spoiler {
  /** A spoiled answer. */
  spoil: (text: string, seed: number) => string;
  /** What is answered to each question; a number before it is its status. */
  give: (path: string) => { text: string; status?: number };
  /** How many of the spoiled answers were asked for. */
  given: number;
  /** What is done with one: the page asks, and one of the tasks is opened, if there are any. */
  look: (seed: number) => Promise<{ isUnderstood: boolean; stopped: string }>;
}

declare global {
  interface Window {
    spoiler: Spoiler;
  }
}

/** For `addInitScript`, after `makeDice`. */
export function installSpoiler(): void {
  const ODD: unknown[] = [
    null, true, "", " ", 0, -1, 0.5, 2 ** 53 + 1, 1e308, -1e308, [], {}, [[]], [null, 1, "a"], { a: { b: [] } },
    "9".repeat(400), "\u0000", "\u202eabc", "\ud83d", "a".repeat(20_000), "--ar 0:0 --v", "https://", "javascript:alert(1)",
    "1️⃣ a\n2️⃣ b", "2026-13-45", "Infinity", "NaN",
  ];
  const SIGNS = ['"', "\\", "\\u", "\\ud83d", "\\x41", "{", "}", "[", "]", ",", ":", "-", "1e999", "null", "\u0000", "\ufeff", "<", "\ufffd"];

  /** All places in a value, as what holds them and their names there. */
  const placesIn = (value: unknown): [Record<string, unknown>, string][] =>
    typeof value !== "object" || value === null
      ? []
      : Object.keys(value).flatMap((name) => [
          [value as Record<string, unknown>, name] as [Record<string, unknown>, string],
          ...placesIn((value as Record<string, unknown>)[name]),
        ]);

  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { content: value };
    return value;
  };

  const spoilValue = (text: string, dice: ReturnType<typeof window.dice>): string => {
    let whole: unknown;
    try {
      whole = JSON.parse(text);
    } catch {
      return text;
    }
    for (let left = 1 + dice.below(6); left > 0; left--) {
      const places = placesIn(whole);
      if (places.length === 0) break;
      const [holder, name] = dice.pick(places);
      const [other, otherName] = dice.pick(places);
      const kind = dice.below(6);
      if (kind === 0) delete holder[name];
      else if (kind === 1) [holder[name], other[otherName]] = [other[otherName], holder[name]];
      else if (kind === 2) holder[name] = nested(dice.pick([3, 60, 126, 200]));
      else if (kind === 3) holder[name] = JSON.stringify(holder[name]) ?? "";
      else holder[name] = dice.pick(ODD);
      // Two that were swapped may hold each other; then there is no text for it.
      try {
        JSON.stringify(whole);
      } catch {
        return text;
      }
    }
    return JSON.stringify(whole) ?? "";
  };

  const spoilText = (text: string, dice: ReturnType<typeof window.dice>): string => {
    for (let left = 1 + dice.below(4); left > 0; left--) {
      const at = dice.below(text.length + 1);
      const end = at + dice.below(40);
      const kind = dice.below(7);
      if (kind === 0) text = text.slice(0, at);
      else if (kind === 1) text = text.slice(0, at) + text.slice(end);
      else if (kind === 2) text = text.slice(0, at) + dice.pick(SIGNS) + text.slice(at);
      else if (kind === 3) text = text.slice(0, at) + "[".repeat(dice.pick([5, 200, 20_000])) + text.slice(at);
      // A field twice: the names that the program looks for are what is worth to have twice.
      else if (kind === 4) text = text.replace(/"(id|content|status|prompt|submitTime)":/, (name) => `${name}${dice.pick(["null", "7", '"x"', "[]"])},${name}`);
      else if (kind === 5) text = text.replace(/\d+/g, (digits) => (dice.chance(0.1) ? digits.repeat(30) : digits));
      else text = text.slice(0, at) + text.slice(at, end) + text.slice(at);
    }
    return text;
  };

  const realFetch = window.fetch.bind(window);
  const spoiler: Spoiler = {
    spoil: (text, seed) => {
      const dice = window.dice(seed);
      const way = dice.below(3);
      if (way !== 1) text = spoilValue(text, dice);
      if (way !== 0) text = spoilText(text, dice);
      return text;
    },
    give: () => ({ text: "" }),
    given: 0,
    look: async (seed) => {
      const turn = (): Promise<void> =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (port1.close(), resolve());
          port2.postMessage(0);
        });
      const go = (search: string): void => {
        history.replaceState(null, "", search);
        dispatchEvent(new PopStateEvent("popstate"));
      };
      const stopped = (): string => document.getElementById("panic")?.textContent ?? "";
      const given = spoiler.given;
      document.querySelector<HTMLElement>('button[aria-label="Refresh"]')?.click();
      const end = performance.now() + 5000;
      do await turn();
      while ((spoiler.given === given || document.querySelector("[aria-busy=true]")) && !stopped() && performance.now() < end);
      const cards = [...document.querySelectorAll<HTMLElement>("[data-task-id]")];
      const isUnderstood = ![...document.querySelectorAll("[role=alert]")].some((it) => it.textContent);
      // What only the window shows, and what it fetches.
      const dice = window.dice(seed);
      const id = dice.chance(0.3) || cards.length === 0 ? "stranger-1" : dice.pick(cards).dataset.taskId;
      const room = dice.chance(0.1) ? "?view=queue" : `?task=${encodeURIComponent(id ?? "")}`;
      go(room);
      for (let at = 0; at < 6; at++) await turn();
      go("?");
      await turn();
      return { isUnderstood, stopped: stopped() };
    },
  };
  window.spoiler = spoiler;

  window.fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : String(input), location.href).pathname;
    if (!path.includes("/mj/task/")) return realFetch(input, init);
    spoiler.given += 1;
    const { text, status = 200 } = spoiler.give(path);
    return new Response(text, { status });
  };

  // No picture is fetched: whatever stands there as a link, nobody is asked for it. It fails, as most would.
  const fail = (image: HTMLImageElement): void => void queueMicrotask(() => image.dispatchEvent(new Event("error")));
  const setAttribute = Element.prototype.setAttribute;
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    get: () => "",
    set(this: HTMLImageElement) {
      fail(this);
    },
  });
  Element.prototype.setAttribute = function (name, value) {
    if (this instanceof HTMLImageElement && name === "src") fail(this);
    else setAttribute.call(this, name, value);
  };
}
