import { connection, pageOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import {
  type AchievementId,
  type Achievement as AchievementState,
  isAchieved,
} from '../domain/achievement.ts';
import { achievementRows, findAchievementsOf } from '../store/achievements.ts';
import { placeForm } from '../store/places.ts';
import { missionOf } from './mission.ts';
import type { AchievementModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** An achievement as the graph shows it; one that is only awaited is not there. */
export const achievementView = (
  id: AchievementId,
  state: AchievementState | undefined,
): AchievementModel | null => (state && isAchieved(state) ? { ...state, id } : null);

/** The caller's own; staff sign in with `stf_…` and achieve nothing. */
export const achievements: Resolves['Query']['achievements'] = async (_, args, { caller, read }) => {
  const page = pageOf(args, placeForm);
  return connection(
    await findAchievementsOf(read, caller.subject ?? '', page.after, page.first + 1),
    page,
    ({ place }) => place ?? '',
    ({ id, state }) => required(achievementView(id, state), id),
  );
};

export const Achievement: Resolves['Achievement'] = {
  async __resolveReference(reference, { load }) {
    const id = reference.id as AchievementId;
    return achievementView(id, (await load(achievementRows, id))?.state);
  },
  mission: async ({ missionId }, _, context) => required(await missionOf(missionId, context), missionId),
  reward: ({ rewardId }) => rewardId && { id: rewardId },
};
