import { sql } from 'drizzle-orm';
import { prepared, preparedInsert } from '../store/prepared.ts';
import type { Store } from '../store/store.ts';
import { journal, storeIdentity } from '../store/technical-tables.ts';
import { newId } from './ids.ts';
import type { Envelope } from './published.ts';
import type { Reader } from './unit.ts';

/** A place in a journal: a number and the event that stands there (an empty text at the beginning). */
export type JournalPlace = { readonly number: number; readonly eventId: string };

export type JournalPage = {
  /** Which journal this is; another id means another history. */
  readonly journalId: string;
  /** The newest number. */
  readonly head: number;
  /** The event that stands at the number asked for, or an empty text where there is none. */
  readonly eventIdAtAfter: string;
  /** What was published after that number, in order. */
  readonly events: readonly Envelope[];
  /** The last row looked at, published or not. */
  readonly upTo: JournalPlace;
  /** Where rows after the number asked for were pruned, the number of the last of them: what they said cannot be read any more. Otherwise 0. */
  readonly prunedTo: number;
};

/** Reads one context's journal: in this process from its store, elsewhere by a signed internal call. */
export type JournalReader = {
  readonly source: string;
  /** Looks at up to `limit` rows with a greater number; committed rows only, and gaps are never filled later. */
  page(after: number, limit: number): Promise<JournalPage>;
};

const rowsFrom = prepared<{ from: number; limit: number }>()((read: Reader, value) =>
  read
    .select({
      number: journal.number,
      id: journal.id,
      aggregate: journal.aggregate,
      published: journal.published,
      at: journal.at,
      causationId: journal.causationId,
      correlationId: journal.correlationId,
    })
    .from(journal)
    .where(sql`${journal.number} >= ${value('from')}`)
    .orderBy(journal.number)
    .limit(value('limit'))
    .prepare('log_from'),
);

const newest = prepared()((read: Reader) =>
  read
    .select({ number: journal.number })
    .from(journal)
    .orderBy(sql`${journal.number} desc`)
    .limit(1)
    .prepare('log_newest'),
);

const insertIdentity = preparedInsert(storeIdentity, 'identity_insert', {
  columns: ['one', 'journalId'],
  finish: (row) => row.onConflictDoNothing(),
});

/** The id of this store's journal; made when the store is new, kept forever. */
export const journalIdOf = async (store: Store): Promise<string> => {
  const find = async () => (await store.read.select().from(storeIdentity))[0]?.journalId;
  const had = await find();
  if (had) return had;
  await store.transaction(async (tx) => void (await insertIdentity(tx, { one: 1, journalId: newId('log') })));
  const made = await find();
  if (!made) throw new Error('the journal has no id');
  return made;
};

const prunedToOf = prepared()((read: Reader) =>
  read.select({ prunedTo: storeIdentity.prunedTo }).from(storeIdentity).prepare('log_pruned_to'),
);

/** Reads the journal of a store that is open in this process. */
export const openJournal = async (source: string, store: Store): Promise<JournalReader> => {
  const journalId = await journalIdOf(store);
  return {
    source,
    async page(after, limit) {
      // with the row that stands at `after` itself: the caller is told whether it is still the same
      const found = await rowsFrom(store.read, { from: after, limit: limit + 1 });
      const known = found[0]?.number === after ? found[0] : undefined;
      // a row that is there has not been pruned, and none after it
      const prunedTo = known ? 0 : ((await prunedToOf(store.read, {}))[0]?.prunedTo ?? 0);
      const rows = known ? found.slice(1) : found.slice(0, limit);
      const last = rows.at(-1);
      const eventIdAtAfter = known?.id ?? '';
      const head =
        rows.length === limit || !last ? ((await newest(store.read, {}))[0]?.number ?? 0) : last.number;
      const events = rows.flatMap(({ published, number, id, aggregate, at, causationId, correlationId }) =>
        published
          ? [{ ...published, id, source, number, aggregate, occurredAt: at, causationId, correlationId }]
          : [],
      );
      return {
        journalId,
        head,
        eventIdAtAfter,
        events,
        upTo: last ? { number: last.number, eventId: last.id } : { number: after, eventId: eventIdAtAfter },
        prunedTo: prunedTo > after ? prunedTo : 0,
      };
    },
  };
};
