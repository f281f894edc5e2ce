import type { Instant } from '@jumun/platform/kernel/clock';
import type { Money } from '@jumun/platform/kernel/money';

export type OrderStatus =
  | 'PLACING'
  | 'OUT_OF_STOCK'
  | 'PAYMENT_FAILED'
  | 'PLACED'
  | 'ACCEPTED'
  | 'IN_FULFILMENT'
  | 'READY'
  | 'COMPLETED'
  | 'CANCELLATION_REQUESTED'
  | 'CANCELLED'
  | 'NO_SHOW';

export type PaymentStatus = 'PENDING' | 'APPROVED' | 'DECLINED' | 'REFUNDING' | 'REFUNDED' | 'VOIDED';

/** How far an order was after one of its events. */
export type OrderProgress = {
  readonly orderId: string;
  /** Counts the order's events 1, 2, 3 … */
  readonly sequence: number;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus | null;
  readonly fulfilmentStatus: string | null;
  /** Why the store turned it down, in the store's words; null where it did not. */
  readonly rejection: string | null;
  /** How much has gone back by then; null while nothing has. */
  readonly refunded: Money | null;
  /** Why the store gave it up after it had accepted it, likewise. */
  readonly givenUp: string | null;
};

/** What each of an order's events says about the order itself; the same in all of them. */
export type OrderFacts = {
  readonly customerId: string;
  readonly fulfilment: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly total: Money;
  readonly placedAt: Instant;
};

/** An order as my page shows it: as it was after the event that `sequence` counts. */
export type OrderView = OrderProgress & Omit<OrderFacts, 'customerId'>;

/** The balances of a customer that changed; null is what did not change. */
export type Balance = {
  readonly mileage: number | null;
  readonly points: number | null;
  readonly grade: 'SILVER' | 'GOLD' | null;
};

const beforePlaced: readonly OrderStatus[] = ['PLACING', 'OUT_OF_STOCK', 'PAYMENT_FAILED', 'CANCELLED'];

/**
 * The word of the delivery, ticket or ride after one of its order's events. OrderCancelled itself still says how far it had come
 * before; all three call what is left afterwards CANCELLED, and a ticket that its store turned down is REJECTED. What was lost or came
 * back, and is refunded for it, stays so. A ride that was placed waits for a taxi, whoever has heard of it. An order that was never
 * placed has nothing to be called off, and no word.
 */
export const fulfilmentWordAfter = ({
  type,
  status,
  fulfilment,
  fulfilmentStatus,
  rejection,
}: Pick<OrderProgress, 'status' | 'fulfilmentStatus'> &
  Pick<OrderFacts, 'fulfilment'> &
  Partial<Pick<OrderProgress, 'rejection'>> & { readonly type: string }): string | null => {
  if (type === 'OrderCancelled' && !isMissed(fulfilmentStatus)) return rejection ? 'REJECTED' : 'CANCELLED';
  if (fulfilment === 'RIDE' && !beforePlaced.includes(status)) return fulfilmentStatus ?? 'REQUESTED';
  return fulfilmentStatus;
};

const prefixes = { SHIPMENT: 'dlv_', PICKUP: 'tkt_', RIDE: 'rid_' } as const;

/** Deliveries, tickets and rides are named after their orders. Null before there is anything to be found. */
export const fulfilmentIdOf = ({
  orderId,
  fulfilment,
  fulfilmentStatus,
}: Pick<OrderView, 'orderId' | 'fulfilment' | 'fulfilmentStatus'>): string | null =>
  fulfilmentStatus === null ? null : orderId.replace(/^ord_/, prefixes[fulfilment]);

const isMissed = (word: string | null): boolean => word === 'LOST' || word === 'RETURNED';

const ended: readonly OrderStatus[] = ['OUT_OF_STOCK', 'PAYMENT_FAILED', 'COMPLETED', 'CANCELLED', 'NO_SHOW'];

export const isOpen = (status: OrderStatus): boolean => !ended.includes(status);
