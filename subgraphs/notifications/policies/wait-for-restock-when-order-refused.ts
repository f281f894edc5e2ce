import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderRefused } from '@jumun/schema/events/orders';
import type { Notifications } from '../commands.ts';

/** A customer who was refused for lack of stock waits for more. A declined card or a lost answer is not a shortage. */
export const waitForRestockWhenOrderRefused: Reaction<Notifications, OrderRefused> = {
  name: 'notifications/wait-for-restock-when-order-refused',
  on: 'OrderRefused',
  async react({ data, number, occurredAt: at }, { waitFor }) {
    const { reason, customerId, lines, shortProductIds, placedAt } = data;
    if (reason !== 'SHORT') return;
    const productIds = shortProductIds ?? [...new Set(lines.map(({ productId }) => productId))];
    await waitFor({ customerId, productIds, number, at, since: placedAt as Instant });
  },
};
