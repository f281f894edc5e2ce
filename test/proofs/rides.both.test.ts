import { afterAll, beforeAll, test } from 'vitest';
import { type Desks, openDesks, rideContests, runContest } from '../ride-contests.ts';
import { ground } from '../stores.ts';

const races = { sqlite: 1_000, postgres: 1_000, pglite: 100 }[ground];

let desks: Desks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.close());

const names = rideContests({} as Desks).map(({ name }, i) => [name, i] as const);

test.each(names)(
  'a thousand times: %s',
  async (_, i) => {
    const contest = rideContests(desks)[i];
    if (contest) await runContest(desks, contest, races);
  },
  300_000,
);
