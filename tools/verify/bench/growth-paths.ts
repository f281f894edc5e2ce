import { setTimeout as pause } from 'node:timers/promises';
import { graphClient } from '../../demo/graph-client.ts';
import type { Issuer } from '../../run/issuer.ts';
import { cafe, type Shop } from './growth-shop.ts';
import type { RunningSystem } from './growth-system.ts';
import { type Latencies, latenciesOf, loadFor } from './load.ts';
import { measured } from './processes.ts';

/** What one path costs in a store of one size. */
export type Cost = {
  readonly path: string;
  /** CPU in milliseconds for each, in the system and its database server. */
  readonly cpuMs: number;
  readonly latencies?: Latencies;
};

/** Somebody of long ago, with an order of theirs. */
export type Past = { readonly customer: string; readonly token: string; readonly order: string };

type Given = {
  readonly system: RunningSystem;
  readonly issuer: Issuer;
  readonly shop: Shop;
  readonly past: readonly Past[];
  readonly seconds: number;
  readonly say: (text: string) => void;
};

/** As many as a busy machine answers at once without a queue of its own. */
const users = 10;
const settlePauseMs = 1_500;

const orderOperation = `query ($id: ID!) { order(id: $id) { status total { formatted } lines { title quantity product { title } }
  payment { status } delivery { status } } }`;
const ordersOperation = '{ orders(first: 5) { nodes { id status total { formatted } } } }';
const pageOf = (more: string): string =>
  `{ myPage { orders(first: 5) { nodes { orderId status paymentStatus fulfilmentStatus total { formatted } ${more} } } points mileage
    notifications(first: 5) { nodes { id } } } }`;
const productsOperation = '{ products(first: 20) { nodes { id title price { formatted } } } }';
const deliveriesOperation = '{ deliveries(first: 20) { nodes { id status } } }';
const ticketsOperation = 'query ($id: ID!) { tickets(storeId: $id, first: 20) { nodes { id status } } }';
const openTicketsOperation =
  'query ($id: ID!) { tickets(storeId: $id, open: true, first: 20) { nodes { id status } } }';
const cancelOperation = 'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }';
const catchUpOperation =
  'subscription ($after: String) { myPageChanged(after: $after) { cursor change { ... on OrderView { orderId status } } } }';
const queueOperation =
  'subscription ($id: ID!, $after: Int) { ticketQueue(storeId: $id, after: $after) { sequence ticket { status } } }';

const total = (cpu: Readonly<Record<string, number>>): number =>
  Object.values(cpu).reduce((sum, each) => sum + each, 0);

/** Runs one path with a few users at once. */
const measurePath = async (
  { system, seconds, say }: Given,
  path: string,
  one: (user: number, turn: number) => Promise<unknown>,
): Promise<Cost> => {
  say(`${path} …`);
  await loadFor(users, 500, one);
  const { cpuPerUnit, latencies } = await measured(system.processes, () =>
    loadFor(users, seconds * 1_000, one),
  );
  return { path, cpuMs: total(cpuPerUnit), latencies };
};

/** One after another, as each needs work of its own before it. */
const measureEach = async (
  { system, say }: Given,
  path: string,
  count: number,
  one: (turn: number) => Promise<unknown>,
): Promise<Cost> => {
  say(`${path} …`);
  const took: number[] = [];
  const { cpuPerUnit } = await measured(system.processes, async () => {
    for (let turn = 0; turn < count; turn++) {
      const began = performance.now();
      await one(turn);
      took.push(performance.now() - began);
    }
    return { count };
  });
  return { path, cpuMs: total(cpuPerUnit), latencies: latenciesOf(took) };
};

const cursorOf = (customer: string, sequence: number): string =>
  Buffer.from(`${customer}.${sequence}`).toString('base64url');

/** Watches until so many events have come. */
const untilSeen = async (
  url: string,
  token: string,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
  events: number,
): Promise<void> => {
  const client = graphClient(url, token);
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    const { ended } = client.watch(operation, variables, ({ errors }) => {
      if (errors) reject(new Error(JSON.stringify(errors)));
      else if (++seen === events) resolve();
    });
    void ended.then((error) => seen < events && reject(new Error(`the stream ended: ${String(error)}`)));
  });
  await client.close();
};

const writes = async (given: Given): Promise<Cost[]> => {
  const { system, shop, seconds, say } = given;
  const placing = await measurePath(given, 'place an order', (user) => shop.place(user));
  await shop.settled();
  await pause(settlePauseMs);
  say('whole life …');
  const life = await measured(system.processes, async () => {
    const { count } = await loadFor(2, seconds * 1_000, (user) => shop.place(user));
    await shop.settled();
    await pause(settlePauseMs);
    return { count };
  });
  const waiting: string[] = [];
  while (waiting.length < 60) {
    const id = await shop.place(waiting.length, 'coffee');
    if (id) waiting.push(id);
  }
  const cancelling = await measureEach(given, 'cancel an order', waiting.length, async (turn) => {
    const token = shop.customers[turn % shop.customers.length]?.token ?? '';
    await shop.asker.ask(token, cancelOperation, { id: waiting[turn] });
  });
  await shop.settled();
  return [
    placing,
    { path: '… and its whole life, messages included', cpuMs: total(life.cpuPerUnit) },
    cancelling,
  ];
};

const reads = async (given: Given): Promise<Cost[]> => {
  const { shop, past, issuer } = given;
  const staff = await issuer.token('stf_growth', {
    scopes: ['deliveries:read', 'tickets:read'],
    stores: [cafe],
  });
  const { ask } = shop.asker;
  let turns = 0;
  const somebody = () => past[turns++ % past.length] as Past;
  const paths: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'order(id), joined over four subgraphs',
      () => {
        const { token, order } = somebody();
        return ask(token, orderOperation, { id: order });
      },
    ],
    ['orders(first: 5)', () => ask(somebody().token, ordersOperation)],
    ['myPage, last 5 orders', () => ask(somebody().token, pageOf(''))],
    ['myPage with every step', () => ask(somebody().token, pageOf('steps { sequence message }'))],
    ['products(first: 20)', () => ask('', productsOperation)],
    ['deliveries(first: 20)', () => ask(staff, deliveriesOperation)],
    ['tickets(first: 20)', () => ask(staff, ticketsOperation, { id: cafe })],
    ['tickets(open: true)', () => ask(staff, openTicketsOperation, { id: cafe })],
  ];
  const costs: Cost[] = [];
  for (const [path, one] of paths) costs.push(await measurePath(given, path, one));
  return costs;
};

const streams = async (given: Given): Promise<Cost[]> => {
  const { system, past, issuer, shop, say } = given;
  const staff = await issuer.token('stf_growth', { scopes: ['tickets:read'], stores: [cafe] });
  const catchUp = await measureEach(given, 'myPageChanged, 20 changes missed', 60, (turn) => {
    const { customer, token } = past[turn % past.length] as Past;
    return untilSeen(system.url, token, catchUpOperation, { after: cursorOf(customer, 0) }, 20);
  });
  let newest = 0;
  const client = graphClient(system.url, staff);
  let placed: string | undefined;
  await new Promise<void>((resolve) => {
    client.watch<{ ticketQueue: { sequence: number } }>(queueOperation, { id: cafe }, ({ data }) => {
      newest = data?.ticketQueue.sequence ?? 0;
      if (newest > 0) resolve();
    });
    void pause(300).then(async () => {
      placed = await shop.place(0, 'coffee');
    });
  });
  await client.close();
  await shop.asker.ask(shop.customers[0]?.token ?? '', cancelOperation, { id: placed });
  say(`the queue of the café is at ${newest}`);
  const queue = await measureEach(given, 'ticketQueue, 20 changes missed', 60, () =>
    untilSeen(system.url, staff, queueOperation, { id: cafe, after: Math.max(0, newest - 20) }, 20),
  );
  return [catchUp, queue];
};

/** Timers, sweeps, leases and live streams that look, while nothing happens. */
const rest = async ({ system, say }: Given): Promise<Cost> => {
  say('at rest …');
  await pause(3_000);
  const { cpuPerUnit } = await measured(system.processes, async () => {
    await pause(10_000);
    return { count: 10 };
  });
  return { path: "a second at rest: timers' looks, sweeps", cpuMs: total(cpuPerUnit) };
};

/** Every path of a system, one after another. */
export const measurePaths = async (given: Given): Promise<Cost[]> => [
  await rest(given),
  ...(await writes(given)),
  ...(await reads(given)),
  ...(await streams(given)),
];
