import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ground, testStores } from '../../../test/stores.ts';
import { isBooked } from '../domain/ride-states.ts';
import { aPlacedOrder } from './builders.ts';
import { openTaxis, type TaxisInTest } from './open.ts';

// The context is opened twice on one store, as if two dispatchers used two processes.

let here: TaxisInTest;
let there: TaxisInTest;
beforeAll(async () => {
  const openStore = testStores();
  here = await openTaxis({ openStore });
  there = await openTaxis({ openStore });
});
afterAll(() => Promise.all([here.close(), there.close()]));

/** How many races of each kind. PGlite is one connection in WebAssembly, so it runs fewer. */
const races = { sqlite: 1_000, postgres: 500, pglite: 50 }[ground];
const atOnce = 4;

/** Runs the races, a few at once. */
const run = async (race: (i: number) => Promise<void>) => {
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < races; i = next++) await race(i);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

const inTurn = async <A, B>(i: number, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> => {
  if (i % 2 === 0) return Promise.all([a(), b()]);
  const later = b();
  return Promise.all([a(), later]);
};

const book = async (ids: readonly string[]) => {
  for (let i = 0; i < ids.length; i += 100)
    await here.hearTogether(...ids.slice(i, i + 100).map((id) => aPlacedOrder(id)));
};

it('two dispatchers assign one ride to different taxis: the last of them is obeyed, one taxi has it, and the taxis agree [CT-12]', async () => {
  const places = races;
  const [taxi, other] = [await here.aTaxi(places), await here.aTaxi(places)];
  const ids = Array.from({ length: races }, (_, i) => `ord_ride${i}`);
  await book(ids);
  const won = { [taxi]: 0, [other]: 0 };

  await run(async (i) => {
    const id = ids[i] as string;
    const [first, second] = await inTurn(
      i,
      () => here.assign(id, taxi),
      () => there.assign(id, other),
    );
    expect([first.__typename, second.__typename]).toEqual(['AssignRideSuccess', 'AssignRideSuccess']);
    const state = await here.rideOf(id);
    expect(state).toMatchObject({ status: 'ASSIGNED', round: 1 });
    const winner = state && isBooked(state) ? state.taxi?.taxiId : undefined;
    if (winner) won[winner] = (won[winner] ?? 0) + 1;
  });

  expect((won[taxi] ?? 0) + (won[other] ?? 0)).toBe(races);
  for (const id of [taxi, other])
    expect(await here.placesOf(id)).toEqual({ capacity: places, busy: won[id] });
});

it('two dispatchers assign two rides to one driver: the driver has exactly one of them [CT-12]', async () => {
  const pairs = Array.from({ length: races }, (_, i) => [`ord_a${i}`, `ord_b${i}`] as const);
  await book(pairs.flat());

  await run(async (i) => {
    const driver = await here.aTaxi(1);
    const [a, b] = pairs[i] as readonly [string, string];
    const [first, second] = await inTurn(
      i,
      () => here.assign(a, driver),
      () => there.assign(b, driver),
    );
    const types = [first.__typename, second.__typename].sort();
    expect(types).toEqual(['AssignRideSuccess', 'TaxiUnavailable']);
    const isFirst = first.__typename === 'AssignRideSuccess';
    expect(await here.rideOf(isFirst ? a : b)).toMatchObject({
      status: 'ASSIGNED',
      taxi: { taxiId: driver },
    });
    expect(await here.rideOf(isFirst ? b : a)).toMatchObject({ status: 'REQUESTED', taxi: null });
    expect(await here.placesOf(driver)).toEqual({ capacity: 1, busy: 1 });
  });
});

it('a start races a withdrawal: one wins each time, and the taxi agrees with the winner', async () => {
  const some = races / 10;
  const taxi = await here.aTaxi(some);
  const outcomes = { started: 0, withdrawn: 0 };
  let startWaitsMs = 0;

  for (let i = 0; i < some; i++) {
    const id = `ord_start${i}`;
    await book([id]);
    await here.assign(id, taxi);
    // the loser gets a better start the next time, so that both win some on any store and any machine
    const [started, answer] = await Promise.all([
      pause(Math.max(0, startWaitsMs)).then(() => here.start(id)),
      pause(Math.max(0, -startWaitsMs)).then(() => there.withdraw(id)),
    ]);
    const isStarted = started.__typename === 'StartRideSuccess';
    expect(answer.outcome).toBe(isStarted ? 'TOO_LATE' : 'WITHDRAWN');
    expect((await here.rideOf(id))?.status).toBe(isStarted ? 'STARTED' : 'CANCELLED');
    outcomes[isStarted ? 'started' : 'withdrawn']++;
    startWaitsMs += isStarted ? 1 : -1;
  }

  expect(outcomes.started).toBeGreaterThan(0);
  expect(outcomes.withdrawn).toBeGreaterThan(0);
  expect(await here.placesOf(taxi)).toEqual({ capacity: some, busy: outcomes.started });
});
