import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WalletItemExchanged } from '@jumun/schema/events/wallets';
import type { RewardId, WalletItemId } from '../domain/reward.ts';
import type { Rewards } from '../rewards.ts';

/** What was exchanged says so, also when that is heard before the achievement. */
export const markRewardExchangedWhenWalletItemExchanged: Reaction<Rewards, WalletItemExchanged> = {
  name: 'rewards/mark-reward-exchanged-when-wallet-item-exchanged',
  on: 'WalletItemExchanged',
  async react({ data: { rewardId, walletItemId } }, { reward }) {
    await reward(rewardId as RewardId, { type: 'MarkExchanged', walletItemId: walletItemId as WalletItemId });
  },
};
