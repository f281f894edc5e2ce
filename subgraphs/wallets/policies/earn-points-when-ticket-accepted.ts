import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAccepted } from '@jumun/schema/events/stores';
import type { Wallets } from '../commands.ts';
import type { OrderId } from '../domain/programme.ts';

/** The store's acceptance of an order to be picked up makes its points due; other orders earn no points. */
export const earnPointsWhenTicketAccepted: Reaction<Wallets, TicketAccepted> = {
  name: 'wallets/earn-points-when-ticket-accepted',
  on: 'TicketAccepted',
  async react({ data: { orderId, fulfilment }, occurredAt }, { confirmPoints }) {
    if (fulfilment === 'PICKUP') await confirmPoints(orderId as OrderId, occurredAt);
  },
};
