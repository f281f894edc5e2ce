import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import type { OrderId } from '../domain/programme.ts';

/** What was held for an order is spent once the order stands. */
export const spendPointsWhenOrderPlaced: Reaction<Wallets, OrderPlaced> = {
  name: 'wallets/spend-points-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, pointsSpent = 0 } }, { spendPoints }) {
    if (pointsSpent > 0) await spendPoints(orderId as OrderId);
  },
};
