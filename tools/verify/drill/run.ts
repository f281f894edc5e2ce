import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIssuer } from '../../run/issuer.ts';
import { pause, persistently, randomFrom, startProcesses, until } from '../../run/processes.ts';
import { audit } from '../audit/audit.ts';
import { openCommands } from './commands.ts';
import { type Journal, newEntry, openAdmin, placeOnce, signUp, startLoad } from './customers.ts';
import { checkJournal } from './journal.ts';
import { checkTold, startPlayers, type Told } from './players.ts';
import { allPoints, type CrashPoint, follows, points } from './points.ts';
import { untilAtRest } from './rest.ts';
import { settingsWithout } from './without.ts';

export type Phase = 'points' | 'random' | 'meetings';

export type DrillOptions = {
  readonly phases: readonly Phase[];
  /** How often a process is killed at each failpoint. */
  readonly times: number;
  /** How long processes are killed at random. */
  readonly minutes: number;
  readonly seed: number;
  readonly customers: number;
  /** Only these points; by default all. */
  readonly points?: readonly CrashPoint[];
  /** The safety rule that is taken away; the drill must then find something. */
  readonly without?: string | undefined;
  /** The longest that anything may take to come to rest after the last restart, in milliseconds. */
  readonly restWithinMs: number;
  /** Does not wait at the end for attempts that are parked: they end a minute after the last repeat of their key. */
  readonly isHasty: boolean;
  readonly keep: boolean;
  readonly say: (line: string) => void;
};

export type Fault = { readonly atMs: number; readonly what: string; readonly process: string };

export type DrillReport = {
  readonly seed: number;
  readonly without: string | null;
  readonly seconds: number;
  /** Kills at each failpoint, and at random. */
  readonly crashes: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  /** What customers were told, and how often. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds from the last restart until nothing was left to do, each time the load stopped. */
  readonly restMs: readonly number[];
  readonly longestRestMs: number;
  /** How much the audit looked at, for each invariant. */
  readonly counted: Readonly<Record<string, number>>;
  /** What must not be; each is a sentence. */
  readonly findings: readonly string[];
};

/** How long the drivers of a meeting sleep, in milliseconds: the first until the second has turned round, the second until the first is done. */
const asleepMs = { first: 9_000, second: 7_000 };

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

/** Starts a system of its own, kills it in every way, and answers what did not hold. */
export const drill = async (options: DrillOptions): Promise<DrillReport> => {
  const { say, seed, times, minutes, without } = options;
  const began = performance.now();
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'jumun-drill-'));
  const commands = openCommands(join(folder, 'crash-points'));
  const issuer = await openIssuer();
  const journal: Journal = new Map();
  const told: Told[] = [];
  const faults: Fault[] = [];
  const crashes: Record<string, number> = {};
  const findings: string[] = [];
  const restMs: number[] = [];
  const counted: Record<string, number> = {};
  const env = { ...process.env, JUMUN_DATA: folder };

  say(`seed ${seed}${without ? `, without the rule of ${without}` : ''}`);
  const start = () =>
    startProcesses({
      folder,
      issuer,
      settings: {
        JUMUN_RESTARTS: 'endless',
        JUMUN_FAILPOINTS: commands.folder,
        JUMUN_STOCK_DEADLINE_MS: '3000',
        JUMUN_PAYMENT_DEADLINE_MS: '300',
        JUMUN_CARRIER: 'simulated',
        JUMUN_CARRIER_DISPATCH_MS: '400',
        JUMUN_CARRIER_DELIVER_MS: '800',
        ...(process.env.JUMUN_STORE && { JUMUN_STORE: process.env.JUMUN_STORE }),
        ...(without && settingsWithout(without)),
      },
    });
  // who ends in good order leaves its compiled code behind: whoever is killed starts again in half the time
  const warm = options.phases.includes('points') ? start().then((first) => first.stop()) : undefined;
  const system = await Promise.resolve(warm)
    .then(start)
    .catch(async (error: unknown) => {
      await issuer.close();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    });
  say(`a system of its own: ${Object.keys(system.running().processes).join(', ')}`);

  // whose process id it was: they are taken down as they come
  const names = new Map<number, string>();
  const watch = setInterval(() => {
    try {
      for (const [name, pid] of Object.entries(system.running().processes)) names.set(pid, name);
    } catch {
      // it is stopping
    }
  }, 25);
  let lastRestart = performance.now();
  let loadEnded = lastRestart;
  const readyCount = (name: string) => system.output().split(`  ${name} ready after`).length;
  const restarted = async (name: string, before: number) => {
    await until(() => readyCount(name) > before || undefined, 60_000);
    lastRestart = performance.now();
  };
  const fault = (what: string, name: string) =>
    void faults.push({ atMs: Math.round(performance.now() - began), what, process: name });

  const admin = await openAdmin(system);
  const plenty = await admin.register('Plenty', 900_000);
  const scarce = await admin.register('Scarce', 5);
  const people = await Promise.all(
    Array.from({ length: Math.max(2, options.customers) }, (_, n) => signUp(system, n)),
  );
  const [first = ''] = people;
  const probe = await system.as(first);
  // orders must have heard of both
  await persistently(async () => {
    const answer = await placeOnce(probe, newEntry(first, 'probe', 'tok_declined'), [plenty, scarce]);
    return answer === 'PaymentDeclined' || undefined;
  });

  /** Order, stock, money, events and what customers were told agree. What parked attempts still wait for is left out. */
  const look = async (parked: readonly string[]): Promise<string[]> => {
    const acceptedOrders = [...journal.values()].flatMap(({ ids }) => [...ids]);
    const { providerUrl, messagesUrl } = system.running();
    const report = await audit({ env, providerUrl, messagesUrl, graceMs: 0, acceptedOrders });
    for (const [invariant, count] of Object.entries(report.counted)) counted[invariant] = count;
    const wrong = report.findings
      .filter(({ subject }) => !parked.includes(subject))
      .map(({ invariant, what, subject }) => `${invariant} ${what}: ${subject}`);
    return [...wrong, ...(await checkJournal(env, journal)), ...(await checkTold(env, told))];
  };

  /** The load has stopped: how long until nothing is left to do, and whether all agrees then. */
  const comeToRest = async (after: string, alsoParked = false) => {
    const from = Math.max(lastRestart, loadEnded);
    const { driven, latest } = await untilAtRest(env, 60_000);
    const took = Math.round(performance.now() - from);
    restMs.push(took);
    if (driven.length > 0)
      findings.push(`after ${after} there was no rest: ${driven.slice(0, 5).join('; ')}`);
    else if (took > options.restWithinMs)
      findings.push(`after ${after} it took ${took} ms to come to rest; the last was ${latest.slice(0, 3)}`);
    const kinds = ['driven', 'parcels', 'messages', ...(alsoParked ? ['parked' as const] : [])] as const;
    const { parcels, messages, parked } = await untilAtRest(env, alsoParked ? 90_000 : 60_000, kinds);
    if (parcels.length > 0) findings.push(`after ${after} parcels do not move: ${parcels.slice(0, 5)}`);
    if (messages.length > 0) findings.push(`after ${after} messages are not sent: ${messages.slice(0, 5)}`);
    if (alsoParked && parked.length > 0) findings.push(`parked for ever: ${parked.slice(0, 5)}`);
    findings.push(...(await look(parked)).map((one) => `after ${after}: ${one}`));
    say(
      `${after}: at rest ${took} ms after the last restart, ${journal.size} keys, ${parked.length} parked, ${findings.length} findings`,
    );
  };

  const loadNamed = async (name: string) => {
    const loads = [
      await startLoad(system, { name, people, random, journal, plenty, scarce }),
      await startPlayers(system, { name, players: people.slice(0, 3), told }),
    ];
    return { stop: () => Promise.all(loads.map((load) => load.stop())).then(() => {}) };
  };

  const crashAt = async (point: CrashPoint) => {
    const before = new Map([...new Set(names.values())].map((name) => [name, readyCount(name)]));
    const pid = await commands.give(point, 'kill');
    const name = pid === undefined ? undefined : names.get(pid);
    if (name === undefined) {
      findings.push(`anonymous we know came by ${point}`);
      return;
    }
    crashes[point] = (crashes[point] ?? 0) + 1;
    fault(point, name);
    await restarted(name, before.get(name) ?? readyCount(name));
  };

  const everyPoint = async () => {
    const chosen = options.points ?? allPoints;
    const isPaired = (point: CrashPoint) => chosen.some((other) => other === follows[point]);
    for (let round = 1; round <= times; round++) {
      const load = await loadNamed(`r${round}`);
      const lanes = ['request', 'background'].map((where) =>
        shuffled(
          chosen.filter(
            (point) => (points[point] === 'request') === (where === 'request') && !isPaired(point),
          ),
          random,
        ),
      );
      await Promise.all(
        lanes.map(async (lane) => {
          for (const point of lane)
            await Promise.all([point, ...chosen.filter((other) => follows[other] === point)].map(crashAt));
        }),
      );
      loadEnded = performance.now();
      await load.stop();
      await comeToRest(`round ${round} of ${times}`);
    }
  };

  const forget = (redisUrl: string) =>
    new Promise<void>((resolve) => {
      const { hostname, port } = URL.canParse(redisUrl) ? new URL(redisUrl) : { hostname: '', port: '' };
      const socket = hostname ? connect(Number(port || 6379), hostname) : connect(redisUrl);
      socket.once('connect', () => socket.write('FLUSHALL\r\n'));
      socket.once('data', () => socket.end());
      socket.once('error', () => {}).once('close', () => resolve());
      socket.setTimeout(1_000, () => socket.destroy());
    });

  const atRandom = async () => {
    const load = await loadNamed('random');
    const end = performance.now() + minutes * 60_000;
    const restarts: Promise<void>[] = [];
    const killNow = (name: string, pid: number) => {
      const before = readyCount(name);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        return; // it was just ending
      }
      crashes[name] = (crashes[name] ?? 0) + 1;
      fault('killed', name);
      restarts.push(restarted(name, before));
    };
    while (performance.now() < end) {
      await pause(300 + random() * 2_500);
      const { processes, redisUrl } = system.running();
      if (random() < 0.12) {
        await forget(redisUrl);
        fault('FLUSHALL', 'redis');
        continue;
      }
      const [name, pid] = shuffled(Object.entries(processes), random)[0] ?? [];
      if (!name || !pid) continue;
      killNow(name, pid);
    }
    // nobody begins anything any more, and those who have begun lose everybody once again
    loadEnded = performance.now();
    const finished = load.stop();
    for (const [name, pid] of Object.entries(system.running().processes)) killNow(name, pid);
    await Promise.all([finished, ...restarts]);
    await comeToRest('kills at random');
  };

  /**
   * Two drivers of one order. The first falls asleep before it asks; a timer takes the order on, finds stock short and
   * turns round; then there is stock again, and the first wakes. In one of two orders the second sleeps as well, after
   * it has turned round.
   */
  const meetings = async () => {
    const soldOut = await Promise.all([1, 2].map((n) => admin.register(`Sold out ${n}`, 0)));
    await pause(1_000); // orders hear of them
    const sleepers = await Promise.all(
      soldOut.map(async (productId, n) => {
        const customer = people[n] ?? first;
        return {
          client: await system.as(customer),
          productId,
          entry: newEntry(customer, `meeting-${n}`, 'tok_ok'),
        };
      }),
    );
    const answers: Promise<unknown>[] = [];
    for (const { client, productId, entry } of sleepers) {
      journal.set(`${entry.customer} ${entry.key}`, entry);
      const given = commands.give('place/asking', `pause ${asleepMs.first}`, 10_000);
      answers.push(placeOnce(client, entry, [productId]).catch(() => {}));
      if ((await given) === undefined) throw new Error('nobody fell asleep at place/asking');
    }
    const turned = await commands.give('undo/turned', `pause ${asleepMs.second}`, 12_000);
    const turnedAt = performance.now();
    if (turned === undefined) findings.push('no second driver turned round');
    fault('two drivers of one order, twice', names.get(turned ?? 0) ?? 'nobody');
    await pause(1_000);
    for (const productId of soldOut) await admin.restock(productId, 5, `meeting-${productId}`);
    await Promise.all(answers);
    await pause(Math.max(0, turnedAt + asleepMs.second + 1_000 - performance.now()));
    lastRestart = performance.now();
    await comeToRest('the meetings of two drivers');
  };

  try {
    const todo: Record<Phase, () => Promise<void>> = { points: everyPoint, random: atRandom, meetings };
    for (const phase of options.phases) await todo[phase]();
    if (options.phases.some((phase) => phase !== 'meetings') && told.length === 0)
      findings.push('no player was ever told of a gift: no exchange was drilled');
    if (!options.isHasty) {
      lastRestart = performance.now();
      await comeToRest('everything', true);
    }
  } catch (error) {
    findings.push(`the drill itself failed: ${(error as Error).stack}\n${system.output().slice(-1_000)}`);
  } finally {
    clearInterval(watch);
    await system.stop();
    await issuer.close();
    if (options.keep || (findings.length > 0 && !without)) say(`the data is kept in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }

  const answers: Record<string, number> = {};
  for (const { told, cancelled, left } of journal.values())
    for (const answer of [told?.answer ?? 'nothing', cancelled, left ? 'left without waiting' : undefined])
      if (answer) answers[answer] = (answers[answer] ?? 0) + 1;
  return {
    seed,
    without: without ?? null,
    seconds: Math.round((performance.now() - began) / 1_000),
    crashes,
    faults,
    answers,
    restMs,
    longestRestMs: Math.max(0, ...restMs),
    counted,
    findings,
  };
};
