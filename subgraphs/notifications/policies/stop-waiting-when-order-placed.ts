import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Notifications } from '../commands.ts';

/** A customer who has bought a product after all no longer waits for it. */
export const stopWaitingWhenOrderPlaced: Reaction<Notifications, OrderPlaced> = {
  name: 'notifications/stop-waiting-when-order-placed',
  on: 'OrderPlaced',
  react({ data: { customerId, lines }, number, occurredAt }, { stopWaitingFor }) {
    const productIds = [...new Set(lines.map(({ productId }) => productId))];
    return stopWaitingFor({ customerId, productIds, number, at: occurredAt });
  },
};
