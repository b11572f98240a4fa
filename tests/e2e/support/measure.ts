// What a page holds: memory, nodes, listeners, timers, and whatever else could pile up in days. And a clock that makes
// days pass in a minute.

import type { CDPSession, Page } from "@playwright/test";

/** What a page holds, after the garbage is taken away. */
export interface Held {
  heap: number;
  wasm: number;
  nodes: number;
  listeners: number;
  timers: number;
  controllers: number;
  observers: number;
}

export interface Gauge {
  memory: WebAssembly.Memory | undefined;
  timers: Set<number>;
  mostTimers: number;
  /** Weak, so that counting keeps nothing. */
  controllers: WeakRef<AbortController>[];
  observers: WeakRef<IntersectionObserver>[];
  /** Reads that were begun, by their path without ids. */
  asked: Record<string, number>;
  /** Reads under way, by view, and the most at a time. */
  underWay: Record<string, number>;
  most: Record<string, number>;
  realTimeout: (act: () => void, ms: number) => void;
}

declare global {
  interface Window {
    gauge: Gauge;
  }
}

/**
 * For `addInitScript`: the page's clock and its timers run `speed` times as fast. Not so its time limits: those of reads
 * and acts are long, and what is set before the first question is the one of config.json.
 */
export function installGauge(speed: number): void {
  const { performance, Date } = window;
  const realTimeout = window.setTimeout.bind(window);
  const realInterval = window.setInterval.bind(window);
  const realFetch = window.fetch.bind(window);
  const gauge: Gauge = {
    memory: undefined,
    timers: new Set(),
    mostTimers: 0,
    controllers: [],
    observers: [],
    asked: {},
    underWay: {},
    most: {},
    realTimeout,
  };
  window.gauge = gauge;

  const begun = { date: Date.now(), ticks: performance.now() };
  const realTicks = performance.now.bind(performance);
  const passed = (): number => (realTicks() - begun.ticks) * speed;
  Date.now = () => Math.floor(begun.date + passed());
  performance.now = () => begun.ticks + passed();
  const hasAsked = (): boolean => Object.keys(gauge.asked).length > 0;
  const fast = (ms = 0): number => (ms >= 100_000 || !hasAsked() ? ms : ms / speed);

  window.setTimeout = ((act: () => void, ms?: number) => {
    const timer = realTimeout(() => {
      gauge.timers.delete(timer);
      act();
    }, fast(ms)) as unknown as number;
    gauge.timers.add(timer);
    gauge.mostTimers = Math.max(gauge.mostTimers, gauge.timers.size);
    return timer;
  }) as never;
  window.setInterval = ((act: () => void, ms?: number) => {
    // The ages on the cards: often enough.
    const timer = realInterval(act, Math.max((ms ?? 0) / speed, 50)) as unknown as number;
    gauge.timers.add(timer);
    return timer;
  }) as never;
  for (const name of ["clearTimeout", "clearInterval"] as const) {
    const real = window[name].bind(window);
    window[name] = (timer) => {
      gauge.timers.delete(timer as number);
      real(timer);
    };
  }

  const { AbortController, IntersectionObserver } = window;
  window.AbortController = class extends AbortController {
    constructor() {
      super();
      gauge.controllers.push(new WeakRef(this));
    }
  };
  window.IntersectionObserver = class extends IntersectionObserver {
    constructor(...rest: ConstructorParameters<typeof IntersectionObserver>) {
      super(...rest);
      gauge.observers.push(new WeakRef(this));
    }
  };

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (...rest: Parameters<typeof instantiate>) => {
    const made = (await instantiate(...rest)) as unknown as WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance;
    const { memory } = ("instance" in made ? made.instance : made).exports;
    gauge.memory ??= memory as WebAssembly.Memory;
    return made;
  }) as never;

  window.fetch = (input, init) => {
    const path = new URL(input instanceof Request ? input.url : String(input), location.href).pathname;
    const [, rest] = path.split("/mj/task/");
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    if (rest === undefined) return realFetch(input, init);
    const kind = rest.split("/").at(-1) ?? "";
    gauge.asked[kind] = (gauge.asked[kind] ?? 0) + 1;
    const view = kind === "fetch" || kind === "queue" ? kind : "sheet";
    gauge.underWay[view] = (gauge.underWay[view] ?? 0) + 1;
    gauge.most[view] = Math.max(gauge.most[view] ?? 0, gauge.underWay[view]);
    let isOver = false;
    const end = (): void => {
      if (!isOver) gauge.underWay[view] -= 1;
      isOver = true;
    };
    signal?.addEventListener("abort", end, { once: true });
    return realFetch(input, init).finally(end);
  };
}

/** Asks the browser for what a page holds. */
export class Scales {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<Scales> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("HeapProfiler.enable");
    return new Scales(page, cdp);
  }

  async weigh(): Promise<Held> {
    // Twice: what the first round finds is let go of in the second.
    for (let round = 0; round < 2; round++) await this.cdp.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const metric = (name: string): number => metrics.find((it) => it.name === name)?.value ?? Number.NaN;
    const counted = await this.page.evaluate(() => {
      const { gauge } = window;
      const alive = <T extends object>(refs: WeakRef<T>[]): WeakRef<T>[] => refs.filter((it) => it.deref() !== undefined);
      gauge.controllers = alive(gauge.controllers);
      gauge.observers = alive(gauge.observers);
      return {
        wasm: gauge.memory?.buffer.byteLength ?? Number.NaN,
        timers: gauge.timers.size,
        controllers: gauge.controllers.length,
        observers: gauge.observers.length,
      };
    });
    return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), ...counted };
  }
}
