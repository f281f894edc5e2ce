import { setTimeout as pause } from 'node:timers/promises';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { readArguments } from '../run/arguments.ts';
import { dataFolderOf, runningOn } from '../run/data-folder.ts';
import { signedIn } from './graph-client.ts';
import { chanceFrom } from './simulation/chance.ts';
import { menuOf, newShopper, type Shopper, turnOf } from './simulation/shoppers.ts';
import { baristaAt, courierOf, dispatcherOf, type Worker } from './simulation/staff.ts';
import { openTally } from './simulation/tally.ts';

// Fills the running system with customers and staff, so that the live views have something to show:  npm run simulate
const usage = `npm run simulate -- [--rate N] [--minutes N] [--customers N] [--seed N] [url]
Customers order books, coffee and rides, cancel some, achieve missions and use gifts; staff accept, prepare and hand over,
dispatch and drive. Uses the demo accounts of the running system (npm start), until Ctrl-C.
  --rate N        orders a second (1), for example 0.2
  --minutes N     stops after this time, once all open work is done
  --customers N   number of customers (10)
  --seed N        repeats the choices of an earlier run
The exit code is 0 unless something was answered with an error.`;

const { numbers, positionals } = readArguments(process.argv.slice(2), {
  usage,
  words: 1,
  options: {
    rate: { type: 'string' },
    minutes: { type: 'string' },
    customers: { type: 'string' },
    seed: { type: 'string' },
  },
  numbers: {
    rate: { least: 0.01, most: 1_000 },
    minutes: { least: 0.01, most: 10_000 },
    customers: { least: 1, most: 1_000, whole: true },
    seed: { least: 0, most: 2 ** 32 - 1, whole: true },
  },
});
const url = positionals[0] ?? runningOn(dataFolderOf(process.env))?.url;
if (!url) {
  console.error('Nothing is running: start it with  npm start  in another terminal.');
  process.exit(2);
}

const { rate = 1, minutes, customers = 10, seed = Date.now() % 100_000 } = numbers;
const chance = chanceFrom(seed);
const tally = openTally();
let isOver = false;
const end = () => {
  isOver = true;
};
onStopSignal(end);
if (minutes !== undefined) setTimeout(end, minutes * 60_000).unref();

console.log(`${customers} customers, ${rate} orders/s, seed ${seed}, at ${url}`);
const staff = {
  barista: await signedIn(url, 'cafe@jumun.example'),
  dispatcher: await signedIn(url, 'dispatcher@jumun.example'),
  courier: await signedIn(url, 'courier@jumun.example'),
};
const menu = await menuOf(staff.barista);
const found = await staff.barista.ask<{ giftOffers: { nodes: { id: string }[] } }>(
  '{ giftOffers(first: 20) { nodes { id } } }',
);
const offers = found.data?.giftOffers.nodes.map(({ id }) => id) ?? [];
const shoppers: Shopper[] = [];
for (let n = 0; n < customers; n++)
  shoppers.push(await newShopper(url, `simulated-${seed}-${n}-${Date.now()}`));

const workers: readonly Worker[] = [
  baristaAt(staff.barista, 'sto_cafe1', chance, tally),
  baristaAt(staff.barista, 'sto_cafe2', chance, tally),
  dispatcherOf(staff.dispatcher, chance, tally),
  courierOf(staff.courier, chance, tally),
];

/** Staff look a little more often than work arrives, and until nothing is left to do. */
const atWork = async (worker: Worker): Promise<void> => {
  for (let quiet = 0; !(isOver && quiet >= 5); ) {
    const before = tally.counts.size + sum();
    await worker.look().catch((error: unknown) => tally.wrong(worker.name, error));
    quiet = tally.counts.size + sum() === before ? quiet + 1 : 0;
    await pause(chance.between(500, 1_500));
  }
};
const sum = () =>
  [...tally.counts].reduce((all, [what, count]) => (what.startsWith('myPage') ? all : all + count), 0);

const ordering = async (): Promise<void> => {
  const running = new Set<Promise<void>>();
  const busy = new Set<Shopper>();
  for (let turn = 0; !isOver; turn++) {
    const free = shoppers.filter((shopper) => !busy.has(shopper));
    if (free.length > 0) {
      const shopper = chance.of(free);
      busy.add(shopper);
      const work = turnOf(shopper, { menu, chance, tally, turn, offers })
        .catch((error: unknown) => tally.wrong(shopper.name, error))
        .finally(() => {
          busy.delete(shopper);
          running.delete(work);
        });
      running.add(work);
    }
    await pause(1_000 / rate);
  }
  await Promise.all(running);
};

const told = setInterval(() => {
  const placed = tally.counts.get('placeOrder: PlaceOrderSuccess') ?? 0;
  console.log(`  ${placed} orders placed, ${sum()} things done, ${tally.problems.length} errors`);
}, 10_000);
await Promise.all([ordering(), ...workers.map(atWork)]);
clearInterval(told);

for (const [what, count] of [...tally.counts].sort()) console.log(`  ${String(count).padStart(6)}  ${what}`);
for (const problem of tally.problems.slice(0, 20)) console.error(`  ✗ ${problem}`);
for (const { client } of shoppers) await client.close();
for (const client of Object.values(staff)) await client.close();
process.exit(tally.problems.length > 0 ? 1 : 0);
