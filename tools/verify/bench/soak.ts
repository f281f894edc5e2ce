import { setTimeout as pause } from 'node:timers/promises';
import { deviationsText, liftedBudget } from './deviations.ts';
import { loadFor, paceFor } from './load.ts';
import { readOptions, say, systemOptions, systemUsage } from './options.ts';
import { memoryOf } from './processes.ts';
import { headline, number, tableOf, writeJson } from './report.ts';
import { openShop, type Shop } from './shop.ts';
import { startSystem } from './system.ts';

export const usage = `npm run bench -- soak [options]
Keeps a system of its own at half of the orders that it can do, and shows the memory of its processes minute by minute.
${systemUsage}
  --minutes N     how long (60)
  --rate N        orders per second (half of what it does, deliveries included, with 20 users)
  --settled N     minutes before growth is counted, while caches and heaps reach their size (a tenth, at least 3)`;

const options = {
  ...systemOptions,
  minutes: { type: 'string', default: '60' },
  rate: { type: 'string' },
  settled: { type: 'string' },
} as const;

const users = 20;
const minuteMs = 60_000;
/** What a system may grow by. */
const held = 0.1;

type Memory = Readonly<Record<string, number>>;
type Minute = { readonly minute: number; readonly orders: number; readonly memory: Memory };

const total = (memory: Memory): number => Object.values(memory).reduce((sum, each) => sum + each, 0);

/** Megabytes an hour, by least squares. */
const slopeOf = (values: readonly number[]): number => {
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [middle, level] = [(values.length - 1) / 2, mean(values)];
  const above = values.reduce((sum, value, i) => sum + (i - middle) * (value - level), 0);
  const below = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 60;
};

/** The mean of the last quarter over the mean of the first: a single minute says little while garbage is collected. */
const growthOf = (values: readonly number[]): number => {
  const quarter = Math.max(1, Math.floor(values.length / 4));
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return sum(values.slice(-quarter)) / sum(values.slice(0, quarter)) - 1;
};

const minutesTable = (minutes: readonly Minute[]): string => {
  const kinds = Object.keys(minutes[0]?.memory ?? {});
  return tableOf(
    ['Minute', 'orders', ...kinds.map((kind) => `${kind}, MB`), 'all, MB'],
    minutes.map(({ minute, orders, memory }) => [
      String(minute),
      number(orders, 0),
      ...kinds.map((kind) => number(memory[kind], 0)),
      number(total(memory), 0),
    ]),
  );
};

const growthTable = (minutes: readonly Minute[]): string => {
  const kinds = Object.keys(minutes[0]?.memory ?? {});
  const row = (name: string, values: readonly number[]) => {
    const growth = growthOf(values);
    const percent = `${(growth * 100).toFixed(1)} %`;
    return [name, percent, `${slopeOf(values).toFixed(0)} MB`, growth <= held ? 'held' : 'grows'];
  };
  return tableOf(
    ['', 'last quarter over first', 'slope an hour', 'at most 10 %'],
    [
      ...kinds.map((kind) =>
        row(
          kind,
          minutes.map(({ memory }) => memory[kind] ?? 0),
        ),
      ),
      row(
        'all',
        minutes.map(({ memory }) => total(memory)),
      ),
    ],
  );
};

/** Of orders that also arrive: those that are only placed pile up. */
const halfOfBest = async (shop: Shop): Promise<number> => {
  const { count, seconds } = await loadFor(users, 10_000, shop.place);
  return Math.max(1, Math.floor(count / (seconds + (await shop.settled())) / 2));
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const minutes = Number(values.minutes);
  const settled = Number(values.settled ?? Math.max(3, minutes / 10));
  const system = await startSystem(values, [liftedBudget]);
  try {
    const shop = await openShop(system, users);
    await loadFor(users, 3_000, shop.place);
    await shop.settled();
    const rate = Number(values.rate ?? (await halfOfBest(shop)));
    say(`${rate} orders per second for ${minutes} minutes …`);
    let placed = 0;
    let failed = 0;
    const load = paceFor(rate, minutes * minuteMs, (turn) =>
      shop.place(turn).then(
        (id) => {
          if (id !== undefined) placed++;
        },
        () => {
          failed++;
        },
      ),
    );
    const seen: Minute[] = [];
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(minuteMs);
      seen.push({ minute, orders: placed, memory: memoryOf(system.ours) });
      say(`minute ${minute}: ${number(placed, 0)} orders, ${number(total(memoryOf(system.ours)), 0)} MB`);
    }
    await load;
    const left = await shop.settled();
    await shop.asker.close();
    const counted = seen.slice(settled);
    const refusals = Object.fromEntries(shop.refusals);
    console.log(`\n${headline(system, values.shape)}, ${rate} orders/s\n\n${minutesTable(seen)}\n`);
    console.log(`${growthTable(counted)}\n\nThe first ${settled} minutes do not count for growth.`);
    console.log(`${number(left)} s after the last order all had arrived.`);
    console.log(
      `Refused: ${JSON.stringify(refusals)}, failed: ${failed}\n${deviationsText(system.deviations)}`,
    );
    writeJson(values.json, { rate, minutes: seen, left, refusals, failed, deviations: system.deviations });
  } finally {
    await system.stop();
  }
};
