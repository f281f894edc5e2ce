import { type AnyColumn, asc, desc, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../kernel/clock.ts';

/** Where a row stands in a list by time. The id tells rows of the same moment apart. */
export type Place = { readonly at: Instant; readonly id: string };

/** Comes after every place: what a query for the newest rows starts from, so that it needs no condition of its own. */
export const newest: Place = { at: 999_999_999_999_999 as Instant, id: '' };

/** Comes before every place. */
export const oldest: Place = { at: 0 as Instant, id: '' };

/** A place as one text, for lists that keep it in a column. It sorts as the moment does. */
export const placeText = (at: Instant, id: string): string => `${String(at).padStart(15, '0')}:${id}`;

/** Sorts after every place text and every id in any collation (`~` does not: most languages put it before letters). */
export const afterAll = 'z';

/** How a list is sorted by a moment and an id, newest first. One index on both columns serves it. */
export const newestFirst = (at: AnyColumn | SQL, id: AnyColumn) => ({
  /** The rows after a place. */
  after: (place: { readonly at: unknown; readonly id: unknown }): SQL =>
    sql`(${at}, ${id}) < (${place.at}, ${place.id})`,
  sorting: [desc(at), desc(id)],
});

/** The same, oldest first. */
export const oldestFirst = (at: AnyColumn | SQL, id: AnyColumn) => ({
  after: (place: { readonly at: unknown; readonly id: unknown }): SQL =>
    sql`(${at}, ${id}) > (${place.at}, ${place.id})`,
  sorting: [asc(at), asc(id)],
});
