import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
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

/** Writes one of the values, unless it or a newer one is known. Creates the row of a customer who is new here. */
const upsertOf = (value: 'mileage' | 'points' | 'grade') => {
  const count = `${value}Sequence` as const;
  const excluded = (name: typeof value | typeof count) =>
    sql`excluded.${sql.identifier(balances[name].name)}`;
  return preparedInsert(balances, `balance_upsert_${value}`, {
    finish: (row) =>
      row
        .onConflictDoUpdate({
          target: balances.customerId,
          set: { [value]: excluded(value), [count]: excluded(count) },
          setWhere: sql`${excluded(count)} > ${balances[count]}`,
        })
        .returning({ customerId: balances.customerId }),
  });
};

const upsertMileage = upsertOf('mileage');
const upsertPoints = upsertOf('points');
const upsertGrade = upsertOf('grade');

/** False for a value that was heard before or is older than the one known. */
export const recordMileage = async (
  tx: Tx,
  heard: Pick<BalanceRow, 'customerId' | 'mileage' | 'mileageSequence'>,
): Promise<boolean> => (await upsertMileage(tx, { ...nothingHeard, ...heard })).length > 0;

/** False for a value that was heard before or is older than the one known. */
export const recordPoints = async (
  tx: Tx,
  heard: Pick<BalanceRow, 'customerId' | 'points' | 'pointsSequence'>,
): Promise<boolean> => (await upsertPoints(tx, { ...nothingHeard, ...heard })).length > 0;

/** False for a value that was heard before or is older than the one known. */
export const recordGrade = async (
  tx: Tx,
  heard: Pick<BalanceRow, 'customerId' | 'grade' | 'gradeSequence'>,
): Promise<boolean> => (await upsertGrade(tx, { ...nothingHeard, ...heard })).length > 0;

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
