// A random user inside the page who changes the query again and again while the adversarial server answers at random.
// A schedule is the sequence of both; it depends on its seed, and on the page's timers where those decide the order.

import type { PageQuery } from "./adversarial-server";

/** The result of a schedule. */
export interface ScheduleResult {
  /** Failures; empty if there are none. */
  problems: string[];
  /** The steps, in words. */
  trace: string[];
  questions: number;
  answers: number;
  /** The maximum number of calls without an answer, aborted or not. */
  inFlight: number;
}

declare global {
  interface Window {
    runSchedule: (seed: number) => Promise<ScheduleResult>;
  }
}

/** For `addInitScript`, after `installSeededRandom` and `installAdversarialServer`. */
export function installRandomUser(): void {
  const STATUSES = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "FAILURE", "SUCCESS", "CANCEL"];
  const STATUS_NAMES = ["Not started", "Submitted", "Needs input", "In progress", "Failed", "Succeeded", "Cancelled"];
  const ACTIONS = ["", "IMAGINE", "UPSCALE", "ZOOM"];
  const FIELDS = ["submitTime", "finishTime", "status"];
  const SIZES = [10, 20, 50];
  const WORDS = ["cat", "ca", "cats in fog", "猫", "a", ""];
  const PLAIN = { sort: "submitTime,desc", page: 1, size: 20 };

  interface Route extends PageQuery {
    task: string;
    queue: boolean;
  }

  // ---- What is visible: by role and name ----

  const nameOf = (element: Element): string => {
    const label = (element as HTMLInputElement).labels?.[0];
    // A label around its control has its text in an element of its own.
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
    [...document.querySelectorAll("[role=alert]")]
      .flatMap((it) => [...it.querySelectorAll("button")])
      .find((it) => nameOf(it) === "Try again");

  const read = (): Route => {
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
  const describe = (route: Route): string =>
    `${window.adversarial.describe(route)} ${route.task} ${route.queue ? "queue" : ""}`;

  // ---- Time ----

  const pause = (ms: number): Promise<void> => new Promise((resolve) => window.adversarial.realTimeout(resolve, ms));
  const macrotask = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (port1.close(), resolve());
      port2.postMessage(0);
    });
  /** Back and Forward are asynchronous; every other step waits for them. */
  const navigated = (go: () => void): Promise<boolean> =>
    new Promise((resolve) => {
      addEventListener("popstate", () => resolve(true), { once: true });
      window.adversarial.realTimeout(() => resolve(false), 2000);
      go();
    });

  window.runSchedule = async (seed) => {
    const { adversarial } = window;
    const random = window.seededRandom(seed);
    const problems: string[] = [];
    const trace: string[] = [];
    const first = adversarial.calls.length;
    let [answers, inFlight, back, forward] = [0, 0, 0, 0];
    let typed: string | undefined;

    const choose = (name: string, value: string): void => {
      const select = field(name);
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const press = (element: HTMLElement | undefined): void => element?.click();

    /** A change of the filter leads to page 1 and changes nothing else. */
    type Change = { name: string; isPossible: () => boolean; apply: (before: Route) => Partial<Route> | Promise<void> };
    const onGrid = (): boolean => !isOpenDialog() && one("form", "Filters") !== undefined;
    const changes: Change[] = [
      {
        name: "status",
        isPossible: onGrid,
        apply: ({ statuses }) => {
          const at = random.below(STATUSES.length);
          press(one('[role=group][aria-label="Status"] button', STATUS_NAMES[at]));
          const others = statuses.filter((it) => it !== STATUSES[at]);
          return { statuses: others.length < statuses.length ? others : [...statuses, STATUSES[at]], page: 1 };
        },
      },
      {
        name: "action",
        isPossible: onGrid,
        apply: (before) => {
          const action = random.pick(ACTIONS.filter((it) => it !== before.action));
          choose("Action", action);
          return { action, page: 1 };
        },
      },
      {
        name: "typing",
        isPossible: onGrid,
        apply: () => {
          const input = field("Prompt");
          input.value = typed = random.pick(WORDS);
          input.dispatchEvent(new Event("input", { bubbles: true }));
          return {};
        },
      },
      {
        name: "Enter",
        isPossible: onGrid,
        apply: (before) => {
          const input = field("Prompt");
          input.value = typed = random.pick(WORDS);
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
          return input.value === before.prompt ? {} : { prompt: input.value, page: 1 };
        },
      },
      {
        name: "sort",
        isPossible: onGrid,
        apply: (before) => {
          const [present, way] = before.sort.split(",");
          const limit = random.pick(FIELDS.filter((it) => it !== present));
          choose("Sort by", limit);
          return { sort: `${limit},${way}`, page: 1 };
        },
      },
      {
        name: "direction",
        isPossible: onGrid,
        apply: (before) => {
          press(one("button", /^(Ascending|Descending)$/));
          const [present, way] = before.sort.split(",");
          return { sort: `${present},${way === "desc" ? "asc" : "desc"}`, page: 1 };
        },
      },
      {
        name: "page size",
        isPossible: () => onGrid() && one("select", "Tasks per page") !== undefined,
        apply: (before) => {
          const size = random.pick(SIZES.filter((it) => it !== before.size));
          choose("Tasks per page", String(size));
          return { size, page: 1 };
        },
      },
      ...[1, 2].map(() => ({
        name: "page",
        isPossible: () => onGrid() && one("nav", "Pages") !== undefined,
        apply: () => {
          const number = random.pick(all("nav button", /^Page \d+$/));
          press(number);
          return { page: Number(nameOf(number).slice(5)) };
        },
      })),
      { name: "Refresh", isPossible: () => !isOpenDialog(), apply: () => (press(one("button", "Refresh")), {}) },
      {
        name: "live refresh",
        isPossible: () => !isOpenDialog(),
        apply: () => (choose("Live refresh", random.pick(["off", "auto", "5"])), {}),
      },
      {
        name: "queue",
        isPossible: () => !isOpenDialog(),
        apply: ({ queue }) => (press(one('nav[aria-label="Views"] a', queue ? "Tasks" : "Queue")), { queue: !queue }),
      },
      {
        name: "open a task",
        isPossible: () => !isOpenDialog() && cards().length > 0,
        apply: () => {
          const card = random.pick(cards());
          press(card.querySelector<HTMLElement>('a[aria-label^="Open task"]') ?? undefined);
          return { task: card.dataset.taskId };
        },
      },
      ...[1, 2].map(() => ({
        name: "the task's parent",
        isPossible: () => isOpenDialog() && one("dialog a", /^Created from/) !== undefined,
        apply: () => {
          const link = one("dialog a", /^Created from/);
          press(link);
          return { task: link?.textContent ?? "" };
        },
      })),
      {
        name: "close",
        isPossible: () => isOpenDialog() && history.state === "opened",
        apply: async () => {
          await navigated(() => press(one("dialog button", "Close")));
          [back, forward] = [back - 1, forward + 1];
        },
      },
      {
        name: "Back",
        isPossible: () => back > 0,
        apply: async () => {
          if (await navigated(() => history.back())) [back, forward] = [back - 1, forward + 1];
          else problems.push("Back led nowhere");
        },
      },
      {
        name: "Forward",
        isPossible: () => forward > 0,
        apply: async () => {
          if (await navigated(() => history.forward())) [back, forward] = [back + 1, forward - 1];
          else problems.push("Forward led nowhere");
        },
      },
    ];

    const change = async (): Promise<void> => {
      const { name, isPossible, apply } = random.pick(changes);
      if (!isPossible()) return;
      const [before, wasTyped] = [read(), typed];
      const expected = apply(before);
      trace.push(`${name}: ${describe(read())}`);
      if (expected instanceof Promise) {
        await expected;
        trace.push(`  led to ${describe(read())}`);
        typed = undefined;
        return;
      }
      // Typed text that is not part of the URL yet is committed before a step of the history.
      const isStep = ["status", "action", "sort", "direction", "page size", "page", "queue", "open a task"].includes(name);
      const committed = isStep && wasTyped !== undefined && wasTyped !== before.prompt;
      const route = { ...before, ...(committed ? { prompt: wasTyped, page: 1 } : {}), ...expected };
      if (describe(route) !== describe(read()))
        problems.push(`${name} led to ${describe(read())}, not to ${describe(route)}`);
      // Pending input belongs to a field, and is lost with it.
      if (name === "queue" || (name !== "typing" && wasTyped !== typed)) typed = undefined;
      const replaces = name === "typing" || name === "Enter" || name === "the task's parent";
      if (!replaces && describe(before) !== describe(route)) [back, forward] = [back + 1, 0];
    };

    const answer = async (): Promise<void> => {
      const open = adversarial.open();
      if (open.length === 0) return;
      const call = random.pick(open);
      const kind = random.chance(0.6)
        ? "success"
        : random.pick(["late body", "late body", "unreachable", "500", "503", "429", "400", "garbage"] as const);
      trace.push(`  answer ${call.n}${call.aborted ? " (given up)" : ""}: ${kind}`);
      answers += 1;
      await call.answer(kind);
    };

    // Every schedule starts from the same state.
    history.pushState(null, "", location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
    await macrotask();
    choose("Live refresh", random.pick(["off", "auto", "5"]));
    adversarial.random = window.seededRandom(seed + 1_000_000);
    adversarial.abortRatio = random.pick([0, 0, 0.3, 1]);
    const [limit, answerRatio] = [2 + random.below(19), random.pick([0.1, 0.3, 0.5])];
    for (let step = 0; step < 80 && adversarial.calls.length - first < limit; step++) {
      await (random.chance(answerRatio) ? answer() : change());
      inFlight = Math.max(inFlight, adversarial.open().length);
      const rest = random.below(6);
      if (rest === 0) await pause(1 + random.below(5));
      else if (rest < 3) await macrotask();
      else if (rest === 3) await Promise.resolve();
    }

    // ---- The end: the server answers successfully ----

    /** What the visible view still waits for, in words; "" if nothing. */
    const pendingText = (): string => {
      const view = read().queue ? "queue" : "grid";
      const open = adversarial
        .open()
        .filter((call) => !call.aborted && call.view !== (view === "grid" ? "queue" : "grid"));
      // Live refresh continues after the grid has its answer.
      const reads = open.filter((call) => call.view !== "grid").map((call) => call.path);
      return [isBusy() && "busy", tryAgain() && "failed", ...reads].filter(Boolean).join(", ");
    };
    const settle = async (): Promise<void> => {
      const end = performance.now() + 5000;
      do {
        for (const call of adversarial.open().filter((it) => !it.aborted)) {
          answers += 1;
          await call.answer("success");
        }
        for (let at = 0; at < 3; at++) await macrotask();
        if (pendingText() === "") return;
        // The last load failed for good, so it is retried.
        if (tryAgain()) (tryAgain()?.click(), trace.push("Try again"));
        await pause(1);
      } while (performance.now() < end);
      problems.push(`it does not come to rest: ${pendingText()}`);
    };
    /** Answers the aborted calls as well. */
    const answerAborted = async (): Promise<void> => {
      const late = adversarial.open().filter((call) => call.aborted);
      while (late.length > 0) {
        answers += 1;
        await late.splice(random.below(late.length), 1)[0].answer("success");
      }
      for (let at = 0; at < 4; at++) await macrotask();
    };

    const check = (what: string, shown: unknown, right: unknown): void => {
      const [a, b] = [JSON.stringify(shown), JSON.stringify(right)];
      if (a !== b) problems.push(`${what}: ${a}, not ${b}`);
    };
    // Pending input is sent a moment later.
    await pause(4);
    await settle();
    if (read().queue) {
      await answerAborted();
      const prompts = [...document.querySelectorAll(".queue .prompt")]
        .map((it) => it.textContent)
        .filter((it) => it?.includes("{"));
      check(
        "the queue",
        prompts,
        [1, 2].map(() => `{queue} by ${adversarial.lastSuccess.queue}`),
      );
      press(one('nav[aria-label="Views"] a', "Tasks"));
      trace.push(`Tasks: ${describe(read())}`);
      await settle();
    }
    await answerAborted();
    let route = read();
    if (route.task) {
      check("the window's name", nameOf(document.querySelector("dialog") ?? document.body), `Task ${route.task}`);
      const isStranger = route.task.startsWith("stranger");
      const prompt = document.querySelector("dialog .prompt-text")?.textContent ?? "";
      if (isStranger) check("the window", prompt, `{${route.task}} by ${adversarial.lastSuccess.task}`);
      const close = (): void => press(one("dialog button", "Close"));
      await (history.state === "opened" ? navigated(close) : (close(), macrotask()));
      // The grid behind the dialog may have an older query.
      await settle();
      await answerAborted();
      route = read();
    }
    problems.push(...adversarial.violations.splice(0).map((it) => `two reads at a time: ${it}`));
    const numbers = cards().map((card) => /\{.*\} by \d+/.exec(card.textContent ?? "")?.[0]);
    check(
      "the sheet",
      numbers,
      [1, 2, 3].map(() => `${adversarial.describe(route)} by ${adversarial.lastSuccess.grid}`),
    );
    const pressed = STATUSES.filter(
      (_, at) => one("[role=group] button", STATUS_NAMES[at])?.getAttribute("aria-pressed") === "true",
    );
    check(
      "the statuses",
      pressed,
      STATUSES.filter((it) => route.statuses.includes(it)),
    );
    check("the action", field("Action").value, route.action);
    check("the prompt", field("Prompt").value.trim(), route.prompt);
    if (typed !== undefined) check("what was typed", route.prompt, typed);
    check(
      "the order",
      [field("Sort by").value, nameOf(one("button.direction", /./) ?? document.body)].join(),
      route.sort.replace("asc", "Ascending").replace("desc", "Descending"),
    );
    check("the size", one("select", "Tasks per page") && field("Tasks per page").value, String(route.size));
    check("the page", all("nav button[aria-current]", /^Page/).map(nameOf), [
      `Page ${Math.min(route.page, adversarial.pagesOf(route))}`,
    ]);
    const questions = adversarial.calls.length - first;
    // Aborted calls are dropped, so that thousands of them need not be searched.
    adversarial.calls = adversarial.open().filter((call) => !call.aborted);
    return { problems, trace, questions, answers, inFlight };
  };
}
