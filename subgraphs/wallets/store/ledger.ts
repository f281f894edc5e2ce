import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { and, desc, eq, sql } from 'drizzle-orm';
import { ledger } from './tables.ts';

export type Entry = typeof ledger.$inferSelect;
/** Where an entry stands among its customer's. */
export type EntryPlace = Pick<Entry, 'occurredAt' | 'programme' | 'sequence'>;

const insert = prepared<Entry & Record<string, unknown>>()((tx: Tx) =>
  tx
    .insert(ledger)
    .values(
      slots('customerId', 'programme', 'sequence', 'reason', 'amount', 'orderId', 'occurredAt') as never,
    )
    .prepare('ledger_insert'),
);

/** Adds an entry; each number of a balance is taken once. */
export const addEntry = (tx: Tx, entry: Entry): Promise<unknown> => insert(tx, entry);

const entriesOf = ({ further }: { further: boolean }) =>
  prepared<Record<string, unknown>>()((read: Reader) =>
    read
      .select()
      .from(ledger)
      .where(
        and(
          eq(ledger.customerId, sql.placeholder('customerId')),
          further
            ? sql`(${ledger.occurredAt}, ${ledger.programme}, ${ledger.sequence}) < (${sql.placeholder('occurredAt')}, ${sql.placeholder('programme')}, ${sql.placeholder('sequence')})`
            : undefined,
        ),
      )
      .orderBy(desc(ledger.occurredAt), desc(ledger.programme), desc(ledger.sequence))
      .limit(sql.placeholder('limit'))
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
