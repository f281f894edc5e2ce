import type { Instant } from '@jumun/platform/kernel/clock';
import { type Money, money } from '@jumun/platform/kernel/money';
import { has } from '@jumun/platform/kernel/state';
import type { Charge } from './charge.ts';
import { type InParts, nextPart, promisedIn, returnedIn } from './parts.ts';

// ---- states -----------------------------------------------------------------------------------------------------

/** The charge has no certain answer yet. The card token is kept because the charge may have to be asked for again. */
export type Charging = Charge & { readonly status: 'PENDING'; readonly cardToken: string };

/** The provider's answer did not match the charge: its ledger is looked up under our key. */
export type Doubted = Charging & { readonly doubt: string };

/** A refund was requested while the charge was uncertain: only the refund is asked for, and the payment ends VOIDED. */
export type Withdrawn = Charge & { readonly status: 'PENDING'; readonly refundWished: true };

/** Some of it may have gone back in parts. */
export type Approved = Charge & InParts & { readonly status: 'APPROVED'; readonly approvedAt: Instant };

export type Declined = Charge & { readonly status: 'DECLINED'; readonly declined: string };

/** The money is going back. Once it has: REFUNDED if the payment was approved, otherwise VOIDED. */
export type Refunding =
  | (Charge & InParts & { readonly status: 'REFUNDING'; readonly approvedAt: Instant })
  /** Found in the provider's ledger after the payment had been reported declined or void. */
  | (Charge & { readonly status: 'REFUNDING' });

/** All of it has gone back: at once, in parts, or the rest after some parts. */
export type Refunded = Charge &
  InParts & {
    readonly status: 'REFUNDED';
    readonly approvedAt: Instant;
    readonly refundedAt: Instant;
  };

/** Not charged, according to the provider. `lookAgain`: a charge may have been under way, so its ledger is checked once more. */
export type Uncharged =
  | (Charge & { readonly status: 'VOIDED'; readonly lookAgain: boolean })
  /** It was approved, and a person has found out that it was never charged. */
  | (Charge &
      InParts & { readonly status: 'VOIDED'; readonly lookAgain: boolean; readonly approvedAt: Instant });

export type Voided =
  | Uncharged
  /** It was charged all the same, and the money has gone back. */
  | (Charge & { readonly status: 'VOIDED'; readonly refundedAt: Instant });

/** The provider's answers did not match even for the refund, or for a part of it: nothing is asked until a person has looked. */
export type Frozen =
  | (Charge & { readonly status: 'PENDING' | 'REFUNDING' | 'VOIDED'; readonly frozen: string })
  | (Charge &
      InParts & {
        readonly status: 'APPROVED' | 'REFUNDING';
        readonly frozen: string;
        readonly approvedAt: Instant;
      });

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

/** What is left to give back once the parts that are asked for have gone back. */
export const restOf = (state: Requested): Money =>
  money(state.amount.minorUnits - promisedIn(state), state.amount.currency);

/** How much of the charge has gone back, as far as is certain. */
export const refundedOf = (state: Requested): Money =>
  has(state, 'refundedAt') ? state.amount : money(returnedIn(state), state.amount.currency);

/** The states in which something is uncertain, by what the provider is asked in them. */
export type Uncertain = {
  charge: Charging;
  find: Doubted;
  refund: Withdrawn | Refunding;
  part: Approved | Refunding;
  look: Uncharged;
};

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
    case 'APPROVED':
      return nextPart(state) ? { ask: 'part', state } : null;
    case 'REFUNDING': // what was asked for in parts goes back first: only then is the rest known
      return { ask: nextPart(state) ? 'part' : 'refund', state };
    case 'VOIDED':
      return has(state, 'lookAgain') ? { ask: 'look', state } : null;
    default:
      return null;
  }
};
