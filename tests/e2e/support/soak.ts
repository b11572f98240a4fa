// How much the long tests try. `make soak` sets SOAK and they try ten times as much; the only place that reads the
// environment for it.

/** The long form is requested. */
export const SOAK = Boolean(process.env.SOAK);

/** The normal and the long number of iterations. */
export function scale(usual: number, long = usual * 10): number {
  return SOAK ? long : usual;
}

/** The timeout of a test in seconds, normal and long, in milliseconds. */
export function limit(usual: number, long = usual * 20): number {
  return scale(usual, long) * 1000;
}

/** `SEED=7`: the only schedule or mutated response to run, to reproduce a failure. */
export const ONLY = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
