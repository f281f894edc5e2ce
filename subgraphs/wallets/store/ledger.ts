import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, desc, eq, sql } from 'drizzle-orm';
import { ledger } from './tables.ts';

export type Entry = typeof ledger.$inferSelect;
/** Where an entry stands among its customer's. */
export type EntryPlace = Pick<Entry, 'occurredAt' | 'programme' | 'sequence'>;

const insert = preparedInsert(ledger, 'ledger_insert');

/** Adds an entry. Each number of a balance is taken once. */
export const addEntry = (tx: Tx, entry: Entry): Promise<unknown> => insert(tx, entry);

const entriesOf = ({ further }: { further: boolean }) =>
  prepared<Record<string, unknown>>()((read: Reader, value) =>
    read
      .select()
      .from(ledger)
      .where(
        and(
          eq(ledger.customerId, value('customerId')),
          further
            ? sql`(${ledger.occurredAt}, ${ledger.programme}, ${ledger.sequence}) < (${value('occurredAt')}, ${value('programme')}, ${value('sequence')})`
            : undefined,
        ),
      )
      .orderBy(desc(ledger.occurredAt), desc(ledger.programme), desc(ledger.sequence))
      .limit(value('limit'))
      .prepare(`ledger_entries${further ? '_further' : ''}`),
  );

const first = entriesOf({ further: false });
const further = entriesOf({ further: true });

/** A customer's entries, newest first. */
export const findEntries = (
  read: Reader,
  customerId: string,
  after: EntryPlace | null,
  limit: number,
): Promise<Entry[]> =>
  after ? further(read, { customerId, limit, ...after }) : first(read, { customerId, limit });
