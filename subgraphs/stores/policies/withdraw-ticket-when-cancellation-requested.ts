import { withdrawWhenCancellationRequested } from '@jumun/schema/withdrawal';
import type { OrderId } from '../domain/ticket.ts';

/** Only a pick-up is for its store to decide: a shipment has a ticket too, but deliveries decides about it. */
export const withdrawTicketWhenCancellationRequested = withdrawWhenCancellationRequested<OrderId>(
  'stores/withdraw-ticket-when-cancellation-requested',
  'PICKUP',
);
