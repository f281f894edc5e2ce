import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAccepted } from '@jumun/schema/events/stores';
import type { OrderId } from '../domain/programme.ts';
import type { Wallets } from '../wallets.ts';

/** A store that accepts an order to be picked up makes its points due; those of other orders are nobody's. */
export const earnPointsWhenTicketAccepted: Reaction<Wallets, TicketAccepted> = {
  name: 'wallets/earn-points-when-ticket-accepted',
  on: 'TicketAccepted',
  async react({ data: { orderId, fulfilment }, occurredAt }, { confirmPoints }) {
    if (fulfilment === 'PICKUP') await confirmPoints(orderId as OrderId, occurredAt);
  },
};
