import type { JournalReader } from '@jumun/platform/kernel/journal';

/** A journal that a consumer reads, and which of its events it hears. */
export type Source = {
  readonly journal: JournalReader;
  readonly types: ReadonlySet<string>;
  /**
   * Where a new consumer begins: a new notifications context must not text all of history, and what is kept of it is enough for one that
   * hears what nobody said before.
   */
  readonly from: 'beginning' | 'kept' | 'now';
};

/** What became of the events that reached a consumer. */
export type ConsumerCounts = {
  applied: number;
  /** Dropped, because the position had passed them. */
  repeats: number;
  /** Batches that did not follow on the position. */
  gaps: number;
  /** Read from a journal rather than taken from a batch. */
  pulled: number;
  deadLettered: number;
  /** Jobs without content. */
  ghosts: number;
};

export const noCounts = (): ConsumerCounts => ({
  applied: 0,
  repeats: 0,
  gaps: 0,
  pulled: 0,
  deadLettered: 0,
  ghosts: 0,
});
