import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { type Money, sameMoney } from '@jumun/platform/kernel/money';

export type OrderId = string & { readonly __brand: 'OrderId' };

/** What orders asks to be charged. */
export type Charge = {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly amount: Money;
};

export type PaymentStatus = 'PENDING' | 'APPROVED' | 'DECLINED' | 'REFUNDING' | 'REFUNDED' | 'VOIDED';

/**
 * The one payment of an order. `tombstone` remembers a refund that came before the charge was asked for: the order can
 * then never be charged.
 */
export type Payment =
  | { readonly status: 'absent' }
  | { readonly status: 'tombstone' }
  | (Charge & {
      readonly status: PaymentStatus;
      /** The provider's token for the card; only while the provider may still have to be asked for the charge. */
      readonly cardToken: string | null;
      /** A refund was asked for while the charge was not certain: whatever the provider says, the end is VOIDED. */
      readonly refundWished: boolean;
      /** Ended as VOIDED although the charge may have been on its way: the provider's ledger is to be looked at once more. */
      readonly lookAgain: boolean;
      /** The provider's answer did not fit what was asked: what it really did is looked up under our key. */
      readonly doubt: string | null;
      /** Why nothing goes on until a person has looked: the provider's answer did not fit what was asked. */
      readonly frozen: string | null;
      readonly declined: string | null;
      readonly approvedAt: Instant | null;
      readonly refundedAt: Instant | null;
    });

/** What the provider says of a charge. */
export type ChargeAnswer =
  | { readonly outcome: 'approved'; readonly key: string; readonly orderId: string; readonly amount: Money }
  | { readonly outcome: 'declined'; readonly reason: string }
  /** It knows the key, with another order, amount or card. */
  | { readonly outcome: 'conflict' }
  /** It has never heard of the key; said of a look into the ledger only. */
  | { readonly outcome: 'none' };

/** What the provider says of a refund. */
export type RefundAnswer =
  | {
      readonly outcome: 'refunded';
      readonly chargeKey: string;
      readonly orderId: string;
      readonly amount: Money;
    }
  | { readonly outcome: 'nothing-to-refund' }
  | { readonly outcome: 'conflict' };

export type PaymentCommand =
  | ({ type: 'RequestPayment'; cardToken: string } & Charge)
  /** Accepts every state, so that whoever undoes an order is never refused. */
  | { type: 'RefundPayment' }
  /** `lookedUp`: the answer to a look into the provider's ledger, and not to the charge itself. */
  | { type: 'RecordCharge'; answer: ChargeAnswer; lookedUp: boolean; at: Instant }
  | { type: 'RecordRefund'; answer: RefundAnswer; at: Instant }
  /** A person has looked at a frozen payment, with the provider: it is given back there, or was never charged. */
  | { type: 'SettleFrozen'; outcome: 'REFUNDED' | 'NOT_CHARGED'; at: Instant };

export type PaymentEvent =
  | { type: 'PaymentRequested'; charge: Charge; cardToken: string }
  | { type: 'PaymentApproved'; approvedAt: Instant }
  | { type: 'PaymentDeclined'; reason: string }
  | { type: 'RefundRequested' }
  | { type: 'PaymentRefunded'; refundedAt: Instant }
  | { type: 'PaymentVoided' }
  /** A charge that was told declined or void has been made after all; it goes back. */
  | { type: 'ChargeFound' }
  | { type: 'NoChargeFound' }
  | { type: 'ChargeDoubted'; reason: string }
  | { type: 'DoubtDropped' }
  | { type: 'PaymentFrozen'; reason: string }
  | { type: 'FreezeLifted'; outcome: 'REFUNDED' | 'NOT_CHARGED' };

export type PaymentRejection =
  /** The key was used with another customer, amount or currency. */
  | { type: 'OtherPayment' }
  | { type: 'NoCardToken' }
  /** The provider denies what it said before: nothing changes, a person must look. */
  | { type: 'ProviderContradicts'; reason: string }
  | { type: 'NotFrozen' };

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
        if (!isRequested(state) || state.refundWished) return accept();
        return state.status === 'PENDING' || state.status === 'APPROVED'
          ? accept({ type: 'RefundRequested' })
          : accept();
      case 'RecordCharge':
        return isRequested(state) ? hearCharge(state, command) : accept();
      case 'RecordRefund':
        return isRequested(state) ? hearRefund(state, command.answer, command.at) : accept();
      case 'SettleFrozen': {
        const { outcome, at } = command;
        if (!isRequested(state) || state.frozen === null) return reject({ type: 'NotFrozen' });
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
      return {
        ...event.charge,
        status: 'PENDING',
        cardToken: event.cardToken,
        refundWished: false,
        lookAgain: false,
        doubt: null,
        frozen: null,
        declined: null,
        approvedAt: null,
        refundedAt: null,
      };
    if (!isRequested(state)) return { status: 'tombstone' }; // only a refund comes before the charge
    switch (event.type) {
      case 'PaymentApproved':
        return { ...state, status: 'APPROVED', cardToken: null, doubt: null, approvedAt: event.approvedAt };
      case 'PaymentDeclined':
        return { ...state, status: 'DECLINED', cardToken: null, doubt: null, declined: event.reason };
      case 'RefundRequested':
        return state.status === 'APPROVED'
          ? { ...state, status: 'REFUNDING', refundWished: true }
          : { ...state, refundWished: true, cardToken: null }; // from now on the provider is asked for the refund only
      case 'PaymentRefunded':
        return {
          ...state,
          status: state.approvedAt === null ? 'VOIDED' : 'REFUNDED',
          lookAgain: false,
          refundedAt: event.refundedAt,
        };
      case 'PaymentVoided':
        return { ...state, status: 'VOIDED', cardToken: null, lookAgain: true };
      case 'ChargeFound':
        return { ...state, status: 'REFUNDING', refundWished: true, lookAgain: false };
      case 'NoChargeFound':
        return { ...state, lookAgain: false };
      case 'ChargeDoubted':
        return { ...state, doubt: event.reason };
      case 'DoubtDropped':
        return { ...state, doubt: null };
      case 'FreezeLifted':
        return { ...state, refundWished: true, lookAgain: false, doubt: null, frozen: null };
      case 'PaymentFrozen':
        return { ...state, frozen: event.reason, cardToken: null, lookAgain: false };
      default:
        return never(event);
    }
  },
};

type Requested = Exclude<Payment, { status: 'absent' | 'tombstone' }>;

export const isRequested = (state: Payment): state is Requested =>
  state.status !== 'absent' && state.status !== 'tombstone';

const sameCharge = (state: Requested, charge: Charge): boolean =>
  state.customerId === charge.customerId && sameMoney(state.amount, charge.amount);

/** Only tokens are ever kept or passed on: whatever else stands there might be a card number. */
export const isCardToken = (text: string): boolean => /^tok_[a-z0-9_]{1,40}$/.test(text);

type Decided = Decision<PaymentEvent, PaymentRejection>;

type Recorded = Extract<PaymentCommand, { type: 'RecordCharge' }>;

const hearCharge = (state: Requested, { answer, lookedUp, at }: Recorded): Decided => {
  if (state.frozen !== null) return accept();
  const pending = state.status === 'PENDING';
  switch (answer.outcome) {
    case 'approved': {
      const mismatch = mismatchIn(state, answer);
      if (mismatch && pending) return doubtCharge(state, mismatch, lookedUp);
      if (mismatch) return freezeOr(state.lookAgain, mismatch);
      if (pending) return state.refundWished ? accept() : accept({ type: 'PaymentApproved', approvedAt: at });
      // told as over without a charge, and there is one: it goes back
      const denied = state.status === 'DECLINED' || (state.status === 'VOIDED' && state.refundedAt === null);
      return denied ? accept({ type: 'ChargeFound' }) : accept();
    }
    case 'declined':
      if (pending)
        return accept(
          state.refundWished ? { type: 'PaymentVoided' } : { type: 'PaymentDeclined', reason: answer.reason },
        );
      if (state.approvedAt !== null) return contradicts('an approved charge was declined');
      return noCharge(state);
    case 'none':
      // it never got our request, or not yet: the same charge may be asked for again
      if (pending) return state.doubt && !state.refundWished ? accept({ type: 'DoubtDropped' }) : accept();
      return noCharge(state);
    case 'conflict': {
      const reason = 'the key belongs to another charge';
      return pending ? doubtCharge(state, reason, lookedUp) : contradicts(reason);
    }
    default:
      return never(answer);
  }
};

/**
 * An answer that does not fit may only be garbled: the ledger says under our key what was done. Where that does not fit
 * either, nobody is told APPROVED any more, and whatever stands under our key goes back.
 */
const doubtCharge = (state: Requested, reason: string, lookedUp: boolean): Decided => {
  if (state.refundWished) return accept(); // the refund's own answer decides
  if (!state.doubt) return accept({ type: 'ChargeDoubted', reason });
  return lookedUp ? accept({ type: 'RefundRequested' }) : accept();
};

const hearRefund = (state: Requested, answer: RefundAnswer, at: Instant): Decided => {
  if (state.frozen !== null) return accept();
  const wished = state.refundWished && (state.status === 'PENDING' || state.status === 'REFUNDING');
  if (!wished) return accept(); // somebody else has recorded it
  switch (answer.outcome) {
    case 'refunded': {
      const mismatch = mismatchIn(state, { ...answer, key: answer.chargeKey });
      return mismatch ? freezeOr(true, mismatch) : accept({ type: 'PaymentRefunded', refundedAt: at });
    }
    case 'nothing-to-refund':
      if (state.status === 'REFUNDING') return freezeOr(true, 'an approved charge has nothing to refund');
      return accept({ type: 'PaymentVoided' });
    case 'conflict':
      return freezeOr(true, 'the refund belongs to another charge');
    default:
      return never(answer);
  }
};

const freezeOr = (open: boolean, reason: string): Decided =>
  open ? accept({ type: 'PaymentFrozen', reason }) : contradicts(reason);

const contradicts = (reason: string): Decided => reject({ type: 'ProviderContradicts', reason });

const noCharge = (state: Requested): Decided =>
  state.lookAgain ? accept({ type: 'NoChargeFound' }) : accept();

/** Order id, amount and currency must be those that were asked for. Names the field, not its value. */
const mismatchIn = (
  state: Requested,
  said: { key: string; orderId: string; amount: Money },
): string | null => {
  if (said.key !== chargeKeyOf(state.orderId)) return 'answered for another key';
  if (said.orderId !== state.orderId) return 'answered for another order';
  if (said.amount.currency !== state.amount.currency) return 'answered in another currency';
  return said.amount.minorUnits === state.amount.minorUnits ? null : 'answered for another amount';
};

/** What the provider is to be asked next: null when all is certain, or frozen. */
export const nextAsk = (state: Payment): 'charge' | 'find' | 'refund' | 'look' | null => {
  if (!isRequested(state) || state.frozen !== null) return null;
  if (state.status === 'REFUNDING') return 'refund';
  if (state.status === 'PENDING') return state.refundWished ? 'refund' : state.doubt ? 'find' : 'charge';
  return state.lookAgain ? 'look' : null;
};

/** The keys under which the provider knows the charge and the refund of an order; never any other. */
export const chargeKeyOf = (orderId: string): string => `charge:${orderId}`;
export const refundKeyOf = (orderId: string): string => `refund:${orderId}`;

/** The order whose charge has this key; null for a key that is none of ours. */
export const orderIdOfChargeKey = (key: string): OrderId | null =>
  key.startsWith('charge:') ? (key.slice('charge:'.length) as OrderId) : null;

/** A payment is named after its order, so that either is found by the other. */
export const paymentIdOf = (orderId: string): string => `pay_${orderId.replace(/^ord_/, '')}`;
export const orderIdOf = (paymentId: string): OrderId => paymentId.replace(/^pay_/, 'ord_') as OrderId;
