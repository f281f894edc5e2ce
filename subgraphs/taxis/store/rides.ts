import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, ne, sql } from 'drizzle-orm';
import { assignByOf, isBooked, isOpen, type OrderId, type Ride } from '../domain/ride-states.ts';
import type { TaxiId } from '../domain/taxi.ts';
import { customerOf, rides } from './tables.ts';

export type RideRow = typeof rides.$inferSelect;

export const rideRows = documentRows<OrderId, Ride, typeof rides>('ride', rides, (state) => ({
  status: state.status,
  open: isOpen(state),
  taxiId: isBooked(state) ? (state.taxi?.taxiId ?? null) : null,
  requestedAt: isBooked(state) ? state.requestedAt : null,
  assignBy: assignByOf(state),
}));

/** Until when a taxi has to be found. */
export const waits = timetable(rides, { name: 'rides_to_assign', id: 'id', at: 'assignBy' });

const byRequestedAt = newestFirst(rides.requestedAt, rides.id);

/** The rides that were requested, newest first. */
export const findRides = (
  read: Reader,
  { open, taxiId }: { readonly open: boolean | null; readonly taxiId: TaxiId | undefined },
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
        taxiId && eq(rides.taxiId, taxiId),
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
