import { afterAll, beforeAll, it } from 'vitest';
import { type Desks, openDesks, rideContests, runContest } from '../../../test/ride-contests.ts';
import { ground } from '../../../test/stores.ts';

// A thousand of each are in test/proofs/rides.both.test.ts.

/** PGlite is one connection in WebAssembly, so it runs fewer. */
const races = ground === 'pglite' ? 12 : 40;

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.close());

const names = rideContests({} as Desks).map(({ name }, i) => [name, i] as const);

it.each(names)('%s', async (_, i) => {
  const contest = rideContests(desks)[i];
  if (contest) await runContest(desks, contest, races);
});
