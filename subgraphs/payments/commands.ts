import { type Handled, handler, type Known } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import type { Charge, OrderId } from './domain/charge.ts';
import {
  type FrozenOutcome,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentRejection,
  payment,
  type RecordAnswer,
} from './domain/payment.ts';
import { claimedUntil, firstTryAt, nextTryAt } from './domain/schedule.ts';
import { nextAsk, type Payment } from './domain/states.ts';
import { publish, recorded } from './publish.ts';
import { paymentRows } from './store/payments.ts';
import { claimUnsettled, forgetUnsettled, keepUnsettled, postponeUnsettled } from './store/unsettled.ts';

const handlePayment = handler({ decider: payment, rows: paymentRows, publish, recorded });

/** A payment that nobody has asked for yet, as that of nearly every order when its charge is first asked for. */
export const unheardOf: Known<Payment> = { state: payment.initial, version: 0 };

export type HandledPayment = Handled<Payment, PaymentEvent, PaymentRejection>;

export type PaymentSettings = { readonly providerDeadlineMs: number };

/**
 * What payments can do inside one unit of work. `deadlineMs` is how long the caller lets the provider take; the timer leaves the
 * payment alone until it must have ended.
 */
export const paymentsWith =
  ({ providerDeadlineMs }: PaymentSettings) =>
  (work: Work) => {
    const { tx, at, cause } = work;

    /** Leaves to the timer what is uncertain afterwards, and takes from it what is certain. */
    const decide = async (
      orderId: OrderId,
      command: PaymentCommand,
      deadlineMs = 0,
      known?: Known<Payment>,
    ): Promise<HandledPayment> => {
      const handled = await handlePayment(work, orderId, command, known);
      if ('rejection' in handled || handled.events.length === 0) return handled;
      const next = nextAsk(handled.state);
      if (!next) await forgetUnsettled(tx, orderId);
      else {
        const tryAt = firstTryAt(at, next.ask, deadlineMs);
        await keepUnsettled(tx, { orderId, nextTryAt: tryAt, correlationId: cause.correlationId });
      }
      return handled;
    };

    return {
      /** Commits to a charge before the provider is asked for it; a repeat changes nothing. */
      requestPayment: (charge: Charge, cardToken: string, deadlineMs: number, known?: Known<Payment>) =>
        decide(charge.orderId, { type: 'RequestPayment', ...charge, cardToken }, deadlineMs, known),

      /** Never refused; before any charge it bars the order from ever being charged. */
      refundPayment: (orderId: OrderId, deadlineMs: number) =>
        decide(orderId, { type: 'RefundPayment' }, deadlineMs),

      /** Gives back a part, once per key, and never more in all than was charged. */
      refundPart: (orderId: OrderId, part: { key: string; minorUnits: number }, deadlineMs: number) =>
        decide(orderId, { type: 'RefundPart', ...part }, deadlineMs),

      recordAnswer: (orderId: OrderId, answer: RecordAnswer, deadlineMs: number, known?: Known<Payment>) =>
        decide(orderId, { ...answer, at }, deadlineMs, known),

      /** Takes the word of the person who has looked; the provider is not asked. */
      settleFrozen: (orderId: OrderId, outcome: FrozenOutcome) =>
        decide(orderId, { type: 'SettleFrozen', outcome, at }),

      /** Takes an unsettled payment for the timer; undefined when it is settled, or another process has it. */
      async claim(orderId: OrderId) {
        const row = await paymentRows.load(tx, orderId); // first, as in `decide`: two lock orders would deadlock
        const claimed = await claimUnsettled(tx, orderId, at, claimedUntil(at, providerDeadlineMs));
        if (!row || !claimed) return undefined;
        return { state: row.state, tries: claimed.tries, correlationId: claimed.correlationId };
      },

      /** After `tries` uncertain answers; each pause is longer than the one before. */
      postpone: (orderId: OrderId, tries: number) => postponeUnsettled(tx, orderId, nextTryAt(at, tries)),
    };
  };

export type Payments = ReturnType<ReturnType<typeof paymentsWith>>;
