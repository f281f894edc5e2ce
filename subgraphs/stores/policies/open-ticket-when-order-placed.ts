import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Stores } from '../commands.ts';
import type { OrderId, StoreId } from '../domain/ticket.ts';

/** An order that a store prepares, to be shipped or picked up, becomes a ticket there; a ride needs none. */
export const openTicketWhenOrderPlaced: Reaction<Stores, OrderPlaced> = {
  name: 'stores/open-ticket-when-order-placed',
  on: 'OrderPlaced',
  async react({ data, correlationId }, { openTicket }) {
    const { orderId, storeId, customerId, fulfilment, lines, pickupAt, total, note } = data;
    if (fulfilment === 'RIDE' || storeId === null) return;
    await openTicket({
      orderId: orderId as OrderId,
      storeId: storeId as StoreId,
      customerId,
      fulfilment,
      lines: lines.map(({ productId, lineId, title, quantity, options, note }) => ({
        productId,
        title,
        quantity,
        ...(lineId !== undefined && { lineId }),
        ...(options && { options: options.map(({ name }) => name) }),
        ...(note !== undefined && { note }),
      })),
      ...(note !== undefined && { note }),
      total,
      ...(pickupAt !== undefined && { pickupAt: pickupAt as Instant }),
      correlationId,
    });
  },
};
