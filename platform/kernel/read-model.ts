import type { Reader } from './unit.ts';
import type { Work } from './work.ts';

/** A row that is not what the journals say (missing, wrong, or there by mistake), named as the database names it. */
export type Difference = {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
};

/** A context all of whose rows follow from what it hears, so that they can be made again from the journals. */
export type ReadModel = {
  /** Tables that stay as they are, because clients rely on what was in them. */
  readonly kept: readonly string[];
  /**
   * Reads the right rows from a store that was made again. What it answers puts them in the place of the wrong ones, in a unit
   * of the live store, tells each customer what was shown wrongly as it is now, and answers how many changes it told.
   */
  readonly correct: (
    right: Reader,
    differences: readonly Difference[],
  ) => Promise<(work: Pick<Work, 'tx' | 'at'>) => Promise<number>>;
};
