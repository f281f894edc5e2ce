import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import { type OrderEvent, orderEventTypes } from '@jumun/schema/events/orders';
import type { Mypage } from '../commands.ts';
import { fulfilmentWordAfter } from '../domain/order-view.ts';

/** The view, the steps and the live stream of every order. The sequence in the event decides, not when it is heard. */
export const orders: Projection<Mypage, OrderEvent> = {
  name: 'mypage/show-orders',
  on: orderEventTypes,
  async project(events, { hearOrders }) {
    await hearOrders(
      events.map(({ type, occurredAt, data }) => {
        const { orderId, sequence, status, paymentStatus } = data;
        const { customerId, fulfilment, total, placedAt } = data;
        const rejection = ('rejection' in data && data.rejection) || null;
        const givenUp = ('givenUp' in data && data.givenUp) || null;
        return {
          orderId,
          sequence,
          type,
          status,
          paymentStatus,
          fulfilmentStatus: fulfilmentWordAfter({ ...data, type, rejection }),
          rejection,
          refunded: data.refundedTotal ?? null,
          givenUp,
          occurredAt,
          customerId,
          fulfilment,
          total,
          placedAt: placedAt as Instant,
        };
      }),
    );
  },
};
