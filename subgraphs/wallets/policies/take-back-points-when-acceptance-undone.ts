import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAcceptanceUndone } from '@jumun/schema/events/stores';
import type { Wallets } from '../commands.ts';
import type { OrderId } from '../domain/programme.ts';

/** A store that takes its acceptance back takes the points with it; they come again when it accepts again. */
export const takeBackPointsWhenAcceptanceUndone: Reaction<Wallets, TicketAcceptanceUndone> = {
  name: 'wallets/take-back-points-when-acceptance-undone',
  on: 'TicketAcceptanceUndone',
  react: ({ data: { orderId }, occurredAt }, { unconfirmPoints }) =>
    unconfirmPoints(orderId as OrderId, occurredAt),
};
