import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import type { MissionAchieved, MissionDefined, MissionEndSet } from '@jumun/schema/events/missions';
import type { RewardAllocated } from '@jumun/schema/events/rewards';
import type { Mypage } from '../commands.ts';

/** Every mission, for all customers. */
export const missions: Projection<Mypage, MissionDefined> = {
  name: 'mypage/show-missions',
  on: 'MissionDefined',
  async project(events, { hearMission }) {
    for (const { data, occurredAt } of events)
      await hearMission({
        missionId: data.missionId,
        title: data.title,
        endsAt: (data.endsAt ?? null) as Instant | null,
        occurredAt,
      });
  },
};

/** When missions end, since they were defined. */
export const ends: Projection<Mypage, MissionEndSet> = {
  name: 'mypage/show-ends-of-missions',
  on: 'MissionEndSet',
  async project(events, { hearEnd }) {
    for (const { data, occurredAt } of events)
      await hearEnd({
        missionId: data.missionId,
        endsAt: data.endsAt as Instant | null,
        endSequence: data.sequence,
        occurredAt,
      });
  },
};

/** Who achieved which mission. */
export const achievements: Projection<Mypage, MissionAchieved> = {
  name: 'mypage/show-achievements',
  on: 'MissionAchieved',
  async project(events, { hearAchievement }) {
    for (const { data, occurredAt } of events) {
      const { customerId, missionId, title, time: times = 1 } = data;
      const achievedAt = data.achievedAt as Instant;
      await hearAchievement({ customerId, missionId, title, occurredAt, achievedAt, rewardId: null, times });
    }
  },
};

/** Which reward was set aside for an achievement, kept with the mission that the reward names. */
export const allocations: Projection<Mypage, RewardAllocated> = {
  name: 'mypage/show-allocations',
  on: 'RewardAllocated',
  async project(events, { hearAchievement }) {
    for (const { data, occurredAt } of events) {
      const { customerId, missionId, rewardId } = data; // the title is the reward's, not the mission's
      await hearAchievement({
        customerId,
        missionId,
        rewardId,
        title: null,
        achievedAt: null,
        times: 1,
        occurredAt,
      });
    }
  },
};
