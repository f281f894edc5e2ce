import type { Instant } from '@jumun/platform/kernel/clock';
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
import { orderEventTypes } from '../domain/order-view.ts';
import type { Mypage } from '../mypage.ts';

type OrderEvent =
  | OrderQueued
  | OrderPlaced
  | OrderRefused
  | OrderProgressed
  | OrderCancellationRequested
  | OrderCancellationRefused
  | OrderCancelled
  | OrderCompleted;

/** The view, the steps and the live stream of every order; the sequence in the event decides, not when it is heard. */
export const orders: Reaction<Mypage, OrderEvent> = {
  name: 'mypage/show-orders',
  on: orderEventTypes,
  async react({ type, occurredAt, data }, { hearOrder }) {
    const { orderId, sequence, status, paymentStatus, fulfilmentStatus } = data;
    const { customerId, fulfilment, total, placedAt } = data;
    await hearOrder({
      ...{ orderId, sequence, type, status, paymentStatus, fulfilmentStatus, occurredAt },
      ...{ customerId, fulfilment, total, placedAt: placedAt as Instant },
    });
  },
};
