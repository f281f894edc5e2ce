import type { BeingRefunded, Begun, Placing, Refused, Waiting } from '../domain/states.ts';
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

export const refundPart: Ask<BeingRefunded> = async ({ payment }, id, { refunding, correlationId }) => {
  const { id: refundId, parts } = refunding;
  const answer = await payment.refundPart(id, refundId, parts.card, correlationId);
  if (answer === 'UNKNOWN') return unknown({ asked: true });
  return answer === 'RETURNED'
    ? { type: 'DONE', say: (at) => ({ type: 'CompleteRefund', refundId, at }) }
    : { type: 'DONE', say: () => ({ type: 'DropRefund', refundId }) };
};

export const refundCancelled: Ask<Begun> = async ({ payment }, id, { correlationId }) => {
  const paymentStatus = await payment.refund(id, correlationId);
  return paymentStatus === 'UNKNOWN'
    ? unknown({ asked: true })
    : { type: 'DONE', say: (at) => ({ type: 'CompleteCancellation', paymentStatus, at }) };
};
