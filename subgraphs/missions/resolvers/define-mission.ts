import { actorOf } from '@jumun/platform/graph/context';
import { idText, line, optional, readInput, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { newId } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import { type MissionId, productKinds, type Rule } from '../domain/mission.ts';
import { missionView } from './mission.ts';
import { keyIn, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const problems = {
  days: problem({
    ko: '달력의 한 주로 세지 않으면 꼭 입력해 주세요',
    en: 'is needed unless calendar weeks count',
  }),
};

/** What says the same as nothing is left out, so that rules of before keep their fingerprint. */
const ruleForm = z
  .object({
    productKind: z.enum(productKinds),
    orders: whole(1, 100),
    withinDays: optional(whole(1, 366)),
    productIds: optional(z.array(idText).min(1).max(100)),
    counts: z.enum(['ORDERS', 'ITEMS']).nullish(),
    period: z.enum(['DAYS', 'CALENDAR_WEEK']).nullish(),
  })
  .refine(({ withinDays, period }) => withinDays !== null || period === 'CALENDAR_WEEK', {
    path: ['withinDays'],
    error: problems.days,
  })
  .transform(
    ({ productKind, orders, withinDays, productIds, counts, period }): Rule => ({
      productKind,
      orders,
      withinDays: period === 'CALENDAR_WEEK' ? 7 : (withinDays ?? 7),
      ...(productIds && { productIds: [...new Set(productIds)].sort() }),
      ...(counts === 'ITEMS' && { counts }),
      ...(period === 'CALENDAR_WEEK' && { period }),
    }),
  );

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
