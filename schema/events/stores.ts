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

/** The store has an order to look at. */
export const TicketOpened = eventForm(
  'TicketOpened',
  1,
  z.object({
    ...ticket,
    /** Until when the store has to decide; then the ticket is rejected. Null where it accepts by itself. */
    acceptBy: z.int().nullable().optional(),
  }),
);
export type TicketOpened = EventOf<typeof TicketOpened>;

/** The store prepares the order; for a pick-up it can no longer be cancelled. */
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

/** The customer has it. */
export const TicketHandedOver = eventForm('TicketHandedOver', 1, z.object(ticket));
export type TicketHandedOver = EventOf<typeof TicketHandedOver>;

/** The store's answer, final, to a wish to cancel a pick-up. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;
