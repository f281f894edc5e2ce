import { setTimeout as pause } from 'node:timers/promises';
import { later } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { isBooked } from '../subgraphs/taxis/domain/ride-states.ts';
import { rides } from '../subgraphs/taxis/store/tables.ts';
import { aPlacedOrder } from '../subgraphs/taxis/test/builders.ts';
import { driver, openTaxis } from '../subgraphs/taxis/test/open.ts';
import { testStores } from './stores.ts';

// Two people want opposite things of one ride, one taxi or one driver. taxis is opened twice on one store, as if they used two
// processes. Exactly one of them wins each time, and the taxis agree with the winner.

const atOnce = 4;

/** Lets both begin at once, apart from the head start of who lost the last race. */
type Meet = <A, B>(first: () => Promise<A>, second: () => Promise<B>) => Promise<[A, B]>;

const isSuccess = ({ __typename }: { __typename: string }) => __typename.endsWith('Success');

export type Contest = {
  readonly name: string;
  /** One race; whether the first of the two was heard first. */
  readonly race: (i: number, meet: Meet) => Promise<boolean>;
  /** Both get what they want. */
  readonly hasOneWinner?: true;
};

/** Both processes, and what the contests need of them. */
export const openDesks = async () => {
  const openStore = testStores();
  const here = await openTaxis({ openStore });
  const there = await openTaxis({ openStore });
  // the other process is an hour ahead where it looks for rides that nobody took
  there.time.now = later(here.time.now, 3_600_000);
  const many = 100_000;
  const fleet = { north: '', south: '' };
  const desks = {
    here,
    there,
    fleet,
    async begin() {
      for (const side of ['north', 'south'] as const) {
        fleet[side] = await here.aTaxi(1, 'BASIC', `stf_${side}`);
        await here.tell('setTaxiAvailability', { taxiId: fleet[side], availability: 10_000 });
      }
    },
    /** A ride that was booked, and has come as far as this. */
    async book(id: string, upTo: 'REQUESTED' | 'ASSIGNED' | 'STARTED') {
      await here.hear(aPlacedOrder(id));
      if (upTo !== 'REQUESTED') await here.assign(id, fleet.north);
      if (upTo === 'STARTED') await here.start(id);
    },
    /** Every taxi is busy with the rides that it has. */
    async agree() {
      const { read } = here.context.store;
      for (const taxiId of Object.values(fleet)) {
        const rows = await read
          .select()
          .from(rides)
          .where(eq(rides.taxiId, taxiId as never))
          .limit(many);
        const busy = rows.filter(({ status }) => status === 'ASSIGNED' || status === 'STARTED').length;
        expect((await here.placesOf(taxiId))?.busy).toBe(busy);
      }
    },
    close: () => Promise.all([here.close(), there.close()]),
  };
  await desks.begin();
  return desks;
};

export type Desks = Awaited<ReturnType<typeof openDesks>>;

/** Runs the races, a few at once. */
export const runContest = async (
  desks: Desks,
  { race, hasOneWinner }: Contest,
  races: number,
): Promise<void> => {
  const wins = { first: 0, second: 0 };
  // the loser gets a better start the next time, so that both win some on any store and any machine
  let firstWaitsMs = 0;
  const meet: Meet = (first, second) =>
    Promise.all([
      pause(Math.max(0, firstWaitsMs)).then(first),
      pause(Math.max(0, -firstWaitsMs)).then(second),
    ]);
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < races; i = next++) {
      const isFirst = await race(i, meet);
      wins[isFirst ? 'first' : 'second']++;
      firstWaitsMs += isFirst ? 1 : -1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await desks.agree();
  if (!hasOneWinner) expect(Math.min(wins.first, wins.second)).toBeGreaterThan(0); // else it was no race
};

const north = driver('stf_north');

/** How often something happened to a ride. */
const countOf = async ({ here }: Desks, id: string, ...types: readonly string[]) => {
  const rows = await here.context.store.read
    .select({ type: journal.type })
    .from(journal)
    .where(eq(journal.aggregate, id));
  return rows.filter(({ type }) => types.includes(type)).length;
};

const exactlyOne = (...answers: { __typename: string }[]) =>
  expect(answers.filter(isSuccess), JSON.stringify(answers)).toHaveLength(1);

/** About the ride's start and its end. */
const onTheRoad = (desks: Desks): readonly Contest[] => {
  const { here, there, fleet, book } = desks;
  return [
    {
      name: 'a start and a customer who cancels: the passengers get in, or the ride is cancelled [CT-05 CT-06]',
      async race(i, meet) {
        const id = `ord_cancel${i}`;
        await book(id, 'ASSIGNED');
        const [started, answer] = await meet(
          () => here.start(id),
          () => there.withdraw(id),
        );
        expect(answer.outcome).toBe(isSuccess(started) ? 'TOO_LATE' : 'WITHDRAWN');
        expect((await here.rideOf(id))?.status).toBe(isSuccess(started) ? 'STARTED' : 'CANCELLED');
        return isSuccess(started);
      },
    },
    {
      name: 'a start and a desk that gives the ride to another taxi: the passengers ride with one of them',
      async race(i, meet) {
        const id = `ord_reassign${i}`;
        await book(id, 'ASSIGNED');
        const [started, given] = await meet(
          () => here.start(id, north),
          () => there.assign(id, fleet.south),
        );
        exactlyOne(started, given);
        const taxiId = isSuccess(started) ? fleet.north : fleet.south;
        expect(await here.rideOf(id)).toMatchObject({ taxi: { taxiId } });
        return isSuccess(started);
      },
    },
    {
      name: 'a start and a desk that calls the taxi back: it is on its way, or the ride waits',
      async race(i, meet) {
        const id = `ord_back${i}`;
        await book(id, 'ASSIGNED');
        const [started, back] = await meet(
          () => here.start(id, north),
          () => there.unassign(id),
        );
        exactlyOne(started, back);
        return isSuccess(started);
      },
    },
    {
      name: 'a taxi that breaks down and arrives: it has done one of both',
      async race(i, meet) {
        const id = `ord_broken${i}`;
        await book(id, 'STARTED');
        const [arrived, broken] = await meet(
          () => here.complete(id, north),
          () => there.breakDown(id),
        );
        exactlyOne(arrived, broken);
        expect((await here.rideOf(id))?.status).toBe(isSuccess(arrived) ? 'COMPLETED' : 'REQUESTED');
        return isSuccess(arrived);
      },
    },
  ];
};

/** About the ride's taxi. */
const atTheDesk = (desks: Desks): readonly Contest[] => {
  const { here, there, fleet, book } = desks;
  return [
    {
      name: 'two desks that give one ride to two taxis: the last is obeyed, and one taxi has it [CT-12]',
      async race(i, meet) {
        const id = `ord_two${i}`;
        await book(id, 'REQUESTED');
        const answers = await meet(
          () => here.assign(id, fleet.north),
          () => there.assign(id, fleet.south),
        );
        expect(answers.every(isSuccess)).toBe(true);
        const state = await here.rideOf(id);
        expect(state).toMatchObject({ status: 'ASSIGNED', round: 1 });
        return state !== undefined && isBooked(state) && state.taxi?.taxiId === fleet.south;
      },
    },
    {
      name: 'two rides that are given to one driver: she has exactly one of them [CT-12]',
      async race(i, meet) {
        const only = await here.aTaxi(1);
        const ids = [`ord_a${i}`, `ord_b${i}`] as const;
        for (const id of ids) await book(id, 'REQUESTED');
        const [first, second] = await meet(
          () => here.assign(ids[0], only),
          () => there.assign(ids[1], only),
        );
        exactlyOne(first, second);
        expect(await here.placesOf(only)).toEqual({ capacity: 1, busy: 1 });
        return isSuccess(first);
      },
    },
    {
      name: 'a driver who declines and a desk that gives the ride to another: it is lost once, and the other has it',
      async race(i, meet) {
        const id = `ord_decline${i}`;
        await book(id, 'ASSIGNED');
        const [declined, given] = await meet(
          () => here.decline(id, north),
          () => there.assign(id, fleet.south),
        );
        expect(isSuccess(given)).toBe(true);
        expect(await here.rideOf(id)).toMatchObject({
          status: 'ASSIGNED',
          taxi: { taxiId: fleet.south },
          round: 1,
        });
        expect(isSuccess(declined) ? 'DeclineRideSuccess' : 'RideNotFound').toBe(declined.__typename);
        return isSuccess(declined);
      },
    },
    {
      name: 'the end of the wait and a taxi at last: the ride is driven or given up, never both',
      async race(i, meet) {
        const id = `ord_late${i}`;
        await book(id, 'REQUESTED');
        const endWait = async () => {
          for (const { fire } of there.context.timers) await fire(id);
        };
        const [given] = await meet(() => here.assign(id, fleet.north), endWait);
        const state = await here.rideOf(id);
        if (isSuccess(given))
          expect(state).toMatchObject({ status: 'ASSIGNED', taxi: { taxiId: fleet.north } });
        else expect(state).toMatchObject({ status: 'CANCELLED', givenUp: 'NO_TAXI_IN_TIME', taxi: null });
        return isSuccess(given);
      },
    },
    {
      name: 'a desk that gives a ride up and a customer who cancels it: it ends once',
      async race(i, meet) {
        const id = `ord_up${i}`;
        await book(id, 'REQUESTED');
        const [up, answer] = await meet(
          () => here.giveUp(id),
          () => there.withdraw(id),
        );
        expect(answer.outcome).toBe('WITHDRAWN');
        expect(await countOf(desks, id, 'RideGivenUp', 'RideCancelled')).toBe(1);
        expect(await here.rideOf(id)).toMatchObject({ status: 'CANCELLED' });
        return isSuccess(up);
      },
    },
    {
      name: 'two taxis that change rides: both are given, and nobody waits for the other for ever',
      hasOneWinner: true,
      async race(i, meet) {
        const ids = [`ord_x${i}`, `ord_y${i}`] as const;
        await book(ids[0], 'ASSIGNED');
        await book(ids[1], 'REQUESTED');
        await here.assign(ids[1], fleet.south);
        const answers = await meet(
          () => here.assign(ids[0], fleet.south),
          () => there.assign(ids[1], fleet.north),
        );
        expect(answers.every(isSuccess)).toBe(true);
        return i % 2 === 0;
      },
    },
    {
      name: 'two desks that give one driver two taxis: she drives one of them',
      async race(i, meet) {
        const [a, b] = [await here.aTaxi(1), await here.aTaxi(1)];
        const driverId = `stf_d${i}`;
        await meet(
          () => here.tell('assignDriver', { taxiId: a, driverId }),
          () => there.tell('assignDriver', { taxiId: b, driverId }),
        );
        const drivers = await Promise.all([a, b].map(async (id) => JSON.stringify(await here.taxiOf(id))));
        const hers = drivers.map((state) => state.includes(driverId));
        expect(hers.filter(Boolean)).toHaveLength(1);
        return hers[1] === true;
      },
    },
  ];
};

export const rideContests = (desks: Desks): readonly Contest[] => [...onTheRoad(desks), ...atTheDesk(desks)];
