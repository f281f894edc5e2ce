import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/stores';
import { withoutNotes } from '@jumun/schema/notes';
import { isOpenedStore, type OpenedStore, type Store, type StoreEvent } from './domain/store.ts';
import {
  isOpened,
  type OrderId,
  type StoreId,
  type Ticket,
  type TicketEvent,
  ticketIdOf,
} from './domain/ticket.ts';

/** What other contexts hear of a ticket. */
export const publish = (event: TicketEvent, state: Ticket, orderId: OrderId): PublishedEvent | null => {
  if (event.type === 'TicketWithdrawn')
    return said.WithdrawalDecided.make({ orderId, authority: 'stores', ...event.withdrawal });
  if (!isOpened(state)) return null;
  const { storeId, customerId, fulfilment } = state;
  const ticket = { ticketId: ticketIdOf(orderId), orderId, customerId, storeId, fulfilment };
  switch (event.type) {
    case 'TicketOpened':
      return said.TicketOpened.make({ ...ticket, acceptBy: event.acceptBy });
    case 'TicketAccepted':
      return said.TicketAccepted.make({ ...ticket, prepMinutes: event.prepMinutes });
    case 'AcceptanceUndone':
      return said.TicketAcceptanceUndone.make({ ...ticket, acceptBy: event.acceptBy });
    case 'TicketRejected':
      return said.TicketRejected.make({ ...ticket, reason: event.reason });
    case 'TicketReady':
      return said.TicketReady.make(ticket);
    case 'TicketHandedOver':
      return said.TicketHandedOver.make(ticket);
    case 'TicketCancelled':
      return said.TicketCancelled.make({ ...ticket, reason: event.reason });
    case 'TicketNoShow':
      return said.TicketNoShow.make(ticket);
    case 'LinesWithdrawn': // whoever asked was answered
    case 'TicketClosed':
    case 'NotesForgotten':
      return null;
  }
};

/** What other contexts hear of a store: with every change the whole of it. */
export const publishStore = (event: StoreEvent, state: Store, id: StoreId): PublishedEvent | null => {
  if (!isOpenedStore(state)) return null;
  const facts = whole(id, state);
  return event.type === 'StoreOpened' ? said.StoreOpened.make(facts) : said.StoreChanged.make(facts);
};

const whole = (
  storeId: StoreId,
  { name, acceptance, fulfilments, prepMinutes, timeZone, hours, exceptions, pause }: OpenedStore,
) => ({
  storeId,
  name,
  acceptance,
  fulfilments: [...fulfilments],
  prepMinutes,
  timeZone,
  hours: hours && [...hours],
  exceptions: exceptions.map(({ date, hours }) => ({ date, hours: [...hours] })),
  pause,
});

/** The journal keeps what happened, but not what a customer wrote. */
export const recorded = (event: TicketEvent): unknown =>
  event.type === 'TicketOpened' ? { ...event, details: withoutNotes(event.details) } : event;
