import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WalletItemIssued } from '@jumun/schema/events/wallets';
import type { Rewards } from '../commands.ts';
import type { RewardId, WalletItemId } from '../domain/reward.ts';

/** Links the reward to its item in the wallet. */
export const noteItemWhenWalletItemIssued: Reaction<Rewards, WalletItemIssued> = {
  name: 'rewards/note-item-when-wallet-item-issued',
  on: 'WalletItemIssued',
  async react({ data: { rewardId, walletItemId } }, { reward }) {
    await reward(rewardId as RewardId, { type: 'NoteItem', walletItemId: walletItemId as WalletItemId });
  },
};
