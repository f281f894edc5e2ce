import { availabilityOf, isRegistered, type Registered, type TaxiId } from '../domain/taxi.ts';
import type { TaxisGraph } from '../taxis.ts';

export const taxiOf = async (id: TaxiId, { load, taxisById }: TaxisGraph): Promise<Registered | null> => {
  const row = await load(taxisById, id);
  return row && isRegistered(row.state) ? row.state : null;
};

export const Taxi = {
  __resolveReference: ({ id }: { id: TaxiId }, context: TaxisGraph) => taxiOf(id, context),
  availability: (state: Registered) => availabilityOf(state),
};
