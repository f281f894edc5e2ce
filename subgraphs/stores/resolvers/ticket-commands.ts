import { worksFor } from '@jumun/platform/graph/guard';
import { idText, line, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import { isOpened, type OrderId, type TicketCommand, type TicketRejection } from '../domain/ticket.ts';
import type { ResolverContext } from './context.ts';
import { checkedInput, refuse } from './refuse.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

/** A mutation for staff, who may change only tickets of the stores they work for; any other ticket is not found. */
const ticketMutation =
  <S extends string, R extends TicketRejection['type'], I extends { orderId: string }>(
    success: S,
    refusal: R,
    form: z.ZodType<I>,
    commandOf: (input: I) => TicketCommand,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: ResolverContext) => {
    const input = checkedInput(form, given);
    const orderId = input.orderId as OrderId;
    return context.unit(async ({ ticket, loadTicket }) => {
      const before = await loadTicket(orderId);
      if (!before || !isOpened(before) || !worksFor(context.caller, before.storeId))
        return refuse(context, 'TicketNotFound');
      const decision = await ticket(orderId, commandOf(input));
      const shown = { ticket: required(ticketView(decision.state), orderId) };
      return 'rejection' in decision
        ? refuse(context, expectedRejection(decision.rejection, refusal).type, shown)
        : { __typename: success, ...shown };
    });
  };

const orderId = idText;

export const acceptTicket: Resolves['Mutation']['acceptTicket'] = ticketMutation(
  'AcceptTicketSuccess',
  'TicketNotOpen',
  z.object({ orderId, prepMinutes: whole(0, 240).nullish() }),
  ({ prepMinutes }) => ({ type: 'AcceptTicket', prepMinutes: prepMinutes ?? null }),
);

export const rejectTicket: Resolves['Mutation']['rejectTicket'] = ticketMutation(
  'RejectTicketSuccess',
  'TicketNotOpen',
  z.object({ orderId, reason: line(200) }),
  ({ reason }) => ({ type: 'RejectTicket', reason }),
);

export const readyTicket: Resolves['Mutation']['readyTicket'] = ticketMutation(
  'ReadyTicketSuccess',
  'TicketNotAccepted',
  z.object({ orderId }),
  () => ({ type: 'ReadyTicket' }),
);

export const handOverTicket: Resolves['Mutation']['handOverTicket'] = ticketMutation(
  'HandOverTicketSuccess',
  'TicketNotReady',
  z.object({ orderId }),
  () => ({ type: 'HandOverTicket' }),
);
