import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { MissionAchieved } from '@jumun/schema/events/missions';
import type { Rewards } from '../commands.ts';
import { rewardIdOf } from '../domain/reward.ts';

/** Each achievement brings one reward, even if it is heard again. */
export const allocateRewardWhenMissionAchieved: Reaction<Rewards, MissionAchieved> = {
  name: 'rewards/allocate-reward-when-mission-achieved',
  on: 'MissionAchieved',
  async react({ data: { achievementId, missionId, customerId, rewardTitle } }, { reward, at }) {
    const details = { achievementId, missionId, customerId, title: rewardTitle };
    await reward(rewardIdOf(achievementId), { type: 'AllocateReward', details, at });
  },
};
