import type { Reaction } from '@jumun/platform/kernel/reaction';
import type {
  OrderCancellationRefused,
  OrderCancellationRequested,
  OrderCancelled,
  OrderCompleted,
  OrderPlaced,
  OrderProgressed,
  OrderQueued,
  OrderRefused,
} from '@jumun/schema/events/orders';
import type { OrderNews } from '../domain/news.ts';
import type { Notifications } from '../notifications.ts';

type Moved =
  | OrderQueued
  | OrderPlaced
  | OrderRefused
  | OrderProgressed
  | OrderCancellationRequested
  | OrderCancellationRefused
  | OrderCancelled
  | OrderCompleted;

const topics: Readonly<Record<Moved['type'], OrderNews['topic']>> = {
  OrderQueued: 'ORDER_QUEUED',
  OrderPlaced: 'ORDER_PLACED',
  OrderRefused: 'ORDER_REFUSED',
  OrderProgressed: 'ORDER_PROGRESSED',
  OrderCancellationRequested: 'CANCELLATION_REQUESTED',
  OrderCancellationRefused: 'CANCELLATION_REFUSED',
  OrderCancelled: 'ORDER_CANCELLED',
  OrderCompleted: 'ORDER_COMPLETED',
};

/** Every step of an order is told to its customer. */
export const tellCustomerWhenOrderMoves: Reaction<Notifications, Moved> = {
  name: 'notifications/tell-customer-when-order-moves',
  on: [
    'OrderQueued',
    'OrderPlaced',
    'OrderRefused',
    'OrderProgressed',
    'OrderCancellationRequested',
    'OrderCancellationRefused',
    'OrderCancelled',
    'OrderCompleted',
  ],
  react(event, { tell }) {
    const { customerId, orderId, fulfilment, status, paymentStatus, fulfilmentStatus, total } = event.data;
    const lines = 'lines' in event.data ? event.data.lines : [];
    const goods = lines[0] ? { title: lines[0].title, lines: lines.length } : null;
    const reason = event.type === 'OrderRefused' ? event.data.reason : null;
    const topic = topics[event.type];
    return tell(event, customerId, {
      topic,
      orderId,
      fulfilment,
      status,
      paymentStatus,
      fulfilmentStatus,
      total,
      goods,
      reason,
    });
  },
};
