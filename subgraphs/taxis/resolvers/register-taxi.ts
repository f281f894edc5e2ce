import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey, line, readInput, whole } from '@jumun/platform/graph/input';
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
  const { availability, ...facts } = form.value;
  const id = idFrom('tax', actorOf(context), key) as TaxiId;
  const decision = await context.unit(({ registerTaxi }) => registerTaxi(id, facts, availability));
  if (!('rejection' in decision))
    return { __typename: 'RegisterTaxiSuccess', taxi: required(taxiView(decision.state), id) };
  return decision.rejection.type === 'IdempotencyKeyReused'
    ? refuse(context, 'IdempotencyKeyReused')
    : refuseFare(context);
};
