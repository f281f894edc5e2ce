import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { RewardAllocated } from '@jumun/schema/events/rewards';
import type { Wallets } from '../commands.ts';
import type { CustomerId } from '../domain/programme.ts';
import { walletItemIdOf } from '../domain/wallet-item.ts';

/** Puts every reward into its customer's wallet, once. */
export const issueItemWhenRewardAllocated: Reaction<Wallets, RewardAllocated> = {
  name: 'wallets/issue-item-when-reward-allocated',
  on: 'RewardAllocated',
  async react({ data: { rewardId, missionId, customerId, title }, occurredAt: at }, { item }) {
    const details = { rewardId, missionId, customerId: customerId as CustomerId, title };
    await item(walletItemIdOf(rewardId), { type: 'IssueItem', details, at });
  },
};
