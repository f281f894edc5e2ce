import { idText, readInput, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import type { TaxiId } from '../domain/taxi.ts';
import { driverIn } from './driver.ts';
import { mostAvailable, refuse, refuseField } from './refuse.ts';
import { taxiView } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ taxiId: idText, availability: whole(0, mostAvailable) });

/** Drivers say it of their own taxi; another one is not found. */
export const setTaxiAvailability: Resolves['Mutation']['setTaxiAvailability'] = async (
  _,
  { input },
  context,
) => {
  const given = readInput(form, input);
  if ('problem' in given)
    return given.field[0] === 'taxiId'
      ? refuse(context, 'TaxiNotFound')
      : refuseField(context, 'InvalidTaxi', given);
  const taxiId = given.value.taxiId as TaxiId;
  const driver = driverIn(context, 'taxis:write');
  const decision = await context.unit(async ({ setAvailability, taxiOf }) =>
    driver !== null && (await taxiOf(driver)) !== taxiId
      ? null
      : setAvailability(taxiId, given.value.availability),
  );
  return decision === null || 'rejection' in decision
    ? refuse(context, 'TaxiNotFound')
    : { __typename: 'SetTaxiAvailabilitySuccess', taxi: required(taxiView(decision.state), taxiId) };
};
