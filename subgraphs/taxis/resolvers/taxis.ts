import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { RideClass } from '../domain/taxi.ts';
import { findTaxis } from '../store/taxis.ts';
import type { TaxisGraph } from '../taxis.ts';

type Args = {
  rideClass?: RideClass | null;
  available?: boolean | null;
  first?: number | null;
  after?: string | null;
};

export const taxis = async (_: unknown, args: Args, { read }: TaxisGraph) => {
  const page = pageOf(args);
  const asked = { rideClass: args.rideClass ?? null, available: args.available ?? null };
  return connection(
    await findTaxis(read, asked, page.after, page.first + 1),
    page,
    (row) => row.id,
    (row) => row.state,
  );
};
