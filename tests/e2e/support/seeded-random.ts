// A seeded random generator, for the page (as an init script) and for tests.

export interface SeededRandom {
  /** An integer from 0 to `bound` - 1. */
  below(bound: number): number;
  pick<T>(from: readonly T[]): T;
  chance(of: number): boolean;
}

declare global {
  interface Window {
    seededRandom: (seed: number) => SeededRandom;
  }
}

/** For `addInitScript`, and for the test itself. */
export function installSeededRandom(): void {
  globalThis.window ??= globalThis as never;
  window.seededRandom = (seed) => {
    let state = Math.imul(seed + 1, 0x9e3779b1);
    const next = (): number => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (bound: number): number => Math.floor(next() * bound);
    return { below, pick: (from) => from[below(from.length)] as never, chance: (of) => next() < of };
  };
}
