import type { History } from './history.ts';
import type { Invariant } from './invariant.ts';
import type { ContextWhy } from './why.ts';

/**
 * What a context must let an audit check. What holds in every context alike, such as positions in journals, is not said
 * here. An invariant that reads several contexts belongs to the one whose promise it is.
 */
export type ContextAudit = {
  readonly invariants: readonly Invariant[];
  /** The kinds of aggregate whose histories are played. */
  readonly histories: readonly History[];
  readonly why: ContextWhy;
  /** Of the other aggregates only the versions are counted; a context with histories has none unless it says so. */
  readonly unplayed?: {
    /** SQL over the row `l` of its journal: which they are. */
    readonly where?: string;
    /** The first version that a journal holds: 1 unless given. */
    readonly first?: number;
  };
  /**
   * An event has one effect of each type on an aggregate. Where it may have several, this SQL over the row `l` of the
   * journal differs between them.
   */
  readonly effectsDifferBy?: string;
};
