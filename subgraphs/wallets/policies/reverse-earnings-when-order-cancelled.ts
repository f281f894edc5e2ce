import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import { type OrderId, programmesOf } from '../domain/programme.ts';
import type { Wallets } from '../wallets.ts';

/** A cancelled order gives back whatever it earned, in every programme, also when the cancellation is heard first. */
export const reverseEarningsWhenOrderCancelled: Reaction<Wallets, OrderCancelled> = {
  name: 'wallets/reverse-earnings-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment }, occurredAt }, { reverse }) {
    for (const programme of programmesOf(fulfilment))
      await reverse({ orderId: orderId as OrderId, programme, occurredAt });
  },
};
