import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert, preparedInserts } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Balance, OrderView } from '../domain/order-view.ts';
import type { Shown } from '../domain/shown.ts';
import { changes, feeds, orderEvents, orderViews } from './tables.ts';

export type Change = { readonly sequence: number; readonly occurredAt: Instant } & Shown;

/** What is added to a customer's feed: an order as it is after one of its events, or what is shown. */
export type NewChange = { readonly customerId: string; readonly occurredAt: Instant } & (
  | { readonly orderId: string; readonly orderSequence: number }
  | { readonly shown: Shown }
);

const countUp = preparedInserts(feeds, 'feed_count_up', {
  finish: (rows) =>
    rows
      .onConflictDoUpdate({
        target: feeds.customerId,
        set: { sequence: sql`${feeds.sequence} + excluded.sequence` },
      })
      .returning(),
});

const hold = preparedInsert(feeds, 'feed_hold', {
  finish: (row) =>
    row.onConflictDoUpdate({ target: feeds.customerId, set: { sequence: sql`${feeds.sequence}` } }),
});

/** Locks this customer's feed until the unit ends, so that comparing the page before and after a write sees only that write. */
export const holdFeed = async (tx: Tx, customerId: string): Promise<void> =>
  void (await hold(tx, { customerId, sequence: 0 }));

const insert = preparedInserts(changes, 'change_insert', {
  columns: ['customerId', 'sequence', 'kind', 'occurredAt', 'orderId', 'orderSequence', 'balance', 'shown'],
});

const kindOf = (shown: Exclude<Shown, { balance: Balance }>): (typeof changes.$inferSelect)['kind'] => {
  if ('order' in shown) return 'CORRECTION';
  if ('notification' in shown) return 'NOTIFICATION';
  return 'item' in shown ? 'WALLET_ITEM' : 'MISSION';
};

const nothing = { orderId: null, orderSequence: null, balance: null, shown: null };

/** What a change is stored as. An order is shown only to correct it. */
const storedAs = (change: NewChange) => {
  if ('orderId' in change) return { kind: 'ORDER' as const, ...nothing, ...change };
  const { shown, ...rest } = change;
  if ('balance' in shown) return { kind: 'BALANCE' as const, ...nothing, ...rest, ...shown };
  return { kind: kindOf(shown), ...nothing, ...rest, shown };
};

/** Adds changes to the feeds of their customers, in their order. */
export const addChanges = async (tx: Tx, added: readonly NewChange[]): Promise<void> => {
  const counts = new Map<string, number>();
  for (const { customerId } of added) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  const customers = [...counts.keys()].sort(); // whoever locks several feeds does so in this order
  const ends = await countUp(
    tx,
    customers.map((customerId) => ({ customerId, sequence: counts.get(customerId) ?? 0 })),
  );
  const reached = new Map(
    ends.map(({ customerId, sequence }) => [customerId, sequence - (counts.get(customerId) ?? 0)]),
  );
  const next = (customerId: string): number => {
    const sequence = (reached.get(customerId) ?? 0) + 1;
    reached.set(customerId, sequence);
    return sequence;
  };
  await insert(
    tx,
    added.map((change) => ({ ...storedAs(change), sequence: next(change.customerId) })),
  );
};

const feedOf = prepared<{ customerId: string }>()((read: Reader, value) =>
  read
    .select({ sequence: feeds.sequence })
    .from(feeds)
    .where(eq(feeds.customerId, value('customerId')))
    .prepare('feed_by_customer'),
);

/** How many changes the customer's feed holds. */
export const countChanges = async (read: Reader, customerId: string): Promise<number> =>
  (await feedOf(read, { customerId }))[0]?.sequence ?? 0;

const changesAfter = prepared<{ customerId: string; after: number; limit: number }>()((read: Reader, value) =>
  read
    .select({
      sequence: changes.sequence,
      occurredAt: changes.occurredAt,
      balance: changes.balance,
      shown: changes.shown,
      // the order as it was with this change, not as it is now
      order: {
        orderId: orderEvents.orderId,
        sequence: orderEvents.sequence,
        status: orderEvents.status,
        paymentStatus: orderEvents.paymentStatus,
        fulfilmentStatus: orderEvents.fulfilmentStatus,
        rejection: orderEvents.rejection,
        refunded: orderEvents.refunded,
        givenUp: orderEvents.givenUp,
      },
      facts: { fulfilment: orderViews.fulfilment, total: orderViews.total, placedAt: orderViews.placedAt },
    })
    .from(changes)
    .leftJoin(
      orderEvents,
      and(eq(orderEvents.orderId, changes.orderId), eq(orderEvents.sequence, changes.orderSequence)),
    )
    .leftJoin(orderViews, eq(orderViews.orderId, changes.orderId))
    .where(and(eq(changes.customerId, value('customerId')), sql`${changes.sequence} > ${value('after')}`))
    .orderBy(asc(changes.sequence))
    .limit(value('limit'))
    .prepare('changes_after'),
);

/** What changed on the customer's page after the change numbered `after`. */
export const findChangesAfter = async (read: Reader, customerId: string, after: number): Promise<Change[]> =>
  (await changesAfter(read, { customerId, after, limit: 100 })).flatMap(
    ({ sequence, occurredAt, balance, shown, order, facts }): Change[] => {
      if (shown) return [{ sequence, occurredAt, ...shown }];
      if (order?.orderId && facts?.total)
        return [{ sequence, occurredAt, order: { ...order, ...facts } as OrderView }];
      return balance ? [{ sequence, occurredAt, balance }] : [];
    },
  );

const newest = prepared()((read: Reader) =>
  read
    .select({ number: changes.number })
    .from(changes)
    .orderBy(desc(changes.number))
    .limit(1)
    .prepare('change_newest'),
);

/** The number of the newest change of all customers. */
export const findNewest = async (read: Reader): Promise<number> => (await newest(read, {}))[0]?.number ?? 0;

const since = prepared<{ number: number; limit: number }>()((read: Reader, value) =>
  read
    .select({
      number: changes.number,
      customerId: changes.customerId,
      orderId: changes.orderId,
      // only of the rare corrections: the others' texts need not be read here
      corrected: sql`case when ${changes.kind} = 'CORRECTION' then ${changes.shown} end`.mapWith(
        changes.shown,
      ),
    })
    .from(changes)
    .where(sql`${changes.number} > ${value('number')}`)
    .orderBy(asc(changes.number))
    .limit(value('limit'))
    .prepare('changes_since'),
);

/** Whose pages, and which orders, changed after a number. */
export const findChangedSince = async (
  read: Reader,
  number: number,
  limit: number,
): Promise<{ number: number; customerId: string; orderId: string | null }[]> =>
  (await since(read, { number, limit })).map(({ corrected, orderId, ...row }) => {
    const shown = corrected as Shown | null;
    return { ...row, orderId: shown && 'order' in shown ? shown.order.orderId : orderId };
  });
