import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { isDefined, type MissionId, type Mission as MissionState } from '../domain/mission.ts';
import { findMissions, missionRows } from '../store/missions.ts';
import type { ResolverContext } from './context.ts';
import type { MissionModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A mission as the graph shows it; null for one that was never defined. */
export const missionView = (id: MissionId, state: MissionState | undefined): MissionModel | null =>
  state && isDefined(state)
    ? { id, title: state.title, rewardTitle: state.rewardTitle, rule: state.rule, definedAt: state.definedAt }
    : null;

export const missionOf = async (id: MissionId, { load }: ResolverContext): Promise<MissionModel | null> =>
  missionView(id, (await load(missionRows, id))?.state);

export const missions: Resolves['Query']['missions'] = (_, args, { read }) =>
  connectionOf(args, {
    sort: byPlaceText,
    find: (after, limit) => findMissions(read, after, limit),
    node: ({ id, state }) => required(missionView(id, state), id),
  });

export const Mission: Resolves['Mission'] = {
  __resolveReference: ({ id }, context) => missionOf(id as MissionId, context),
};
