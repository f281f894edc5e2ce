import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { ground } from '../../../test/stores.ts';
import { ride } from '../domain/ride.ts';
import { isBooked, isOpen, type Ride } from '../domain/ride-states.ts';
import { taxi } from '../domain/taxi.ts';
import { rides, taxis } from '../store/tables.ts';
import { aCancelledOrder, aPlacedOrder, aRequestToCancel, trip } from './builders.ts';
import { openTaxis, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
beforeAll(async () => {
  t = await openTaxis();
});
afterAll(() => t.close());

const runs = ground === 'sqlite' ? 40 : 12;
const said = async (orderId: string) =>
  (await t.said()).filter(({ aggregate }) => aggregate === orderId).map(({ type }) => type);

const heard = ['place', 'request', 'cancel'] as const;
type Heard = (typeof heard)[number];

const isHeard = (what: Step['what']): what is Heard => heard.some((one) => one === what);

const make = { place: aPlacedOrder, request: aRequestToCancel, cancel: aCancelledOrder };

/** What is heard of one order, up to three times each and in any order. */
const hearings = fc
  .record({
    what: fc.subarray([...heard], { minLength: 1 }),
    again: fc.array(fc.nat(), { maxLength: 4 }),
  })
  .chain(({ what, again }) => {
    const all = [...what, ...again.map((n) => what[n % what.length] as Heard)];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });

describe('events of an order, in any order and with repeats', () => {
  it('have one result: a booked ride waits, and a cancelled one is not driven', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(hearings, async (all) => {
        const orderId = `ord_h${++run}`;
        for (const what of all) await t.hear(make[what](orderId));
        const state: Ride = (await t.rideOf(orderId)) ?? ride.initial;
        const isEnded = all.includes('request') || all.includes('cancel');
        expect(isOpen(state)).toBe(all.includes('place') && !isEnded);
        const told = await said(orderId);
        expect(new Set(told).size).toBe(told.length);
        expect(told.includes('RideRequested')).toBe(isBooked(state));
        expect(told.includes('RideCancelled')).toBe(isBooked(state) && isEnded);
        if (all.includes('request'))
          expect(await t.withdraw(orderId)).toMatchObject({ outcome: 'WITHDRAWN' });
      }),
      { numRuns: runs },
    );
  });
});

type Told = 'ask' | 'assign' | 'unassign' | 'decline' | 'breakDown' | 'giveUp' | 'start' | 'complete';
type Step = { readonly order: number; readonly what: Heard | Told };

const stepsOf = (order: number): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.constantFrom<Step['what']>(
        ...heard,
        ...([
          'ask',
          'assign',
          'assign',
          'unassign',
          'decline',
          'start',
          'breakDown',
          'giveUp',
          'complete',
        ] as const),
      ),
      { maxLength: 8 },
    )
    .map((more) =>
      ['place', 'assign', 'start', 'complete', ...more].map((what) => ({ order, what }) as Step),
    );

/** Six orders for three taxis: each order's steps in turn, or all of them shuffled. */
const days = fc.tuple(...Array.from({ length: 6 }, (_, order) => stepsOf(order))).chain((orders) => {
  const all = orders.flat();
  return fc.oneof(
    fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    fc
      .array(fc.nat(), { minLength: all.length, maxLength: all.length })
      .map((turns) => interleaved(orders, turns)),
  );
});

/** Each order's steps in their order, among those of the others. */
const interleaved = (orders: readonly (readonly Step[])[], turns: readonly number[]): Step[] => {
  const left = orders.map((steps) => [...steps]);
  return turns.flatMap((turn) => {
    const waiting = left.filter((steps) => steps.length > 0);
    const next = waiting[turn % waiting.length]?.shift();
    return next ? [next] : [];
  });
};

describe('a day of dispatchers, drivers and customers', () => {
  it('leaves every taxi with exactly its rides, and every row as its history says, in any order of steps', async () => {
    let run = 0;
    let [assigned, completed, tooLate, lost, givenUp] = [0, 0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        run++;
        const places = [1, 1, 2];
        const fleet = await Promise.all(places.map((n) => t.aTaxi(n)));
        const orderOf = (order: number) => `ord_d${run}_${order}`;
        for (const [i, { order, what }] of steps.entries()) {
          const orderId = orderOf(order);
          const taxiId = fleet[(order + i) % fleet.length] as string;
          if (what === 'assign') await t.assign(orderId, taxiId);
          else if (what === 'ask') await t.withdraw(orderId);
          else if (isHeard(what)) await t.hear(make[what](orderId));
          else await t[what](orderId);
        }

        const rows = (await t.context.store.read.select().from(rides)).filter(({ id }) =>
          id.startsWith(`ord_d${run}_`),
        );
        for (const [n, id] of fleet.entries()) {
          const on = rows.filter((row) => row.taxiId === id && ['ASSIGNED', 'STARTED'].includes(row.status));
          expect(await t.placesOf(id)).toEqual({ capacity: places[n], busy: on.length });
        }
        for (const { id, state } of rows) {
          const told = await said(id);
          const count = (type: string) => told.filter((one) => one === type).length;
          for (const once of ['RideRequested', 'RideCompleted', 'RideCancelled', 'RideGivenUp'])
            expect(count(once)).toBeLessThanOrEqual(1);
          const answer = await t.withdraw(id);
          const hasStarted = ['STARTED', 'COMPLETED'].includes(state.status);
          expect(answer.outcome).toBe(hasStarted ? 'TOO_LATE' : 'WITHDRAWN');
          expect(count('RideGivenUp') + count('RideCancelled')).toBe(Number(state.status === 'CANCELLED'));
          lost += count('RideUnassigned');
          givenUp += count('RideGivenUp');
          assigned += Number(told.includes('RideAssigned'));
          completed += Number(told.includes('RideCompleted'));
          tooLate += Number(hasStarted && told.includes('WithdrawalDecided'));
        }
      }),
      { numRuns: runs },
    );
    expect([assigned, completed, tooLate, lost, givenUp].every((count) => count > 0)).toBe(true); // the day had some of each

    const { read } = t.context.store;
    const history = await t.history();
    const allRides = (await read.select().from(rides)).map(({ state, ...row }) => ({
      ...row,
      state: { ...state, pickUp: undefined, dropOff: undefined }, // the journal holds no addresses
    }));
    const all = [...allRides, ...(await read.select().from(taxis))];
    expectRowsToFollow(history, all, (id) => (id.startsWith('tax_') ? evolving(taxi) : evolving(ride)));
    expect(JSON.stringify(history)).not.toContain(trip.pickUp.line1);
  });
});
