import { connection, pageOf } from '@jumun/platform/graph/connection';
import { findRides } from '../store/rides.ts';
import type { TaxisGraph } from '../taxis.ts';
import { rideView } from './ride.ts';

type Args = { open?: boolean | null; first?: number | null; after?: string | null };

export const rides = async (_: unknown, args: Args, { read }: TaxisGraph) => {
  const page = pageOf(args);
  return connection(
    await findRides(read, args.open ?? null, page.after, page.first + 1),
    page,
    (row) => row.id,
    (row) => rideView(row.state),
  );
};
