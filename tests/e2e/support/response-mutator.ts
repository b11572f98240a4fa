// Mutates responses inside the page by seed: truncated, of other types, deep, huge, with broken escapes, with
// duplicate or missing fields. And a server that sends them to the page.

export interface ResponseMutator {
  /** A mutated response. */
  mutate: (text: string, seed: number) => string;
  /** The response to each request. */
  respond: (path: string) => { text: string; status?: number };
  /** The number of requests that were answered. */
  answered: number;
  /** Reloads the page's tasks and opens one of them, if there are any. */
  exercise: (seed: number) => Promise<{ isDecoded: boolean; stopped: string }>;
}

declare global {
  interface Window {
    mutator: ResponseMutator;
  }
}

/** For `addInitScript`, after `installSeededRandom`. */
export function installResponseMutator(): void {
  const ODD: unknown[] = [
    null,
    true,
    "",
    " ",
    0,
    -1,
    0.5,
    2 ** 53 + 1,
    1e308,
    -1e308,
    [],
    {},
    [[]],
    [null, 1, "a"],
    { a: { b: [] } },
    "9".repeat(400),
    "\u0000",
    "\u202eabc",
    "\ud83d",
    "a".repeat(20_000),
    "--ar 0:0 --v",
    "https://",
    "javascript:alert(1)",
    "1️⃣ a\n2️⃣ b",
    "2026-13-45",
    "Infinity",
    "NaN",
  ];
  const SIGNS = [
    '"',
    "\\",
    "\\u",
    "\\ud83d",
    "\\x41",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "-",
    "1e999",
    "null",
    "\u0000",
    "\ufeff",
    "<",
    "\ufffd",
  ];

  /** All places in a value, each as its container and key. */
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

  const mutateValue = (text: string, random: ReturnType<typeof window.seededRandom>): string => {
    let whole: unknown;
    try {
      whole = JSON.parse(text);
    } catch {
      return text;
    }
    for (let left = 1 + random.below(6); left > 0; left--) {
      const places = placesIn(whole);
      if (places.length === 0) break;
      const [holder, name] = random.pick(places);
      const [other, otherName] = random.pick(places);
      const kind = random.below(6);
      if (kind === 0) delete holder[name];
      else if (kind === 1) [holder[name], other[otherName]] = [other[otherName], holder[name]];
      else if (kind === 2) holder[name] = nested(random.pick([3, 60, 126, 200]));
      else if (kind === 3) holder[name] = JSON.stringify(holder[name]) ?? "";
      else holder[name] = random.pick(ODD);
      // Two swapped values may contain each other; then there is no JSON for them.
      try {
        JSON.stringify(whole);
      } catch {
        return text;
      }
    }
    return JSON.stringify(whole) ?? "";
  };

  const mutateText = (text: string, random: ReturnType<typeof window.seededRandom>): string => {
    for (let left = 1 + random.below(4); left > 0; left--) {
      const at = random.below(text.length + 1);
      const end = at + random.below(40);
      const kind = random.below(7);
      if (kind === 0) text = text.slice(0, at);
      else if (kind === 1) text = text.slice(0, at) + text.slice(end);
      else if (kind === 2) text = text.slice(0, at) + random.pick(SIGNS) + text.slice(at);
      else if (kind === 3) text = text.slice(0, at) + "[".repeat(random.pick([5, 200, 20_000])) + text.slice(at);
      // A duplicate field: the names that the program reads are worth duplicating.
      else if (kind === 4)
        text = text.replace(
          /"(id|content|status|prompt|submitTime)":/,
          (name) => `${name}${random.pick(["null", "7", '"x"', "[]"])},${name}`,
        );
      else if (kind === 5) text = text.replace(/\d+/g, (digits) => (random.chance(0.1) ? digits.repeat(30) : digits));
      else text = text.slice(0, at) + text.slice(at, end) + text.slice(at);
    }
    return text;
  };

  const realFetch = window.fetch.bind(window);
  const mutator: ResponseMutator = {
    mutate: (text, seed) => {
      const random = window.seededRandom(seed);
      const way = random.below(3);
      if (way !== 1) text = mutateValue(text, random);
      if (way !== 0) text = mutateText(text, random);
      return text;
    },
    respond: () => ({ text: "" }),
    answered: 0,
    exercise: async (seed) => {
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
      const answered = mutator.answered;
      document.querySelector<HTMLElement>('button[aria-label="Refresh"]')?.click();
      const end = performance.now() + 5000;
      do await turn();
      while (
        (mutator.answered === answered || document.querySelector("[aria-busy=true]")) &&
        !stopped() &&
        performance.now() < end
      );
      const cards = [...document.querySelectorAll<HTMLElement>("[data-task-id]")];
      const isDecoded = ![...document.querySelectorAll("[role=alert]")].some((it) => it.textContent);
      // What only the dialog shows, and what it fetches.
      const random = window.seededRandom(seed);
      const id = random.chance(0.3) || cards.length === 0 ? "stranger-1" : random.pick(cards).dataset.taskId;
      const view = random.chance(0.1) ? "?view=queue" : `?task=${encodeURIComponent(id ?? "")}`;
      go(view);
      for (let at = 0; at < 6; at++) await turn();
      go("?");
      await turn();
      return { isDecoded, stopped: stopped() };
    },
  };
  window.mutator = mutator;

  window.fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : String(input), location.href).pathname;
    if (!path.includes("/mj/task/")) return realFetch(input, init);
    mutator.answered += 1;
    const { text, status = 200 } = mutator.respond(path);
    return new Response(text, { status });
  };

  // No image is requested, whatever its link; it fails, as most would.
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
