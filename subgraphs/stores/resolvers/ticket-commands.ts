import { worksFor } from '@jumun/platform/graph/guard';
import { idText, line, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { Stores } from '../commands.ts';
import { isOpened, type OrderId, type TicketRejection } from '../domain/ticket.ts';
import type { ResolverContext } from './context.ts';
import { checkedInput, factsOf, refuse } from './refuse.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

type Refusal = TicketRejection['type'];

/** A mutation for staff, who may change only tickets of the stores they work for; any other ticket is not found. */
const ticketMutation =
  <S extends string, R extends Refusal, I extends { orderId: string }>(
    success: S,
    refusals: readonly R[],
    form: z.ZodType<I>,
    change: (stores: Stores, id: OrderId, input: I) => ReturnType<Stores['ticket']>,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: ResolverContext) => {
    const input = checkedInput(form, given);
    const orderId = input.orderId as OrderId;
    return context.unit(async (stores) => {
      const before = await stores.loadTicket(orderId);
      if (!before || !isOpened(before) || !worksFor(context.caller, before.storeId))
        return refuse(context, 'TicketNotFound');
      const decision = await change(stores, orderId, input);
      const shown = { ticket: required(ticketView(decision.state), orderId) };
      if (!('rejection' in decision)) return { __typename: success, ...shown };
      const { rejection } = decision;
      return refuse(context, expectedRejection(rejection, ...refusals).type, {
        ...shown,
        ...factsOf(rejection, context.locale),
      });
    });
  };

const orderId = idText;
const onlyOrder = z.object({ orderId });
const withReason = z.object({ orderId, reason: line(200) });

export const acceptTicket: Resolves['Mutation']['acceptTicket'] = ticketMutation(
  'AcceptTicketSuccess',
  ['TicketNotOpen'],
  z.object({ orderId, prepMinutes: whole(0, 240).nullish() }),
  ({ ticket, at }, id, { prepMinutes }) =>
    ticket(id, { type: 'AcceptTicket', prepMinutes: prepMinutes ?? null, at }),
);

export const undoAcceptance: Resolves['Mutation']['undoAcceptance'] = ticketMutation(
  'UndoAcceptanceSuccess',
  ['AcceptanceNotUndoable'],
  onlyOrder,
  ({ undoAcceptance }, id) => undoAcceptance(id),
);

export const rejectTicket: Resolves['Mutation']['rejectTicket'] = ticketMutation(
  'RejectTicketSuccess',
  ['TicketNotOpen'],
  withReason,
  ({ ticket }, id, { reason }) => ticket(id, { type: 'RejectTicket', reason }),
);

export const readyTicket: Resolves['Mutation']['readyTicket'] = ticketMutation(
  'ReadyTicketSuccess',
  ['TicketNotAccepted'],
  onlyOrder,
  ({ ticket, at }, id) => ticket(id, { type: 'ReadyTicket', at }),
);

export const handOverTicket: Resolves['Mutation']['handOverTicket'] = ticketMutation(
  'HandOverTicketSuccess',
  ['TicketNotReady'],
  onlyOrder,
  ({ ticket }, id) => ticket(id, { type: 'HandOverTicket' }),
);

export const cancelTicket: Resolves['Mutation']['cancelTicket'] = ticketMutation(
  'CancelTicketSuccess',
  ['TicketNotCancellable'],
  withReason,
  ({ ticket }, id, { reason }) => ticket(id, { type: 'CancelTicket', reason }),
);

export const noShowTicket = ticketMutation(
  'NoShowTicketSuccess',
  ['TicketNotReady', 'NoShowTooEarly'],
  onlyOrder,
  ({ noShow }, id) => noShow(id),
) as Resolves['Mutation']['noShowTicket'];
