import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import type { CustomerId } from '../domain/achievement.ts';
import {
  amountIn,
  endOf,
  isDefined,
  type MissionId,
  type Mission as MissionState,
  spanUpTo,
} from '../domain/mission.ts';
import { findCounted } from '../store/completions.ts';
import { findMissions, missionRows } from '../store/missions.ts';
import type { ResolverContext } from './context.ts';
import type { MissionModel, MissionStandingModel } from './models.ts';
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

/** As of now, whatever was heard of so far. */
const standingOf = async (
  { rule, definedAt }: MissionModel,
  { read, caller, at }: ResolverContext,
): Promise<MissionStandingModel | null> => {
  if (!rule || !caller.subject?.startsWith('cus_')) return null;
  const mission = { status: 'DEFINED', title: '', rewardTitle: '', rule, definedAt } as const;
  const span = spanUpTo(mission, at);
  const counted = await findCounted(read, caller.subject as CustomerId, rule, span);
  const end = endOf(mission, at);
  return {
    counted: amountIn(span, counted),
    needed: rule.orders,
    until: end === null ? null : later(end, 1),
  };
};

export const MissionRule: Resolves['MissionRule'] = {
  products: ({ productIds }) => productIds?.map((id) => ({ id })) ?? null,
  counts: ({ counts }) => counts ?? 'ORDERS',
  period: ({ period }) => period ?? 'DAYS',
};

export const Mission: Resolves['Mission'] = {
  standing: (mission, _, context) => standingOf(mission, context),
  __resolveReference: ({ id }, context) => missionOf(id as MissionId, context),
};
