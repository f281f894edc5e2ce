import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { OrderId, StoreId } from '../domain/ticket.ts';
import type { Stores } from '../stores.ts';

/** Whatever a store prepares, shipped or picked up, becomes a ticket there; a ride needs none. */
export const openTicketWhenOrderPlaced: Reaction<Stores, OrderPlaced> = {
  name: 'stores/open-ticket-when-order-placed',
  on: 'OrderPlaced',
  async react({ data, correlationId }, { ticket, acceptanceOf, acceptWithinMs, at }) {
    const { orderId, storeId, customerId, fulfilment, lines } = data;
    if (fulfilment === 'RIDE' || storeId === null) return;
    const details = {
      orderId: orderId as OrderId,
      storeId: storeId as StoreId,
      customerId,
      fulfilment,
      lines: lines.map(({ productId, title, quantity }) => ({ productId, title, quantity })),
      correlationId,
    };
    const acceptance = await acceptanceOf(details.storeId);
    await ticket(details.orderId, { type: 'OpenTicket', details, acceptance, acceptWithinMs, at });
  },
};
