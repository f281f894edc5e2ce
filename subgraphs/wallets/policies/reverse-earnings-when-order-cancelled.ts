import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import { type OrderId, programmesOf } from '../domain/programme.ts';

/** A cancelled order gives back what it earned in every programme. If the cancellation is heard first, it never earns. */
export const reverseEarningsWhenOrderCancelled: Reaction<Wallets, OrderCancelled> = {
  name: 'wallets/reverse-earnings-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment }, occurredAt }, { reverse }) {
    for (const programme of programmesOf(fulfilment))
      await reverse({ orderId: orderId as OrderId, programme, occurredAt });
  },
};
