import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, desc, eq, lt, ne, sql } from 'drizzle-orm';
import { isBooked, isOpen, type OrderId, type Ride } from '../domain/ride.ts';
import { customerOf, rides } from './tables.ts';

export type RideRow = typeof rides.$inferSelect;

export const rideRows = documentRows<OrderId, Ride, typeof rides>('ride', rides, (state) => ({
  status: state.status,
  open: isOpen(state),
  taxiId: isBooked(state) ? (state.taxi?.taxiId ?? null) : null,
  requestedAt: isBooked(state) ? state.requestedAt : null,
}));

/** The rides that were requested, newest order first. */
export const findRides = (
  read: Reader,
  open: boolean | null,
  after: string | null,
  limit: number,
): Promise<RideRow[]> =>
  read
    .select()
    .from(rides)
    .where(
      and(
        ne(rides.status, 'withdrawn'),
        open === null ? undefined : eq(rides.open, open),
        after === null ? undefined : lt(rides.id, after as OrderId),
      ),
    )
    .orderBy(desc(rides.id))
    .limit(limit);

/** The rides of one customer. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> => {
  const rows = await tx.select({ id: rides.id }).from(rides).where(sql`${customerOf} = ${customerId}`);
  return rows.map(({ id }) => id);
};
