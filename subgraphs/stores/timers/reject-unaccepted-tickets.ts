import type { Clock } from '@jumun/platform/kernel/clock';
import type { Timer, Timetable } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import { pickUpWithinMs } from '@jumun/schema/opening-hours';
import type { Stores } from '../commands.ts';
import { isOpened, notAcceptedInTime, type OrderId } from '../domain/ticket.ts';
import { decisions, laterDecisions, ticketRows } from '../store/tickets.ts';

type Given = { readonly read: Reader; readonly clock: Clock; readonly acceptWithinMs: number };

/** Rejects the tickets that the staff did not decide in time: of orders for now, and of those for later. */
export const rejectUnacceptedTickets = (units: Units<Stores>, given: Given): readonly Timer[] => {
  const { acceptWithinMs } = given;
  return [
    rejecting(units, given, 'stores/reject-unaccepted-ticket', decisions, acceptWithinMs),
    rejecting(
      units,
      given,
      'stores/reject-unaccepted-ticket-for-later',
      laterDecisions,
      pickUpWithinMs + acceptWithinMs,
    ),
  ];
};

const rejecting = (
  units: Units<Stores>,
  { read, clock, acceptWithinMs }: Given,
  name: string,
  times: Timetable,
  furthestMs: number,
): Timer => ({
  name,
  due: times.due,
  furthest: { times, ms: furthestMs, insteadMs: acceptWithinMs },
  async fire(id) {
    const orderId = id as OrderId;
    const state = (await ticketRows.find(read, orderId))?.state;
    if (!state || !isOpened(state)) return;
    // A decision between this look and the unit of work stands: the command then changes nothing.
    const cause = causeBy(`timer:${name}`, state.correlationId, clock());
    await units(cause, ({ ticket }) => ticket(orderId, { type: 'RejectTicket', reason: notAcceptedInTime }));
  },
});
