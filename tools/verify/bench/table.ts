import { liftedBudget } from './deviations.ts';
import { loadFor } from './load.ts';
import { readOptions, say, systemOptions, systemUsage } from './options.ts';
import { measureOrders, type Orders, pace } from './orders.ts';
import { memoryOf, memoryTogether } from './processes.ts';
import { measureReads } from './reads.ts';
import {
  figuresTable,
  footnotes,
  goalsTable,
  headline,
  megabytes,
  memoryText,
  wantedOf,
  writeJson,
} from './report.ts';
import { openShop } from './shop.ts';
import { startSystem } from './system.ts';
import { measureWatching } from './watching.ts';

export const usage = `npm run bench -- [options]
Starts a system of its own in a temporary folder and measures it with clients on this machine:
orders per second, reads per second, from order to subscriber, the whole life of an order, CPU and memory.
${systemUsage}
  --only PART     orders, reads or watching alone
  --seconds N     how long each measurement runs (8)
  --users N       how many order at once (100)`;

const options = {
  ...systemOptions,
  seconds: { type: 'string', default: '8' },
  users: { type: 'string', default: '100' },
  only: { type: 'string' },
} as const;

/** CPU in milliseconds per order of a bare relay and bare consumers, with their Redis, at 200 orders/s. */
const barePipeline = 2.2;
const mostMemoryAtRest = 350;

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const [seconds, users] = [Number(values.seconds), Number(values.users)];
  const wants = (part: string): boolean => values.only === undefined || values.only === part;
  const system = await startSystem(values, [liftedBudget]);
  try {
    const [atRest, together] = [memoryOf(system.ours), memoryTogether(system.ours)];
    const shop = await openShop(system, users);
    say('warming up …');
    await loadFor(users, 3_000, shop.place);
    await shop.settled();
    const orders: Orders | undefined = wants('orders')
      ? await measureOrders(system, shop, seconds)
      : undefined;
    const reads = wants('reads') ? await measureReads(system, shop, seconds) : [];
    const watching = wants('watching')
      ? await measureWatching(system, shop, seconds, orders?.figures[0]?.perSecond)
      : undefined;
    const figures = [...(orders?.figures ?? []), ...reads, ...(watching?.figures ?? [])];
    await shop.asker.close();
    const afterwards = memoryOf(system.ours);
    const wanted = [
      ...wantedOf(figures),
      ...(watching?.wanted ?? []),
      {
        what: 'memory at rest, what processes share counted once',
        now: megabytes(together),
        goal: mostMemoryAtRest,
        unit: ' MB',
      },
    ];
    const refusals = Object.fromEntries(shop.refusals);
    console.log(`\n${headline(system, values.shape)}\n\n${figuresTable(figures)}\n\n${goalsTable(wanted)}\n`);
    console.log(
      footnotes(
        system,
        `Memory, MB: ${memoryText(together)} at rest, what processes share counted once; ${memoryText(atRest)} counted for each; ${memoryText(afterwards)} afterwards`,
        ...(orders
          ? [
              `Events of an order, ${pace} orders/s offered: ${orders.pipeline.toFixed(2)} ms CPU in workers and Redis, timers and external jobs included; a bare pipeline took ${barePipeline} ms`,
            ]
          : []),
        ...(shop.refusals.size > 0 ? [`Refused: ${JSON.stringify(refusals)}`] : []),
      ),
    );
    writeJson(values.json, {
      seconds,
      users,
      store: system.storeName,
      shape: values.shape,
      deviations: system.deviations,
      figures,
      wanted,
      pipeline: orders?.pipeline,
      memory: { together, atRest, afterwards },
      refusals,
    });
  } finally {
    await system.stop();
  }
};
