import type { Envelope } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/orders';
import { envelope } from '../../../test/envelope.ts';

/** A moment by the clock of Seoul, such as `2026-12-01T23:59`. */
export const inSeoul = (time: string): number => Date.parse(`${time}:00+09:00`);

type Bought = { readonly productId: string; readonly quantity: number; readonly price: number };

export type AnOrder = {
  readonly orderId: string;
  readonly storeId?: string | null;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly placedAt: number;
  readonly lines: readonly Bought[];
};

/** What is said of one order: that it was placed, handed over, or cancelled at some moment. */
export const anOrder = ({
  orderId,
  storeId = 'sto_cafe1',
  timeZone,
  currency = 'KRW',
  placedAt,
  lines: bought,
}: AnOrder) => {
  const lines = bought.map(({ productId, quantity, price }) => ({
    productId,
    kind: 'MENU_ITEM' as const,
    title: productId,
    quantity,
    unitPrice: { minorUnits: price, currency },
  }));
  const facts = (sequence: number) => ({
    orderId,
    customerId: 'cus_minji',
    sequence,
    paymentStatus: 'APPROVED' as const,
    fulfilmentStatus: null,
    fulfilment: 'PICKUP' as const,
    storeId,
    ...(timeZone && { timeZone }),
    total: { minorUnits: bought.reduce((sum, { price, quantity }) => sum + price * quantity, 0), currency },
    placedAt,
    lines,
  });
  const tell = (event: said.OrderEvent, at: number): Envelope => envelope('orders', orderId, event, at);
  return {
    placed: tell(
      said.OrderPlaced.make({ ...facts(1), status: 'PLACED', membershipNumber: null, rideClass: null }),
      placedAt + 1_000,
    ),
    completed: (at: number) => tell(said.OrderCompleted.make({ ...facts(2), status: 'COMPLETED' }), at),
    refunded: (at: number, refundId: string, refundedLines: readonly (readonly [string, number])[]) =>
      tell(
        said.OrderRefunded.make({
          ...facts(2),
          status: 'COMPLETED',
          refundId,
          cause: 'STAFF',
          reason: null,
          amount: { minorUnits: refundedLines.reduce((sum, [, amount]) => sum + amount, 0), currency },
          refundedTotal: { minorUnits: 0, currency },
          refundedLines: refundedLines.map(([productId, minorUnits]) => {
            return { productId, quantity: 0, amount: { minorUnits, currency } };
          }),
        }),
        at,
      ),
    cancelled: (at: number) =>
      tell(said.OrderCancelled.make({ ...facts(3), status: 'CANCELLED', paymentStatus: 'REFUNDED' }), at),
  };
};
