import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderSentAgain } from '@jumun/schema/events/orders';
import type { Deliveries } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** What was lost or came back begins anew, as another parcel of the same delivery. */
export const sendAgainWhenOrderSentAgain: Reaction<Deliveries, OrderSentAgain> = {
  name: 'deliveries/send-again-when-order-sent-again',
  on: 'OrderSentAgain',
  react: ({ data: { orderId, parcel } }, { sendAgain }) => sendAgain(orderId as OrderId, parcel),
};
