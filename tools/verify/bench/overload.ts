import { setTimeout as pause } from 'node:timers/promises';
import { runningOn } from '../../run/data-folder.ts';
import { audit } from '../audit/audit.ts';
import { latenciesOf } from './load.ts';
import { readOptions, say, systemOptions, systemUsage } from './options.ts';
import { type OwnOrders, orderAhead, type Watched } from './overload/customer.ts';
import { type Clients, type Load, type Loaded, openClients } from './overload/load.ts';
import { measured, memoryOf } from './processes.ts';
import {
  cpuText,
  footnotes,
  goalsTable,
  headline,
  megabytes,
  memoryText,
  number,
  tableOf,
  type Wanted,
  writeJson,
} from './report.ts';
import { openShop, type Shop } from './shop.ts';
import { type System, startSystem } from './system.ts';

export const usage = `npm run bench -- overload [options]
Finds the best rate: --users order without a pause, which says about how many can be done; then orders are offered by the clock,
never waiting for an answer, up to as many, and the most that come about of any such load are the best rate. Then offers 1, 2, 4 and 8
times as many and says what becomes of them. A customer asks for an order meanwhile and cancels others.
${systemUsage}
  --seconds N     how long each load goes on (8)
  --users N       how many order at once while the most is found (100)
  --customers N   how many people order then, each with a token (400)
  --times LIST    how many times the best rate is offered (1,2,4,8)`;

const options = {
  ...systemOptions,
  seconds: { type: 'string', default: '8' },
  users: { type: 'string', default: '100' },
  customers: { type: 'string', default: '400' },
  times: { type: 'string', default: '1,2,4,8' },
} as const;

/** What came of one load. */
type Phase = Loaded & {
  readonly times: number;
  readonly rate: number;
  /** Orders a second that came about. */
  readonly cameAbout: number;
  readonly watched: Watched;
  readonly cpuPerUnit: Readonly<Record<string, number>>;
};

type Stand = {
  readonly system: System;
  readonly shop: Shop;
  readonly clients: Clients;
  readonly load: Omit<Load, 'run' | 'rate'>;
};

const offer = async ({ system, clients, load }: Stand, best: number, times: number): Promise<Phase> => {
  const rate = best * times;
  say(`${times} × ${number(best, 0)} orders/s …`);
  const run = `x${times}`;
  const own: OwnOrders = await orderAhead(system, run, load.seconds + 2);
  const { result, cpuPerUnit } = await measured(system.processes, async () => {
    const { result, watched } = await own.during(clients.play({ ...load, run, rate }));
    return { result: { ...result, watched }, count: result.placed.length };
  });
  await own.close();
  return { ...result, times, rate, cameAbout: result.inTime / load.seconds, cpuPerUnit };
};

/** What comes about when the next order of each customer comes after the last, or at a rate by the clock. */
const play = async ({ shop, clients, load }: Stand, run: string, seconds: number, rate?: number) => {
  const loaded = await clients.play({ ...load, run, seconds, ...(rate && { rate }) });
  await shop.settled();
  return loaded;
};

const perSecond = ({ inTime }: Loaded, seconds: number): number => inTime / seconds;

/** Parts of what is done without a pause that are offered by the clock: customers who wait for nobody come less evenly. */
const offers = [0.6, 0.7, 0.8, 0.9, 1];

/** The most that come about of any load that is offered by the clock. */
const findBest = async (stand: Stand, most: number) => {
  const { seconds } = stand.load;
  const found: Loaded[] = [];
  for (const part of offers) {
    say(`the best rate: ${number(part * most, 0)} orders/s …`);
    found.push(await play(stand, `part${part}`, seconds, part * most));
  }
  return { found, best: Math.max(...found.map((loaded) => perSecond(loaded, seconds))) };
};

const refusedOf = ({ refused }: Loaded) => Object.entries(refused);
const p99 = (times: readonly number[]): number => latenciesOf(times).p99;

const phasesTable = (phases: readonly Phase[], best: number): string =>
  tableOf(
    [
      'offered',
      'come about',
      'of the best',
      'p50 ms',
      'p99 ms',
      'refused (p99 ms)',
      'reset',
      'unanswered',
      'CPU ms for each placed',
    ],
    phases.map((phase) => [
      `${phase.times} × = ${number(phase.rate, 0)}/s`,
      `${number(phase.cameAbout, 0)}/s`,
      `${number((phase.cameAbout / best) * 100, 0)} %`,
      number(latenciesOf(phase.placed).p50, 0),
      number(p99(phase.placed), 0),
      refusedOf(phase)
        .map(([why, times]) => `${why} ${times.length} (${number(p99(times), 0)})`)
        .join(', '),
      String(phase.reset),
      String(phase.unanswered),
      cpuText({ ...phase.cpuPerUnit, clients: phase.cpuMs / Math.max(1, phase.placed.length) }),
    ]),
  );

const watchedTable = (phases: readonly Phase[]): string =>
  tableOf(
    ['meanwhile', 'status asked', 'p50 ms', 'p99 ms', 'cancelled', 'p50 ms', 'p99 ms', 'not answered'],
    phases.map(({ times, watched: { statuses, cancels, failures } }) => [
      `${times} ×`,
      String(statuses.length),
      number(latenciesOf(statuses).p50, 0),
      number(p99(statuses), 0),
      String(cancels.length),
      number(latenciesOf(cancels).p50, 0),
      number(p99(cancels), 0),
      String(failures.length),
    ]),
  );

const wantedOf = (phases: readonly Phase[], best: number): Wanted[] =>
  phases.flatMap((phase) => {
    const name = `offered ${phase.times} ×`;
    const told = phase.refused.OVERLOADED ?? [];
    return [
      {
        what: `${name}: come about`,
        now: (phase.cameAbout / best) * 100,
        goal: 90,
        unit: ' % of the best',
        least: true,
      },
      { what: `${name}: placed, p99`, now: p99(phase.placed), goal: 1_000, unit: ' ms' },
      ...(told.length > 0
        ? [{ what: `${name}: told to come back, p99`, now: p99(told), goal: 100, unit: ' ms' }]
        : []),
      {
        what: `${name}: reset, unanswered, or of their own not answered`,
        now: phase.reset + phase.unanswered + phase.watched.failures.length,
        goal: 0,
        unit: '',
      },
    ];
  });

const auditWithinMs = 240_000;

/**
 * Nothing may be wrong, and every order that a client was told of must be there: looked at until that holds, as the last messages
 * may still be on their way. Answers how many findings are left, and after how many seconds.
 */
const audited = async ({ folder, store }: System, orders: readonly string[]) => {
  const running = runningOn(folder);
  const began = performance.now();
  for (;;) {
    const { findings } = await audit({
      env: { ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store },
      providerUrl: running?.providerUrl,
      messagesUrl: running?.messagesUrl,
      acceptedOrders: orders,
    });
    const took = performance.now() - began;
    if (findings.length === 0 || took > auditWithinMs) {
      const kinds = Object.groupBy(findings, ({ what }) => what);
      for (const [what, found = []] of Object.entries(kinds)) say(`audit: ${found.length} × ${what}`);
      return { findings: findings.length, afterSeconds: took / 1_000 };
    }
    await pause(5_000);
  }
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const [seconds, users, customers] = [values.seconds, values.users, values.customers].map(Number);
  const system = await startSystem(values);
  const clients = openClients();
  try {
    const shop = await openShop(system, customers ?? 0);
    const tokens = Array.from({ length: shop.users }, (_, user) => shop.tokenOf(user));
    const load = {
      url: system.url,
      tokens,
      productIds: shop.productIds,
      seconds: seconds ?? 0,
      users: users ?? 0,
    };
    const stand: Stand = { system, shop, clients, load };
    say('warming up …');
    const warm = await play(stand, 'warm', 4);
    say('without a pause …');
    const unpaused = await play(stand, 'most', load.seconds);
    const most = perSecond(unpaused, load.seconds);
    const { found, best } = await findBest(stand, most);
    const before = memoryOf(system.ours);
    const phases: Phase[] = [];
    for (const times of values.times.split(',').map(Number)) {
      phases.push(await offer(stand, best, times));
      await shop.settled();
    }
    const again = await play(stand, 'again', load.seconds);
    const after = memoryOf(system.ours);
    await shop.asker.close();
    const orders = [warm, unpaused, ...found, again, ...phases].flatMap((loaded) => loaded.orders);
    say('the audit …');
    const { findings, afterSeconds } = await audited(system, orders);
    const wanted = [
      ...wantedOf(phases, best),
      { what: 'memory after all of it', now: megabytes(after), goal: megabytes(before) * 1.1, unit: ' MB' },
      { what: 'findings of the audit', now: findings, goal: 0, unit: '' },
    ];
    const late = phases.map((phase) => number(p99(phase.late), 0));
    const clientCost = phases.map(({ cpuMs, offered }) => (cpuMs * 1_000) / offered);
    console.log(`\n${headline(system, values.shape)}\n
Best rate by the clock: ${number(best, 0)} orders/s; ${users} customers without a pause: ${number(most, 0)} (again afterwards: ${number(perSecond(again, load.seconds), 0)})\n
${phasesTable(phases, best)}\n\n${watchedTable(phases)}\n\n${goalsTable(wanted)}\n`);
    console.log(
      footnotes(
        system,
        `Memory, MB: ${memoryText(before)} before; ${memoryText(after)} afterwards`,
        `Audit of ${number(orders.length, 0)} orders: ${findings === 0 ? 'clean' : `${findings} findings`}, ${number(afterSeconds, 0)} s after the load`,
        `The clients are a process of their own, at ${clientCost.map((cost) => number(cost, 0)).join(', ')} µs CPU a request; they sent ${late.join(', ')} ms late (p99)`,
      ),
    );
    const shown = phases.map(({ orders: _, late: __, placed, refused, ...phase }) => ({
      ...phase,
      placed: { count: placed.length, ...latenciesOf(placed) },
      refused: Object.fromEntries(
        Object.entries(refused).map(([why, times]) => [why, { count: times.length, ...latenciesOf(times) }]),
      ),
    }));
    writeJson(values.json, {
      store: system.storeName,
      shape: values.shape,
      deviations: system.deviations,
      best,
      most,
      phases: shown,
      wanted,
      memory: { before, after },
      findings,
    });
  } finally {
    clients.close();
    await system.stop();
  }
};
