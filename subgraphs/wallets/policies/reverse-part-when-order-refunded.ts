import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderRefunded } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import { type OrderId, programmesOf, wonIn } from '../domain/programme.ts';

/** What an order has earned is taken back in the proportion in which its price has gone back. */
export const reversePartWhenOrderRefunded: Reaction<Wallets, OrderRefunded> = {
  name: 'wallets/reverse-part-when-order-refunded',
  on: 'OrderRefunded',
  async react({ data: { orderId, fulfilment, refundId, refundedTotal, total }, occurredAt }, { refund }) {
    const refunded = { won: wonIn(refundedTotal), of: wonIn(total), refundId };
    if (refunded.won === 0) return;
    for (const programme of programmesOf(fulfilment))
      await refund({ orderId: orderId as OrderId, programme, occurredAt, refunded });
  },
};
