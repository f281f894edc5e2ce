import { idText, readInput } from '@jumun/platform/graph/input';
import { z } from 'zod';
import type { TaxiId } from '../domain/taxi.ts';
import type { TaxisGraph } from '../taxis.ts';
import { mostAvailable, refuse, refuseTaxi } from './refuse.ts';

const form = z.object({ taxiId: idText, availability: z.int().min(0).max(mostAvailable) });

export const setTaxiAvailability = async (_: unknown, { input }: { input: unknown }, context: TaxisGraph) => {
  const given = readInput(form, input);
  if ('problem' in given)
    return given.field[0] === 'taxiId' ? refuse(context, 'TaxiNotFound') : refuseTaxi(context, given.field);
  const { taxiId, availability } = given.value;
  const decision = await context.unit(({ taxi }) =>
    taxi(taxiId as TaxiId, { type: 'SetAvailability', availability }),
  );
  return 'rejection' in decision
    ? refuse(context, 'TaxiNotFound')
    : { __typename: 'SetTaxiAvailabilitySuccess', taxi: decision.state };
};
