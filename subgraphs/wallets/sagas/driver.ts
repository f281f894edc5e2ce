import type { Clock, Instant } from '@jumun/platform/kernel/clock';
import type { Units } from '@jumun/platform/kernel/work';
import type { Wallets } from '../commands.ts';
import { type IssuedItem, isIssued, type WalletItem, type WalletItemId } from '../domain/wallet-item.ts';
import type { Asked } from './saga.ts';

/** What the saga needs: whom it asks, and how it commits the outcome. */
export type Driver = Asked & {
  readonly clock: Clock;
  /** How long gifts may take to answer, in milliseconds. */
  readonly deadlineMs: number;
  readonly load: (
    id: WalletItemId,
  ) => Promise<{ readonly state: WalletItem; readonly lookAt: Instant | null } | undefined>;
  readonly unit: Units<Wallets>;
};

export const asIssued = (id: WalletItemId, state: WalletItem | undefined): IssuedItem => {
  if (!state || !isIssued(state)) throw new Error(`item ${id} has not been issued`);
  return state;
};
