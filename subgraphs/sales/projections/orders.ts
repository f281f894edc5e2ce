import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled, OrderCompleted, OrderPlaced, OrderRefunded } from '@jumun/schema/events/orders';
import type { Sales } from '../commands.ts';

/** What was sold, and what was given back of it. */
export const orders: Projection<Sales, OrderPlaced | OrderRefunded | OrderCompleted | OrderCancelled> = {
  name: 'sales/count-orders',
  on: ['OrderPlaced', 'OrderRefunded', 'OrderCompleted', 'OrderCancelled'],
  async project(events, { hearOrders }) {
    await hearOrders(
      events.map((event) => {
        const { type, data, occurredAt } = event;
        const { orderId, storeId, timeZone, placedAt, lines } = data;
        return {
          orderId,
          storeId,
          timeZone,
          placedAt: placedAt as Instant,
          lines,
          refund:
            'refundId' in data
              ? { refundId: data.refundId, lines: data.refundedLines, refundedAt: occurredAt }
              : null,
          cancelledAt: type === 'OrderCancelled' ? occurredAt : null,
        };
      }),
    );
  },
};
