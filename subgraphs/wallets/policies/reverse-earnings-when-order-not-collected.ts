import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderNotCollected } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import { type OrderId, programmesOf } from '../domain/programme.ts';

/** What nobody came for stays paid, and earns nothing: mileage and points are for orders that reach their customers. */
export const reverseEarningsWhenOrderNotCollected: Reaction<Wallets, OrderNotCollected> = {
  name: 'wallets/reverse-earnings-when-order-not-collected',
  on: 'OrderNotCollected',
  async react({ data: { orderId, fulfilment }, occurredAt }, { reverse }) {
    for (const programme of programmesOf(fulfilment))
      await reverse({ orderId: orderId as OrderId, programme, occurredAt });
  },
};
