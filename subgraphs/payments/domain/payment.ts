import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { money } from '@jumun/platform/kernel/money';
import { has } from '@jumun/platform/kernel/state';
import { type Card, type Charge, isCardToken, sameCharge } from './charge.ts';
import { type InParts, nextPart, partOf, partsOf, returnedIn, settledPart } from './parts.ts';
import { type ChargeAnswer, mismatchIn, type RefundAnswer } from './provider-answer.ts';
import {
  type Approved,
  type Charging,
  type Declined,
  type Doubted,
  isCharging,
  isFrozen,
  isRequested,
  nextAsk,
  type Payment,
  type Refunded,
  type Refunding,
  type Requested,
  restOf,
  type Voided,
} from './states.ts';

// ---- commands, events and refusals ------------------------------------------------------------------------------

/** `lookedUp`: the answer comes from the provider's ledger, not from the charge itself. */
export type RecordAnswer =
  | { type: 'RecordCharge'; answer: ChargeAnswer; lookedUp: boolean }
  | { type: 'RecordRefund'; answer: RefundAnswer }
  | { type: 'RecordPart'; key: string; answer: RefundAnswer };

/**
 * What a person has found out about a frozen payment: the provider has given back what it was asked for, or never charged it.
 * NOT_REFUNDED: a part never went back, and never will.
 */
export type FrozenOutcome = 'REFUNDED' | 'NOT_CHARGED' | 'NOT_REFUNDED';

export type PaymentCommand =
  | ({ type: 'RequestPayment'; cardToken: string } & Charge)
  /** Accepted in every state, so that undoing an order is never refused. */
  | { type: 'RefundPayment' }
  /** Gives back a part, once per key, and never more in all than was charged. */
  | { type: 'RefundPart'; key: string; minorUnits: number }
  | (RecordAnswer & { at: Instant })
  | { type: 'SettleFrozen'; outcome: FrozenOutcome; at: Instant };

export type PaymentEvent =
  | { type: 'PaymentRequested'; charge: Charge; cardToken: string }
  /** Without `card` in older events, and where the provider does not say it. */
  | { type: 'PaymentApproved'; approvedAt: Instant; card?: Card }
  | { type: 'PaymentDeclined'; reason: string; card?: Card }
  | { type: 'RefundRequested' }
  | { type: 'PartRequested'; key: string; minorUnits: number }
  | { type: 'PartReturned'; key: string; returnedAt: Instant }
  | { type: 'PartDropped'; key: string }
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
  /** The key was used for a part of another amount. */
  | { type: 'OtherPart' }
  /** Less than this is left of what was charged, or nothing is charged. */
  | { type: 'MoreThanIsLeft' }
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
      case 'RefundPart':
        return refundPart(state, command.key, command.minorUnits);
      case 'RecordPart':
        return partAnswered(state, command.key, command.answer, command.at);
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
        const part = nextPart(state);
        if (part && outcome !== 'NOT_CHARGED') return settlePart(part.key, outcome, at);
        if (outcome === 'NOT_REFUNDED') return reject({ type: 'NotFrozen' });
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
    const parts = partsOf(state);
    const inParts: InParts = parts.length > 0 ? { parts } : {};
    const approval = has(state, 'approvedAt') ? { approvedAt: state.approvedAt, ...inParts } : {};
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
          ? { ...charge, ...inParts, status: 'REFUNDED', approvedAt: state.approvedAt, refundedAt }
          : { ...charge, status: 'VOIDED', refundedAt };
      }
      case 'PartRequested': {
        if (state.status !== 'APPROVED') return state;
        const { key, minorUnits } = event;
        return { ...state, parts: [...parts, { key, minorUnits, status: 'ASKED' }] };
      }
      case 'PartReturned':
        return afterReturn(state, event);
      case 'PartDropped': {
        const dropped = partOf(state, event.key);
        return dropped
          ? ({ ...state, parts: settledPart(state, { ...dropped, status: 'DROPPED' }) } as Requested)
          : state;
      }
      case 'PaymentVoided':
        return { ...charge, ...approval, status: 'VOIDED', lookAgain: true };
      case 'ChargeFound':
        return { ...charge, ...approval, status: 'REFUNDING' };
      case 'NoChargeFound':
        return has(state, 'lookAgain') ? { ...state, lookAgain: false } : state;
      case 'FreezeLifted': {
        if (has(state, 'lookAgain')) return { ...state, lookAgain: false };
        if (!isFrozen(state)) return state;
        const { frozen: _, ...unfrozen } = state;
        return unfrozen as Requested;
      }
      case 'ChargeDoubted':
        return isCharging(state) ? { ...state, doubt: event.reason } : state;
      case 'DoubtDropped':
        return isCharging(state) ? { ...charge, status: 'PENDING', cardToken: state.cardToken } : state;
      case 'PaymentFrozen':
        if (state.status === 'APPROVED') return { ...state, frozen: event.reason };
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
      // what has gone back in parts before does not go back again
      const asked = { ...next.state, amount: restOf(next.state) };
      const mismatch = mismatchIn(asked, { ...answer, key: answer.chargeKey });
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
    case 'more-than-left':
      return accept({ type: 'PaymentFrozen', reason: 'the provider has less left than we have' });
    default:
      return never(answer);
  }
};

const contradicts = (reason: string): Decided => reject({ type: 'ProviderContradicts', reason });

// ---- what goes back in parts --------------------------------------------------------------------------------------

/** Never more in all than was charged, and nothing while, or after, all of it goes back. */
const refundPart = (state: Payment, key: string, minorUnits: number): Decided => {
  const known = partOf(state, key);
  if (known) return known.minorUnits === minorUnits ? accept() : reject({ type: 'OtherPart' });
  if (state.status !== 'APPROVED' || isFrozen(state) || minorUnits > restOf(state).minorUnits)
    return reject({ type: 'MoreThanIsLeft' });
  return accept({ type: 'PartRequested', key, minorUnits });
};

const partAnswered = (state: Payment, key: string, answer: RefundAnswer, at: Instant): Decided => {
  const part = isRequested(state) && !isFrozen(state) ? partOf(state, key) : undefined;
  if (!isRequested(state) || part?.status !== 'ASKED') return accept(); // another process has recorded it
  switch (answer.outcome) {
    case 'refunded': {
      const asked = { ...state, amount: money(part.minorUnits, state.amount.currency) };
      const mismatch = mismatchIn(asked, { ...answer, key: answer.chargeKey });
      return mismatch
        ? accept({ type: 'PaymentFrozen', reason: mismatch })
        : accept({ type: 'PartReturned', key, returnedAt: at });
    }
    case 'nothing-to-refund':
      return accept({ type: 'PaymentFrozen', reason: 'an approved charge has nothing to refund' });
    case 'conflict':
      return accept({ type: 'PaymentFrozen', reason: 'the refund belongs to another charge' });
    case 'more-than-left':
      return accept({ type: 'PaymentFrozen', reason: 'the provider has less left than we have' });
    default:
      return never(answer);
  }
};

/** A person has found out what became of a part; what else is to go back goes on. */
const settlePart = (key: string, outcome: 'REFUNDED' | 'NOT_REFUNDED', at: Instant): Decided =>
  accept<PaymentEvent>(
    outcome === 'REFUNDED' ? { type: 'PartReturned', key, returnedAt: at } : { type: 'PartDropped', key },
    { type: 'FreezeLifted', outcome },
  );

/** With the last of it the whole has gone back. */
const afterReturn = (
  state: Requested,
  { key, returnedAt }: PaymentEvent & { type: 'PartReturned' },
): Requested => {
  const part = partOf(state, key);
  if (!part || !has(state, 'approvedAt')) return state;
  const { orderId, customerId, amount, approvedAt } = state;
  const parts = settledPart(state, { key, minorUnits: part.minorUnits, status: 'RETURNED', returnedAt });
  if (returnedIn({ parts }) < amount.minorUnits) return { ...state, parts } as Requested;
  return { orderId, customerId, amount, status: 'REFUNDED', approvedAt, refundedAt: returnedAt, parts };
};
