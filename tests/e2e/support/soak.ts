// How much the long tests try. `make soak` sets SOAK and they try ten times as much, for as long as that takes; the one
// place where the environment is asked.

/** The long forms are wanted. */
export const SOAK = Boolean(process.env.SOAK);

/** So many on every run, or so many when it may take long. */
export function scale(usual: number, long = usual * 10): number {
  return SOAK ? long : usual;
}

/** Seconds that a test may take, and how many when it may take long. */
export function limit(usual: number, long = usual * 20): number {
  return scale(usual, long) * 1000;
}

/** `SEED=7`: the one schedule, or the one mutated answer, that is to be seen again. */
export const ONLY = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
