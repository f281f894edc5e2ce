import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '../../run/ports.ts';
import { type Deviation, liftedBudget } from './deviations.ts';
import { loadFor, paceFor } from './load.ts';
import { readOptions, say, systemOptions, systemUsage } from './options.ts';
import { measured } from './processes.ts';
import { cpuText, footnotes, headline, number, tableOf, writeJson } from './report.ts';
import { openShop } from './shop.ts';
import { startSystem } from './system.ts';

export const usage = `npm run bench -- profile [options]
What one order costs from its placing to its delivery: statements of each store, messages, events, jobs, and CPU by process,
for orders that come at a steady pace; and what the stores are asked while nothing happens.
${systemUsage}
  --pace N        orders a second (100)
  --seconds N     for how long (10)`;

const options = {
  ...systemOptions,
  pace: { type: 'string', default: '100' },
  seconds: { type: 'string', default: '10' },
} as const;

const customers = 100;
const restSeconds = 20;
/** Fewer statements a second than this: what an order leads to is over, the last message too. */
const atRestBelow = 60;
const restWithinMs = 120_000;

/** The counters of a process by name and labels, as Prometheus would read them. */
type Counts = ReadonlyMap<string, number>;

const countsAt = async (url: string): Promise<Counts> => {
  const text = await (await fetch(url)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
};

type Snapshot = Readonly<Record<Part, Counts>>;
type Part = 'router' | 'workers';
const parts: readonly Part[] = ['router', 'workers'];

/** Two looks at the counters, and what they are divided by: orders, or seconds. */
type Span = { readonly before: Snapshot; readonly after: Snapshot; readonly units: number };

/** How much the counters of one name grew for each unit, in one process, by the value of one label. */
const grownBy = (
  { before, after, units }: Span,
  part: Part,
  name: string,
  label: string,
  where = '',
): ReadonlyMap<string, number> => {
  const grown = new Map<string, number>();
  for (const [key, value] of after[part]) {
    if (!key.startsWith(`${name}{`) || !key.includes(where)) continue;
    const of = new RegExp(`[{,]${label}="([^"]*)"`).exec(key)?.[1] ?? '';
    grown.set(of, (grown.get(of) ?? 0) + (value - (before[part].get(key) ?? 0)) / units);
  }
  return grown;
};

const summed = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const total = (span: Span, name: string, label: string, where?: string): number =>
  parts.reduce((sum, part) => sum + summed(grownBy(span, part, name, label, where)), 0);

const statementsOf = (span: Span): ReadonlyMap<Part, ReadonlyMap<string, number>> =>
  new Map(parts.map((part) => [part, grownBy(span, part, 'jumun_store_statements_total', 'store')]));

/** What an order costs beside statements, by what it is called. */
const workOf = (span: Span): Readonly<Record<string, number>> => ({
  'events applied': total(span, 'jumun_consumer_events_total', 'consumer', 'outcome="applied"'),
  'passes of the relay': total(span, 'jumun_relay_passes_total', 'outcome', 'outcome="sent"'),
  commits: total(span, 'jumun_commit_units_count', 'store'),
  'units of work': total(span, 'jumun_commit_units_sum', 'store'),
  messages: total(span, 'jumun_external_jobs_total', 'work', 'outcome="done"'),
});

const statementsTable = (span: Span): string => {
  const by = statementsOf(span);
  const stores = [...new Set(parts.flatMap((part) => [...(by.get(part)?.keys() ?? [])]))].sort();
  const row = (store: string) => [store, ...parts.map((part) => number(by.get(part)?.get(store) ?? 0))];
  const sums = parts.map((part) => number(summed(by.get(part) ?? new Map())));
  return tableOf(['Statements an order', ...parts], [...stores.map(row), ['all', ...sums]]);
};

/** Two looks around `work`, which says for how many units it stands. */
const spanOf = async (look: () => Promise<Snapshot>, work: () => Promise<number>): Promise<Span> => {
  const before = await look();
  const units = await work();
  return { before, after: await look(), units };
};

const statementsIn = (span: Span): number => total(span, 'jumun_store_statements_total', 'store');

/** Statements a second in so many seconds. To look takes some itself, which do not count. */
const statementsASecond = async (look: () => Promise<Snapshot>, seconds: number): Promise<number> => {
  const span = await spanOf(look, () => pause(seconds * 1_000, 1));
  const looking = await spanOf(look, async () => 1);
  return Math.max(0, statementsIn(span) - statementsIn(looking)) / seconds;
};

/** Waits until the stores are hardly asked for anything. */
const untilAtRest = async (look: () => Promise<Snapshot>): Promise<void> => {
  const until = performance.now() + restWithinMs;
  for (;;) {
    if ((await statementsASecond(look, 2)) < atRestBelow) return;
    if (performance.now() > until) throw new Error('The system does not come to rest.');
  }
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const [pace, seconds] = [Number(values.pace), Number(values.seconds)];
  const [routerPort, workersPort] = (await freePorts(2)).map(String) as [string, string];
  const readable = (name: string, value: string): Deviation => ({
    name,
    value,
    why: 'to read what it counts',
  });
  const system = await startSystem(values, [
    liftedBudget,
    readable('JUMUN_METRICS_PORT', routerPort),
    readable('JUMUN_HEALTH_PORT', workersPort),
  ]);
  const look = async (): Promise<Snapshot> => ({
    router: await countsAt(`http://127.0.0.1:${routerPort}/metrics`),
    workers: await countsAt(`http://127.0.0.1:${workersPort}/metrics`),
  });
  try {
    const shop = await openShop(system, customers);
    say('warming up …');
    await loadFor(customers, 3_000, shop.place);
    await shop.settled();
    await untilAtRest(look);
    say(`nothing, for ${restSeconds} s …`);
    const atRest = await statementsASecond(look, restSeconds);
    say(`${pace} orders/s, until each of them is delivered and its customer was told …`);
    let cpu: Readonly<Record<string, number>> = {};
    const busy = await spanOf(look, async () => {
      const measuring = await measured(system.processes, async () => {
        let count = 0;
        await paceFor(pace, seconds * 1_000, async (turn) => {
          if ((await shop.place(turn % customers)) !== undefined) count++;
        });
        await shop.settled();
        await untilAtRest(look);
        return { count };
      });
      cpu = measuring.cpuPerUnit;
      return measuring.count;
    });
    await shop.asker.close();
    const work = workOf(busy);
    const all = Object.values(cpu).reduce((sum, ms) => sum + ms, 0);
    console.log(`\n${headline(system, values.shape)}; ${busy.units} orders at ${pace}/s\n`);
    console.log(`${statementsTable(busy)}\n`);
    console.log(
      tableOf(
        ['Work', 'an order'],
        Object.entries(work).map(([what, count]) => [what, number(count)]),
      ),
    );
    console.log(`\nCPU ms an order: ${number(all, 2)} (${cpuText(cpu)})`);
    console.log(`Statements a second at rest: ${number(atRest)}`);
    console.log(footnotes(system));
    writeJson(values.json, {
      store: system.storeName,
      shape: values.shape,
      pace,
      seconds,
      statements: Object.fromEntries(
        [...statementsOf(busy)].map(([part, by]) => [part, Object.fromEntries(by)]),
      ),
      work,
      cpu,
      atRest,
    });
  } finally {
    await system.stop();
  }
};
