import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import { type OrderId, wonIn } from '../domain/programme.ts';
import type { Wallets } from '../wallets.ts';

/** An order to be picked up claims points for the number its customer gave: they are earned once its ticket is accepted. */
export const claimPointsWhenOrderPlaced: Reaction<Wallets, OrderPlaced> = {
  name: 'wallets/claim-points-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, fulfilment, membershipNumber, total } }, { claimPoints }) {
    const won = wonIn(total);
    if (fulfilment === 'PICKUP' && membershipNumber !== null && won > 0)
      await claimPoints(orderId as OrderId, { membershipNumber, won });
  },
};
