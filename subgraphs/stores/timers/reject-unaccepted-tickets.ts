import type { Clock } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Stores } from '../commands.ts';
import { isOpened, notAcceptedInTime, type OrderId } from '../domain/ticket.ts';
import { decisions, ticketRows } from '../store/tickets.ts';

/** Rejects the tickets that the staff did not decide in time. */
export const rejectUnacceptedTickets = (
  units: Units<Stores>,
  {
    read,
    clock,
    acceptWithinMs,
  }: { readonly read: Reader; readonly clock: Clock; readonly acceptWithinMs: number },
): Timer => ({
  name: 'stores/reject-unaccepted-ticket',
  due: decisions.due,
  furthest: { times: decisions, ms: acceptWithinMs, insteadMs: acceptWithinMs },
  async fire(id) {
    const orderId = id as OrderId;
    const state = (await ticketRows.find(read, orderId))?.state;
    if (!state || !isOpened(state)) return;
    // A decision between this look and the unit of work stands: the command then changes nothing.
    const cause = causeBy('timer:stores/reject-unaccepted-ticket', state.correlationId, clock());
    await units(cause, ({ ticket }) => ticket(orderId, { type: 'RejectTicket', reason: notAcceptedInTime }));
  },
});
