import type { Instant } from '@jumun/platform/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/published';
import * as orders from '@jumun/schema/events/orders';

type About = {
  readonly customerId?: string;
  readonly total?: number;
  readonly currency?: string;
  readonly at?: number;
};

let numbers = 0;

const envelope = (orderId: string, event: PublishedEvent, at: number): Envelope => {
  const number = ++numbers;
  const ids = { id: `evt_${number}`, correlationId: 'cor_1', causationId: null };
  return { ...event, ...ids, source: 'orders', number, aggregate: orderId, occurredAt: at as Instant };
};

const order = (
  orderId: string,
  { customerId = 'cus_minji', total = 12_000, currency = 'KRW', at = 1_000 }: About,
) => ({
  orderId,
  customerId,
  paymentStatus: 'APPROVED' as const,
  fulfilmentStatus: null,
  fulfilment: 'SHIPMENT' as const,
  storeId: 'sto_bookshop',
  total: { minorUnits: total, currency },
  placedAt: at,
  lines: [],
});

/** An order of 12,000 won, placed. */
export const aPlacedOrder = (orderId: string, about: About = {}): Envelope =>
  envelope(
    orderId,
    orders.OrderPlaced.make({
      ...order(orderId, about),
      ...{ sequence: 1, status: 'PLACED', membershipNumber: null, rideClass: null },
    }),
    about.at ?? 1_000,
  );

/** The same order, cancelled a second later. */
export const aCancelledOrder = (orderId: string, about: About = {}): Envelope =>
  envelope(
    orderId,
    orders.OrderCancelled.make({ ...order(orderId, about), sequence: 2, status: 'CANCELLED' }),
    (about.at ?? 1_000) + 1_000,
  );
