import type { Reader } from './unit.ts';
import type { Work } from './work.ts';

/** A row that is not what the journals say (missing, wrong, or there by mistake), named as the database names it. */
export type Difference = {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
};

/** The tables of a context that follow from what it hears and from nothing else, so that they can be rebuilt from the journals. */
export type ReadModel = {
  /** The other tables, which stay as they are: they do not follow from it, or clients rely on what was in them. */
  readonly kept: readonly string[];
  /**
   * Reads the right rows from a rebuilt store. The function it returns replaces the wrong rows in a unit of the live store,
   * tells each customer the current state of what was shown wrongly, and returns how many changes it told.
   */
  readonly correct: (
    right: Reader,
    differences: readonly Difference[],
  ) => Promise<(work: Pick<Work, 'tx' | 'at'>) => Promise<number>>;
};
