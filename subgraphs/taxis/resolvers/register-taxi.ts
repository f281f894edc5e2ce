import { actorOf } from '@jumun/platform/graph/context';
import { checkedInput, idempotencyKey, line, readInput } from '@jumun/platform/graph/input';
import { idFrom } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import type { TaxiId } from '../domain/taxi.ts';
import type { TaxisGraph } from '../taxis.ts';
import { mostAvailable, refuse, refuseTaxi } from './refuse.ts';

const keyForm = z.object({ idempotencyKey });

const taxiForm = z.object({
  taxiName: line(100),
  companyName: line(100),
  rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']),
  availability: z.int().min(0).max(mostAvailable),
  fare: z.object({ minorUnits: z.int().min(0).max(1_000_000_000), currency: z.literal('KRW') }),
});

/** The caller's key names the taxi: who repeats it finds the one taxi that it made. */
export const registerTaxi = async (_: unknown, { input: given }: { input: unknown }, context: TaxisGraph) => {
  const { idempotencyKey: key } = checkedInput(keyForm, given);
  const form = readInput(taxiForm, given);
  if ('problem' in form) return refuseTaxi(context, form.field);
  const { availability, ...facts } = form.value;
  const id = idFrom('tax', actorOf(context), key) as TaxiId;
  const decision = await context.unit(({ taxi, at, minimumFare }) =>
    taxi(id, { type: 'RegisterTaxi', id, taxi: facts, availability, minimumFare, at }),
  );
  if (!('rejection' in decision)) return { __typename: 'RegisterTaxiSuccess', taxi: decision.state };
  return decision.rejection.type === 'IdempotencyKeyReused'
    ? refuse(context, 'IdempotencyKeyReused')
    : refuseTaxi(context, ['fare', 'minorUnits']);
};
