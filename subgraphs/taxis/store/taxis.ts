import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { driverOf, isRegistered, type RideClass, type Taxi, type TaxiId } from '../domain/taxi.ts';
import { taxis } from './tables.ts';

export type TaxiRow = typeof taxis.$inferSelect;

export const taxiRows = documentRows<TaxiId, Taxi, typeof taxis>('taxi', taxis, (state, id) => {
  if (!isRegistered(state)) throw new Error(`taxi ${id} is saved before it is registered`);
  const { rideClass, capacity, busy } = state;
  return { rideClass, capacity, busy, driverId: driverOf(state) };
});

/** The taxi of a driver; nobody drives two. */
export const findTaxiOf = async (
  read: Pick<Reader, 'select'>,
  driver: string,
): Promise<TaxiRow | undefined> => (await read.select().from(taxis).where(eq(taxis.driverId, driver)))[0];

export const driverRows = {
  async findMany(read: Reader, drivers: readonly string[]): Promise<(TaxiRow | null)[]> {
    const rows = await read
      .select()
      .from(taxis)
      .where(inArray(taxis.driverId, [...drivers]));
    const found = new Map(rows.map((row) => [row.driverId, row]));
    return drivers.map((driver) => found.get(driver) ?? null);
  },
};

export type TaxisWanted = {
  /** Each of these. */
  readonly classes: readonly RideClass[];
  /** Those that can take a ride now, or those that cannot. */
  readonly available: readonly boolean[];
  readonly driven: boolean | null;
  readonly driverId: string | null;
};

/** Taxis ordered by id. */
export const findTaxis = (
  read: Reader,
  { classes, available, driven, driverId }: TaxisWanted,
  after: string | null,
  limit: number,
): Promise<TaxiRow[]> =>
  read
    .select()
    .from(taxis)
    .where(
      and(
        ...classes.map((rideClass) => eq(taxis.rideClass, rideClass)),
        ...available.map((can) => (can ? gt(taxis.capacity, taxis.busy) : lte(taxis.capacity, taxis.busy))),
        driven === null ? undefined : driven ? isNotNull(taxis.driverId) : isNull(taxis.driverId),
        driverId === null ? undefined : eq(taxis.driverId, driverId),
        after === null ? undefined : gt(taxis.id, after as TaxiId),
      ),
    )
    .orderBy(asc(taxis.id))
    .limit(limit);
