import { accept, type Decider, never } from '@jumun/platform/decider';
import type { CustomerId, OrderId, Programme } from './programme.ts';

/** One order in one programme. */
export type EarningId = string & { readonly __brand: 'EarningId' };

export const earningIdOf = (orderId: OrderId, programme: Programme): EarningId =>
  `${orderId}.${programme}` as EarningId;

/**
 * What one order has earned in one programme. `barred` remembers an order that was cancelled before it had earned
 * anything: it never will.
 */
export type Earning =
  | { readonly status: 'absent' }
  | { readonly status: 'barred' }
  | { readonly status: 'EARNED' | 'REVERSED'; readonly customerId: CustomerId; readonly amount: number };

export type EarningCommand =
  | { type: 'Earn'; customerId: CustomerId; amount: number }
  /** The order is cancelled: what it earned is taken back. */
  | { type: 'Reverse' };

export type EarningEvent =
  | { type: 'Earned'; customerId: CustomerId; amount: number }
  | { type: 'Reversed'; customerId: CustomerId; amount: number }
  | { type: 'Barred' };

export const earning: Decider<EarningCommand, Earning, EarningEvent, never> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'Earn': {
        const { customerId, amount } = command;
        return state.status === 'absent' && amount > 0
          ? accept({ type: 'Earned', customerId, amount })
          : accept(); // heard before, cancelled before, or worth nothing
      }
      case 'Reverse':
        if (state.status === 'absent') return accept({ type: 'Barred' });
        if (state.status !== 'EARNED') return accept();
        return accept({ type: 'Reversed', customerId: state.customerId, amount: state.amount });
      default:
        return never(command);
    }
  },

  evolve(_, event) {
    switch (event.type) {
      case 'Earned':
        return { status: 'EARNED', customerId: event.customerId, amount: event.amount };
      case 'Reversed':
        return { status: 'REVERSED', customerId: event.customerId, amount: event.amount };
      case 'Barred':
        return { status: 'barred' };
      default:
        return never(event);
    }
  },
};
