/** A fixed seed gives the same choices again: mulberry32, good enough for choosing what somebody does next. */
export const chanceFrom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** True in `share` of all cases, 0 to 1. */
    is: (share: number): boolean => next() < share,
    /** One of them, each as likely as the others. */
    of: <T>(several: readonly T[]): T => several[Math.floor(next() * several.length)] as T,
    /** Between two numbers. */
    between: (from: number, to: number): number => from + next() * (to - from),
  };
};

export type Chance = ReturnType<typeof chanceFrom>;
