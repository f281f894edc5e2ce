import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import type { TaxiId } from '../domain/taxi.ts';
import { checkedInput, refuse } from './refuse.ts';
import { taxiView } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ taxiId: idText, driverId: idText.nullish() });

export const assignDriver: Resolves['Mutation']['assignDriver'] = async (_, { input }, context) => {
  const { taxiId, driverId } = checkedInput(form, input);
  const decision = await context.unit((commands) =>
    commands.assignDriver(taxiId as TaxiId, driverId ?? null),
  );
  if (!('rejection' in decision))
    return { __typename: 'AssignDriverSuccess', taxi: required(taxiView(decision.state), taxiId) };
  return decision.rejection.type === 'DriverOnTheRoad'
    ? refuse(context, 'DriverOnTheRoad', { taxi: decision.rejection.taxi })
    : refuse(context, 'TaxiNotFound');
};
