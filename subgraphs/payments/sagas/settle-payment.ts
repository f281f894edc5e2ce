import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import type { Provider, Unknown } from '../clients/provider.ts';
import {
  type ChargeAnswer,
  chargeKeyOf,
  isRequested,
  nextAsk,
  type OrderId,
  type Payment,
  type PaymentCommand,
  type RefundAnswer,
  refundKeyOf,
} from '../domain/payment.ts';
import type { Payments } from '../payments.ts';

/** Milliseconds that the provider may still take. */
export type TimeLeft = () => number;

type Unit = <T>(body: (own: Payments) => Promise<T>) => Promise<T>;

/** The asker needs this long to be told that the answer is unknown, in milliseconds. */
const toAnswerMs = 20;

/** As long as the provider has in the background, but for an ask no longer than its deadline (milliseconds since 1970) leaves. */
export const timeLeft =
  (providerDeadlineMs: number, deadline = Number.POSITIVE_INFINITY): TimeLeft =>
  () =>
    Math.min(providerDeadlineMs, deadline - toAnswerMs - Date.now());

/**
 * Asks the provider until all is certain, or until an answer is unknown. The intent is committed before, each answer
 * after, and nothing is held meanwhile: whoever dies here is followed by the timer, with the same key.
 */
export const settlement = (
  provider: Provider,
  log: Logger,
  /** Told once for each payment, after the commit: its charge was approved or declined. */
  onDecided: (orderId: OrderId) => void = () => {},
) => {
  const record = async (
    unit: Unit,
    orderId: OrderId,
    command: (at: Payments['at']) => PaymentCommand,
    left: number,
  ) => {
    const handled = await unit((own) => own.payment(orderId, command(own.at), Math.max(0, left)));
    const { state } = handled;
    if ('events' in handled && handled.events.some(isDecision)) onDecided(orderId);
    if ('rejection' in handled)
      log.error(
        { alert: 'provider-contradicts', orderId, reason: handled.rejection },
        'the provider contradicts itself',
      );
    else if (handled.events.some((event) => event.type === 'PaymentFrozen') && isRequested(state))
      log.error(
        { alert: 'payment-frozen', orderId, reason: state.frozen },
        'a payment is frozen: a person must look',
      );
    else if (handled.events.some((event) => event.type === 'ChargeDoubted') && isRequested(state))
      log.warn({ orderId, reason: state.doubt }, 'an answer of the provider does not fit: it is looked up');
    else if (isRequested(state) && state.doubt && handled.events.some(isGivenUp))
      log.error(
        { alert: 'payment-doubtful', orderId, reason: state.doubt },
        'the provider keeps answering what does not fit: the charge goes back',
      );
    await failpoint('payment/recorded');
    return state;
  };

  const isDecision = ({ type }: { readonly type: string }) =>
    type === 'PaymentApproved' || type === 'PaymentDeclined';

  const isGivenUp = ({ type }: { readonly type: string }) => type === 'RefundRequested';

  const known = <A extends { outcome: string }>(answer: A | Unknown, orderId: OrderId): answer is A => {
    if (answer.outcome !== 'unknown') return true;
    const { why, unasked } = answer as Unknown;
    if (!unasked) log.info({ orderId, why }, 'the provider gave no certain answer');
    return false;
  };

  const settle = async (unit: Unit, orderId: OrderId, first: Payment, left: TimeLeft): Promise<Payment> => {
    const asked = new Set<string>();
    for (let state = first; ; ) {
      const next = nextAsk(state);
      if (!isRequested(state) || next === null || next === 'look') return state;
      if (asked.has(next)) return state; // asked for again by whoever comes next, and not at once for ever
      asked.add(next);
      const key = chargeKeyOf(orderId);
      if (next === 'charge') {
        if (state.cardToken === null) return state;
        const answer = await provider.charge(key, orderId, state.amount, state.cardToken, left());
        await failpoint('payment/answered');
        if (!known<ChargeAnswer>(answer, orderId)) return state;
        state = await record(
          unit,
          orderId,
          (at) => ({ type: 'RecordCharge', answer, lookedUp: false, at }),
          left(),
        );
      } else if (next === 'find') {
        const answer = await provider.find(key, left());
        if (!known<ChargeAnswer>(answer, orderId)) return state;
        state = await record(
          unit,
          orderId,
          (at) => ({ type: 'RecordCharge', answer, lookedUp: true, at }),
          left(),
        );
      } else {
        // found after "nothing to refund": with many providers that answer belongs to the first key for ever
        const isFound = state.status === 'REFUNDING' && state.approvedAt === null;
        const refundKey = isFound ? `${refundKeyOf(orderId)}:found` : refundKeyOf(orderId);
        const answer = await provider.refund(refundKey, key, orderId, left());
        await failpoint('refund/answered');
        if (!known<RefundAnswer>(answer, orderId)) return state;
        state = await record(unit, orderId, (at) => ({ type: 'RecordRefund', answer, at }), left());
      }
    }
  };

  /** Whether a charge that was on its way when its payment was voided has arrived after all. */
  const look = async (unit: Unit, orderId: OrderId, state: Payment, left: TimeLeft): Promise<Payment> => {
    if (nextAsk(state) !== 'look') return state;
    const answer = await provider.find(chargeKeyOf(orderId), left());
    if (!known<ChargeAnswer>(answer, orderId)) return state;
    return record(unit, orderId, (at) => ({ type: 'RecordCharge', answer, lookedUp: true, at }), left());
  };

  return { settle, look };
};
