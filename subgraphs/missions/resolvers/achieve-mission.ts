import { idempotencyKey, idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import { z } from 'zod';
import { achievementIdOf, type CustomerId } from '../domain/achievement.ts';
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
  const id = achievementIdOf(missionId, customerId);
  return context.unit(async ({ at, useKey, findMission, findAchievement, achieve }) => {
    const used = await useKey({
      caller: customerId,
      key,
      input: { mutation: 'achieveMission', missionId },
    });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'NEW') {
      const mission = await findMission(missionId);
      if (!mission) return refuse(context, 'MissionNotFound');
      const command = { type: 'AchieveByHand', mission, missionId, customerId, at } as const;
      const decision = await achieve(id, command);
      if ('rejection' in decision) {
        if (decision.rejection.type === 'MissionNotByHand') return refuse(context, 'MissionNotByHand');
        const before = required(achievementView(id, decision.state), id);
        return refuse(context, 'MissionAlreadyAchieved', { achievement: before });
      }
      await used.keep(id);
    }
    return {
      __typename: 'AchieveMissionSuccess',
      achievement: required(achievementView(id, await findAchievement(id)), id),
    };
  });
};
