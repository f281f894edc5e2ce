import type { Growth } from './growth.ts';
import type { ErrorPath, Flaw } from './source.ts';

/** A flaw, and the place that became null because of it, the root if none is given. */
export type Found = Flaw & { readonly nulled?: ErrorPath };

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

/** Undefined where a value is missing that must not be: the null then belongs to the parent. */
export type Write = (value: unknown, pass: Pass) => string | undefined;

const mostFlaws = 1_000;

export const flaw = (pass: Pass, message: string): undefined => {
  pass.found++;
  if (pass.path && pass.flaws.length < mostFlaws) pass.flaws.push({ message, path: [...pass.path] });
};

/** The latest flaws end here, as a null. Returns the text of null. */
export const becomesNull = ({ flaws, path }: Pass): string => {
  if (path) {
    const nulled = [...path];
    for (let at = flaws.length - 1; at >= 0 && flaws[at]?.nulled === undefined; at--)
      flaws[at] = { ...(flaws[at] as Found), nulled };
  }
  return 'null';
};
