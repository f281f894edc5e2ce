import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import { type OrderId, wonIn } from '../domain/programme.ts';

/** An order to be picked up claims points for the number that was given with it. They are earned once its ticket is accepted. */
export const claimPointsWhenOrderPlaced: Reaction<Wallets, OrderPlaced> = {
  name: 'wallets/claim-points-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, fulfilment, membershipNumber, total } }, { claimPoints }) {
    const won = wonIn(total);
    if (fulfilment === 'PICKUP' && membershipNumber !== null && won > 0)
      await claimPoints(orderId as OrderId, { membershipNumber, won });
  },
};
