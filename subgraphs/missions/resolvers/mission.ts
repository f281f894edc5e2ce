import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import type { CustomerId } from '../domain/achievement.ts';
import {
  countedNow,
  endOf,
  isDefined,
  isOverAt,
  isRuled,
  leftOf,
  type MissionId,
  type Mission as MissionState,
  spanUpTo,
  timesOf,
} from '../domain/mission.ts';
import { countAchieved } from '../store/achievements.ts';
import { findCounted } from '../store/completions.ts';
import { findMissions, missionRows } from '../store/missions.ts';
import type { ResolverContext } from './context.ts';
import type { MissionModel, MissionStandingModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A mission as the graph shows it; null for one that was never defined. */
export const missionView = (id: MissionId, state: MissionState | undefined): MissionModel | null =>
  state && isDefined(state) ? { ...state, id } : null;

export const missionOf = async (id: MissionId, { load }: ResolverContext): Promise<MissionModel | null> =>
  missionView(id, (await load(missionRows, id))?.state);

export const missions: Resolves['Query']['missions'] = (_, args, { read }) =>
  connectionOf(args, {
    sort: byPlaceText,
    find: (after, limit) => findMissions(read, after, limit),
    node: ({ id, state }) => required(missionView(id, state), id),
  });

/** The customer who asks; undefined for everybody else. */
const customerIn = ({ caller: { subject } }: ResolverContext): CustomerId | undefined =>
  subject?.startsWith('cus_') ? (subject as CustomerId) : undefined;

/** As of now, whatever was heard of so far. */
const standingOf = async (
  mission: MissionModel,
  context: ResolverContext,
): Promise<MissionStandingModel | null> => {
  const { read, at } = context;
  const customerId = customerIn(context);
  if (!isRuled(mission) || !customerId) return null;
  const from = timesOf(mission) === 1 ? spanUpTo(mission, at).from : mission.definedAt;
  const counted = await findCounted(read, customerId, mission.rule, { from, to: at });
  const end = endOf(mission, at);
  return {
    counted: countedNow(mission, counted, at),
    needed: mission.rule.orders,
    until: end === null ? null : later(end, 1),
  };
};

export const MissionRule: Resolves['MissionRule'] = {
  products: ({ productIds }) => productIds?.map((id) => ({ id })) ?? null,
  category: ({ category }) => category ?? null,
  counts: ({ counts }) => counts ?? 'ORDERS',
  period: ({ period }) => period ?? 'DAYS',
};

export const Mission: Resolves['Mission'] = {
  endsAt: ({ endsAt }) => endsAt ?? null,
  open: (mission, _, { at }) => !isOverAt(mission, at) && leftOf(mission) !== 0,
  timesPerCustomer: (mission) => timesOf(mission),
  timesInAll: ({ limit }) => limit?.inAll ?? null,
  timesLeft: (mission) => leftOf(mission),
  timesAchieved(mission, _, context) {
    const customerId = customerIn(context);
    return customerId ? countAchieved(context.read, mission.id, customerId, timesOf(mission)) : null;
  },
  standing: (mission, _, context) => standingOf(mission, context),
  __resolveReference: ({ id }, context) => missionOf(id as MissionId, context),
};
