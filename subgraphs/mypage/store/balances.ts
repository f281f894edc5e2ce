import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInserts } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import { balances } from './tables.ts';

export type BalanceRow = typeof balances.$inferSelect;

/** What every customer begins with. */
const nothingHeard: Omit<BalanceRow, 'customerId'> = {
  mileage: 0,
  mileageSequence: 0,
  points: 0,
  pointsSequence: 0,
  grade: 'SILVER',
  gradeSequence: 0,
};

type Value = 'mileage' | 'points' | 'grade';

/** One of a customer's values, with the count by which its source tells older from newer ones. */
export type Counted<V extends Value> = Pick<BalanceRow, 'customerId' | V | `${V}Sequence`>;

/**
 * Writes one of the values for each customer, unless it or a newer one is known. Creates the row of a customer who is new here.
 * Of several values of a customer the newest counts. Answers those that were written.
 */
const recorderOf = <V extends Value>(value: V) => {
  const count = `${value}Sequence` as const;
  const excluded = (name: typeof value | typeof count) =>
    sql`excluded.${sql.identifier(balances[name].name)}`;
  const upsert = preparedInserts(balances, `balance_upsert_${value}`, {
    finish: (rows) =>
      rows
        .onConflictDoUpdate({
          target: balances.customerId,
          set: { [value]: excluded(value), [count]: excluded(count) },
          setWhere: sql`${excluded(count)} > ${balances[count]}`,
        })
        .returning({ customerId: balances.customerId }),
  });
  return async <Heard extends Counted<V>>(tx: Tx, heard: readonly Heard[]): Promise<readonly Heard[]> => {
    const newest = new Map<string, Heard>();
    for (const each of heard) {
      const known = newest.get(each.customerId);
      if (!known || each[count] > known[count]) newest.set(each.customerId, each);
    }
    const customers = [...newest.keys()].sort();
    const rows = customers.map((customerId) => ({ ...nothingHeard, ...newest.get(customerId), customerId }));
    const written = await upsert(tx, rows);
    return written.flatMap(({ customerId }) => newest.get(customerId) ?? []);
  };
};

export const recordMileages = recorderOf('mileage');
export const recordPoints = recorderOf('points');
export const recordGrades = recorderOf('grade');

const byCustomer = prepared<{ customerId: string }>()((read: Reader, value) =>
  read
    .select()
    .from(balances)
    .where(eq(balances.customerId, value('customerId')))
    .prepare('balance_by_customer'),
);

/** What the customer has, as far as heard. */
export const findBalance = async (read: Reader, customerId: string): Promise<BalanceRow> =>
  (await byCustomer(read, { customerId }))[0] ?? { customerId, ...nothingHeard };

export const balanceRows = {
  findMany: (read: Reader, customerIds: readonly string[]): Promise<BalanceRow[]> =>
    Promise.all(customerIds.map((customerId) => findBalance(read, customerId))),
};
