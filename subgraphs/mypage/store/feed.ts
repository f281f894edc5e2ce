import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Balance, OrderView } from '../domain/order-view.ts';
import type { Shown } from '../domain/shown.ts';
import { changes, feeds, notifications, orderEvents, orderViews } from './tables.ts';

export type Change = { readonly sequence: number; readonly occurredAt: Instant } & Shown;

type NewChange = Pick<typeof changes.$inferSelect, 'customerId' | 'kind' | 'occurredAt'> &
  Partial<Pick<typeof changes.$inferSelect, 'orderId' | 'balance' | 'shown'>>;

const countUp = preparedInsert(feeds, 'feed_count_up', {
  finish: (row) =>
    row.onConflictDoUpdate({ target: feeds.customerId, set: { sequence: sql`${feeds.sequence} + 1` } }),
});

const hold = preparedInsert(feeds, 'feed_hold', {
  finish: (row) =>
    row.onConflictDoUpdate({ target: feeds.customerId, set: { sequence: sql`${feeds.sequence}` } }),
});

/** Locks this customer's feed until the unit ends, so that comparing the page before and after a write sees only that write. */
export const holdFeed = async (tx: Tx, customerId: string): Promise<void> =>
  void (await hold(tx, { customerId, sequence: 0 }));

// The statement reads both counts itself, so that nothing has to wait for the statements that wrote them.
const insert = preparedInsert(changes, 'change_insert', {
  columns: ['customerId', 'kind', 'occurredAt', 'orderId', 'balance', 'shown'],
  computed: (value) => ({
    sequence: sql`(select ${feeds.sequence} from ${feeds} where ${feeds.customerId} = ${value('customerId')})`,
    orderSequence: sql`(select ${orderViews.sequence} from ${orderViews} where ${orderViews.orderId} = ${value('orderId')})`,
  }),
});

const add = async (tx: Tx, change: NewChange): Promise<void> => {
  await countUp(tx, { customerId: change.customerId, sequence: 1 });
  await insert(tx, { orderId: null, balance: null, shown: null, ...change });
};

/** Adds an order's view, as it is now, to the customer's feed. */
export const addOrderChange = (
  tx: Tx,
  change: { customerId: string; orderId: string; occurredAt: Instant },
): Promise<void> => add(tx, { kind: 'ORDER', ...change });

export const addBalanceChange = (
  tx: Tx,
  change: { customerId: string; balance: Balance; occurredAt: Instant },
): Promise<void> => add(tx, { kind: 'BALANCE', ...change });

/** Counts up only for a message whose row is not there yet, so that row has to be written afterwards. */
const countUpOnce = prepared<{ customerId: string; id: string }>()((tx: Tx, value) =>
  tx
    .insert(feeds)
    .select(
      sql`select cast(${value('customerId')} as text), cast(1 as bigint)
        where not exists (select 1 from ${notifications} where ${notifications.id} = ${value('id')})` as never,
    )
    .onConflictDoUpdate({ target: feeds.customerId, set: { sequence: sql`${feeds.sequence} + 1` } })
    .prepare('feed_count_up_once'),
);

/** For a message that was heard before nothing was counted up, so its number is taken. */
const insertOnce = preparedInsert(changes, 'change_insert_once', {
  columns: ['customerId', 'kind', 'occurredAt', 'shown'],
  computed: (value) => ({
    sequence: sql`(select ${feeds.sequence} from ${feeds} where ${feeds.customerId} = ${value('customerId')})`,
  }),
  finish: (row) => row.onConflictDoNothing({ target: [changes.customerId, changes.sequence] }),
});

/**
 * Adds a message to the customer's feed unless it was heard before. Most entries of a feed are messages, so nothing here waits
 * for an answer. The message's own row must be written after this, in the same unit.
 */
export const addMessageOnce = async (
  tx: Tx,
  { id, ...change }: { id: string; customerId: string; shown: Shown; occurredAt: Instant },
): Promise<void> => {
  await countUpOnce(tx, { customerId: change.customerId, id });
  await insertOnce(tx, { kind: 'NOTIFICATION', ...change });
};

const kindOf = (shown: Exclude<Shown, { balance: Balance }>) => {
  if ('order' in shown) return 'CORRECTION';
  if ('notification' in shown) return 'NOTIFICATION';
  return 'item' in shown ? 'WALLET_ITEM' : 'MISSION';
};

/** Adds a change, as it is shown now, to the customer's feed. An order is added this way only to correct it. */
export const addChange = (
  tx: Tx,
  { shown, ...change }: { customerId: string; shown: Shown; occurredAt: Instant },
): Promise<void> =>
  'balance' in shown
    ? addBalanceChange(tx, { ...change, ...shown })
    : add(tx, { kind: kindOf(shown), shown, ...change });

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
