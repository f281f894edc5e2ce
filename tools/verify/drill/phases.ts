import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { newEntry, placeOnce } from './customers.ts';
import { allPoints, type Failpoint, follows, points } from './points.ts';
import type { Phase } from './report.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';

/** Kills a process at every failpoint, under load; twice at once where one failpoint follows another. */
const everyPoint = async (session: Session): Promise<void> => {
  const { options, random } = session;
  const chosen = options.points ?? allPoints;
  const followers = (point: Failpoint) => chosen.filter((other) => follows[other] === point);
  const leaders = chosen.filter((point) => !chosen.some((other) => other === follows[point]));
  for (let round = 1; round <= options.times; round++) {
    const load = await session.startLoad(`r${round}`);
    const lanes = [true, false].map((inRequest) =>
      shuffled(
        leaders.filter((point) => (points[point] === 'request') === inRequest),
        random,
      ),
    );
    await Promise.all(
      lanes.map(async (lane) => {
        for (const point of lane)
          await Promise.all([point, ...followers(point)].map((one) => crashAt(session, one)));
      }),
    );
    session.disturbed();
    await load.stop();
    await settle(session, `round ${round} of ${options.times}`);
  }
};

const crashAt = async (session: Session, point: Failpoint): Promise<void> => {
  const before = new Map(session.names().map((name) => [name, session.readyCount(name)]));
  const name = session.nameOf(await session.commands.give(point, 'kill'));
  const { crashes, findings } = session.seen;
  if (name === undefined) {
    findings.push(`no process of ours reached ${point}`);
    return;
  }
  crashes[point] = (crashes[point] ?? 0) + 1;
  session.fault(point, name);
  await session.restarted(name, before.get(name) ?? session.readyCount(name));
};

/** Kills processes at random, Redis and the provider too, and sometimes empties Redis; at the end it kills all at once. */
const atRandom = async (session: Session): Promise<void> => {
  const { options, random, system } = session;
  const load = await session.startLoad('random');
  const end = performance.now() + options.minutes * 60_000;
  const restarts: Promise<void>[] = [];
  const killNow = (name: string, pid: number) => {
    const before = session.readyCount(name);
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return; // it was just ending
    }
    session.seen.crashes[name] = (session.seen.crashes[name] ?? 0) + 1;
    session.fault('killed', name);
    restarts.push(session.restarted(name, before));
  };
  while (performance.now() < end) {
    await pause(300 + random() * 2_500);
    const { processes, redisUrl } = system.running();
    if (random() < 0.12) {
      await flushRedis(redisUrl);
      session.fault('FLUSHALL', 'redis');
      continue;
    }
    const [name, pid] = shuffled(Object.entries(processes), random)[0] ?? [];
    if (name && pid) killNow(name, pid);
  }
  // no new work begins, and everything already begun loses every process once more
  session.disturbed();
  const finished = load.stop();
  for (const [name, pid] of Object.entries(system.running().processes)) killNow(name, pid);
  await Promise.all([finished, ...restarts]);
  await settle(session, 'kills at random');
};

const flushRedis = (redisUrl: string) =>
  new Promise<void>((resolve) => {
    const { hostname, port } = URL.canParse(redisUrl) ? new URL(redisUrl) : { hostname: '', port: '' };
    const socket = hostname ? connect(Number(port || 6379), hostname) : connect(redisUrl);
    socket.once('connect', () => socket.write('FLUSHALL\r\n'));
    socket.once('data', () => socket.end());
    socket.once('error', () => {}).once('close', () => resolve());
    socket.setTimeout(1_000, () => socket.destroy());
  });

/** How long the drivers of a meeting sleep: the first until the second has turned round, the second until the first is done. */
const asleepMs = { first: 9_000, second: 7_000 };

/**
 * Two drivers of one order. The first falls asleep before it asks for stock; a timer takes the order over, finds stock
 * short and turns round; then stock arrives and the first wakes. In one of two orders the second sleeps as well, after it
 * has turned round.
 */
const meetings = async (session: Session): Promise<void> => {
  const { admin, commands, people, seen, system } = session;
  const soldOut = await Promise.all([1, 2].map((n) => admin.register(`Sold out ${n}`, 0)));
  await pause(1_000); // orders hears of them
  const sleepers = await Promise.all(
    soldOut.map(async (productId, n) => {
      const customer = people[n] ?? people[0] ?? '';
      const entry = newEntry(customer, `meeting-${n}`, 'tok_ok');
      return { client: await system.as(customer), productId, entry };
    }),
  );
  const answers: Promise<unknown>[] = [];
  for (const { client, productId, entry } of sleepers) {
    seen.diary.set(`${entry.customer} ${entry.key}`, entry);
    const given = commands.give('place/asking', `pause ${asleepMs.first}`, 10_000);
    answers.push(placeOnce(client, entry, [productId]).catch(() => {}));
    if ((await given) === undefined) throw new Error('no process fell asleep at place/asking');
  }
  const turned = await commands.give('undo/turned', `pause ${asleepMs.second}`, 12_000);
  const turnedAt = performance.now();
  if (turned === undefined) seen.findings.push('no second driver turned round');
  session.fault('two drivers of one order, twice', session.nameOf(turned) ?? 'none');
  await pause(2_500); // a timer that looks every second has found the other order too
  for (const productId of soldOut) await admin.restock(productId, 5, `meeting-${productId}`);
  await Promise.all(answers);
  await pause(Math.max(0, turnedAt + asleepMs.second + 1_000 - performance.now()));
  session.disturbed();
  await settle(session, 'the meetings of two drivers');
};

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

export const phases: Readonly<Record<Phase, (session: Session) => Promise<void>>> = {
  points: everyPoint,
  random: atRandom,
  meetings,
};
