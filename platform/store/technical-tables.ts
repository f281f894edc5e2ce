import type { PublishedEvent } from '../kernel/published.ts';
import { index, instant, integer, json, primaryKey, sequence, table, text, uniqueIndex } from './columns.ts';

/** Each context's tables.ts exports these five beside its own, so that one migration holds all. */

/** Everything that happened, in order: history and outbox in one. Rows go once they are sealed. */
export const journal = table(
  'log',
  {
    number: sequence('number'),
    id: text('id').notNull(),
    aggregate: text('aggregate').notNull(),
    version: integer('version').notNull(),
    type: text('type').notNull(),
    fact: json<unknown>('fact').notNull(),
    /** What others may hear of it, or null. */
    published: json<PublishedEvent | null>('published'),
    at: instant('at').notNull(),
    causationId: text('causation_id'),
    correlationId: text('correlation_id').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [uniqueIndex('log_id').on(t.id), index('log_aggregate').on(t.aggregate, t.version)],
);

/** How far this context has read the journal of another: moved in the transaction of the effects. */
export const positions = table('positions', {
  source: text('source').primaryKey(),
  journalId: text('log_id').notNull(),
  number: integer('number').notNull(),
  /** The event at that number, or an empty text at the beginning. */
  eventId: text('event_id').notNull(),
});

/** Events this context could not apply, and later ones of the same aggregate, which wait behind them. */
export const deadLetters = table(
  'dead_letters',
  {
    source: text('source').notNull(),
    number: integer('number').notNull(),
    aggregate: text('aggregate').notNull(),
    event: json<unknown>('event').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.number] }),
    index('dead_letters_aggregate').on(t.source, t.aggregate),
  ],
);

/**
 * What the rows led to that were pruned from the journal, for each aggregate that had some. Its history goes on from here: a
 * seal is written in the unit that deletes the rows, and only where they were found legal and without a gap.
 */
export const seals = table('seals', {
  aggregate: text('aggregate').primaryKey(),
  /** The table of its row; null for an aggregate whose history is not replayed. */
  kind: text('kind'),
  version: integer('version').notNull(),
  /** How many of its events were published with a number of their own. */
  published: integer('published').notNull(),
  /** The state by the rules; null where the history is not replayed. */
  state: json<unknown>('state'),
});

/** One row: which journal this is. A store put back from a backup keeps it; a new store gets a new one. */
export const storeIdentity = table('store_identity', {
  one: integer('one').primaryKey(),
  journalId: text('log_id').notNull(),
  /** The number of the last row that was pruned; 0 while the journal is whole. */
  prunedTo: integer('pruned_to').notNull().default(0),
});
