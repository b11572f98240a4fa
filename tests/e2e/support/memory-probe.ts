// Counts what a page holds (memory, nodes, listeners, timers and other objects that could leak) and runs its clock
// faster.

import type { CDPSession, Page } from "@playwright/test";

/** What a page holds after garbage collection. */
export interface MemorySample {
  heap: number;
  wasm: number;
  nodes: number;
  listeners: number;
  timers: number;
  controllers: number;
  observers: number;
}

export interface ProbeState {
  memory: WebAssembly.Memory | undefined;
  timers: Set<number>;
  maxTimers: number;
  /** Weak, so that counting keeps nothing alive. */
  controllers: WeakRef<AbortController>[];
  observers: WeakRef<IntersectionObserver>[];
  /** Reads by their path without IDs. */
  reads: Record<string, number>;
  /** Reads in flight by view, and the maximum at a time. */
  inFlight: Record<string, number>;
  maxInFlight: Record<string, number>;
  realTimeout: (act: () => void, ms: number) => void;
}

declare global {
  interface Window {
    memoryProbe: ProbeState;
  }
}

/**
 * For `addInitScript`: the page's clock and timers run `speed` times as fast. Exceptions are long timeouts (those of
 * reads and submissions) and timers set before the first read (the one of config.json).
 */
export function installMemoryProbe(speed: number): void {
  const { performance, Date } = window;
  const realTimeout = window.setTimeout.bind(window);
  const realInterval = window.setInterval.bind(window);
  const realFetch = window.fetch.bind(window);
  const probe: ProbeState = {
    memory: undefined,
    timers: new Set(),
    maxTimers: 0,
    controllers: [],
    observers: [],
    reads: {},
    inFlight: {},
    maxInFlight: {},
    realTimeout,
  };
  window.memoryProbe = probe;

  const begun = { date: Date.now(), ticks: performance.now() };
  const realTicks = performance.now.bind(performance);
  const passed = (): number => (realTicks() - begun.ticks) * speed;
  Date.now = () => Math.floor(begun.date + passed());
  performance.now = () => begun.ticks + passed();
  const hasAsked = (): boolean => Object.keys(probe.reads).length > 0;
  const fast = (ms = 0): number => (ms >= 100_000 || !hasAsked() ? ms : ms / speed);

  window.setTimeout = ((act: () => void, ms?: number) => {
    const timer = realTimeout(() => {
      probe.timers.delete(timer);
      act();
    }, fast(ms)) as unknown as number;
    probe.timers.add(timer);
    probe.maxTimers = Math.max(probe.maxTimers, probe.timers.size);
    return timer;
  }) as never;
  window.setInterval = ((act: () => void, ms?: number) => {
    // The timer of the ages on the cards; this is often enough.
    const timer = realInterval(act, Math.max((ms ?? 0) / speed, 50)) as unknown as number;
    probe.timers.add(timer);
    return timer;
  }) as never;
  for (const name of ["clearTimeout", "clearInterval"] as const) {
    const real = window[name].bind(window);
    window[name] = (timer) => {
      probe.timers.delete(timer as number);
      real(timer);
    };
  }

  const { AbortController, IntersectionObserver } = window;
  window.AbortController = class extends AbortController {
    constructor() {
      super();
      probe.controllers.push(new WeakRef(this));
    }
  };
  window.IntersectionObserver = class extends IntersectionObserver {
    constructor(...rest: ConstructorParameters<typeof IntersectionObserver>) {
      super(...rest);
      probe.observers.push(new WeakRef(this));
    }
  };

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (...rest: Parameters<typeof instantiate>) => {
    const made = (await instantiate(...rest)) as unknown as
      WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance;
    // A release exports the memory under a short name.
    const exports = Object.values(("instance" in made ? made.instance : made).exports);
    probe.memory ??= exports.find((value) => value instanceof WebAssembly.Memory);
    return made;
  }) as never;

  window.fetch = (input, init) => {
    const path = new URL(input instanceof Request ? input.url : String(input), location.href).pathname;
    const [, rest] = path.split("/mj/task/");
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    if (rest === undefined) return realFetch(input, init);
    const kind = rest.split("/").at(-1) ?? "";
    probe.reads[kind] = (probe.reads[kind] ?? 0) + 1;
    const view = kind === "fetch" || kind === "queue" ? kind : "grid";
    probe.inFlight[view] = (probe.inFlight[view] ?? 0) + 1;
    probe.maxInFlight[view] = Math.max(probe.maxInFlight[view] ?? 0, probe.inFlight[view]);
    let isOver = false;
    const end = (): void => {
      if (!isOver) probe.inFlight[view] -= 1;
      isOver = true;
    };
    signal?.addEventListener("abort", end, { once: true });
    return realFetch(input, init).finally(end);
  };
}

/** Takes samples through the DevTools protocol. */
export class MemoryProbe {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<MemoryProbe> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("HeapProfiler.enable");
    return new MemoryProbe(page, cdp);
  }

  async sample(): Promise<MemorySample> {
    // Twice: the first round releases what the second collects.
    for (let round = 0; round < 2; round++) await this.cdp.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const metric = (name: string): number => metrics.find((it) => it.name === name)?.value ?? Number.NaN;
    const counted = await this.page.evaluate(() => {
      const probe = window.memoryProbe;
      const alive = <T extends object>(refs: WeakRef<T>[]): WeakRef<T>[] =>
        refs.filter((it) => it.deref() !== undefined);
      probe.controllers = alive(probe.controllers);
      probe.observers = alive(probe.observers);
      return {
        wasm: probe.memory?.buffer.byteLength ?? Number.NaN,
        timers: probe.timers.size,
        // Those of requests in flight are in use.
        controllers: probe.controllers.length - Object.values(probe.inFlight).reduce((sum, count) => sum + count, 0),
        observers: probe.observers.length,
      };
    });
    return {
      heap: metric("JSHeapUsedSize"),
      nodes: metric("Nodes"),
      listeners: metric("JSEventListeners"),
      ...counted,
    };
  }
}
