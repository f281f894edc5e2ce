import type { History } from './history.ts';
import type { Invariant } from './invariant.ts';
import type { ContextWhy } from './why.ts';

/**
 * What an audit checks in a context, besides what it checks in all of them, such as positions in journals. An invariant that
 * reads several contexts belongs to the one whose promise it is.
 */
export type ContextAudit = {
  readonly invariants: readonly Invariant[];
  /** The kinds of aggregate whose histories are replayed. */
  readonly histories: readonly History[];
  readonly why: ContextWhy;
  /** The other aggregates, of which only the versions are checked; a context with histories has none unless it names them here. */
  readonly unplayed?: {
    /** SQL over the row `l` of its journal that is true of them. */
    readonly where?: string;
    /** The first version that a journal holds: 1 unless given. */
    readonly first?: number;
  };
  /**
   * An event has at most one effect of each type on an aggregate. Where it may have several, this SQL over the row `l` of the
   * journal tells them apart.
   */
  readonly effectsDifferBy?: string;
};
