import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never } from '@jumun/platform/kernel/decider';
import type { CustomerId, OrderId, Programme } from './programme.ts';

/** Of one order in one programme. */
export type EarningId = string & { readonly __brand: 'EarningId' };

export const earningIdOf = (orderId: OrderId, programme: Programme): EarningId =>
  `${orderId}.${programme}` as EarningId;

export const orderIdOf = (id: EarningId): OrderId => id.slice(0, id.lastIndexOf('.')) as OrderId;

/** The membership number that was given with an order, and what the order is worth. The number may have no member. */
export type Claim = { readonly membershipNumber: string; readonly won: number };

/** How much of an order's price has gone back so far, and of how much. */
export type Refunded = { readonly won: number; readonly of: number; readonly refundId: string };

/** The part of what was earned that is taken back when so much of the price has gone back; rounded down, and all of it with all. */
export const reversedFor = (amount: number, { won, of }: Pick<Refunded, 'won' | 'of'>): number =>
  won >= of ? amount : Number((BigInt(amount) * BigInt(won)) / BigInt(of));

/**
 * What one order has earned in one programme. Mileage is EARNED at once. Points are WAITING first: the order's claim and the
 * store's acceptance come in any order, and points are earned when both are known and the number has a member. An order that will
 * never earn is `barred`: it was cancelled before it had earned anything, or its claim is worth no points.
 */
export type Earning =
  | { readonly status: 'absent' }
  | { readonly status: 'barred' }
  | {
      readonly status: 'WAITING';
      readonly claim: Claim | null;
      readonly acceptedAt: Instant | null;
      readonly refunded?: Refunded;
    }
  | {
      readonly status: 'EARNED' | 'REVERSED';
      readonly customerId: CustomerId;
      readonly amount: number;
      /** How much of it was taken back because money went back; absent where nothing was. */
      readonly reversed?: number;
    }
  /** The store took its acceptance back: `taken`, of the amount, went back as well, and comes again with the next acceptance. */
  | {
      readonly status: 'SUSPENDED';
      readonly customerId: CustomerId;
      readonly amount: number;
      readonly taken: number;
      readonly reversed?: number;
      readonly refunded?: Refunded;
    };

export type EarningCommand =
  /** At once, or for a claim that {@link isDue}. The amount is fixed here, and the same amount is taken back. */
  | { type: 'Earn'; customerId: CustomerId; amount: number }
  /** The order was placed with a membership number. */
  | { type: 'Claim'; claim: Claim }
  /** The store has accepted the order. */
  | { type: 'Confirm'; at: Instant }
  /** Some of the price has gone back: so much of what it earned is taken back, whichever refund is heard first. */
  | { type: 'Refund'; refunded: Refunded }
  /** The store has taken its acceptance back; `available` is what there is to take back from. */
  | { type: 'Unconfirm'; available: number }
  /** The order is cancelled, or nobody came for it: what it earned is taken back. */
  | { type: 'Reverse' };

export type EarningEvent =
  | { type: 'Earned'; customerId: CustomerId; amount: number }
  | { type: 'Claimed'; claim: Claim }
  | { type: 'Confirmed'; acceptedAt: Instant }
  | { type: 'Unconfirmed' }
  | { type: 'Suspended'; customerId: CustomerId; amount: number }
  /** What went back is there again. */
  | { type: 'Resumed'; customerId: CustomerId; amount: number }
  | { type: 'Reversed'; customerId: CustomerId; amount: number }
  | { type: 'PartReversed'; customerId: CustomerId; amount: number; refundId: string }
  | { type: 'RefundNoted'; refunded: Refunded }
  | { type: 'Barred' };

type Waiting = Extract<Earning, { status: 'WAITING' }>;
type Due = Waiting & { readonly claim: Claim; readonly acceptedAt: Instant };

/** Whether everything is known but the member. */
export const isDue = (state: Earning): state is Due =>
  state.status === 'WAITING' && state.claim !== null && state.acceptedAt !== null;

const nothingYet: Waiting = { status: 'WAITING', claim: null, acceptedAt: null };

/** What is known about an order that may still earn points; null if it cannot. */
const waitingIn = (state: Earning): Waiting | null =>
  state.status === 'absent' ? nothingYet : state.status === 'WAITING' ? state : null;

type Suspended = Extract<Earning, { status: 'SUSPENDED' }>;

const earnedAgain = ({ customerId, amount, reversed }: Suspended): Earning => ({
  status: 'EARNED',
  customerId,
  amount,
  ...(reversed && { reversed }),
});

export const earning: Decider<EarningCommand, Earning, EarningEvent, never> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'Earn': {
        const { customerId, amount } = command;
        if (state.status !== 'absent' && !isDue(state)) return accept(); // earned or cancelled before
        if (amount > 0) return earn(state, customerId, amount);
        return state.status === 'absent' ? accept() : accept({ type: 'Barred' });
      }
      case 'Claim':
        return waitingIn(state)?.claim === null
          ? accept({ type: 'Claimed', claim: command.claim })
          : accept(); // heard of before, settled or barred
      case 'Confirm':
        if (state.status === 'SUSPENDED') return resume(state);
        return waitingIn(state)?.acceptedAt === null
          ? accept({ type: 'Confirmed', acceptedAt: command.at })
          : accept();
      case 'Refund':
        return refund(state, command.refunded);
      case 'Unconfirm': {
        if (state.status === 'WAITING' && state.acceptedAt !== null) return accept({ type: 'Unconfirmed' });
        if (state.status !== 'EARNED') return accept();
        const { customerId, amount, reversed = 0 } = state;
        const taken = Math.min(amount - reversed, command.available);
        return accept({ type: 'Suspended', customerId, amount: taken });
      }
      case 'Reverse':
        if (waitingIn(state)) return accept({ type: 'Barred' });
        if (state.status === 'SUSPENDED') {
          const { customerId, amount, taken, reversed = 0 } = state;
          return accept({ type: 'Reversed', customerId, amount: amount - reversed - taken });
        }
        if (state.status !== 'EARNED') return accept();
        return accept({
          type: 'Reversed',
          customerId: state.customerId,
          amount: state.amount - (state.reversed ?? 0),
        });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'Earned':
        return { status: 'EARNED', customerId: event.customerId, amount: event.amount };
      case 'Claimed':
        return { ...(waitingIn(state) ?? nothingYet), claim: event.claim };
      case 'Confirmed':
        return { ...(waitingIn(state) ?? nothingYet), acceptedAt: event.acceptedAt };
      case 'Unconfirmed':
        return { ...(waitingIn(state) ?? nothingYet), acceptedAt: null };
      case 'Suspended':
        return state.status === 'EARNED' ? { ...state, status: 'SUSPENDED', taken: event.amount } : state;
      case 'Resumed':
        return state.status === 'SUSPENDED' ? earnedAgain(state) : state;
      case 'Reversed': {
        const wasEarned = state.status === 'EARNED' || state.status === 'SUSPENDED';
        const amount = wasEarned ? state.amount : event.amount;
        return { status: 'REVERSED', customerId: event.customerId, amount };
      }
      case 'PartReversed':
        return state.status === 'EARNED'
          ? { ...state, reversed: (state.reversed ?? 0) + event.amount }
          : state;
      case 'RefundNoted':
        return state.status === 'SUSPENDED'
          ? { ...state, refunded: event.refunded }
          : { ...(waitingIn(state) ?? nothingYet), refunded: event.refunded };
      case 'Barred':
        return { status: 'barred' };
      default:
        return never(event);
    }
  },
};

type Decided = Decision<EarningEvent, never>;

/** What has gone back before something was earned is taken back at once; where all of it has, nothing is earned. */
const earn = (state: Earning, customerId: CustomerId, amount: number): Decided => {
  const refunded = state.status === 'WAITING' ? state.refunded : undefined;
  const back = refunded ? reversedFor(amount, refunded) : 0;
  if (back === amount) return accept({ type: 'Barred' });
  const earned: EarningEvent = { type: 'Earned', customerId, amount };
  return refunded && back > 0
    ? accept<EarningEvent>(earned, {
        type: 'PartReversed',
        customerId,
        amount: back,
        refundId: refunded.refundId,
      })
    : accept(earned);
};

/** The furthest refund counts: one that is heard again, or late, takes nothing back. */
const refund = (state: Earning, refunded: Refunded): Decided => {
  const waits = waitingIn(state);
  if (waits)
    return refunded.won > (waits.refunded?.won ?? 0) ? accept({ type: 'RefundNoted', refunded }) : accept();
  if (state.status === 'SUSPENDED')
    return refunded.won > (state.refunded?.won ?? 0) ? accept({ type: 'RefundNoted', refunded }) : accept();
  if (state.status !== 'EARNED') return accept();
  const amount = reversedFor(state.amount, refunded) - (state.reversed ?? 0);
  const { customerId } = state;
  return amount > 0
    ? accept({ type: 'PartReversed', customerId, amount, refundId: refunded.refundId })
    : accept();
};

/** What went back comes again, less what has been refunded meanwhile. */
const resume = (state: Suspended): Decided => {
  const { customerId, amount, taken, reversed = 0, refunded } = state;
  const resumed: EarningEvent = { type: 'Resumed', customerId, amount: taken };
  const back = refunded ? reversedFor(amount, refunded) - reversed : 0;
  return refunded && back > 0
    ? accept<EarningEvent>(resumed, {
        type: 'PartReversed',
        customerId,
        amount: back,
        refundId: refunded.refundId,
      })
    : accept(resumed);
};
