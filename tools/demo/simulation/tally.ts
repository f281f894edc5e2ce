/** Counts what happened, by name, and lists what should not have happened. */
export type Tally = {
  count(what: string): void;
  wrong(what: string, why: unknown): void;
  readonly counts: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
};

export const openTally = (): Tally => {
  const counts = new Map<string, number>();
  const problems: string[] = [];
  return {
    counts,
    problems,
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    wrong(what, why) {
      const text = why instanceof Error ? why.message : JSON.stringify(why);
      problems.push(`${what}: ${text}`.slice(0, 300));
    },
  };
};
