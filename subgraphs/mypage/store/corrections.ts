import type { Difference, ReadModel } from '@jumun/platform/kernel/read-model';
import type { Tx } from '@jumun/platform/kernel/unit';
import { correctionsOf } from '@jumun/platform/store/corrections';
import { getTableName } from 'drizzle-orm';
import { changesBetween, type Rewards } from '../domain/rewards.ts';
import type { Shown } from '../domain/shown.ts';
import { findBalance } from './balances.ts';
import { addChanges, holdFeed } from './feed.ts';
import { type NotificationRow, viewOf } from './notifications.ts';
import { findView } from './order-views.ts';
import { findRewards } from './rewards.ts';
import {
  achievements,
  balances,
  changes,
  departures,
  feeds,
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
  departures,
] as const;

type View = (typeof views)[number];
type Row = Readonly<Record<string, unknown>>;

/** A wrong row and the right one; undefined where there should be none. */
type Correction = { readonly difference: Difference; readonly row: Row | undefined };

const { find, put } = correctionsOf(views);

const valuesOf = (rows: readonly (Row | undefined)[], column: string): string[] =>
  rows.flatMap((row) => (typeof row?.[column] === 'string' ? [row[column]] : []));

/** Reads the pages as they are shown before the rows are put right: each customer's feed is locked until the unit ends. */
const holdRewards = async (tx: Tx, customers: ReadonlySet<string>): Promise<Map<string, Rewards>> => {
  const held = new Map<string, Rewards>();
  for (const customerId of [...customers].sort()) {
    await holdFeed(tx, customerId);
    held.set(customerId, await findRewards(tx, customerId));
  }
  return held;
};

const correct: ReadModel['correct'] = async (right, differences) => {
  const corrections: Correction[] = [];
  for (const difference of differences) corrections.push({ difference, row: await find(right, difference) });
  const of = (...tables: readonly View[]) =>
    corrections.filter(({ difference }) => tables.some((table) => getTableName(table) === difference.table));
  const keysOf = (column: string, ...tables: readonly View[]) =>
    new Set(of(...tables).map(({ difference }) => String(difference.key[column])));

  return async ({ tx, at }) => {
    let told = 0;
    const tell = async (customerId: string, shown: Shown) => {
      await addChanges(tx, [{ customerId, shown, occurredAt: at }]);
      told++;
    };
    const ofRewards = of(achievements, walletItems, notifications);
    const wrong: (Row | undefined)[] = [];
    for (const { difference } of ofRewards) wrong.push(await find(tx, difference));
    const customers = valuesOf([...wrong, ...ofRewards.map(({ row }) => row)], 'customerId');
    const before = await holdRewards(tx, new Set(customers));

    for (const { difference, row } of corrections) await put(tx, difference, row);

    for (const orderId of keysOf('order_id', orderViews, orderEvents)) {
      const view = await findView(tx, orderId);
      if (!view) continue; // there is no such order, so there is nothing to show
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

/** My page follows entirely from what it hears and can be made again. The feed is kept, because clients hold its cursors. */
export const readModel: ReadModel = { kept: [feeds, changes].map(getTableName), correct };
