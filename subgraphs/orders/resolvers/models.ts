import type { Instant } from '@jumun/platform/kernel/clock';
import type { Money } from '@jumun/platform/kernel/money';
import type { CancelOutcome, CancelReason } from '../domain/cancel-terms.ts';
import type { Placed } from '../domain/cart.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';
import type { Refund } from '../domain/refunds.ts';
import type { Begun, OrderId, OrderLine, OrderStatus } from '../domain/states.ts';

// The parents that resolvers of each type are given.

export type OrderModel = Begun & { readonly id: OrderId };

/** `share`: its part of the total; `refundedQuantity`: how many of it have gone back. */
export type OrderLineModel = Omit<OrderLine, 'share'> & {
  readonly lineId: string;
  readonly share: Money;
  readonly refundedQuantity: number;
};

/** `refundedAt`: null while it is on its way. */
export type RefundModel = Pick<Refund, 'id' | 'amount' | 'cause' | 'reason'> & {
  readonly points: number;
  readonly lines: readonly RefundLineModel[];
  readonly refundedAt: Instant | null;
};

export type RefundLineModel = {
  readonly productId: string;
  readonly title: string;
  readonly quantity: number;
  readonly amount: Money;
};

/** `storeId`: the store that prepares the order, or null for a ride. */
export type FulfilmentModel = Fulfilment & { readonly storeId: string | null };

export type PickupModel = Extract<FulfilmentModel, { type: 'PICKUP' }>;

export type OrderTimelineEntryModel = {
  readonly sequence: number;
  readonly event: string;
  readonly status: OrderStatus;
  /** The state of its ticket, delivery or ride then. */
  readonly fulfilmentStatus: string | null;
  readonly occurredAt: Instant;
  readonly actor: string;
  readonly causationId: string | null;
  readonly correlationId: string;
};

export type CancelQuoteModel = {
  readonly outcome: CancelOutcome;
  readonly why: CancelReason | null;
  readonly refund: Money | null;
  readonly until: Instant | null;
};

export type CartModel = { readonly lines: readonly Placed[] };

export type CartLineModel = Placed;

/** `inStock`: how many there are, null for what is not counted; undefined where stock could not be asked. */
export type QuotedLineModel = OrderLine & { readonly inStock: number | null | undefined };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
