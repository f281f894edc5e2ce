import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAcceptanceUndone } from '@jumun/schema/events/stores';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** An order that its store had accepted by mistake is placed and no more: it waits for the store, and can be cancelled. */
export const reopenOrderWhenAcceptanceUndone: Reaction<Orders, TicketAcceptanceUndone> = {
  name: 'orders/reopen-order-when-acceptance-undone',
  on: 'TicketAcceptanceUndone',
  react: ({ data: { orderId, acceptBy } }, { order, at }) =>
    order(orderId as OrderId, { type: 'Reopen', acceptBy: acceptBy as Instant, at }),
};
