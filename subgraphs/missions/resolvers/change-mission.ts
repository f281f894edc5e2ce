import { actorOf } from '@jumun/platform/graph/context';
import { idText, readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import type { MissionId } from '../domain/mission.ts';
import { laterThan, timesInAll } from './define-mission.ts';
import { missionView } from './mission.ts';
import { keyIn, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const isId = (id: string): boolean => idText.safeParse(id).success;

export const endMission: Resolves['Mutation']['endMission'] = async (_, { input }, context) => {
  if (!isId(input.missionId)) return refuse(context, 'MissionNotFound');
  const id = input.missionId as MissionId;
  return context.unit(async ({ mission, at }) => {
    const ended = await mission(id, { type: 'EndMission', at });
    if ('rejection' in ended) return refuse(context, 'MissionNotFound');
    return { __typename: 'EndMissionSuccess', mission: required(missionView(id, ended.state), id) };
  });
};

export const extendMission: Resolves['Mutation']['extendMission'] = async (_, { input }, context) => {
  if (!isId(input.missionId)) return refuse(context, 'MissionNotFound');
  const id = input.missionId as MissionId;
  return context.unit(async ({ mission, at }) => {
    const read = readInput(z.object({ endsAt: laterThan(at) }), input);
    if ('problem' in read) return refuseField(context, 'InvalidMission', read);
    const extended = await mission(id, { type: 'ExtendMission', endsAt: read.value.endsAt, at });
    if ('rejection' in extended)
      return refuse(context, extended.rejection.type === 'MissionOver' ? 'MissionOver' : 'MissionNotFound');
    return { __typename: 'ExtendMissionSuccess', mission: required(missionView(id, extended.state), id) };
  });
};

const refillForm = z.object({ more: timesInAll });

export const refillMission: Resolves['Mutation']['refillMission'] = async (_, { input: given }, context) => {
  const key = keyIn(given);
  const read = readInput(refillForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidMission', read);
  if (!isId(given.missionId)) return refuse(context, 'MissionNotFound');
  const id = given.missionId as MissionId;
  const { more } = read.value;
  return context.unit(async ({ mission, findMission, useKey, at }) => {
    const input = { mutation: 'refillMission', missionId: id, more };
    const used = await useKey({ caller: actorOf(context), key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'NEW') {
      const refilled = await mission(id, { type: 'RefillMission', more, at });
      if ('rejection' in refilled) {
        const { type } = refilled.rejection;
        return refuse(context, type === 'MissionUsedUp' ? 'MissionNotFound' : type);
      }
      await used.keep(id);
    }
    return {
      __typename: 'RefillMissionSuccess',
      mission: required(missionView(id, await findMission(id)), id),
    };
  });
};
