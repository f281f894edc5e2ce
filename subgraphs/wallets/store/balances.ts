import { documentRows } from '@jumun/platform/kernel/rows';
import { type Balance, type BalanceId, holderOf } from '../domain/balance.ts';
import { balances } from './tables.ts';

export const balanceRows = documentRows<BalanceId, Balance, typeof balances>(
  'balance',
  balances,
  ({ amount }, id) => ({ ...holderOf(id), amount }),
);
