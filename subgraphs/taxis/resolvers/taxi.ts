import {
  availabilityOf,
  isRegistered,
  type Registered,
  type Taxi as State,
  type TaxiId,
} from '../domain/taxi.ts';
import { taxiRows } from '../store/taxis.ts';
import type { ResolverContext } from './context.ts';
import { ownTaxi } from './driver.ts';
import type { Resolves } from './types.generated.ts';

/** A taxi as the graph shows it; null for one that was never registered. */
export const taxiView = (state: State | undefined): Registered | null =>
  state && isRegistered(state) ? state : null;

export const taxiOf = async (id: TaxiId, { load }: ResolverContext) =>
  taxiView((await load(taxiRows, id))?.state);

export const myTaxi: Resolves['Query']['myTaxi'] = async (_, __, context) => {
  const id = await ownTaxi(context);
  return id && taxiOf(id, context);
};

export const Taxi: Resolves['Taxi'] = {
  __resolveReference: ({ id }, context) => taxiOf(id as TaxiId, context),
  availability: availabilityOf,
  driver: ({ driver }) => (driver === undefined ? null : { id: driver }),
};
