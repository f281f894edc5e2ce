import { document } from '../kernel/rows.ts';
import { integer, sequence, table, text } from '../store/columns.ts';

export { forgotten } from '../kernel/forgotten.ts';
export { idempotency } from '../kernel/idempotency.ts';
export { deadLetters, journal, positions, seals, storeIdentity } from '../store/technical-tables.ts';

export type Tally = { readonly total: number };

/** One document per tally, as contexts keep their aggregates. */
export const tallies = table('tallies', {
  ...document<string, Tally>(),
  total: integer('total').notNull(),
});

/** What a consumer did, in the order in which it did it; nothing here stops it from doing a thing twice. */
export const effects = table('effects', {
  place: sequence('place'),
  source: text('source').notNull(),
  number: integer('number').notNull(),
  event: text('event').notNull(),
  aggregate: text('aggregate').notNull(),
});

export const words = table('words', { id: text('id').primaryKey(), word: text('word').notNull().unique() });
