import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { RewardAllocated } from '@jumun/schema/events/rewards';
import type { Missions } from '../commands.ts';
import type { AchievementId, RewardId } from '../domain/achievement.ts';

/** Writes the reward back to the achievement that it was given for. */
export const keepRewardWhenRewardAllocated: Reaction<Missions, RewardAllocated> = {
  name: 'missions/keep-reward-when-reward-allocated',
  on: 'RewardAllocated',
  async react({ data: { achievementId, rewardId } }, { achieve }) {
    await achieve(achievementId as AchievementId, { type: 'KeepReward', rewardId: rewardId as RewardId });
  },
};
