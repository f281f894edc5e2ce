// How each card token makes the sandbox provider behave. A token it does not know is declined.

import { createHash } from 'node:crypto';

/** What becomes of the answer once the charge is in the ledger. */
export type Behaviour = 'answer' | 'twice' | 'slow' | 'lose' | 'fail' | 'other-order';

const approving: Readonly<Record<string, Behaviour>> = {
  tok_ok: 'answer',
  tok_slow: 'slow',
  tok_lost: 'lose',
  tok_500_charged: 'fail',
  tok_twice: 'twice',
  tok_other_order: 'other-order',
  tok_other_ledger: 'other-order',
  tok_other_refund: 'other-order',
};
const declining: Readonly<Record<string, string>> = { tok_declined: 'card declined' };

const brands = ['VISA', 'MASTERCARD', 'AMEX', 'JCB'] as const;

/** The card behind a token: the same for every charge of it. */
export const cardOf = (token: string) => {
  const number = Number.parseInt(createHash('sha256').update(token).digest('hex').slice(0, 8), 16);
  return {
    brand: brands[number % brands.length] ?? 'VISA',
    lastFour: String(number % 10_000).padStart(4, '0'),
  };
};

/** Fails before anything is charged. */
export const failsBeforeCharging = (token: string): boolean => token === 'tok_error';

export const behaviourOf = (token: string): Behaviour => approving[token] ?? 'answer';

/** Why a token is declined; null when it is approved. */
export const declineReasonOf = (token: string): string | null =>
  token in approving ? null : (declining[token] ?? 'unknown card token');

const wrongInLedger = new Set(['tok_other_ledger', 'tok_other_refund']);
const wrongInRefund = new Set(['tok_other_refund']);

type Owned = { readonly order_id: string };

/** The same row, as if it were another order's. */
export const asAnotherOrders = <R extends Owned>(row: R): R => ({ ...row, order_id: 'ord_another' });

export const asToldByLedger = <R extends Owned>(row: R, token: string): R =>
  wrongInLedger.has(token) ? asAnotherOrders(row) : row;

export const asToldByRefund = <R extends Owned>(row: R, token: string | undefined): R =>
  token !== undefined && wrongInRefund.has(token) ? asAnotherOrders(row) : row;
