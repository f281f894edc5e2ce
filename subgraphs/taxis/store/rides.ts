import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { and, eq, ne, sql } from 'drizzle-orm';
import { isBooked, isOpen, type OrderId, type Ride } from '../domain/ride.ts';
import { customerOf, rides } from './tables.ts';

export type RideRow = typeof rides.$inferSelect;

export const rideRows = documentRows<OrderId, Ride, typeof rides>('ride', rides, (state) => ({
  status: state.status,
  open: isOpen(state),
  taxiId: isBooked(state) ? (state.taxi?.taxiId ?? null) : null,
  requestedAt: isBooked(state) ? state.requestedAt : null,
}));

const byRequestedAt = newestFirst(rides.requestedAt, rides.id);

/** The rides that were requested, newest first. */
export const findRides = (
  read: Reader,
  open: boolean | null,
  after: Place | null,
  limit: number,
): Promise<RideRow[]> =>
  read
    .select()
    .from(rides)
    .where(
      and(
        ne(rides.status, 'withdrawn'),
        open === null ? undefined : eq(rides.open, open),
        byRequestedAt.after(after ?? newest),
      ),
    )
    .orderBy(...byRequestedAt.sorting)
    .limit(limit);

/** The rides of one customer. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> => {
  const rows = await tx.select({ id: rides.id }).from(rides).where(sql`${customerOf} = ${customerId}`);
  return rows.map(({ id }) => id);
};
