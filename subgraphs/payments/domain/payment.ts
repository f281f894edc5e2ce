import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { has } from '@jumun/platform/kernel/state';
import { type Card, type Charge, isCardToken, sameCharge } from './charge.ts';
import { type ChargeAnswer, mismatchIn, type RefundAnswer } from './provider-answer.ts';

// ---- states -----------------------------------------------------------------------------------------------------

/** The charge has no certain answer yet. The card token is kept because the charge may have to be asked for again. */
export type Charging = Charge & { readonly status: 'PENDING'; readonly cardToken: string };

/** The provider's answer did not match the charge: its ledger is looked up under our key. */
export type Doubted = Charging & { readonly doubt: string };

/** A refund was requested while the charge was uncertain: only the refund is asked for, and the payment ends VOIDED. */
export type Withdrawn = Charge & { readonly status: 'PENDING'; readonly refundWished: true };

export type Approved = Charge & { readonly status: 'APPROVED'; readonly approvedAt: Instant };

export type Declined = Charge & { readonly status: 'DECLINED'; readonly declined: string };

/** The money is going back. Once it has: REFUNDED if the payment was approved, otherwise VOIDED. */
export type Refunding =
  | (Charge & { readonly status: 'REFUNDING'; readonly approvedAt: Instant })
  /** Found in the provider's ledger after the payment had been reported declined or void. */
  | (Charge & { readonly status: 'REFUNDING' });

export type Refunded = Charge & {
  readonly status: 'REFUNDED';
  readonly approvedAt: Instant;
  readonly refundedAt: Instant;
};

/** Not charged, according to the provider. `lookAgain`: a charge may have been under way, so its ledger is checked once more. */
export type Uncharged =
  | (Charge & { readonly status: 'VOIDED'; readonly lookAgain: boolean })
  /** It was approved, and a person has found out that it was never charged. */
  | (Charge & { readonly status: 'VOIDED'; readonly lookAgain: boolean; readonly approvedAt: Instant });

export type Voided =
  | Uncharged
  /** It was charged all the same, and the money has gone back. */
  | (Charge & { readonly status: 'VOIDED'; readonly refundedAt: Instant });

/** The provider's answers did not match even for the refund: nothing is asked until a person has looked. */
export type Frozen =
  | (Charge & { readonly status: 'PENDING' | 'REFUNDING' | 'VOIDED'; readonly frozen: string })
  | (Charge & { readonly status: 'REFUNDING'; readonly frozen: string; readonly approvedAt: Instant });

export type Requested =
  | Charging
  | Doubted
  | Withdrawn
  | Approved
  | Declined
  | Refunding
  | Refunded
  | Voided
  | Frozen;

/**
 * The one payment of an order. `tombstone` remembers a refund that was requested before the charge: the order can then
 * never be charged.
 */
export type Payment = { readonly status: 'absent' } | { readonly status: 'tombstone' } | Requested;

export const isRequested = (state: Payment): state is Requested =>
  state.status !== 'absent' && state.status !== 'tombstone';

export const isFrozen = (state: Payment): state is Frozen => has(state, 'frozen');

/** Whether the charge may still be approved. */
export const isCharging = (state: Payment): state is Charging | Doubted => has(state, 'cardToken');

// ---- what the provider is asked next ----------------------------------------------------------------------------

/** The states in which something is uncertain, by what the provider is asked in them. */
export type Uncertain = { charge: Charging; find: Doubted; refund: Withdrawn | Refunding; look: Uncharged };

export type Ask = keyof Uncertain;

export type NextAsk<A extends Ask = Ask> = {
  [K in A]: { readonly ask: K; readonly state: Uncertain[K] };
}[A];

/** Null when everything is certain, or a person must look. */
export const nextAsk = (state: Payment): NextAsk | null => {
  if (!isRequested(state) || isFrozen(state)) return null;
  switch (state.status) {
    case 'PENDING':
      if (has(state, 'refundWished')) return { ask: 'refund', state };
      return has(state, 'doubt') ? { ask: 'find', state } : { ask: 'charge', state };
    case 'REFUNDING':
      return { ask: 'refund', state };
    case 'VOIDED':
      return has(state, 'lookAgain') ? { ask: 'look', state } : null;
    default:
      return null;
  }
};

// ---- commands, events and refusals ------------------------------------------------------------------------------

/** `lookedUp`: the answer comes from the provider's ledger, not from the charge itself. */
export type RecordAnswer =
  | { type: 'RecordCharge'; answer: ChargeAnswer; lookedUp: boolean }
  | { type: 'RecordRefund'; answer: RefundAnswer };

/** What a person has found out about a frozen payment: the provider has given it back, or never charged it. */
export type FrozenOutcome = 'REFUNDED' | 'NOT_CHARGED';

export type PaymentCommand =
  | ({ type: 'RequestPayment'; cardToken: string } & Charge)
  /** Accepted in every state, so that undoing an order is never refused. */
  | { type: 'RefundPayment' }
  | (RecordAnswer & { at: Instant })
  | { type: 'SettleFrozen'; outcome: FrozenOutcome; at: Instant };

export type PaymentEvent =
  | { type: 'PaymentRequested'; charge: Charge; cardToken: string }
  /** Without `card` in older events, and where the provider does not say it. */
  | { type: 'PaymentApproved'; approvedAt: Instant; card?: Card }
  | { type: 'PaymentDeclined'; reason: string; card?: Card }
  | { type: 'RefundRequested' }
  | { type: 'PaymentRefunded'; refundedAt: Instant }
  | { type: 'PaymentVoided' }
  /** A charge that had been reported declined or void was made after all; it goes back. */
  | { type: 'ChargeFound' }
  | { type: 'NoChargeFound' }
  | { type: 'ChargeDoubted'; reason: string }
  | { type: 'DoubtDropped' }
  | { type: 'PaymentFrozen'; reason: string }
  | { type: 'FreezeLifted'; outcome: FrozenOutcome };

export type PaymentRejection =
  /** The key was used with another customer, amount or currency. */
  | { type: 'OtherPayment' }
  | { type: 'NoCardToken' }
  /** The provider denies its own earlier answer: nothing changes, and a person must look. */
  | { type: 'ProviderContradicts'; reason: string }
  | { type: 'NotFrozen' };

// ---- the rules --------------------------------------------------------------------------------------------------

export const payment: Decider<PaymentCommand, Payment, PaymentEvent, PaymentRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RequestPayment': {
        const { type: _, cardToken, ...charge } = command;
        if (state.status === 'tombstone') return accept();
        if (isRequested(state))
          return sameCharge(state, charge) ? accept() : reject({ type: 'OtherPayment' });
        if (!isCardToken(cardToken)) return reject({ type: 'NoCardToken' });
        return accept({ type: 'PaymentRequested', charge, cardToken });
      }
      case 'RefundPayment':
        if (state.status === 'absent') return accept({ type: 'PaymentVoided' });
        return isCharging(state) || state.status === 'APPROVED'
          ? accept({ type: 'RefundRequested' })
          : accept();
      case 'RecordCharge':
        if (!isRequested(state) || isFrozen(state)) return accept();
        if (isCharging(state)) return chargeAnswered(state, command);
        return state.status === 'PENDING'
          ? answeredAfterWithdrawal(command.answer)
          : answeredAfterwards(state, command.answer);
      case 'RecordRefund':
        return refundAnswered(state, command.answer, command.at);
      case 'SettleFrozen': {
        const { outcome, at } = command;
        if (!isFrozen(state)) return reject({ type: 'NotFrozen' });
        return accept<PaymentEvent>(
          outcome === 'REFUNDED' ? { type: 'PaymentRefunded', refundedAt: at } : { type: 'PaymentVoided' },
          { type: 'FreezeLifted', outcome },
        );
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'PaymentRequested')
      return { ...event.charge, status: 'PENDING', cardToken: event.cardToken };
    if (!isRequested(state)) return { status: 'tombstone' }; // only a refund can precede the charge
    const { orderId, customerId, amount } = state;
    const known = 'card' in event ? event.card : state.card;
    const charge: Charge = { orderId, customerId, amount, ...withCard(known) };
    const approval = has(state, 'approvedAt') ? { approvedAt: state.approvedAt } : {};
    switch (event.type) {
      case 'PaymentApproved':
        return { ...charge, status: 'APPROVED', approvedAt: event.approvedAt };
      case 'PaymentDeclined':
        return { ...charge, status: 'DECLINED', declined: event.reason };
      case 'RefundRequested':
        return has(state, 'approvedAt')
          ? { ...charge, ...approval, status: 'REFUNDING' }
          : { ...charge, status: 'PENDING', refundWished: true };
      case 'PaymentRefunded': {
        const { refundedAt } = event;
        return has(state, 'approvedAt')
          ? { ...charge, status: 'REFUNDED', approvedAt: state.approvedAt, refundedAt }
          : { ...charge, status: 'VOIDED', refundedAt };
      }
      case 'PaymentVoided':
        return { ...charge, ...approval, status: 'VOIDED', lookAgain: true };
      case 'ChargeFound':
        return { ...charge, ...approval, status: 'REFUNDING' };
      case 'NoChargeFound':
      case 'FreezeLifted':
        return has(state, 'lookAgain') ? { ...state, lookAgain: false } : state;
      case 'ChargeDoubted':
        return isCharging(state) ? { ...state, doubt: event.reason } : state;
      case 'DoubtDropped':
        return isCharging(state) ? { ...charge, status: 'PENDING', cardToken: state.cardToken } : state;
      case 'PaymentFrozen':
        return state.status === 'PENDING' || state.status === 'REFUNDING' || state.status === 'VOIDED'
          ? { ...charge, ...approval, status: state.status, frozen: event.reason }
          : state;
      default:
        return never(event);
    }
  },
};

const withCard = (card: Card | undefined) => (card ? { card } : {});

type Decided = Decision<PaymentEvent, PaymentRejection>;

const chargeAnswered = (
  state: Charging | Doubted,
  { answer, lookedUp, at }: Extract<PaymentCommand, { type: 'RecordCharge' }>,
): Decided => {
  switch (answer.outcome) {
    case 'approved': {
      const mismatch = mismatchIn(state, answer);
      return mismatch
        ? doubtCharge(state, mismatch, lookedUp)
        : accept({ type: 'PaymentApproved', approvedAt: at, ...withCard(answer.card) });
    }
    case 'declined':
      return accept({ type: 'PaymentDeclined', reason: answer.reason, ...withCard(answer.card) });
    case 'none':
      // our request has not arrived, or not yet: the same charge may be asked for again
      return has(state, 'doubt') ? accept({ type: 'DoubtDropped' }) : accept();
    case 'conflict':
      return doubtCharge(state, keyOfAnother, lookedUp);
    default:
      return never(answer);
  }
};

const keyOfAnother = 'the key belongs to another charge';

/**
 * An answer that does not match may only be garbled, so the ledger is looked up under our key. If that does not match
 * either, the payment is never approved and the charge under our key goes back.
 */
const doubtCharge = (state: Charging | Doubted, reason: string, lookedUp: boolean): Decided => {
  if (!has(state, 'doubt')) return accept({ type: 'ChargeDoubted', reason });
  return lookedUp ? accept({ type: 'RefundRequested' }) : accept();
};

/** The payment can no longer be approved: the refund's own answer decides, unless there is nothing to refund. */
const answeredAfterWithdrawal = (answer: ChargeAnswer): Decided =>
  answer.outcome === 'declined' ? accept({ type: 'PaymentVoided' }) : accept();

const answeredAfterwards = (
  state: Approved | Declined | Refunding | Refunded | Voided,
  answer: ChargeAnswer,
): Decided => {
  const looking = has(state, 'lookAgain');
  switch (answer.outcome) {
    case 'approved': {
      const mismatch = mismatchIn(state, answer);
      if (mismatch)
        return looking ? accept({ type: 'PaymentFrozen', reason: mismatch }) : contradicts(mismatch);
      const reportedUncharged =
        state.status === 'DECLINED' || (state.status === 'VOIDED' && !has(state, 'refundedAt'));
      return reportedUncharged ? accept({ type: 'ChargeFound' }) : accept();
    }
    case 'declined':
      if (has(state, 'approvedAt')) return contradicts('an approved charge was declined');
      return looking ? accept({ type: 'NoChargeFound' }) : accept();
    case 'none':
      return looking ? accept({ type: 'NoChargeFound' }) : accept();
    case 'conflict':
      return contradicts(keyOfAnother);
    default:
      return never(answer);
  }
};

const refundAnswered = (state: Payment, answer: RefundAnswer, at: Instant): Decided => {
  const next = nextAsk(state);
  if (next?.ask !== 'refund') return accept(); // another process has recorded it
  switch (answer.outcome) {
    case 'refunded': {
      const mismatch = mismatchIn(next.state, { ...answer, key: answer.chargeKey });
      return mismatch
        ? accept({ type: 'PaymentFrozen', reason: mismatch })
        : accept({ type: 'PaymentRefunded', refundedAt: at });
    }
    case 'nothing-to-refund':
      return state.status === 'REFUNDING'
        ? accept({ type: 'PaymentFrozen', reason: 'an approved charge has nothing to refund' })
        : accept({ type: 'PaymentVoided' });
    case 'conflict':
      return accept({ type: 'PaymentFrozen', reason: 'the refund belongs to another charge' });
    default:
      return never(answer);
  }
};

const contradicts = (reason: string): Decided => reject({ type: 'ProviderContradicts', reason });
