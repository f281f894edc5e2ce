import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, eq, getTableColumns, getTableName } from 'drizzle-orm';
import { changesBetween, type Rewards } from '../domain/rewards.ts';
import type { Shown } from '../domain/shown.ts';
import { findBalance } from './balances.ts';
import { addChange, holdFeed } from './feed.ts';
import { type NotificationRow, viewOf } from './notifications.ts';
import { findView } from './order-views.ts';
import { findRewards } from './rewards.ts';
import {
  achievements,
  balances,
  missions,
  notifications,
  orderEvents,
  orderViews,
  walletItems,
} from './tables.ts';

const views = [
  orderViews,
  orderEvents,
  balances,
  missions,
  achievements,
  walletItems,
  notifications,
] as const;

type View = (typeof views)[number];
type Row = Readonly<Record<string, unknown>>;

/** A row that is wrong, by its table and key, both as the database names them. */
export type Difference = {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
};

const placeOf = ({ table, key }: Difference) => {
  const view = views.find((each) => getTableName(each) === table);
  if (!view) throw new Error(`${table} does not follow from what is heard`);
  const columns = Object.values(getTableColumns(view as View));
  const isIt = Object.entries(key).map(([name, value]) => {
    const column = columns.find((each) => each.name === name);
    if (!column) throw new Error(`${table} has no ${name}`);
    return eq(column, value);
  });
  return { view, where: and(...isIt) };
};

const find = async (read: Reader, difference: Difference): Promise<Row | undefined> => {
  const { view, where } = placeOf(difference);
  const rows: Row[] = await read
    .select()
    .from(view as View)
    .where(where);
  return rows[0];
};

const put = async (tx: Tx, difference: Difference, right: Row | undefined): Promise<void> => {
  const { view, where } = placeOf(difference);
  await tx.delete(view).where(where).execute();
  if (right)
    await tx
      .insert(view)
      .values(right as never)
      .execute();
};

const valuesOf = (rows: readonly (Row | undefined)[], column: string): string[] =>
  rows.flatMap((row) => (typeof row?.[column] === 'string' ? [row[column]] : []));

/**
 * Reads the right rows from a store that was made again, for a unit of the live one: they take the place of the wrong rows,
 * and each customer is told of what was shown wrongly, as it is now.
 */
export const correct = async (right: Reader, differences: readonly Difference[]) => {
  const corrections: { readonly difference: Difference; readonly row: Row | undefined }[] = [];
  for (const difference of differences) corrections.push({ difference, row: await find(right, difference) });
  const of = (...tables: readonly View[]) =>
    corrections.filter(({ difference }) => tables.some((table) => getTableName(table) === difference.table));
  const keysOf = (column: string, ...tables: readonly View[]) =>
    new Set(of(...tables).map(({ difference }) => String(difference.key[column])));

  return async ({ tx, at }: { readonly tx: Tx; readonly at: Instant }): Promise<number> => {
    let told = 0;
    const tell = async (customerId: string, shown: Shown) => {
      await addChange(tx, { customerId, shown, occurredAt: at });
      told++;
    };
    const wrong: (Row | undefined)[] = [];
    for (const { difference } of of(achievements, walletItems, notifications))
      wrong.push(await find(tx, difference));
    const rows = of(achievements, walletItems, notifications).map(({ row }) => row);
    const customers = new Set(valuesOf([...wrong, ...rows], 'customerId'));
    const before = new Map<string, Rewards>();
    for (const customerId of [...customers].sort()) {
      await holdFeed(tx, customerId);
      before.set(customerId, await findRewards(tx, customerId));
    }

    for (const { difference, row } of corrections) await put(tx, difference, row);

    for (const orderId of keysOf('order_id', orderViews, orderEvents)) {
      const view = await findView(tx, orderId);
      if (!view) continue; // it never was: there is nothing to show
      const { customerId, ...order } = view;
      await tell(customerId, { order });
    }
    for (const customerId of keysOf('customer_id', balances)) {
      const { mileage, points, grade } = await findBalance(tx, customerId);
      await tell(customerId, { balance: { mileage, points, grade } });
    }
    for (const [customerId, rewards] of before)
      for (const shown of changesBetween(rewards, await findRewards(tx, customerId)))
        await tell(customerId, shown);
    for (const { row } of of(notifications)) {
      if (!row) continue;
      const notification = row as NotificationRow;
      await tell(notification.customerId, { notification: viewOf(notification) });
    }
    return told;
  };
};
