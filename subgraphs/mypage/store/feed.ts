import type { Instant } from '@jumun/platform/clock';
import { prepared, slots } from '@jumun/platform/prepared';
import type { Reader, Tx } from '@jumun/platform/unit';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Balance, OrderView } from '../domain/order-view.ts';
import { changes, feeds, orderEvents, orderViews } from './tables.ts';

export type Change = { readonly sequence: number; readonly occurredAt: Instant } & (
  | { readonly order: OrderView }
  | { readonly balance: Balance }
);

type NewChange = Omit<typeof changes.$inferInsert, 'number' | 'sequence' | 'orderSequence'>;

const countUp = prepared<{ customerId: string; sequence: number }>()((tx: Tx) =>
  tx
    .insert(feeds)
    .values(slots('customerId', 'sequence') as never)
    .onConflictDoUpdate({ target: feeds.customerId, set: { sequence: sql`${feeds.sequence} + 1` } })
    .prepare('feed_count_up'),
);

// Both counts are read by the statement itself: so nothing waits for the answers of those that wrote them.
const insert = prepared<Record<string, unknown>>()((tx: Tx) =>
  tx
    .insert(changes)
    .values({
      ...slots('customerId', 'kind', 'occurredAt', 'orderId', 'balance'),
      sequence: sql`(select ${feeds.sequence} from ${feeds} where ${feeds.customerId} = ${sql.placeholder('customerId')})`,
      orderSequence: sql`(select ${orderViews.sequence} from ${orderViews} where ${orderViews.orderId} = ${sql.placeholder('orderId')})`,
    } as never)
    .prepare('change_insert'),
);

const add = async (tx: Tx, change: NewChange): Promise<void> => {
  await countUp(tx, { customerId: change.customerId, sequence: 1 });
  await insert(tx, { orderId: null, balance: null, ...change });
};

/** Adds to the customer's feed that an order's view is where it is now. */
export const addOrderChange = (
  tx: Tx,
  change: { customerId: string; orderId: string; occurredAt: Instant },
): Promise<void> => add(tx, { kind: 'ORDER', ...change });

export const addBalanceChange = (
  tx: Tx,
  change: { customerId: string; balance: Balance; occurredAt: Instant },
): Promise<void> => add(tx, { kind: 'BALANCE', ...change });

const feedOf = prepared<{ customerId: string }>()((read: Reader) =>
  read
    .select({ sequence: feeds.sequence })
    .from(feeds)
    .where(eq(feeds.customerId, sql.placeholder('customerId')))
    .prepare('feed_by_customer'),
);

/** How many changes the customer's feed holds. */
export const countChanges = async (read: Reader, customerId: string): Promise<number> =>
  (await feedOf(read, { customerId }))[0]?.sequence ?? 0;

const changesAfter = prepared<{ customerId: string; after: number; limit: number }>()((read: Reader) =>
  read
    .select({
      sequence: changes.sequence,
      occurredAt: changes.occurredAt,
      balance: changes.balance,
      // the order as it was with this change, not as it is now
      order: {
        orderId: orderEvents.orderId,
        sequence: orderEvents.sequence,
        status: orderEvents.status,
        paymentStatus: orderEvents.paymentStatus,
        fulfilmentStatus: orderEvents.fulfilmentStatus,
      },
      facts: { total: orderViews.total, placedAt: orderViews.placedAt },
    })
    .from(changes)
    .leftJoin(
      orderEvents,
      and(eq(orderEvents.orderId, changes.orderId), eq(orderEvents.sequence, changes.orderSequence)),
    )
    .leftJoin(orderViews, eq(orderViews.orderId, changes.orderId))
    .where(
      and(
        eq(changes.customerId, sql.placeholder('customerId')),
        sql`${changes.sequence} > ${sql.placeholder('after')}`,
      ),
    )
    .orderBy(asc(changes.sequence))
    .limit(sql.placeholder('limit'))
    .prepare('changes_after'),
);

/** What changed on the customer's page after the change that `after` counts. */
export const findChangesAfter = async (read: Reader, customerId: string, after: number): Promise<Change[]> =>
  (await changesAfter(read, { customerId, after, limit: 100 })).flatMap(
    ({ sequence, occurredAt, balance, order, facts }): Change[] => {
      if (order?.orderId && facts?.total)
        return [{ sequence, occurredAt, order: { ...order, ...facts } as OrderView }];
      return balance ? [{ sequence, occurredAt, balance }] : [];
    },
  );

const newest = prepared<Record<string, never>>()((read: Reader) =>
  read
    .select({ number: changes.number })
    .from(changes)
    .orderBy(desc(changes.number))
    .limit(1)
    .prepare('change_newest'),
);

/** The number of the newest change of all customers. */
export const findNewest = async (read: Reader): Promise<number> => (await newest(read, {}))[0]?.number ?? 0;

const since = prepared<{ number: number; limit: number }>()((read: Reader) =>
  read
    .select({ number: changes.number, customerId: changes.customerId, orderId: changes.orderId })
    .from(changes)
    .where(sql`${changes.number} > ${sql.placeholder('number')}`)
    .orderBy(asc(changes.number))
    .limit(sql.placeholder('limit'))
    .prepare('changes_since'),
);

/** Whom the changes after a number concern. */
export const findChangedSince = (
  read: Reader,
  number: number,
  limit: number,
): Promise<{ number: number; customerId: string; orderId: string | null }[]> =>
  since(read, { number, limit });
