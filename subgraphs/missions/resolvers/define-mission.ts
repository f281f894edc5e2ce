import { actorOf } from '@jumun/platform/graph/context';
import { idText, line, optional, readInput, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import {
  type Limit,
  type MissionDetails,
  type MissionId,
  productKinds,
  type Rule,
} from '../domain/mission.ts';
import { missionView } from './mission.ts';
import { keyIn, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const problems = {
  isPast: problem({
    ko: '이미 지난 시각입니다. 앞으로의 시각을 입력해 주세요',
    en: 'is over already: choose a later time',
  }),
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
    category: optional(line(60).transform((text) => text.normalize('NFC'))),
    counts: z.enum(['ORDERS', 'ITEMS']).nullish(),
    period: z.enum(['DAYS', 'CALENDAR_WEEK']).nullish(),
  })
  .refine(({ withinDays, period }) => withinDays !== null || period === 'CALENDAR_WEEK', {
    path: ['withinDays'],
    error: problems.days,
  })
  .transform(
    ({ productKind, orders, withinDays, productIds, category, counts, period }): Rule => ({
      productKind,
      orders,
      withinDays: period === 'CALENDAR_WEEK' ? 7 : (withinDays ?? 7),
      ...(productIds && { productIds: [...new Set(productIds)].sort() }),
      ...(category !== null && { category }),
      ...(counts === 'ITEMS' && { counts }),
      ...(period === 'CALENDAR_WEEK' && { period }),
    }),
  );

/** A time that is still to come. */
export const laterThan = (now: Instant) =>
  optional(z.number().refine((endsAt) => endsAt > now, problems.isPast)).transform(
    (endsAt) => endsAt as Instant | null,
  );

export const timesInAll = whole(1, 1_000_000);

const missionForm = (now: Instant) =>
  z
    .object({
      title: line(200),
      rewardTitle: line(200),
      rule: ruleForm.nullish().transform((rule) => rule ?? null),
      endsAt: laterThan(now),
      timesInAll: optional(timesInAll),
      timesPerCustomer: optional(whole(1, 100)),
    })
    .transform(
      ({ title, rewardTitle, rule, endsAt, timesInAll: inAll, timesPerCustomer }): MissionDetails => {
        const limit: Limit = {
          ...(inAll !== null && { inAll }),
          ...(timesPerCustomer !== null && timesPerCustomer > 1 && { perCustomer: timesPerCustomer }),
        };
        const isLimited = Object.keys(limit).length > 0;
        return { title, rewardTitle, rule, ...(endsAt !== null && { endsAt }), ...(isLimited && { limit }) };
      },
    );

/** The same request repeated after the mission has ended is answered as it was. */
const beginning = 0 as Instant;

export const defineMission: Resolves['Mutation']['defineMission'] = async (_, { input: given }, context) => {
  const key = keyIn(given);
  const read = readInput(missionForm(beginning), given);
  if ('problem' in read) return refuseField(context, 'InvalidMission', read);
  const details = read.value;
  const caller = actorOf(context);
  const input = { mutation: 'defineMission', ...details };
  return context.unit(async ({ mission, findMission, useKey, at }) => {
    const used = await useKey({ caller, key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const id = (used.is === 'SAME' ? used.subject : newId('mis')) as MissionId;
    if (used.is === 'NEW') {
      const late = readInput(missionForm(at), given);
      if ('problem' in late) return refuseField(context, 'InvalidMission', late);
      await mission(id, { type: 'DefineMission', details, at });
      await used.keep(id);
    }
    const defined = required(missionView(id, await findMission(id)), id);
    return { __typename: 'DefineMissionSuccess', mission: defined };
  });
};
