import type { Reaction } from '@jumun/platform/kernel/reaction';
import { type OrderEvent, type OrderRefunded, orderEventTypes } from '@jumun/schema/events/orders';
import type { Notifications } from '../commands.ts';
import type { OrderNews } from '../domain/news.ts';

const topics: Readonly<Record<Exclude<OrderEvent, OrderRefunded>['type'], OrderNews['topic']>> = {
  OrderQueued: 'ORDER_QUEUED',
  OrderPlaced: 'ORDER_PLACED',
  OrderRefused: 'ORDER_REFUSED',
  OrderProgressed: 'ORDER_PROGRESSED',
  OrderSentAgain: 'ORDER_PROGRESSED',
  OrderCancellationRequested: 'CANCELLATION_REQUESTED',
  OrderCancellationRefused: 'CANCELLATION_REFUSED',
  OrderCancelled: 'ORDER_CANCELLED',
  OrderCompleted: 'ORDER_COMPLETED',
  OrderNotCollected: 'ORDER_NOT_COLLECTED',
};

/** The customer is told every step of an order. */
export const tellCustomerWhenOrderMoves: Reaction<Notifications, OrderEvent> = {
  name: 'notifications/tell-customer-when-order-moves',
  on: orderEventTypes,
  react(event, { tell }) {
    const { customerId, orderId, fulfilment, status, paymentStatus, fulfilmentStatus, total } = event.data;
    if (event.type === 'OrderRefunded') {
      const { cause, amount, points, refundedTotal, reason } = event.data;
      return tell(event, customerId, {
        topic: 'ORDER_REFUNDED',
        ...{ orderId, fulfilment, cause, amount, refundedTotal, reason },
        ...(points !== undefined && { points }),
      });
    }
    const { pointsSpent } = event.data;
    const lines = 'lines' in event.data ? event.data.lines : [];
    const goods = lines[0] ? { title: lines[0].title, lines: lines.length } : null;
    const refused =
      event.type === 'OrderRefused'
        ? {
            reason: event.data.reason,
            productIds: [...new Set(lines.map(({ productId }) => productId))].sort(),
          }
        : { reason: null };
    // a store says by itself why it gives an order up
    const givenUp = fulfilment === 'RIDE' && event.type === 'OrderCancelled' && event.data.givenUp;
    const because = 'because' in event.data ? event.data.because : undefined;
    const topic = topics[event.type];
    return tell(event, customerId, {
      topic,
      orderId,
      fulfilment,
      status,
      paymentStatus,
      fulfilmentStatus,
      total,
      ...(pointsSpent !== undefined && { pointsSpent }),
      goods,
      ...refused,
      ...(givenUp && { givenUp }),
      ...(because !== undefined && { because }),
    });
  },
};
