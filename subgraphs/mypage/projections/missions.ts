import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { MissionAchieved, MissionDefined } from '@jumun/schema/events/missions';
import type { RewardAllocated } from '@jumun/schema/events/rewards';
import type { Mypage } from '../commands.ts';

/** Every mission, for all customers. */
export const missions: Reaction<Mypage, MissionDefined> = {
  name: 'mypage/show-missions',
  on: 'MissionDefined',
  async react({ data: { missionId, title }, occurredAt }, { hearMission }) {
    await hearMission({ missionId, title, occurredAt });
  },
};

/** Who achieved which mission. */
export const achievements: Reaction<Mypage, MissionAchieved> = {
  name: 'mypage/show-achievements',
  on: 'MissionAchieved',
  async react({ data, occurredAt }, { hearAchievement }) {
    const { customerId, missionId, title, achievedAt } = data;
    await hearAchievement({
      customerId,
      missionId,
      title,
      occurredAt,
      achievedAt: achievedAt as Instant,
      rewardId: null,
    });
  },
};

/** Which reward was set aside for an achievement, kept with the mission that the reward names. */
export const allocations: Reaction<Mypage, RewardAllocated> = {
  name: 'mypage/show-allocations',
  on: 'RewardAllocated',
  async react({ data: { customerId, missionId, rewardId }, occurredAt }, { hearAchievement }) {
    // the event's title is the reward's, not the mission's
    await hearAchievement({ customerId, missionId, rewardId, title: null, achievedAt: null, occurredAt });
  },
};
