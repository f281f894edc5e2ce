import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { RewardAllocated } from '@jumun/schema/events/rewards';
import type { AchievementId, RewardId } from '../domain/achievement.ts';
import type { Missions } from '../missions.ts';

/** The reward that was allocated is written back to the achievement it is for. */
export const keepRewardWhenRewardAllocated: Reaction<Missions, RewardAllocated> = {
  name: 'missions/keep-reward-when-reward-allocated',
  on: 'RewardAllocated',
  async react({ data: { achievementId, rewardId } }, { achieve }) {
    await achieve(achievementId as AchievementId, { type: 'KeepReward', rewardId: rewardId as RewardId });
  },
};
