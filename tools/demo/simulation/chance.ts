import { randomFrom } from '../../run/random.ts';

/** Makes choices that a seed determines. */
export const chanceFrom = (seed: number) => {
  const next = randomFrom(seed);
  return {
    /** True in `share` of all cases (0 to 1). */
    is: (share: number): boolean => next() < share,
    /** One of them, all equally likely. */
    of: <T>(several: readonly T[]): T => several[Math.floor(next() * several.length)] as T,
    /** A number between two others. */
    between: (from: number, to: number): number => from + next() * (to - from),
  };
};

export type Chance = ReturnType<typeof chanceFrom>;
