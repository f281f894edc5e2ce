import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled, OrderCompleted, OrderPlaced } from '@jumun/schema/events/orders';
import type { Sales } from '../commands.ts';

/** What was sold, and what was given back of it. */
export const orders: Projection<Sales, OrderPlaced | OrderCompleted | OrderCancelled> = {
  name: 'sales/count-orders',
  on: ['OrderPlaced', 'OrderCompleted', 'OrderCancelled'],
  async project(events, { hearOrders }) {
    await hearOrders(
      events.map(({ type, data: { orderId, storeId, timeZone, placedAt, lines }, occurredAt }) => ({
        orderId,
        storeId,
        timeZone,
        placedAt: placedAt as Instant,
        lines,
        cancelledAt: type === 'OrderCancelled' ? occurredAt : null,
      })),
    );
  },
};
