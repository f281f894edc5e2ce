import { accept, type Decider, reject } from '@jumun/platform/kernel/decider';
import type { CustomerId, OrderId, Programme } from './programme.ts';

/** Of one customer in one programme. */
export type BalanceId = string & { readonly __brand: 'BalanceId' };

export const balanceIdOf = (customerId: CustomerId, programme: Programme): BalanceId =>
  `${customerId}.${programme}` as BalanceId;

/** Whose balance it is, and of what. */
export const holderOf = (id: BalanceId): { customerId: CustomerId; programme: Programme } => {
  const dot = id.lastIndexOf('.');
  return { customerId: id.slice(0, dot) as CustomerId, programme: id.slice(dot + 1) as Programme };
};

/** What a customer has in one programme: the sum of the entries in the ledger. */
export type Balance = {
  /** Never below zero. */
  readonly amount: number;
  /** Counts the changes 1, 2, 3 … without a gap; each is one entry. */
  readonly sequence: number;
};

/** EARNED and taken back (REVERSED); SPENT, from when it is held for an order, and given back (RETURNED). */
export const reasons = ['EARNED', 'REVERSED', 'SPENT', 'RETURNED'] as const;
export type Reason = (typeof reasons)[number];

export type BalanceCommand = {
  readonly type: 'Enter';
  readonly reason: Reason;
  readonly orderId: OrderId;
  /** Always positive: the reason says in which direction. */
  readonly amount: number;
};

export type BalanceEvent = {
  readonly type: 'BalanceChanged';
  readonly reason: Reason;
  readonly orderId: OrderId;
  /** Negative when something is taken back or spent. */
  readonly change: number;
  /** The balance afterwards. */
  readonly amount: number;
  readonly sequence: number;
};

/** Nobody spends more than there is. */
export type NotEnough = { readonly type: 'NotEnough'; readonly available: number };

export const balance: Decider<BalanceCommand, Balance, BalanceEvent, NotEnough> = {
  initial: { amount: 0, sequence: 0 },

  decide({ reason, orderId, amount }, state) {
    if (reason === 'SPENT' && amount > state.amount)
      return reject({ type: 'NotEnough', available: state.amount });
    const change = changeBy(reason, amount, state);
    if (change === 0) return accept();
    return accept({
      type: 'BalanceChanged',
      reason,
      orderId,
      change,
      amount: state.amount + change,
      sequence: state.sequence + 1,
    });
  },

  evolve: (_, { amount, sequence }) => ({ amount, sequence }),
};

const changeBy = (reason: Reason, amount: number, state: Balance): number => {
  switch (reason) {
    case 'EARNED':
    case 'RETURNED':
      return amount;
    case 'SPENT':
      return -amount;
    case 'REVERSED':
      // takes back no more than there is, so that no balance is ever negative
      return -Math.min(amount, state.amount);
  }
};
