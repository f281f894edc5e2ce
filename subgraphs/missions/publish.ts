import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/missions';
import type { Achievement, AchievementEvent, AchievementId } from './domain/achievement.ts';
import type { Mission, MissionEvent, MissionId } from './domain/mission.ts';

export const publishMission = (
  { details: { title, rewardTitle } }: MissionEvent,
  _: Mission,
  missionId: MissionId,
): PublishedEvent => said.MissionDefined.make({ missionId, title, rewardTitle });

/** The reward that was written back is not published again: rewards has done so. */
export const publishAchievement = (
  event: AchievementEvent,
  _: Achievement,
  achievementId: AchievementId,
): PublishedEvent | null => {
  if (event.type === 'RewardKept') return null;
  const { missionId, customerId, title, rewardTitle, achievedAt } = event;
  return said.MissionAchieved.make({
    achievementId,
    missionId,
    customerId,
    title,
    rewardTitle,
    achievedAt,
  });
};
