import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/orders';
import { withoutNotes } from '@jumun/schema/notes';
import { orderNumberOf } from '@jumun/schema/order-number';
import type { OrderEvent } from './domain/events.ts';
import type { Fulfilment } from './domain/fulfilment.ts';
import { lineIdOf } from './domain/lines.ts';
import { parcelsOf, reservationKey } from './domain/parcels.ts';
import { pointsSpentOf } from './domain/paying.ts';
import type { Refund } from './domain/refunds.ts';
import { releasesOf } from './domain/resending.ts';
import {
  type Begun,
  becauseOf,
  isBegun,
  isRefused,
  type Order,
  type OrderId,
  paymentStatusOf,
  progressOf,
  refundedOf,
} from './domain/states.ts';

/**
 * What others hear of an order. Card tokens stay here, and names and addresses with two exceptions: a booking says from where to
 * where, and a shipment for whom and where to, because dispatchers and couriers work while orders is away (decisions 23 and 53).
 */
export const publish = (event: OrderEvent, state: Order, orderId: OrderId): PublishedEvent | null => {
  if (!isBegun(state)) return null;
  const { rideClass, fulfilment } = state;
  const order = factsOf(state, orderId);
  const lines = linesOf(state);
  switch (event.type) {
    case 'OrderQueued':
      return said.OrderQueued.make({ ...order, lines });
    case 'OrderPlaced': {
      const membershipNumber = fulfilment.type === 'PICKUP' ? fulfilment.membershipNumber : null;
      return said.OrderPlaced.make({
        ...order,
        lines: lines.map((line, i) => ({ ...line, ...noteIn(state.lines[i] ?? {}) })),
        ...noteIn(state),
        membershipNumber,
        ...(fulfilment.type === 'PICKUP' && fulfilment.at !== undefined && { pickupAt: fulfilment.at }),
        rideClass,
        ...(fulfilment.type === 'RIDE' && { trip: tripOf(fulfilment) }),
        ...(fulfilment.type === 'SHIPMENT' && { shipment: shipmentOf(fulfilment) }),
      });
    }
    case 'OrderRefused': {
      if (!isRefused(state)) return null;
      const { refused } = state;
      return said.OrderRefused.make({
        ...order,
        lines,
        reason: refused.reason,
        ...because(state),
        ...(refused.reason === 'SHORT' && { shortProductIds: [...refused.productIds] }),
      });
    }
    case 'OrderNotCollected':
      return said.OrderNotCollected.make({ ...order, lines });
    case 'OrderProgressed':
      return said.OrderProgressed.make({ ...order, ...(event.lost && { lost: event.lost }) });
    case 'OrderReopened':
      return said.OrderProgressed.make(order);
    case 'OrderSentAgain':
      return said.OrderSentAgain.make({ ...order, lines, ...sentAgainOf(event, state, orderId) });
    case 'OrderCompleted':
      return said.OrderCompleted.make({ ...order, lines });
    case 'OrderCancellationRequested':
      return said.OrderCancellationRequested.make({ ...order, reason: null });
    case 'OrderCancellationRefused':
      return said.OrderCancellationRefused.make(order);
    case 'OrderRefunded': {
      const refund = state.refunds?.find(({ id }) => id === event.refundId);
      if (!refund) return null;
      return said.OrderRefunded.make({
        ...order,
        lines,
        ...partOf(refund),
        refundedTotal: refundedOf(state),
        ...restockOf(orderId, state, refund),
      });
    }
    case 'OrderCancelled': {
      const releases = releasesOf(orderId, state);
      return said.OrderCancelled.make({
        ...order,
        lines,
        ...(releases && { releases: [...releases] }),
        ...because(state),
        ...(state.status === 'CANCELLED' && state.rejection !== undefined && { rejection: state.rejection }),
        ...(state.status === 'CANCELLED' && state.givenUp !== undefined && { givenUp: state.givenUp }),
      });
    }
    default:
      return null;
  }
};

/** What every event of an order says. */
const factsOf = (state: Begun, orderId: OrderId) => {
  const { customerId, sequence, status, storeId, timeZone, total, placedAt, fulfilment } = state;
  const refundedTotal = refundedOf(state);
  const pointsSpent = pointsSpentOf(state);
  return {
    orderId,
    number: orderNumberOf(orderId),
    customerId,
    sequence,
    status,
    paymentStatus: paymentStatusOf(state),
    fulfilmentStatus: progressOf(state)?.fulfilmentStatus ?? null,
    fulfilment: fulfilment.type,
    storeId,
    ...(timeZone !== undefined && { timeZone }),
    total,
    ...(pointsSpent > 0 && { pointsSpent }),
    placedAt,
    ...(refundedTotal.minorUnits > 0 && { refundedTotal }),
  };
};

const partOf = ({ id: refundId, cause, amount, parts, reason, lines }: Refund) => ({
  refundId,
  cause,
  reason,
  amount,
  ...(parts.points > 0 && { points: parts.points }),
  refundedLines: lines.map(({ line, productId, quantity, minorUnits }) => ({
    productId,
    lineId: lineIdOf(line),
    quantity,
    amount: { minorUnits, currency: amount.currency },
  })),
});

const sentAgainOf = (
  { reservation }: { readonly reservation: number | null },
  state: Begun,
  orderId: OrderId,
) => ({
  parcel: parcelsOf(state).number,
  reservation: reservation === null ? null : reservationKey(orderId, reservation),
});

const shipmentOf = ({ recipient, phone, address }: Extract<Fulfilment, { type: 'SHIPMENT' }>) => ({
  recipient,
  phone,
  address,
});

const because = (state: Begun): { because?: string } => {
  const why = becauseOf(state);
  return why === null ? {} : { because: why };
};

/** What a customer wrote is for the store only, which hears it with the order. */
const linesOf = ({ lines }: Begun) =>
  lines.map(({ note: _, share: __, options, ...line }, i) => ({
    ...line,
    lineId: lineIdOf(i),
    ...(options && { options: [...options] }),
  }));

const noteIn = ({ note }: { readonly note?: string }) => (note === undefined ? {} : { note });

const tripOf = ({ pickUp, dropOff, passengers }: Extract<Fulfilment, { type: 'RIDE' }>) => ({
  pickUp,
  dropOff,
  passengers,
});

/** What is in the shop again, under the reservation of the copies that the order has now. */
const restockOf = (orderId: OrderId, state: Begun, { restock, lines }: Refund) => {
  const back = lines.flatMap(({ productId, quantity }) => (quantity > 0 ? [{ productId, quantity }] : []));
  if (!restock || back.length === 0) return {};
  return { restock: { reservation: reservationKey(orderId, parcelsOf(state).reservation), lines: back } };
};

/** The journal keeps what happened, but not the card token, an address, or what somebody wrote. */
export const recorded = (event: OrderEvent): unknown => {
  if (event.type === 'CancellationWished') return { type: event.type };
  if (event.type === 'LineCancellationBegun') {
    const { because: _, ...rest } = event;
    return rest;
  }
  if (event.type === 'RefundBegun') return { ...event, refund: { ...event.refund, reason: null } };
  if (event.type !== 'PlacingBegun') return event;
  const { cardToken: _, details, ...rest } = event;
  return { ...rest, details: { ...withoutNotes(details), fulfilment: { type: details.fulfilment.type } } };
};
