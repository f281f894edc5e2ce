import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey, idText, line, readInput, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { idFrom } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import type { TaxiId } from '../domain/taxi.ts';
import { checkedInput, mostAvailable, refuse, refuseFare, refuseField } from './refuse.ts';
import { taxiView } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

const keyForm = z.object({ idempotencyKey });

const taxiForm = z.object({
  taxiName: line(100),
  companyName: line(100),
  rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']),
  availability: whole(0, mostAvailable),
  driverId: idText.nullish(),
  fare: z.object({ minorUnits: whole(0, 1_000_000_000), currency: z.literal('KRW') }),
});

/** The taxi's id follows from the caller and the key, so that a repetition finds the taxi that was registered first. */
export const registerTaxi: Resolves['Mutation']['registerTaxi'] = async (_, { input: given }, context) => {
  const { idempotencyKey: key } = checkedInput(keyForm, given);
  const form = readInput(taxiForm, given);
  if ('problem' in form)
    return form.field[0] === 'fare'
      ? refuseFare(context, form.field)
      : refuseField(context, 'InvalidTaxi', form);
  const { availability, driverId, ...facts } = form.value;
  const id = idFrom('tax', actorOf(context), key) as TaxiId;
  const decision = await context.unit((commands) =>
    commands.registerTaxi(id, facts, availability, driverId ?? undefined),
  );
  if (!('rejection' in decision))
    return { __typename: 'RegisterTaxiSuccess', taxi: required(taxiView(decision.state), id) };
  switch (decision.rejection.type) {
    case 'IdempotencyKeyReused':
      return refuse(context, 'IdempotencyKeyReused');
    case 'DriverOnTheRoad':
      return refuse(context, 'DriverOnTheRoad', { taxi: decision.rejection.taxi });
    default:
      return refuseFare(context);
  }
};
