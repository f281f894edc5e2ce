import { money } from '@jumun/platform/kernel/money';
import { has } from '@jumun/platform/kernel/state';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { isUnknown, type Provider, type Unknown } from '../clients/provider.ts';
import type { HandledPayment, Payments } from '../commands.ts';
import { chargeKeyOf, type OrderId, refundKeyOf } from '../domain/charge.ts';
import { nextPart, type Part } from '../domain/parts.ts';
import type { RecordAnswer } from '../domain/payment.ts';
import type { ChargeAnswer, RefundAnswer } from '../domain/provider-answer.ts';
import { type Ask, type NextAsk, nextAsk, type Payment, type Uncertain } from '../domain/states.ts';

// ---- what is asked, and what is recorded of the answer ------------------------------------------------------------

type Answers = {
  charge: ChargeAnswer;
  find: ChargeAnswer;
  refund: RefundAnswer;
  part: RefundAnswer;
  look: ChargeAnswer;
};

type Step<S, A> = {
  readonly ask: (provider: Provider, state: S, deadlineMs: number) => Promise<A | Unknown>;
  readonly record: (answer: A, state: S) => RecordAnswer;
};

const steps: { readonly [K in Ask]: Step<Uncertain[K], Answers[K]> } = {
  charge: {
    ask: (provider, { orderId, amount, cardToken }, deadlineMs) =>
      provider.charge(chargeKeyOf(orderId), orderId, amount, cardToken, deadlineMs),
    record: (answer) => ({ type: 'RecordCharge', answer, lookedUp: false }),
  },
  /** The answer to the charge did not match. */
  find: {
    ask: (provider, { orderId }, deadlineMs) => provider.find(chargeKeyOf(orderId), deadlineMs),
    record: (answer) => ({ type: 'RecordCharge', answer, lookedUp: true }),
  },
  refund: {
    ask: (provider, state, deadlineMs) =>
      provider.refund(refundKeyFor(state), chargeKeyOf(state.orderId), state.orderId, null, deadlineMs),
    record: (answer) => ({ type: 'RecordRefund', answer }),
  },
  part: {
    ask: (provider, state, deadlineMs) => {
      const { key, minorUnits } = partAsked(state);
      const { orderId, amount } = state;
      const part = money(minorUnits, amount.currency);
      return provider.refund(key, chargeKeyOf(orderId), orderId, part, deadlineMs);
    },
    record: (answer, state) => ({ type: 'RecordPart', key: partAsked(state).key, answer }),
  },
  /** A charge may have been under way when its payment was voided. */
  look: {
    ask: (provider, { orderId }, deadlineMs) => provider.find(chargeKeyOf(orderId), deadlineMs),
    record: (answer) => ({ type: 'RecordCharge', answer, lookedUp: true }),
  },
};

const partAsked = (state: Uncertain['part']): Part => {
  const part = nextPart(state);
  if (!part) throw new Error(`no part of ${state.orderId} is on its way back`);
  return part;
};

/** A key that once got "nothing to refund" may get it always, so a charge that is found later is refunded under a key of its own. */
const refundKeyFor = (state: Uncertain['refund']): string => {
  const isFound = state.status === 'REFUNDING' && !has(state, 'approvedAt');
  return isFound ? `${refundKeyOf(state.orderId)}:found` : refundKeyOf(state.orderId);
};

// ---- who is told of the outcome -----------------------------------------------------------------------------------

/** An alert calls for a person. */
const tellPeople = (log: Logger, orderId: OrderId, handled: HandledPayment, before: Payment): void => {
  if ('rejection' in handled) {
    const reason = handled.rejection;
    log.error({ alert: 'provider-contradicts', orderId, reason }, 'the provider contradicts itself');
    return;
  }
  for (const event of handled.events)
    switch (event.type) {
      case 'PaymentFrozen': {
        const { reason } = event;
        log.error({ alert: 'payment-frozen', orderId, reason }, 'a payment is frozen: a person must look');
        break;
      }
      case 'ChargeDoubted':
        log.warn(
          { orderId, reason: event.reason },
          "the provider's answer does not match: the charge is looked up",
        );
        break;
      case 'RefundRequested': {
        const reason = has(before, 'doubt') ? before.doubt : undefined;
        const message = "the provider's ledger does not match either: the charge goes back";
        log.error({ alert: 'payment-doubtful', orderId, reason }, message);
        break;
      }
    }
};

const isDecided = (handled: HandledPayment): boolean =>
  'events' in handled &&
  handled.events.some(({ type }) => type === 'PaymentApproved' || type === 'PaymentDeclined');

// ---- the interpreter ----------------------------------------------------------------------------------------------

type Unit = <T>(body: (payments: Payments, tried: number) => Promise<T>) => Promise<T>;

/** A payment as it was last known; without a version where it was only read. */
type Last = { readonly state: Payment; readonly version?: number };

const onAnswer: { readonly [K in Ask]?: () => Promise<void> | undefined } = {
  charge: () => failpoint('payment/answered'),
  refund: () => failpoint('refund/answered'),
  part: () => failpoint('part/answered'),
};

/**
 * The intent is committed before the provider is asked, each answer afterwards, and nothing is locked in between: if
 * the process dies, the timer continues with the same key.
 */
export const settlement = ({
  provider,
  deadlineMs,
  log,
  onDecided,
}: {
  readonly provider: Provider;
  /** How long the provider may take for each ask. */
  readonly deadlineMs: number;
  readonly log: Logger;
  /** Called once for each payment, after the commit: its charge was approved or declined. */
  readonly onDecided: (orderId: OrderId) => void;
}) => {
  /** Returns the given state when the answer is unknown. What is known is not read again unless it has changed. */
  const advance = async <A extends Ask>(
    unit: Unit,
    next: NextAsk<A>,
    version: number | undefined,
  ): Promise<Last> => {
    const { orderId } = next.state;
    const step = steps[next.ask];
    const answer = await step.ask(provider, next.state, deadlineMs);
    await onAnswer[next.ask]?.();
    if (isUnknown(answer)) {
      if (!answer.unasked) log.info({ orderId, why: answer.why }, 'the provider gave no certain answer');
      return next;
    }
    const known = version === undefined ? undefined : { state: next.state, version };
    const handled = await unit((payments, tried) =>
      payments.recordAnswer(
        orderId,
        step.record(answer, next.state),
        deadlineMs,
        tried === 0 ? known : undefined,
      ),
    );
    if (isDecided(handled)) onDecided(orderId);
    tellPeople(log, orderId, handled, next.state);
    await failpoint('payment/recorded');
    return handled;
  };

  return {
    deadlineMs,

    /** Asks the provider until everything is certain, or an answer is unknown; returns what is certain then. */
    async settle(unit: Unit, first: Last): Promise<Payment> {
      const asked = new Set<Ask>();
      for (let { state, version } = first; ; ) {
        const next = nextAsk(state);
        if (!next || next.ask === 'look') return state;
        if (asked.has(next.ask)) return state; // no tight loop: the next caller or the timer asks again
        asked.add(next.ask);
        const after = await advance(unit, next, version);
        if (after.state === state) return state;
        ({ state, version } = after);
      }
    },

    /** Whether a charge that was under way when its payment was voided has arrived after all. */
    async look(unit: Unit, state: Payment): Promise<Payment> {
      const next = nextAsk(state);
      return next?.ask === 'look' ? (await advance(unit, next, undefined)).state : state;
    },
  };
};

export type Settlement = ReturnType<typeof settlement>;
