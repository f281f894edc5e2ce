import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderRefunded } from '@jumun/schema/events/orders';
import type { Stores } from '../commands.ts';
import type { OrderId } from '../domain/ticket.ts';

/** A store does not prepare what its customer has cancelled, whoever has decided about it. */
export const takeOutLinesWhenOrderRefunded: Reaction<Stores, OrderRefunded> = {
  name: 'stores/take-out-lines-when-order-refunded',
  on: 'OrderRefunded',
  async react({ data: { orderId, fulfilment, cause, refundId, refundedLines } }, { ticket }) {
    if (cause !== 'CANCELLED' || fulfilment === 'RIDE') return;
    const lines = refundedLines.map(({ productId, lineId, quantity }) => ({ productId, lineId, quantity }));
    await ticket(orderId as OrderId, { type: 'TakeOutLines', key: refundId, lines });
  },
};
