import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, oldest, oldestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import {
  assignByOf,
  isBooked,
  isOpen,
  lineOf,
  type OrderId,
  type Ride,
  type RideStatus,
} from '../domain/ride-states.ts';
import type { RideClass, TaxiId } from '../domain/taxi.ts';
import { customerOf, rides } from './tables.ts';

export type RideRow = typeof rides.$inferSelect;

export const rideRows = documentRows<OrderId, Ride, typeof rides>('ride', rides, (state) => ({
  status: state.status,
  open: isOpen(state),
  taxiId: isBooked(state) ? (state.taxi?.taxiId ?? null) : null,
  requestedAt: isBooked(state) ? state.requestedAt : null,
  assignBy: assignByOf(state),
  line: isBooked(state) ? lineOf(state) : null,
}));

/** Until when a taxi has to be found. */
export const waits = timetable(rides, { name: 'rides_to_assign', id: 'id', at: 'assignBy' });

/** Which rides are listed; what is absent does not count. */
export type Wanted = {
  readonly open?: boolean;
  readonly statuses?: readonly RideStatus[];
  readonly taxiId?: TaxiId;
  readonly rideClass?: RideClass;
  readonly requestedAfter?: Instant;
  readonly requestedBefore?: Instant;
};

export type Sorting = 'NEWEST' | 'OLDEST' | 'URGENT';

const sortings = {
  NEWEST: { ...newestFirst(rides.requestedAt, rides.id), start: newest },
  OLDEST: { ...oldestFirst(rides.requestedAt, rides.id), start: oldest },
  URGENT: { ...oldestFirst(rides.line, rides.id), start: oldest },
};

/** The rides that were requested and are wanted. */
export const findRides = (
  read: Reader,
  wanted: Wanted,
  { sort, after, limit }: { readonly sort: Sorting; readonly after: Place | null; readonly limit: number },
): Promise<RideRow[]> => {
  const { open, statuses, taxiId, rideClass, requestedAfter, requestedBefore } = wanted;
  const sorting = sortings[sort];
  return read
    .select()
    .from(rides)
    .where(
      and(
        ne(rides.status, 'withdrawn'),
        sorting.after(after ?? sorting.start),
        open === undefined ? undefined : eq(rides.open, open),
        statuses && inArray(rides.status, [...statuses]),
        taxiId && eq(rides.taxiId, taxiId),
        rideClass && sql`${rides.state} ->> 'rideClass' = ${rideClass}`,
        requestedAfter === undefined ? undefined : gte(rides.requestedAt, requestedAfter),
        requestedBefore === undefined ? undefined : lt(rides.requestedAt, requestedBefore),
      ),
    )
    .orderBy(...sorting.sorting)
    .limit(limit);
};

/** The rides of one customer. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> => {
  const rows = await tx.select({ id: rides.id }).from(rides).where(sql`${customerOf} = ${customerId}`);
  return rows.map(({ id }) => id);
};
