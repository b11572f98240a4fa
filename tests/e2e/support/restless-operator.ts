// An operator inside the page who changes the question again and again while the nasty server answers as it likes. One
// schedule is what both do; it depends on its seed, and on the timers of the page as far as those decide who comes first.

import type { Question } from "./nasty-server";

/** What a schedule came to. */
export interface Outcome {
  /** What went wrong; empty if nothing did. */
  problems: string[];
  /** What was done, in words. */
  trace: string[];
  questions: number;
  answers: number;
  /** The most questions that waited for an answer at a time, given up or not. */
  inFlight: number;
}

declare global {
  interface Window {
    schedule: (seed: number) => Promise<Outcome>;
  }
}

/** For `addInitScript`, after `makeDice` and `installNastyServer`. */
export function hireRestlessOperator(): void {
  const STATUSES = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "FAILURE", "SUCCESS", "CANCEL"];
  const STATUS_WORDS = ["Not started", "Submitted", "Needs input", "In progress", "Failed", "Succeeded", "Cancelled"];
  const ACTIONS = ["", "IMAGINE", "UPSCALE", "ZOOM"];
  const FIELDS = ["submitTime", "finishTime", "status"];
  const SIZES = [10, 20, 50];
  const WORDS = ["cat", "ca", "cats in fog", "猫", "a", ""];
  const PLAIN = { sort: "submitTime,desc", page: 1, size: 20 };

  interface Place extends Question {
    task: string;
    queue: boolean;
  }

  // ---- What is seen: by role and name ----

  const nameOf = (element: Element): string => {
    const label = (element as HTMLInputElement).labels?.[0];
    // A label around its control has its words in an element of their own.
    const words = label?.contains(element) ? label.querySelector("span") : label;
    return (element.getAttribute("aria-label") ?? words?.textContent ?? element.textContent ?? "").trim();
  };
  const all = (selector: string, name: RegExp | string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((it) =>
      typeof name === "string" ? nameOf(it) === name : name.test(nameOf(it)),
    );
  const one = (selector: string, name: RegExp | string): HTMLElement | undefined => all(selector, name)[0];
  const field = (name: string): HTMLInputElement => one("input, select, textarea", name) as HTMLInputElement;
  const isOpenDialog = (): boolean => document.querySelector("dialog") !== null;
  const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-task-id]")];
  const isBusy = (): boolean => document.querySelector("[aria-busy=true]") !== null;
  const tryAgain = (): HTMLElement | undefined =>
    [...document.querySelectorAll("[role=alert]")].flatMap((it) => [...it.querySelectorAll("button")]).find((it) => nameOf(it) === "Try again");

  const read = (): Place => {
    const pairs = new URLSearchParams(location.search);
    return {
      statuses: (pairs.get("status") ?? "").split(",").filter(Boolean),
      action: pairs.get("action") ?? "",
      prompt: pairs.get("prompt") ?? "",
      sort: pairs.get("sort") ?? PLAIN.sort,
      page: Number(pairs.get("page") ?? PLAIN.page),
      size: Number(pairs.get("size") ?? PLAIN.size),
      task: pairs.get("task") ?? "",
      queue: pairs.get("view") === "queue",
    };
  };
  const told = (place: Place): string => `${window.nasty.asked(place)} ${place.task} ${place.queue ? "queue" : ""}`;

  // ---- Time ----

  const pause = (ms: number): Promise<void> => new Promise((resolve) => window.nasty.realTimeout(resolve, ms));
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (port1.close(), resolve());
      port2.postMessage(0);
    });
  /** Back and Forward take a moment; all others wait for them, as a person would. */
  const travelled = (go: () => void): Promise<boolean> =>
    new Promise((resolve) => {
      addEventListener("popstate", () => resolve(true), { once: true });
      window.nasty.realTimeout(() => resolve(false), 2000);
      go();
    });

  window.schedule = async (seed) => {
    const { nasty } = window;
    const dice = window.dice(seed);
    const problems: string[] = [];
    const trace: string[] = [];
    const first = nasty.calls.length;
    let [answers, inFlight, back, forward] = [0, 0, 0, 0];
    let typed: string | undefined;

    const choose = (name: string, value: string): void => {
      const select = field(name);
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const press = (element: HTMLElement | undefined): void => element?.click();

    /** A change of the filter leads to page 1, and just what was chosen is different. */
    type Change = { name: string; may: () => boolean; act: (before: Place) => Partial<Place> | Promise<void> };
    const onSheet = (): boolean => !isOpenDialog() && one("form", "Filters") !== undefined;
    const changes: Change[] = [
      {
        name: "status",
        may: onSheet,
        act: ({ statuses }) => {
          const at = dice.below(STATUSES.length);
          press(one('[role=group][aria-label="Status"] button', STATUS_WORDS[at]));
          const others = statuses.filter((it) => it !== STATUSES[at]);
          return { statuses: others.length < statuses.length ? others : [...statuses, STATUSES[at]], page: 1 };
        },
      },
      {
        name: "action",
        may: onSheet,
        act: (before) => {
          const action = dice.pick(ACTIONS.filter((it) => it !== before.action));
          choose("Action", action);
          return { action, page: 1 };
        },
      },
      {
        name: "typing",
        may: onSheet,
        act: () => {
          const input = field("Prompt");
          input.value = typed = dice.pick(WORDS);
          input.dispatchEvent(new Event("input", { bubbles: true }));
          return {};
        },
      },
      {
        name: "Enter",
        may: onSheet,
        act: (before) => {
          const input = field("Prompt");
          input.value = typed = dice.pick(WORDS);
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
          return input.value === before.prompt ? {} : { prompt: input.value, page: 1 };
        },
      },
      {
        name: "sort",
        may: onSheet,
        act: (before) => {
          const [present, way] = before.sort.split(",");
          const wanted = dice.pick(FIELDS.filter((it) => it !== present));
          choose("Sort by", wanted);
          return { sort: `${wanted},${way}`, page: 1 };
        },
      },
      {
        name: "direction",
        may: onSheet,
        act: (before) => {
          press(one("button", /^(Ascending|Descending)$/));
          const [present, way] = before.sort.split(",");
          return { sort: `${present},${way === "desc" ? "asc" : "desc"}`, page: 1 };
        },
      },
      {
        name: "page size",
        may: () => onSheet() && one("select", "Tasks per page") !== undefined,
        act: (before) => {
          const size = dice.pick(SIZES.filter((it) => it !== before.size));
          choose("Tasks per page", String(size));
          return { size, page: 1 };
        },
      },
      ...[1, 2].map(() => ({
        name: "page",
        may: () => onSheet() && one("nav", "Pages") !== undefined,
        act: () => {
          const number = dice.pick(all("nav button", /^Page \d+$/));
          press(number);
          return { page: Number(nameOf(number).slice(5)) };
        },
      })),
      { name: "Refresh", may: () => !isOpenDialog(), act: () => (press(one("button", "Refresh")), {}) },
      {
        name: "live refresh",
        may: () => !isOpenDialog(),
        act: () => (choose("Live refresh", dice.pick(["off", "auto", "5"])), {}),
      },
      {
        name: "queue",
        may: () => !isOpenDialog(),
        act: ({ queue }) => (press(one('nav[aria-label="Views"] a', queue ? "Tasks" : "Queue")), { queue: !queue }),
      },
      {
        name: "open a task",
        may: () => !isOpenDialog() && cards().length > 0,
        act: () => {
          const card = dice.pick(cards());
          press(card.querySelector<HTMLElement>('a[aria-label^="Open task"]') ?? undefined);
          return { task: card.dataset.taskId };
        },
      },
      ...[1, 2].map(() => ({
        name: "the task's parent",
        may: () => isOpenDialog() && one("dialog a", /^Made from/) !== undefined,
        act: () => {
          const link = one("dialog a", /^Made from/);
          press(link);
          return { task: link?.textContent ?? "" };
        },
      })),
      {
        name: "close",
        may: () => isOpenDialog() && history.state === "opened",
        act: async () => {
          await travelled(() => press(one("dialog button", "Close")));
          [back, forward] = [back - 1, forward + 1];
        },
      },
      {
        name: "Back",
        may: () => back > 0,
        act: async () => {
          if (await travelled(() => history.back())) [back, forward] = [back - 1, forward + 1];
          else problems.push("Back led nowhere");
        },
      },
      {
        name: "Forward",
        may: () => forward > 0,
        act: async () => {
          if (await travelled(() => history.forward())) [back, forward] = [back + 1, forward - 1];
          else problems.push("Forward led nowhere");
        },
      },
    ];

    const change = async (): Promise<void> => {
      const { name, may, act } = dice.pick(changes);
      if (!may()) return;
      const [before, wasTyped] = [read(), typed];
      const expected = act(before);
      trace.push(`${name}: ${told(read())}`);
      if (expected instanceof Promise) {
        await expected;
        trace.push(`  led to ${told(read())}`);
        typed = undefined;
        return;
      }
      const place = { ...before, ...expected };
      if (told(place) !== told(read())) problems.push(`${name} led to ${told(read())}, not to ${told(place)}`);
      // What is being typed belongs to a field, and goes with it.
      if (name === "queue" || (name !== "typing" && wasTyped !== typed)) typed = undefined;
      const replaces = name === "typing" || name === "Enter" || name === "the task's parent";
      if (!replaces && told(before) !== told(place)) [back, forward] = [back + 1, 0];
    };

    const answer = async (): Promise<void> => {
      const open = nasty.open();
      if (open.length === 0) return;
      const call = dice.pick(open);
      const manner = dice.chance(0.6)
        ? "good"
        : dice.pick(["late body", "late body", "unreachable", "500", "503", "429", "400", "garbage"] as const);
      trace.push(`  answer ${call.n}${call.aborted ? " (given up)" : ""}: ${manner}`);
      answers += 1;
      await call.answer(manner);
    };

    // From the same place each time.
    history.pushState(null, "", location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
    await turn();
    choose("Live refresh", dice.pick(["off", "auto", "5"]));
    nasty.dice = window.dice(seed + 1_000_000);
    nasty.polite = dice.pick([0, 0, 0.3, 1]);
    const [wanted, answering] = [2 + dice.below(19), dice.pick([0.1, 0.3, 0.5])];
    for (let step = 0; step < 80 && nasty.calls.length - first < wanted; step++) {
      await (dice.chance(answering) ? answer() : change());
      inFlight = Math.max(inFlight, nasty.open().length);
      const rest = dice.below(6);
      if (rest === 0) await pause(1 + dice.below(5));
      else if (rest < 3) await turn();
      else if (rest === 3) await Promise.resolve();
    }

    // ---- The end: the server answers well, at last ----

    /** What is still awaited in the view that is seen, in words; "" when all is told. */
    const awaited = (): string => {
      const view = read().queue ? "queue" : "sheet";
      const open = nasty.open().filter((call) => !call.aborted && call.view !== (view === "sheet" ? "queue" : "sheet"));
      // Live refresh asks on, when the sheet has its answer.
      const asked = open.filter((call) => call.view !== "sheet").map((call) => call.path);
      return [isBusy() && "busy", tryAgain() && "failed", ...asked].filter(Boolean).join(", ");
    };
    const settle = async (): Promise<void> => {
      const end = performance.now() + 5000;
      do {
        for (const call of nasty.open().filter((it) => !it.aborted)) {
          answers += 1;
          await call.answer("good");
        }
        for (let at = 0; at < 3; at++) await turn();
        if (awaited() === "") return;
        // The last question failed for good; so the operator asks it again, or looks again at the task.
        if (tryAgain()) tryAgain()?.click(), trace.push("Try again");
        await pause(1);
      } while (performance.now() < end);
      problems.push(`it does not come to rest: ${awaited()}`);
    };
    /** What nobody wants to hear any more comes all the same. */
    const sayTheRest = async (): Promise<void> => {
      const late = nasty.open().filter((call) => call.aborted);
      while (late.length > 0) {
        answers += 1;
        await late.splice(dice.below(late.length), 1)[0].answer("good");
      }
      for (let at = 0; at < 4; at++) await turn();
    };

    const check = (what: string, shown: unknown, right: unknown): void => {
      const [a, b] = [JSON.stringify(shown), JSON.stringify(right)];
      if (a !== b) problems.push(`${what}: ${a}, not ${b}`);
    };
    // What is being typed is asked for a moment later.
    await pause(4);
    await settle();
    if (read().queue) {
      await sayTheRest();
      const prompts = [...document.querySelectorAll(".queue .prompt")].map((it) => it.textContent).filter((it) => it?.includes("{"));
      check("the queue", prompts, [1, 2].map(() => `{queue} by ${nasty.lastGood.queue}`));
      press(one('nav[aria-label="Views"] a', "Tasks"));
      trace.push(`Tasks: ${told(read())}`);
      await settle();
    }
    await sayTheRest();
    let place = read();
    if (place.task) {
      check("the window's name", nameOf(document.querySelector("dialog") ?? document.body), `Task ${place.task}`);
      const isStranger = place.task.startsWith("stranger");
      const prompt = document.querySelector("dialog .prompt-text")?.textContent ?? "";
      if (isStranger) check("the window", prompt, `{${place.task}} by ${nasty.lastGood.task}`);
      const close = (): void => press(one("dialog button", "Close"));
      await (history.state === "opened" ? travelled(close) : (close(), turn()));
      // Where it was opened may be another question, of long ago.
      await settle();
      await sayTheRest();
      place = read();
    }
    problems.push(...nasty.violations.splice(0).map((it) => `two reads at a time: ${it}`));
    const numbers = cards().map((card) => /\{.*\} by \d+/.exec(card.textContent ?? "")?.[0]);
    check("the sheet", numbers, [1, 2, 3].map(() => `${nasty.asked(place)} by ${nasty.lastGood.sheet}`));
    const pressed = STATUSES.filter((_, at) => one('[role=group] button', STATUS_WORDS[at])?.getAttribute("aria-pressed") === "true");
    check("the statuses", pressed, STATUSES.filter((it) => place.statuses.includes(it)));
    check("the action", field("Action").value, place.action);
    check("the prompt", field("Prompt").value.trim(), place.prompt);
    if (typed !== undefined) check("what was typed", place.prompt, typed);
    check("the order", [field("Sort by").value, nameOf(one("button.direction", /./) ?? document.body)].join(), place.sort.replace("asc", "Ascending").replace("desc", "Descending"));
    check("the size", one("select", "Tasks per page") && field("Tasks per page").value, String(place.size));
    check("the page", all("nav button[aria-current]", /^Page/).map(nameOf), [`Page ${Math.min(place.page, nasty.pagesOf(place))}`]);
    const questions = nasty.calls.length - first;
    // What waits is forgotten, lest ten thousand of them be looked through.
    nasty.calls = nasty.open().filter((call) => !call.aborted);
    return { problems, trace, questions, answers, inFlight };
  };
}
