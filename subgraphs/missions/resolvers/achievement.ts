import { connection, pageOf } from '@jumun/platform/graph/connection';
import {
  type AchievementId,
  type Achievement as AchievementState,
  isAchieved,
} from '../domain/achievement.ts';
import type { MissionsGraph } from '../missions.ts';
import { findAchievementsOf } from '../store/achievements.ts';
import { placeForm } from '../store/places.ts';
import { missionOf } from './mission.ts';

/** An achievement as the graph shows it; one that is only awaited is not there. */
export const achievementView = (id: AchievementId, state: AchievementState | undefined) =>
  state && isAchieved(state) ? { ...state, id } : null;

type AchievementView = NonNullable<ReturnType<typeof achievementView>>;

/** The caller's own; staff sign in with `stf_…` and achieve nothing. */
export const achievements = async (
  _: unknown,
  args: { first?: number; after?: string },
  { caller, read }: MissionsGraph,
) => {
  const page = pageOf(args, placeForm);
  return connection(
    await findAchievementsOf(read, caller.subject ?? '', page.after, page.first + 1),
    page,
    ({ place }) => place ?? '',
    ({ id, state }) => achievementView(id, state),
  );
};

export const Achievement = {
  __resolveReference: async ({ id }: { id: AchievementId }, { load, achievementsById }: MissionsGraph) =>
    achievementView(id, (await load(achievementsById, id))?.state),
  mission: ({ missionId }: AchievementView, _: unknown, context: MissionsGraph) =>
    missionOf(missionId, context),
  reward: ({ rewardId }: AchievementView) => rewardId && { id: rewardId },
};
