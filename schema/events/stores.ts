import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';
import { withdrawal } from './withdrawals.ts';

const ticket = {
  ticketId: z.string(),
  orderId: z.string(),
  customerId: z.string(),
  storeId: z.string(),
  fulfilment: z.enum(['SHIPMENT', 'PICKUP']),
};

/** The store has received an order. */
export const TicketOpened = eventForm(
  'TicketOpened',
  1,
  z.object({
    ...ticket,
    /** When the ticket is rejected unless the store has decided. Null if the store accepts automatically. */
    acceptBy: z.int().nullable().optional(),
  }),
);
export type TicketOpened = EventOf<typeof TicketOpened>;

/** The store prepares the order; a pick-up can no longer be cancelled. */
export const TicketAccepted = eventForm(
  'TicketAccepted',
  1,
  z.object({ ...ticket, prepMinutes: z.int().nullable() }),
);
export type TicketAccepted = EventOf<typeof TicketAccepted>;

/** The store will not prepare the order: it is cancelled and refunded. */
export const TicketRejected = eventForm('TicketRejected', 1, z.object({ ...ticket, reason: z.string() }));
export type TicketRejected = EventOf<typeof TicketRejected>;

/** The order can be picked up. */
export const TicketReady = eventForm('TicketReady', 1, z.object(ticket));
export type TicketReady = EventOf<typeof TicketReady>;

/** The customer has picked up the order. */
export const TicketHandedOver = eventForm('TicketHandedOver', 1, z.object(ticket));
export type TicketHandedOver = EventOf<typeof TicketHandedOver>;

/** The store's final answer to a request to cancel a pick-up. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;
