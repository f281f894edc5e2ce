import { checkedInput, idText, line } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { isOpened, type OrderId, type TicketCommand } from '../domain/ticket.ts';
import type { StoresGraph } from '../stores.ts';
import { refuse } from './refuse.ts';
import { ticketView } from './ticket.ts';

/** One mutation of the staff: only for a ticket of a store they work for; any other ticket is not found. */
const ticketMutation =
  <I extends { orderId: string }>(
    success: string,
    form: z.ZodType<I>,
    commandOf: (input: I) => TicketCommand,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: StoresGraph) => {
    const input = checkedInput(form, given);
    const orderId = input.orderId as OrderId;
    return context.unit(async ({ ticket, loadTicket }) => {
      const before = await loadTicket(orderId);
      if (!before || !isOpened(before) || !worksFor(context, before.storeId))
        return refuse(context, 'TicketNotFound');
      const decision = await ticket(orderId, commandOf(input));
      const shown = { ticket: ticketView(decision.state) };
      return 'rejection' in decision
        ? refuse(context, decision.rejection.type, shown)
        : { __typename: success, ...shown };
    });
  };

const worksFor = ({ caller }: StoresGraph, storeId: string) =>
  caller.stores.includes(storeId) || caller.scopes.includes('stores:any');

const orderId = idText;

export const acceptTicket = ticketMutation(
  'AcceptTicketSuccess',
  z.object({ orderId, prepMinutes: z.int().min(0).max(240).nullish() }),
  ({ prepMinutes }) => ({ type: 'AcceptTicket', prepMinutes: prepMinutes ?? null }),
);

export const rejectTicket = ticketMutation(
  'RejectTicketSuccess',
  z.object({ orderId, reason: line(200) }),
  ({ reason }) => ({ type: 'RejectTicket', reason }),
);

export const readyTicket = ticketMutation('ReadyTicketSuccess', z.object({ orderId }), () => ({
  type: 'ReadyTicket',
}));

export const handOverTicket = ticketMutation('HandOverTicketSuccess', z.object({ orderId }), () => ({
  type: 'HandOverTicket',
}));
