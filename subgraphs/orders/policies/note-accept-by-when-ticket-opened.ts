import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketOpened } from '@jumun/schema/events/stores';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** The time a store has to decide is shown with what the order waits for. A store that accepts automatically has none. */
export const noteAcceptByWhenTicketOpened: Reaction<Orders, TicketOpened> = {
  name: 'orders/note-accept-by-when-ticket-opened',
  on: 'TicketOpened',
  async react({ data: { orderId, acceptBy } }, { order }) {
    if (acceptBy == null) return;
    await order(orderId as OrderId, { type: 'NoteAcceptBy', acceptBy: acceptBy as Instant });
  },
};
