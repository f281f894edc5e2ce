import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { DeliveriesGraph } from '../deliveries.ts';
import { findDeliveries } from '../store/deliveries.ts';
import { deliveryView } from './delivery.ts';

type Args = { open?: boolean | null; first?: number; after?: string };

export const deliveries = async (_: unknown, args: Args, { read }: DeliveriesGraph) => {
  const page = pageOf(args);
  const rows = await findDeliveries(read, args.open ?? null, page.after, page.first + 1);
  return connection(
    rows,
    page,
    (row) => row.id,
    (row) => deliveryView(row.state),
  );
};
