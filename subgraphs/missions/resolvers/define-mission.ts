import { actorOf } from '@jumun/platform/graph/context';
import { keyIn, line, readInput, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { newId } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import { type MissionId, productKinds } from '../domain/mission.ts';
import { missionView } from './mission.ts';
import { refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const ruleForm = z.object({
  productKind: z.enum(productKinds),
  orders: whole(1, 100),
  withinDays: whole(1, 366),
});

const missionForm = z.object({
  title: line(200),
  rewardTitle: line(200),
  rule: ruleForm.nullish().transform((rule) => rule ?? null),
});

export const defineMission: Resolves['Mutation']['defineMission'] = async (_, { input: given }, context) => {
  const key = keyIn(given);
  const read = readInput(missionForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidMission', read);
  const details = read.value;
  const caller = actorOf(context);
  const input = { mutation: 'defineMission', ...details };
  return context.unit(async ({ define, findMission, useKey, at }) => {
    const used = await useKey({ caller, key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const id = (used.is === 'SAME' ? used.subject : newId('mis')) as MissionId;
    if (used.is === 'NEW') {
      await define(id, { type: 'DefineMission', details, at });
      await used.keep(id);
    }
    const mission = required(missionView(id, await findMission(id)), id);
    return { __typename: 'DefineMissionSuccess', mission };
  });
};
