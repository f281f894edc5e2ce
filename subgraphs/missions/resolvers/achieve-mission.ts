import { idempotencyKey, idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import { z } from 'zod';
import type { AchievementId, CustomerId } from '../domain/achievement.ts';
import type { MissionId } from '../domain/mission.ts';
import { achievementView } from './achievement.ts';
import type { ResolverContext } from './context.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ missionId: z.string(), idempotencyKey });

/** The customer who asks. Staff (`stf_…`) and services achieve nothing. */
const customerIn = ({ caller: { subject } }: ResolverContext): CustomerId => {
  if (subject === null || subject.startsWith('stf_'))
    throw new Fault('FORBIDDEN', {
      ko: '미션은 고객만 달성할 수 있습니다.',
      en: 'Only customers achieve missions.',
    });
  return subject as CustomerId;
};

export const achieveMission: Resolves['Mutation']['achieveMission'] = async (
  _,
  { input: given },
  context,
) => {
  const customerId = customerIn(context);
  const { idempotencyKey: key, ...input } = checkedInput(form, given);
  const missionId = input.missionId as MissionId;
  if (!idText.safeParse(missionId).success) return refuse(context, 'MissionNotFound');
  return context.unit(async ({ useKey, achieveByHand, findAchievement }) => {
    const viewOf = async (id: AchievementId) => required(achievementView(id, await findAchievement(id)), id);
    const used = await useKey({
      caller: customerId,
      key,
      input: { mutation: 'achieveMission', missionId },
    });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'SAME')
      return {
        __typename: 'AchieveMissionSuccess',
        achievement: await viewOf(used.subject as AchievementId),
      };
    const achieved = await achieveByHand(missionId, customerId);
    if ('id' in achieved) {
      await used.keep(achieved.id);
      return { __typename: 'AchieveMissionSuccess', achievement: await viewOf(achieved.id) };
    }
    const { rejection } = achieved;
    switch (rejection.type) {
      case 'MissionAlreadyAchieved':
        return refuse(context, rejection.type, { achievement: await viewOf(rejection.id) });
      case 'MissionNotLimited':
        throw new Error(`mission ${missionId} was not to be refilled`);
      case 'MissionNotFound':
        return refuse(context, rejection.type);
      case 'MissionNotByHand':
        return refuse(context, rejection.type);
      case 'MissionOver':
        return refuse(context, rejection.type);
      case 'MissionUsedUp':
        return refuse(context, rejection.type);
    }
  });
};
