import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import {
  type AchievementId,
  type Achievement as AchievementState,
  isAchieved,
} from '../domain/achievement.ts';
import { achievementRows, findAchievementsOf } from '../store/achievements.ts';
import { missionOf } from './mission.ts';
import type { AchievementModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** An achievement as the graph shows it; one that is only awaited is not shown. */
export const achievementView = (
  id: AchievementId,
  state: AchievementState | undefined,
): AchievementModel | null => (state && isAchieved(state) ? { ...state, id } : null);

/** The caller's own; staff have none. */
export const achievements: Resolves['Query']['achievements'] = (_, args, { caller, read }) =>
  connectionOf(args, {
    sort: byPlaceText,
    find: (after, limit) => findAchievementsOf(read, caller.subject ?? '', after, limit),
    node: ({ id, state }) => required(achievementView(id, state), id),
  });

export const Achievement: Resolves['Achievement'] = {
  async __resolveReference(reference, { load }) {
    const id = reference.id as AchievementId;
    return achievementView(id, (await load(achievementRows, id))?.state);
  },
  time: ({ time = 1 }) => time,
  mission: async ({ missionId }, _, context) => required(await missionOf(missionId, context), missionId),
  reward: ({ rewardId }) => rewardId && { id: rewardId },
};
