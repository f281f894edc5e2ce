import type { PaymentAnswer } from '../clients/payment.ts';
import type { Begun, Placing, Refused, Waiting } from '../domain/states.ts';
import type { Ask, Outcome, Said, TakenBack } from './saga.ts';

// What the sagas ask of other contexts, and what each answer means to them.

const unknown: Outcome = { type: 'UNKNOWN' };

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
      return unknown;
  }
};

export const releaseStock: Ask<Begun, TakenBack> = async ({ stock }, id, { correlationId }) =>
  (await stock.release(id, correlationId)) ? 'RELEASED' : 'UNKNOWN';

const paid = (answer: PaymentAnswer): Outcome => {
  switch (answer.type) {
    case 'APPROVED':
      return { type: 'DONE', say: (at) => ({ type: 'CompletePlacing', at }) };
    case 'DECLINED':
      return { type: 'REFUSED', say: undo({ reason: 'DECLINED', declined: answer.reason }, 'PAYMENT') };
    case 'UNKNOWN':
      return unknown;
  }
};

export const approvePayment: Ask<Placing> = async ({ payment }, id, order) => {
  const { customerId, total, placing, correlationId } = order;
  return paid(await payment.approve(id, customerId, total, placing.cardToken, correlationId));
};

export const findPayment: Ask<Placing> = async ({ payment }, id, { correlationId }) =>
  paid(await payment.find(id, correlationId));

export const refundPayment: Ask<Begun, TakenBack> = ({ payment }, id, { correlationId }) =>
  payment.refund(id, correlationId);

export const withdraw: Ask<Begun> = async ({ withdrawal }, id, { fulfilment, correlationId }) => {
  const decided = await withdrawal.withdraw(fulfilment.type, id, correlationId);
  return decided.outcome === 'UNKNOWN'
    ? unknown
    : { type: 'DONE', say: (at) => ({ type: 'DecideWithdrawal', ...decided, at }) };
};

export const refundCancelled: Ask<Begun> = async ({ payment }, id, { correlationId }) => {
  const paymentStatus = await payment.refund(id, correlationId);
  return paymentStatus === 'UNKNOWN'
    ? unknown
    : { type: 'DONE', say: (at) => ({ type: 'CompleteCancellation', paymentStatus, at }) };
};
