import type { PublishedEvent } from '../kernel/published.ts';
import { index, instant, integer, json, primaryKey, sequence, table, text, uniqueIndex } from './columns.ts';

/** Each context's tables.ts exports these four beside its own, so that one migration holds all. */

/** Everything that happened, in order: history and outbox in one. Rows are never deleted, since consumers read them. */
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

/** One row: which journal this is. A store put back from a backup keeps it; a new store gets a new one. */
export const storeIdentity = table('store_identity', {
  one: integer('one').primaryKey(),
  journalId: text('log_id').notNull(),
});
