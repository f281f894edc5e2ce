import { parsed } from '@jumun/platform/audit/picture';
import { type ContextWhy, time } from '@jumun/platform/audit/why';
import { has } from '@jumun/platform/kernel/state';
import { orderNumberOf } from '@jumun/schema/order-number';
import { cancelTermOf } from '../domain/cancel-terms.ts';
import { pointsSpentOf } from '../domain/paying.ts';
import { type Begun, isBegun, type Order, paymentStatusOf, progressOf } from '../domain/states.ts';
import { limitOf, waitOf } from '../domain/waiting.ts';

type Row = { readonly state: unknown; readonly status: string; readonly look_at: number | null };

const attemptOf = (order: Begun) => {
  if (!has(order, 'placing')) return null;
  const { direction, mode, waitingOn } = order.placing;
  return { direction, mode, waitingOn };
};

const factsOf = (id: string, order: Begun, { status, look_at: lookAt }: Row) => {
  const { outcome, reason } = cancelTermOf(order, 'CUSTOMER');
  return {
    number: orderNumberOf(id),
    status,
    sequence: order.sequence,
    customerId: order.customerId,
    fulfilment: order.fulfilment.type,
    storeId: order.storeId,
    total: order.total,
    pointsSpent: pointsSpentOf(order),
    placedAt: order.placedAt,
    paymentStatus: paymentStatusOf(order),
    fulfilmentStatus: progressOf(order)?.fulfilmentStatus ?? null,
    placing: attemptOf(order),
    refused: has(order, 'refused') ? { reason: order.refused.reason } : null,
    tooLate: ('tooLate' in order && order.tooLate) || null,
    /** When a timer looks at it next, as it is stored. */
    lookAt,
    waitsFor: waitOf(order),
    /** From when on it has waited for longer than it may. */
    limit: limitOf(order),
    /** What would become of its customer's cancelOrder now. */
    cancelling: { outcome, reason },
  };
};

type Facts = ReturnType<typeof factsOf>;

const waits = ({ waitsFor, limit }: Facts): string => {
  if (!waitsFor) return 'waits for nothing';
  const until = waitsFor.until ? `, until ${time(waitsFor.until)}` : '';
  const tooLong = limit ? `; too long from ${time(limit)} on` : '';
  return `waits for ${waitsFor.what} since ${time(waitsFor.since)}${until}${tooLong}`;
};

const linesOf = (facts: Facts): string[] => {
  const { status, fulfilmentStatus, paymentStatus, sequence, total, pointsSpent, placing, cancelling } =
    facts;
  const where = [facts.fulfilment, facts.storeId, facts.customerId].filter(Boolean).join(', ');
  return [
    `${status}  ${fulfilmentStatus ?? ''}${fulfilmentStatus ? '  ' : ''}payment ${paymentStatus ?? '–'}  sequence ${sequence}  ${total.minorUnits} ${total.currency}${pointsSpent > 0 ? `, ${pointsSpent} of it in points` : ''}`,
    `number ${facts.number}; ${where}; ordered ${time(facts.placedAt)}`,
    placing && `being placed: ${placing.direction} ${placing.mode}, waits for ${placing.waitingOn}`,
    facts.refused && `did not come about: ${facts.refused.reason}`,
    facts.tooLate && `too late to cancel: ${facts.tooLate}`,
    waits(facts),
    facts.lookAt && `a timer looks at ${time(facts.lookAt)}`,
    `its customer’s cancelOrder: ${cancelling.outcome}${cancelling.reason ? ` ${cancelling.reason}` : ''}`,
  ].filter((line) => typeof line === 'string');
};

/** Where an order stands, what it waits for, and what could still be done: by the rules themselves. */
export const subject: NonNullable<ContextWhy['subject']> = async (picture, id) => {
  const row = await picture.one<Row>(
    `select o.state, o.status, o.look_at from orders.orders o where o.id = '${id}'`,
  );
  const order = row && parsed<Order>(row.state);
  if (!row || !order || !isBegun(order)) return undefined;
  const facts = factsOf(id, order, row);
  return { recipient: order.customerId, facts, lines: linesOf(facts) };
};
