import {
  type Begun,
  type Placing,
  parcelsOf,
  type Refused,
  type Resent,
  reservationKey,
  type Waiting,
} from '../domain/states.ts';
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
  const answer = await stock.reserve(key, order.lines, order.correlationId);
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

export const approvePayment: Ask<Placing> = async ({ payment }, id, order) => {
  const { customerId, total, placing, correlationId } = order;
  const answer = await payment.approve(id, customerId, total, placing.cardToken, correlationId);
  switch (answer.type) {
    case 'APPROVED':
      return { type: 'DONE', say: (at) => ({ type: 'CompletePlacing', at }) };
    case 'DECLINED':
      return { type: 'REFUSED', say: undo({ reason: 'DECLINED', declined: answer.reason }, 'PAYMENT') };
    case 'UNKNOWN':
      return unknown(answer);
  }
};

export const refundPayment: Ask<Begun, TakenBack> = ({ payment }, id, { correlationId }) =>
  payment.refund(id, correlationId);

export const withdraw: Ask<Begun> = async ({ withdrawal }, id, { fulfilment, correlationId }) => {
  const decided = await withdrawal.withdraw(fulfilment.type, id, correlationId);
  return decided.outcome === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: (at) => ({ type: 'DecideWithdrawal', ...decided, at }) };
};

export const refundCancelled: Ask<Begun> = async ({ payment }, id, { correlationId }) => {
  const paymentStatus = await payment.refund(id, correlationId);
  return paymentStatus === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: (at) => ({ type: 'CompleteCancellation', paymentStatus, at }) };
};
