import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/missions';
import type { Achievement, AchievementEvent, AchievementId } from './domain/achievement.ts';
import { isDefined, type Mission, type MissionEvent, type MissionId } from './domain/mission.ts';

/** How often a mission was achieved, and may be, is nobody else's business. */
export const publishMission = (
  event: MissionEvent,
  state: Mission,
  missionId: MissionId,
): PublishedEvent | null => {
  switch (event.type) {
    case 'MissionDefined': {
      const { title, rewardTitle, endsAt } = event.details;
      return said.MissionDefined.make({
        missionId,
        title,
        rewardTitle,
        ...(endsAt !== undefined && { endsAt }),
      });
    }
    case 'MissionEndSet': {
      const sequence = (isDefined(state) && state.sequence) || 1;
      return said.MissionEndSet.make({ missionId, endsAt: event.endsAt, sequence });
    }
    default:
      return null;
  }
};

/** The reward that was written back is not published again: rewards has done so. */
export const publishAchievement = (
  event: AchievementEvent,
  _: Achievement,
  achievementId: AchievementId,
): PublishedEvent | null => {
  if (event.type === 'RewardKept') return null;
  const { missionId, customerId, time, title, rewardTitle, achievedAt } = event;
  return said.MissionAchieved.make({
    achievementId,
    missionId,
    customerId,
    ...(time !== undefined && { time }),
    title,
    rewardTitle,
    achievedAt,
  });
};
