import { withdrawWhenCancellationRequested } from '@jumun/schema/withdrawal';
import type { OrderId } from '../domain/ticket.ts';

/** A store decides only about pick-ups: a shipment has a ticket too, but deliveries decides whether it can be withdrawn. */
export const withdrawTicketWhenCancellationRequested = withdrawWhenCancellationRequested<OrderId>(
  'stores/withdraw-ticket-when-cancellation-requested',
  'PICKUP',
);
