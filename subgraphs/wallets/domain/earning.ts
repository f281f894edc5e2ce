import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never } from '@jumun/platform/kernel/decider';
import type { CustomerId, OrderId, Programme } from './programme.ts';

/** Of one order in one programme. */
export type EarningId = string & { readonly __brand: 'EarningId' };

export const earningIdOf = (orderId: OrderId, programme: Programme): EarningId =>
  `${orderId}.${programme}` as EarningId;

export const orderIdOf = (id: EarningId): OrderId => id.slice(0, id.lastIndexOf('.')) as OrderId;

/** The membership number that was given with an order, and what the order is worth. The number may have no member. */
export type Claim = { readonly membershipNumber: string; readonly won: number };

/**
 * What one order has earned in one programme. Mileage is EARNED at once. Points are WAITING first: the order's claim and the
 * store's acceptance come in any order, and points are earned when both are known and the number has a member. An order that will
 * never earn is `barred`: it was cancelled before it had earned anything, or its claim is worth no points.
 */
export type Earning =
  | { readonly status: 'absent' }
  | { readonly status: 'barred' }
  | { readonly status: 'WAITING'; readonly claim: Claim | null; readonly acceptedAt: Instant | null }
  | { readonly status: 'EARNED' | 'REVERSED'; readonly customerId: CustomerId; readonly amount: number }
  /** The store took its acceptance back: `taken`, of the amount, went back as well, and comes again with the next acceptance. */
  | {
      readonly status: 'SUSPENDED';
      readonly customerId: CustomerId;
      readonly amount: number;
      readonly taken: number;
    };

export type EarningCommand =
  /** At once, or for a claim that {@link isDue}. The amount is fixed here, and the same amount is taken back. */
  | { type: 'Earn'; customerId: CustomerId; amount: number }
  /** The order was placed with a membership number. */
  | { type: 'Claim'; claim: Claim }
  /** The store has accepted the order. */
  | { type: 'Confirm'; at: Instant }
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

const earnedAgain = ({ customerId, amount }: Extract<Earning, { status: 'SUSPENDED' }>): Earning => ({
  status: 'EARNED',
  customerId,
  amount,
});

export const earning: Decider<EarningCommand, Earning, EarningEvent, never> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'Earn': {
        const { customerId, amount } = command;
        if (state.status !== 'absent' && !isDue(state)) return accept(); // earned or cancelled before
        if (amount > 0) return accept({ type: 'Earned', customerId, amount });
        return state.status === 'absent' ? accept() : accept({ type: 'Barred' });
      }
      case 'Claim':
        return waitingIn(state)?.claim === null
          ? accept({ type: 'Claimed', claim: command.claim })
          : accept(); // heard of before, settled or barred
      case 'Confirm':
        if (state.status === 'SUSPENDED')
          return accept({ type: 'Resumed', customerId: state.customerId, amount: state.taken });
        return waitingIn(state)?.acceptedAt === null
          ? accept({ type: 'Confirmed', acceptedAt: command.at })
          : accept();
      case 'Unconfirm': {
        if (state.status === 'WAITING' && state.acceptedAt !== null) return accept({ type: 'Unconfirmed' });
        if (state.status !== 'EARNED') return accept();
        const { customerId, amount } = state;
        return accept({ type: 'Suspended', customerId, amount: Math.min(amount, command.available) });
      }
      case 'Reverse':
        if (waitingIn(state)) return accept({ type: 'Barred' });
        if (state.status === 'SUSPENDED') {
          const { customerId, amount, taken } = state;
          return accept({ type: 'Reversed', customerId, amount: amount - taken });
        }
        if (state.status !== 'EARNED') return accept();
        return accept({ type: 'Reversed', customerId: state.customerId, amount: state.amount });
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
        const amount = state.status === 'SUSPENDED' ? state.amount : event.amount;
        return { status: 'REVERSED', customerId: event.customerId, amount };
      }
      case 'Barred':
        return { status: 'barred' };
      default:
        return never(event);
    }
  },
};
