import type { Instant } from '@jumun/platform/kernel/clock';
import { z } from 'zod';
import { weekdays } from '../opening-hours.ts';
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

/** The store had accepted the order by mistake: it waits for the staff again, and its customer may cancel it. */
export const TicketAcceptanceUndone = eventForm(
  'TicketAcceptanceUndone',
  1,
  z.object({
    ...ticket,
    /** When the ticket is rejected unless the store has decided. */
    acceptBy: z.int(),
  }),
);
export type TicketAcceptanceUndone = EventOf<typeof TicketAcceptanceUndone>;

/** The store will not prepare the order: it is cancelled and refunded. */
export const TicketRejected = eventForm('TicketRejected', 1, z.object({ ...ticket, reason: z.string() }));
export type TicketRejected = EventOf<typeof TicketRejected>;

/** The order can be picked up. */
export const TicketReady = eventForm('TicketReady', 1, z.object(ticket));
export type TicketReady = EventOf<typeof TicketReady>;

/** The customer has picked up the order. */
export const TicketHandedOver = eventForm('TicketHandedOver', 1, z.object(ticket));
export type TicketHandedOver = EventOf<typeof TicketHandedOver>;

/** The store cannot prepare an order that it had accepted: it is cancelled and refunded. */
export const TicketCancelled = eventForm('TicketCancelled', 1, z.object({ ...ticket, reason: z.string() }));
export type TicketCancelled = EventOf<typeof TicketCancelled>;

/** Nobody came for an order that was ready: it is over, and not refunded. */
export const TicketNoShow = eventForm('TicketNoShow', 1, z.object(ticket));
export type TicketNoShow = EventOf<typeof TicketNoShow>;

/** The store's final answer to a request to cancel a pick-up. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;

const instant = z.int() as unknown as z.ZodType<Instant>;
const times = { opens: z.string(), closes: z.string() };

const store = {
  storeId: z.string(),
  name: z.string(),
  acceptance: z.enum(['AUTOMATIC', 'MANUAL']),
  /** How it gives its customers what they ordered. */
  fulfilments: z.array(z.enum(['SHIPMENT', 'PICKUP'])),
  /** How long an order takes, as far as it said. */
  prepMinutes: z.int().nullable(),
  timeZone: z.string(),
  /** Null: at all hours. */
  hours: z.array(z.object({ day: z.enum(weekdays), ...times })).nullable(),
  /** Instead of the hours of these dates; none: closed. */
  exceptions: z.array(z.object({ date: z.string(), hours: z.array(z.object(times)) })),
  /** It takes no orders, until this ends by itself or is ended. */
  pause: z.object({ since: instant, until: instant.nullable() }).nullable(),
};

/** A store takes orders from now on, within its hours. */
export const StoreOpened = eventForm('StoreOpened', 1, z.object(store));
export type StoreOpened = EventOf<typeof StoreOpened>;

/** The store as it is now; complete, so that one message is enough. */
export const StoreChanged = eventForm('StoreChanged', 1, z.object(store));
export type StoreChanged = EventOf<typeof StoreChanged>;
