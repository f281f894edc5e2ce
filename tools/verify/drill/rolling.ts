import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import type { Answer, GraphClient } from '../../demo/graph-client.ts';
import { openIssuer } from '../../run/issuer.ts';
import { type Processes, startProcesses, until } from '../../run/processes.ts';
import { audit } from '../audit/audit.ts';
import { type adminAs, openAdmin, signUp } from './customers.ts';
import { untilAtRest } from './rest.ts';

export type RollingOptions = {
  readonly shape: 'distributed' | 'replicated';
  readonly replicas: number;
  /** Orders a second during the restarts; by default a third of the measured capacity, at least 20. */
  readonly rate?: number | undefined;
  readonly customers: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
};

export type RollingReport = {
  readonly capacity: number | null;
  readonly rate: number;
  readonly restarted: string;
  readonly requests: number;
  readonly orders: number;
  readonly longestMs: number;
  readonly p99Ms: number;
  readonly watched: number;
  /** How often a stream ended and was reopened where it had stopped. */
  readonly resumed: number;
  /** Every request that was not answered correctly, every gap in a stream. */
  readonly findings: readonly string[];
};

const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id status } } ... on Refusal { code message } }
}`;
const orderOperation = 'query ($id: ID!) { order(id: $id) { id status payment { status } } }';
const pageOperation = '{ myPage { orders(first: 5) { nodes { orderId status } } } }';
const statusOperation =
  'subscription ($orderId: ID!, $after: Int) { orderStatus(orderId: $orderId, after: $after) { sequence status fulfilmentStatus } }';
const fulfilment = {
  shipment: { recipient: '김주문', phone: '010-1234-5678', address: { line1: '세종대로 110', city: '서울' } },
};

/** Who takes part. */
export type People = {
  readonly admin: ReturnType<typeof adminAs>;
  readonly courier: GraphClient;
  readonly people: readonly GraphClient[];
};

type Placed = {
  readonly placeOrder: { readonly __typename: string; readonly order?: { readonly id: string } };
};

/** Starts a system with replicas, measures its capacity, and restarts every process under a third of that load. */
export const rolling = async (options: RollingOptions): Promise<RollingReport> => {
  const { shape, replicas, customers, say } = options;
  const folder = mkdtempSync(join(tmpdir(), 'jumun-rolling-'));
  const issuer = await openIssuer();
  const system = await startProcesses({
    folder,
    issuer,
    args: ['--shape', shape, '--replicas', String(replicas)],
    readyWithinMs: 240_000,
    settings: options.settings ?? {},
  });
  try {
    say(`${Object.keys(system.running().processes).length} processes, ready`);
    const people = await Promise.all(
      // signed up, so that each is also notified of every step
      Array.from({ length: customers }, async (_, n) => system.as(await signUp(system, n))),
    );
    const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
    const report = await rollUnderLoad(system, { admin: await openAdmin(system), courier, people }, options);
    const env = { ...process.env, ...options.settings, JUMUN_DATA: folder };
    const { driven, messages } = await untilAtRest(env, 240_000, ['driven', 'messages']);
    const { providerUrl, messagesUrl } = system.running();
    const { findings } = await audit({ env, providerUrl, messagesUrl, graceMs: 0 });
    const wrong = findings.map(({ invariant, what, subject }) => `${invariant} ${what}: ${subject}`);
    return { ...report, findings: [...report.findings, ...driven, ...messages, ...wrong] };
  } finally {
    await system.stop();
    await issuer.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Restarts every process of a running system, one after another, while customers order, read and watch: no request may
 * fail, and no stream may miss a step.
 */
export const rollUnderLoad = async (
  system: Processes,
  { admin, courier, people }: People,
  { rate: given, say }: Pick<RollingOptions, 'rate' | 'say'>,
): Promise<RollingReport> => {
  const findings: string[] = [];
  const book = await admin.register('Rolling', 900_000);
  const order: Order = (client, key) =>
    client.ask<Placed>(placeOperation, {
      input: {
        idempotencyKey: key,
        lines: [{ productId: book, quantity: 1 }],
        fulfilment,
        payment: { method: 'CARD', cardToken: 'tok_ok' },
        confirm: true,
      },
    });
  // until both replicas have heard of the book
  for (let n = 0; n < 4; n++)
    await until(async () => {
      const { data } = await order(people[0] as GraphClient, `warm-${Math.random()}`);
      return data?.placeOrder.__typename === 'PlaceOrderSuccess' || undefined;
    }, 30_000);

  const capacity = given ? null : await measure(people, order);
  const rate = given ?? Math.max(20, Math.round((capacity ?? 0) / 3));
  say(capacity ? `${capacity} orders/s at most; continuing with ${rate}/s` : `continuing with ${rate}/s`);

  const load = startLoad(people, courier, rate, order, findings);
  await pause(3_000);
  process.kill(system.pid, 'SIGUSR2');
  await until(() => system.running().rolled === 'in progress' || undefined, 5_000);
  const restarted = await until(() => {
    const { rolled } = system.running();
    return rolled === 'in progress' ? undefined : rolled;
  }, 1_200_000);
  say(`restarted ${restarted}`);
  if (restarted.startsWith('failed')) findings.push(`the rolling restart ${restarted}`);
  const measured = await load.stop();
  return { capacity, rate, restarted, ...measured, findings };
};

type Order = (client: GraphClient, key: string) => Promise<Answer<Placed>>;

/** Orders a second over six seconds, after a warm-up; each customer orders in two sequences at once. */
const measure = async (people: readonly GraphClient[], order: Order): Promise<number> => {
  let count = 0;
  let over = false;
  const everyone = [...people, ...people].map(async (client, n) => {
    for (let turn = 0; !over; turn++) {
      const { data } = await order(client, `measure-${n}-${turn}`);
      if (data?.placeOrder.__typename === 'PlaceOrderSuccess') count++;
    }
  });
  await pause(20_000);
  const before = count;
  await pause(6_000);
  const made = count - before;
  over = true;
  await Promise.all(everyone);
  return Math.round(made / 6);
};

/** What a load has seen so far. */
type Tally = {
  requests: number;
  orders: number;
  watched: number;
  resumed: number;
  readonly took: number[];
  failed(what: string, why: unknown): void;
};

type Shoppers = {
  readonly tally: Tally;
  readonly people: readonly GraphClient[];
  readonly courier: GraphClient;
  readonly order: Order;
};

/**
 * Begins `rate` orders each second, whether or not earlier ones have been answered. Each is read again; every fifth is
 * watched to its end, which a courier brings about.
 */
const startLoad = (
  people: readonly GraphClient[],
  courier: GraphClient,
  rate: number,
  order: Order,
  findings: string[],
) => {
  const tally: Tally = {
    requests: 0,
    orders: 0,
    watched: 0,
    resumed: 0,
    took: [],
    failed(what, why) {
      findings.push(`${what}: ${typeof why === 'string' ? why : JSON.stringify(why)}`.slice(0, 300));
    },
  };
  const shoppers = { tally, people, courier, order };
  const running = new Set<Promise<void>>();
  let count = 0;
  const timer = setInterval(() => {
    const work = shop(shoppers, count++).finally(() => running.delete(work));
    running.add(work);
  }, 1_000 / rate);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(running);
      const { requests, orders, watched, resumed } = tally;
      const took = tally.took.sort((a, b) => a - b);
      const p99Ms = Math.round(took[Math.floor(took.length * 0.99)] ?? 0);
      return { requests, orders, watched, resumed, p99Ms, longestMs: Math.round(took.at(-1) ?? 0) };
    },
  };
};

/** One order, from placing to reading; every fifth is also watched. */
const shop = async (shoppers: Shoppers, n: number): Promise<void> => {
  const { tally, people, order } = shoppers;
  const client = people[n % people.length] as GraphClient;
  const answer = await asked(tally, 'placeOrder', () => order(client, `rolling-${n}`));
  if (!answer) return;
  const { __typename, order: placed } = answer.placeOrder;
  if (__typename !== 'PlaceOrderSuccess' || !placed) return tally.failed('placeOrder', answer);
  tally.orders++;
  const read = await asked<{ order: { status: string; payment: object | null } | null }>(tally, 'order', () =>
    client.ask(orderOperation, { id: placed.id }),
  );
  if (read && !read.order?.payment) tally.failed('order', read);
  const page = await asked<{ myPage: object | null }>(tally, 'myPage', () => client.ask(pageOperation));
  if (page && !page.myPage) tally.failed('myPage', page);
  if (n % 5 === 0) await watch(shoppers, client, placed.id);
};

/** A request that must be answered without errors; a failure is a finding. */
const asked = async <T>(
  tally: Tally,
  what: string,
  ask: () => Promise<Answer<T>>,
): Promise<T | undefined> => {
  const began = performance.now();
  tally.requests++;
  try {
    const { data, errors } = await ask();
    tally.took.push(performance.now() - began);
    if (!errors?.length && data) return data;
    tally.failed(what, errors ?? 'no data');
  } catch (error) {
    tally.failed(what, String((error as Error).cause ?? error));
  }
  return undefined;
};

type Watched = { orderStatus: { sequence: number; status: string; fulfilmentStatus: string | null } };

/** Watches an order until it is completed, resuming the stream where it ended; every step must come once, in order. */
const watch = async (shoppers: Shoppers, client: GraphClient, orderId: string): Promise<void> => {
  const { tally } = shoppers;
  tally.watched++;
  const seen: number[] = [];
  let status = '';
  for (const end = Date.now() + 120_000; status !== 'COMPLETED' && Date.now() < end; ) {
    const stream = client.watch<Watched>(
      statusOperation,
      { orderId, after: seen.at(-1) ?? 0 },
      ({ data }) => {
        if (!data) return;
        seen.push(data.orderStatus.sequence);
        status = data.orderStatus.status;
        if (data.orderStatus.fulfilmentStatus === 'PREPARING') void deliver(shoppers, 'dispatch', orderId);
        if (status === 'IN_FULFILMENT') void deliver(shoppers, 'complete', orderId);
        if (status === 'COMPLETED') stream.stop();
      },
    );
    await endsWithin(end - Date.now(), stream.ended);
    if (status === 'COMPLETED') break;
    tally.resumed++;
    await pause(100 + Math.random() * 200);
  }
  const isComplete = status === 'COMPLETED' && seen.every((sequence, i) => sequence === i + 1);
  if (!isComplete) tally.failed(`the stream of ${orderId}`, `${seen.join(',')} ended with ${status}`);
};

const deliver = async (
  { tally, courier }: Shoppers,
  step: 'dispatch' | 'complete',
  orderId: string,
): Promise<void> => {
  await pause(1_000);
  const operation = `mutation ($orderId: ID!) { moved: ${step}Delivery(input: { orderId: $orderId }) { __typename } }`;
  const answer = await asked<{ moved: { __typename: string } }>(tally, `${step}Delivery`, () =>
    courier.ask(operation, { orderId }),
  );
  if (answer && !answer.moved.__typename.endsWith('Success')) tally.failed(`${step}Delivery`, answer);
};
