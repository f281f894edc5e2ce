import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketOpened } from '@jumun/schema/events/stores';
import type { OrderId } from '../domain/order.ts';
import type { Orders } from '../orders.ts';

/** Until when a store has to decide is told with what the order waits for. One that accepts by itself has no such time. */
export const noteAcceptByWhenTicketOpened: Reaction<Orders, TicketOpened> = {
  name: 'orders/note-accept-by-when-ticket-opened',
  on: 'TicketOpened',
  async react({ data: { orderId, acceptBy } }, { order }) {
    if (acceptBy == null) return;
    await order(orderId as OrderId, { type: 'NoteAcceptBy', acceptBy: acceptBy as Instant });
  },
};
