import { setTimeout as pause } from 'node:timers/promises';
import { bookOrder, placeOperation } from '../shop.ts';
import { asBytes, type Connections, type Heard, headOf, openConnections } from './connections.ts';
import type { Load, Loaded } from './load.ts';

// Many customers in a process of their own, who order books by the clock or without a pause; told what to do by its parent.

/** As long as any key of these orders. */
const keyOf = (run: string, number: number): string => `${run}-${String(number).padStart(9, '0')}`;

/** What every order of one customer has in common, around its key. */
type Template = { readonly before: string; readonly after: string };

const templatesOf = ({ url, tokens, productIds, run }: Load): readonly Template[] =>
  tokens.map((token, customer) => {
    const key = keyOf(run, 0);
    const input = bookOrder(key, productIds[customer % productIds.length] ?? '');
    const body = asBytes(JSON.stringify({ query: placeOperation, variables: { input } }));
    const [before = '', after = ''] = (headOf(url, token, body.length) + body).split(key);
    return { before, after };
  });

const codeIn = /"code":"(\w+)"/;
const typeIn = /"__typename":"(\w+)"/;
const orderIn = /"id":"(ord_\w+)"/;

/** Collects what came of each order; `at` is when it was due. */
const openTally = (began: number, seconds: number) => {
  const placed: number[] = [];
  const late: number[] = [];
  let inTime = 0;
  const orders: string[] = [];
  const refused = new Map<string, number[]>();
  let reset = 0;
  const sent = (at: number): void => void late.push(performance.now() - at);
  const take = (at: number, answer: Heard): boolean => {
    const now = performance.now();
    const took = now - at;
    if (!answer) reset += 1;
    else {
      const order = answer.status === 200 ? orderIn.exec(answer.text)?.[1] : undefined;
      if (order) {
        placed.push(took);
        orders.push(order);
        if (now - began <= seconds * 1_000) inTime += 1;
        return true;
      }
      const why = codeIn.exec(answer.text)?.[1] ?? typeIn.exec(answer.text)?.[1] ?? String(answer.status);
      const times = refused.get(why);
      if (times) times.push(took);
      else refused.set(why, [took]);
    }
    return false;
  };
  return {
    take,
    sent,
    told: () => ({ placed, inTime, late, orders, refused: Object.fromEntries(refused), reset }),
  };
};

type Sending = { send(at: number, done: (isPlaced: boolean, answer: Heard) => void): void };

const sender = (load: Load, connections: Connections, tally: ReturnType<typeof openTally>): Sending => {
  const templates = templatesOf(load);
  let number = 0;
  return {
    send(at, done) {
      const { before, after } = templates[number % templates.length] as Template;
      const bytes = before + keyOf(load.run, number++) + after;
      tally.sent(at);
      connections.send(bytes, (answer) => done(tally.take(at, answer), answer));
    },
  };
};

/** One every 1/rate seconds, however long the answers take; resolves when each has been answered, or 30 s later. */
const byTheClock = async (rate: number, seconds: number, { send }: Sending): Promise<number> => {
  const began = performance.now();
  const count = Math.round(rate * seconds);
  let [sent, open] = [0, 0];
  while (sent < count) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * rate) / 1_000) + 1);
    for (; sent < due; sent += 1) {
      open += 1;
      send(began + (sent * 1_000) / rate, () => {
        open -= 1;
      });
    }
    await pause(2);
  }
  const patience = performance.now() + 30_000;
  while (open > 0 && performance.now() < patience) await pause(10);
  return count;
};

/** So many customers, each of whom orders again as soon as the last order has been answered, or when told to come back. */
const withoutPause = async (users: number, seconds: number, { send }: Sending): Promise<number> => {
  const until = performance.now() + seconds * 1_000;
  let count = 0;
  const order = async (): Promise<void> => {
    while (performance.now() < until) {
      count += 1;
      const wait = await new Promise<number>((resolve) =>
        send(performance.now(), (isPlaced) => resolve(isPlaced ? 0 : 100)),
      );
      if (wait > 0) await pause(wait);
    }
  };
  await Promise.all(Array.from({ length: users }, order));
  return count;
};

const play = async (load: Load): Promise<Loaded> => {
  const connections = openConnections(load.url);
  const began = performance.now();
  const tally = openTally(began, load.seconds);
  const sending = sender(load, connections, tally);
  const cpu = process.cpuUsage();
  const offered =
    load.rate === undefined
      ? await withoutPause(load.users, load.seconds, sending)
      : await byTheClock(load.rate, load.seconds, sending);
  const { user, system } = process.cpuUsage(cpu);
  connections.close();
  const told = tally.told();
  const answered = told.placed.length + told.reset + Object.values(told.refused).flat().length;
  return {
    ...told,
    offered,
    unanswered: offered - answered,
    seconds: (performance.now() - began) / 1_000,
    cpuMs: (user + system) / 1_000,
  };
};

process.on('message', (load: Load) => {
  void play(load).then((loaded) => process.send?.(loaded));
});
