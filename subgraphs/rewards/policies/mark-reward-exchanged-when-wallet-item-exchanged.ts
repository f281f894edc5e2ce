import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WalletItemExchanged } from '@jumun/schema/events/wallets';
import type { Rewards } from '../commands.ts';
import type { RewardId, WalletItemId } from '../domain/reward.ts';

/** Also noted for a reward whose achievement has not been heard of yet. */
export const markRewardExchangedWhenWalletItemExchanged: Reaction<Rewards, WalletItemExchanged> = {
  name: 'rewards/mark-reward-exchanged-when-wallet-item-exchanged',
  on: 'WalletItemExchanged',
  async react({ data: { rewardId, walletItemId } }, { reward }) {
    await reward(rewardId as RewardId, { type: 'MarkExchanged', walletItemId: walletItemId as WalletItemId });
  },
};
