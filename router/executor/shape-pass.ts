import type { Growth } from './growth.ts';
import type { ErrorPath, Flaw } from './source.ts';

/** A flaw, and the place that became null because of it. */
export type Found = Flaw & { nulled: ErrorPath };

/** One pass over one answer. The first only counts flaws; if there are, a second finds out where. */
export type Pass = {
  /** The JSON of what __schema and __type answer, by the client's key. */
  readonly introspection: Readonly<Record<string, string>>;
  readonly growth: Growth;
  readonly path: (string | number)[] | undefined;
  readonly flaws: Found[];
  /** How many flaws there are. */
  found: number;
};

/** Undefined where a value is missing that may not be: the null then belongs to the parent. */
export type Write = (value: unknown, pass: Pass) => string | undefined;

const mostFlaws = 1_000;

export const flaw = (pass: Pass, message: string): undefined => {
  pass.found++;
  if (pass.path && pass.flaws.length < mostFlaws)
    pass.flaws.push({ message, path: [...pass.path], nulled: [] });
};

/** What the flaws from the one numbered `first` have led to ends here. */
export const becomesNull = ({ flaws, path }: Pass, first: number): void => {
  if (!path || flaws.length === first) return;
  const nulled = [...path];
  for (const found of flaws.slice(first)) found.nulled = nulled;
};
