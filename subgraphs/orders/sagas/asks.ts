import { parcelsOf, reservationKey } from '../domain/parcels.ts';
import { isPaidByCard, paidByCard, pointsSpentOf } from '../domain/paying.ts';
import { goodsLeftOf } from '../domain/resending.ts';
import type { Begun, BeingRefunded, Placing, Refused, Resent, Waiting } from '../domain/states.ts';
import type { Ask, Outcome, Said, TakenBack } from './saga.ts';

// What the sagas ask of other contexts, and what each answer means to them.

const unknown = ({ asked }: { readonly asked: boolean }): Outcome => ({ type: 'UNKNOWN', asked });

/** Stops the attempt: why it did not come about, and at whose answer. */
export const undo =
  (refused: Refused, waitingOn: Waiting): Said =>
  () => ({ type: 'UndoPlacing', refused, waitingOn });

export const holdStock: Ask<Placing> = async ({ stock }, id, { lines, correlationId }) => {
  const answer = await stock.reserve(id, lines, correlationId);
  switch (answer.type) {
    case 'HELD':
      return { type: 'DONE', say: null };
    case 'SHORT': {
      const { productIds } = answer;
      return { type: 'REFUSED', say: undo({ reason: 'SHORT', productIds }, 'STOCK') };
    }
    case 'RELEASED': // another driver has turned round
      return { type: 'REFUSED', say: undo({ reason: 'TIMED_OUT' }, 'STOCK') };
    case 'UNKNOWN':
      return unknown(answer);
  }
};

/** Holds the copies for another parcel, under a key of their own: those of the parcel before are gone. */
export const holdStockAnew: Ask<Resent> = async ({ stock }, id, order) => {
  const key = reservationKey(id, parcelsOf(order).reservation + 1);
  const answer = await stock.reserve(key, goodsLeftOf(order), order.correlationId);
  switch (answer.type) {
    case 'HELD':
      return { type: 'DONE', say: (at) => ({ type: 'CompleteResend', at }) };
    case 'SHORT': {
      const { productIds } = answer;
      return { type: 'DONE', say: () => ({ type: 'DropResend', productIds }) };
    }
    case 'RELEASED': // the order is over meanwhile
      return { type: 'DONE', say: () => ({ type: 'DropResend', productIds: [] }) };
    case 'UNKNOWN':
      return unknown(answer);
  }
};

export const releaseStock: Ask<Begun, TakenBack> = async ({ stock }, id, { correlationId }) =>
  (await stock.release(id, correlationId)) ? 'RELEASED' : 'UNKNOWN';

/** Points that an order does not spend are not asked for: wallets may be away. */
export const holdPoints: Ask<Placing> = async ({ points }, id, order) => {
  const amount = pointsSpentOf(order);
  if (amount === 0) return { type: 'DONE', say: null };
  const answer = await points.hold(id, order.customerId, amount, order.correlationId);
  switch (answer.type) {
    case 'HELD':
      return { type: 'DONE', say: null };
    case 'SHORT': {
      const { available } = answer;
      return { type: 'REFUSED', say: undo({ reason: 'NO_POINTS', available }, 'POINTS') };
    }
    case 'RETURNED': // another driver has turned round
      return { type: 'REFUSED', say: undo({ reason: 'TIMED_OUT' }, 'POINTS') };
    case 'UNKNOWN':
      return unknown(answer);
  }
};

export const returnPoints: Ask<Begun, TakenBack> = async ({ points }, id, order) => {
  if (pointsSpentOf(order) === 0) return 'RETURNED';
  return (await points.giveBack(id, order.correlationId)) ? 'RETURNED' : 'UNKNOWN';
};

/** What points pay for is not charged. */
export const approvePayment: Ask<Placing> = async ({ payment }, id, order) => {
  const approved: Outcome = { type: 'DONE', say: (at) => ({ type: 'CompletePlacing', at }) };
  if (!isPaidByCard(order)) return approved;
  const { customerId, placing, correlationId } = order;
  const { cardToken = '' } = placing;
  const answer = await payment.approve(id, customerId, paidByCard(order), cardToken, correlationId);
  switch (answer.type) {
    case 'APPROVED':
      return approved;
    case 'DECLINED':
      return { type: 'REFUSED', say: undo({ reason: 'DECLINED', declined: answer.reason }, 'PAYMENT') };
    case 'UNKNOWN':
      return unknown(answer);
  }
};

export const refundPayment: Ask<Begun, TakenBack> = async ({ payment }, id, order) =>
  isPaidByCard(order) ? payment.refund(id, order.correlationId) : 'VOIDED';

export const withdraw: Ask<Begun> = async ({ withdrawal }, id, { fulfilment, correlationId }) => {
  const decided = await withdrawal.withdraw(fulfilment.type, id, correlationId);
  return decided.outcome === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: (at) => ({ type: 'DecideWithdrawal', ...decided, at }) };
};

/** What the card paid of a part. */
export const refundPart: Ask<BeingRefunded> = async ({ payment }, id, { refunding, correlationId }) => {
  const { id: refundId, parts } = refunding;
  if (parts.card === 0) return { type: 'DONE', say: null };
  const answer = await payment.refundPart(id, refundId, parts.card, correlationId);
  if (answer === 'UNKNOWN') return unknown({ asked: true });
  return { type: 'DONE', say: answer === 'RETURNED' ? null : (at) => ({ type: 'DropRefund', refundId, at }) };
};

/** What points paid of it. */
export const returnPointsOfPart: Ask<BeingRefunded> = async (
  { points },
  id,
  { refunding, correlationId },
) => {
  const { id: refundId, parts } = refunding;
  const done: Outcome = { type: 'DONE', say: (at) => ({ type: 'CompleteRefund', refundId, at }) };
  if (parts.points === 0) return done;
  return (await points.giveBackPart(id, refundId, parts.points, correlationId))
    ? done
    : unknown({ asked: true });
};

/** Points go back first, the card's part after them. */
export const returnPointsOfCancelled: Ask<Begun> = async (asked, id, order) =>
  (await returnPoints(asked, id, order)) === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: null };

export const refundCancelled: Ask<Begun> = async ({ payment }, id, order) => {
  // what points paid for is back by now
  const paymentStatus = isPaidByCard(order) ? await payment.refund(id, order.correlationId) : 'REFUNDED';
  return paymentStatus === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: (at) => ({ type: 'CompleteCancellation', paymentStatus, at }) };
};
