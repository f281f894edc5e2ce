import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import type { CustomerId } from './programme.ts';

/** What was given back of a spending, once for each key. */
type Returned = { readonly key: string; readonly amount: number };

/** The points of one order, with whose they are. */
export type Held = {
  readonly status: 'HELD' | 'SPENT' | 'RETURNED';
  readonly customerId: CustomerId;
  readonly amount: number;
  /** In the order in which they were given back. */
  readonly returns: readonly Returned[];
};

/**
 * The points that one order spends of its customer's; its id is the order's. HELD while the order is being placed, SPENT once it
 * stands, RETURNED when all are given back. Held points have left the balance already. `barred` is a tombstone: they were given
 * back before they were ever held, so an order that was given up is safe from a hold that arrives late.
 */
export type Spending = { readonly status: 'absent' | 'barred' } | Held;

export type SpendingCommand =
  | { type: 'HoldPoints'; customerId: CustomerId; amount: number }
  /** The order stands. */
  | { type: 'SpendPoints' }
  /** Gives back this many, or with null all that are left: the order did not come about, or is cancelled. */
  | { type: 'ReturnPoints'; key: string; amount: number | null };

export type SpendingEvent =
  | { type: 'PointsHeld'; customerId: CustomerId; amount: number }
  | { type: 'PointsSpent' }
  | { type: 'PointsReturned'; key: string; customerId: CustomerId; amount: number }
  | { type: 'SpendingBarred' };

export type SpendingRejection = { type: 'OtherPointsHeld' } | { type: 'MoreThanSpent' };

export const isHeld = (state: Spending): state is Held =>
  state.status !== 'absent' && state.status !== 'barred';

export const returnedOf = ({ returns }: Held): number => returns.reduce((sum, { amount }) => sum + amount, 0);

export const spending: Decider<SpendingCommand, Spending, SpendingEvent, SpendingRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'HoldPoints': {
        const { customerId, amount } = command;
        if (state.status === 'absent') return accept({ type: 'PointsHeld', customerId, amount });
        if (!isHeld(state)) return accept();
        const isRepeat = state.customerId === customerId && state.amount === amount;
        return isRepeat ? accept() : reject({ type: 'OtherPointsHeld' });
      }
      case 'SpendPoints':
        return state.status === 'HELD' ? accept({ type: 'PointsSpent' }) : accept();
      case 'ReturnPoints':
        return giveBack(command, state);
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'PointsHeld':
        return { status: 'HELD', customerId: event.customerId, amount: event.amount, returns: [] };
      case 'PointsSpent':
        return isHeld(state) ? { ...state, status: 'SPENT' } : state;
      case 'PointsReturned': {
        if (!isHeld(state)) return state;
        const next = { ...state, returns: [...state.returns, { key: event.key, amount: event.amount }] };
        return returnedOf(next) === next.amount ? { ...next, status: 'RETURNED' } : next;
      }
      case 'SpendingBarred':
        return { status: 'barred' };
      default:
        return never(event);
    }
  },
};

const giveBack = (
  { key, amount }: Extract<SpendingCommand, { type: 'ReturnPoints' }>,
  state: Spending,
): ReturnType<typeof spending.decide> => {
  if (state.status === 'barred') return accept();
  if (!isHeld(state))
    return amount === null ? accept({ type: 'SpendingBarred' }) : reject({ type: 'MoreThanSpent' });
  if (state.status === 'RETURNED' || state.returns.some((returned) => returned.key === key)) return accept();
  const left = state.amount - returnedOf(state);
  if (amount !== null && amount > left) return reject({ type: 'MoreThanSpent' });
  return accept({ type: 'PointsReturned', key, customerId: state.customerId, amount: amount ?? left });
};
