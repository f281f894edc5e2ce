import type { Instant } from '@jumun/platform/kernel/clock';
import { dayOf } from './day.ts';

/** What was bought, as events of orders say it. */
export type Line = {
  readonly productId: string;
  readonly quantity: number;
  readonly unitPrice: { readonly minorUnits: number; readonly currency: string };
};

/** What every event says of the order that it is about. */
export type Sold = {
  readonly orderId: string;
  readonly storeId: string | null;
  readonly timeZone?: string | undefined;
  readonly placedAt: Instant;
  readonly lines: readonly Line[];
};

/** One product in one order: that it was sold, or that money for it was given back. Once written, it never changes. */
export type Entry = {
  readonly orderId: string;
  /** SALE, CANCELLATION, or the id of a refund: an order has one of each for a product. */
  readonly cause: string;
  readonly productId: string;
  /** Empty where it has no store. */
  readonly storeId: string;
  readonly currency: string;
  /** The calendar day on which it counts. */
  readonly day: string;
  readonly gross: number;
  readonly refunded: number;
  readonly quantity: number;
};

/** What was sold counts on the day on which it was ordered. */
export const saleOf = ({ orderId, storeId, timeZone, placedAt, lines }: Sold): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { productId, quantity, unitPrice } of lines) {
    const before = entries.get(productId);
    entries.set(productId, {
      orderId,
      cause: 'SALE',
      productId,
      storeId: storeId ?? '',
      currency: unitPrice.currency,
      day: dayOf(placedAt, timeZone),
      gross: (before?.gross ?? 0) + unitPrice.minorUnits * quantity,
      refunded: 0,
      quantity: (before?.quantity ?? 0) + quantity,
    });
  }
  return [...entries.values()];
};

/** Some of an order that was given back, and for which of its products. */
export type Refund = {
  readonly refundId: string;
  readonly refundedAt: Instant;
  readonly lines: readonly {
    readonly productId: string;
    readonly amount: { readonly minorUnits: number; readonly currency: string };
  }[];
};

/** What was given back counts on the day on which it was. */
export const refundOf = ({
  orderId,
  storeId,
  timeZone,
  refund,
}: Sold & { refund: Refund | null }): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { productId, amount } of refund?.lines ?? [])
    entries.set(productId, {
      orderId,
      cause: refund?.refundId ?? '',
      productId,
      storeId: storeId ?? '',
      currency: amount.currency,
      day: dayOf(refund?.refundedAt as Instant, timeZone),
      gross: 0,
      refunded: (entries.get(productId)?.refunded ?? 0) + amount.minorUnits,
      quantity: 0,
    });
  return [...entries.values()];
};

/** With a cancellation all that was not given back before is, on the day on which that is certain. */
export const cancellationOf = (
  { orderId, timeZone }: Pick<Sold, 'orderId' | 'timeZone'>,
  cancelledAt: Instant,
  entries: readonly Entry[],
): Entry[] =>
  entries
    .filter((entry) => entry.orderId === orderId && entry.cause === 'SALE')
    .map((sale) => ({
      ...sale,
      cause: 'CANCELLATION',
      day: dayOf(cancelledAt, timeZone),
      gross: 0,
      refunded: sale.gross - refundedOf(sale, entries),
      quantity: 0,
    }));

const refundedOf = ({ orderId, productId }: Entry, entries: readonly Entry[]): number =>
  entries
    .filter((entry) => entry.orderId === orderId && entry.productId === productId)
    .reduce((sum, { refunded }) => sum + refunded, 0);

/** What entries add to the sales of a day. */
export type Amounts = {
  readonly gross: number;
  readonly refunded: number;
  readonly orders: number;
  readonly quantity: number;
};

export type OfStore = Amounts & Pick<Entry, 'day' | 'storeId' | 'currency'>;
export type OfProduct = OfStore & Pick<Entry, 'productId'>;

/** Adds up rows that `keyOf` says are the same; how many orders each adds is said by `ordersOf`. */
const addedUp = <Row extends Amounts>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] => {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const before = sums.get(keyOf(row));
    sums.set(keyOf(row), {
      ...row,
      gross: row.gross + (before?.gross ?? 0),
      refunded: row.refunded + (before?.refunded ?? 0),
      orders: row.orders + (before?.orders ?? 0),
      quantity: row.quantity + (before?.quantity ?? 0),
    });
  }
  return [...sums.values()];
};

const amountsOf = ({ gross, refunded, quantity, cause }: Entry, isCounted = true): Amounts => ({
  gross,
  refunded,
  quantity,
  orders: cause === 'SALE' && isCounted ? 1 : 0,
});

/** What entries add up to for each day, store and product; an order counts once for each of its products. */
export const byProduct = (entries: readonly Entry[]): OfProduct[] =>
  addedUp(
    entries.map((entry) => {
      const { day, storeId, productId, currency } = entry;
      return { day, storeId, productId, currency, ...amountsOf(entry) };
    }),
    ({ day, storeId, productId, currency }) => [day, storeId, productId, currency].join(' '),
  );

/** What entries add up to for each day and store; an order counts once, so all products of a sale have to be among them. */
export const byStore = (entries: readonly Entry[]): OfStore[] => {
  const counted = new Set<string>();
  const isFirst = ({ orderId, cause }: Entry): boolean => {
    const isNew = cause === 'SALE' && !counted.has(orderId);
    if (isNew) counted.add(orderId);
    return isNew;
  };
  return addedUp(
    entries.map((entry) => {
      const { day, storeId, currency } = entry;
      return { day, storeId, currency, ...amountsOf(entry, isFirst(entry)) };
    }),
    ({ day, storeId, currency }) => [day, storeId, currency].join(' '),
  );
};
