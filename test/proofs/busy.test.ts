import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { dataFolder, type Processes, startProcesses } from '../processes.ts';
import { aBook, comingBack, expectLedger, place } from '../shop.ts';

// A busy machine is slow, and nothing else: with the settings that a user gets, nobody is turned away for it.

const data = dataFolder();
const burners: ChildProcess[] = [];
let issuer: Issuer;
let system: Processes;

beforeAll(async () => {
  issuer = await openIssuer();
  system = await startProcesses({ folder: data.folder, issuer });
}, 90_000);
afterAll(async () => {
  for (const burner of burners) burner.kill();
  await system?.stop();
  await issuer?.close();
  data.remove();
});

test('a hundred customers who order at once on two busy cores all get their orders', async () => {
  const book = await aBook(system, 'On a busy machine', 1_000);
  const buyers = await Promise.all(Array.from({ length: 100 }, (_, i) => system.as(`cus_busy${i}`)));
  for (let i = 0; i < 2; i++) burners.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  const ids: string[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    const told = await Promise.all(
      buyers.map((buyer) => comingBack(() => place(buyer, { key: `r${round}`, productId: book }))),
    );
    if (process.env.JUMUN_SHOW) console.log(`${Math.round(performance.now() - began)} ms`);
    expect(told.filter(({ __typename }) => __typename !== 'PlaceOrderSuccess')).toEqual([]);
    expect(told.filter(({ order }) => order?.status !== 'PLACED')).toEqual([]);
    ids.push(...told.map(({ order }) => String(order?.id)));
  }
  await expectLedger(system, ids, []);
}, 180_000);
