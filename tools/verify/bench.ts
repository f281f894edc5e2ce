import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contextNames } from '@jumun/subgraphs/contexts';
import { graphClient } from '../demo/graph-client.ts';
import { runningOn } from '../run/data-folder.ts';
import { openIssuer } from '../run/issuer.ts';
import { databaseUrl, findPostgres, startPostgres } from '../run/postgres.ts';
import { type Latencies, latenciesOf, loadFor, openAsker, paceFor } from './bench/load.ts';
import { inKinds, measured, memoryOf, type Processes } from './bench/processes.ts';

// Measures a system of its own in a temporary folder, with clients on the same machine:  npm run bench
const usage = `npm run bench -- [options]   or   npm run bench -- router
Starts a system of its own in a temporary folder and measures it with clients on this machine:
orders per second, reads per second, from order to subscriber, the whole life of an order, CPU and memory.
  --store STORE   sqlite, postgres (a server of its own), or postgres://... (default: JUMUN_STORE, else sqlite)
  --shape SHAPE   embedded or distributed, as for npm start (embedded)
  --replicas N    with distributed: N of each process (1)
  --only orders   measures no reads and no subscriptions
  --seconds N     how long each measurement runs (8)
  --users N       how many order at once (100)
  --json FILE     also writes the figures as JSON
With "router": compares our router with the stock gateway.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },
    users: { type: 'string', default: '100' },
    json: { type: 'string' },
    store: { type: 'string', default: process.env.JUMUN_STORE ?? 'sqlite' },
    shape: { type: 'string', default: 'embedded' },
    replicas: { type: 'string', default: '1' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (positionals[0] === 'router') {
  await import('./bench-router.ts');
  process.exit(0);
}
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const seconds = Number(values.seconds);
const users = Number(values.users);
const ordersOnly = values.only === 'orders';
const say = (text: string) => console.error(`  ${text}`);

type Figure = {
  readonly what: string;
  readonly perSecond?: number;
  readonly latencies?: Latencies;
  readonly cpuPerUnit?: Readonly<Record<string, number>>;
};
const figures: Figure[] = [];

// A system of its own.
/** A durable server, as in a real installation. */
const startOwnServer = async () => {
  const bin = findPostgres();
  if (!bin) {
    console.error(
      'No PostgreSQL server was found (initdb and postgres); use an existing one with --store postgres://...',
    );
    process.exit(1);
  }
  return startPostgres(bin);
};
const server = values.store === 'postgres' ? await startOwnServer() : undefined;
const store = server ? databaseUrl(server.socketFolder, 'postgres') : values.store;
const folder = mkdtempSync(join(tmpdir(), 'jumun-bench-'));
const issuer = await openIssuer();
const shape = ['--shape', values.shape, '--replicas', values.replicas];
const system = spawn(process.execPath, [join(import.meta.dirname, '../run/start.ts'), ...shape], {
  env: {
    ...process.env,
    JUMUN_STORE: store,
    JUMUN_DATA: folder,
    PORT: '0',
    JUMUN_JWKS_URL: issuer.jwksUrl,
    JUMUN_CARRIER: 'simulated',
    JUMUN_CARRIER_DISPATCH_MS: '1',
    JUMUN_CARRIER_DELIVER_MS: '2',
    JUMUN_PAYMENT_DEADLINE_MS: '2000', // a busy machine is measured, not the deadline
    JUMUN_COST_PER_MINUTE: '1000000000', // a few clients ask for all
    NODE_ENV: 'production',
  },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const stop = async () => {
  const ended = new Promise((resolve) => system.once('exit', resolve));
  system.kill('SIGTERM');
  await ended;
  await issuer.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
};
process.once('SIGINT', () => void stop().then(() => process.exit(130)));

const started = performance.now();
let url = '';
let processes: Processes = {};
for (;;) {
  const running = runningOn(folder);
  if (running?.ready) {
    url = running.url;
    processes = inKinds(running.processes, contextNames);
    break;
  }
  if (system.exitCode !== null || performance.now() - started > 60_000) {
    console.error('The system did not start.');
    await server?.stop();
    process.exit(1);
  }
  await pause(50);
}
say(`a system of its own is ready after ${((performance.now() - started) / 1_000).toFixed(1)} s`);
await pause(3_000);
const ours = processes;
const atRest = memoryOf(ours);
if (server) processes = { ...ours, postgres: [server.pid] };

// People and a book with enough copies.
const asker = openAsker(url, Math.max(users, 50));
const tokens = await Promise.all(Array.from({ length: users }, (_, i) => issuer.token(`cus_bench${i}`)));
const tokenOf = (user: number) => tokens[user % tokens.length] as string;
const admin = await issuer.token('stf_bench', { scopes: ['catalog:write'] });
const productIds: string[] = [];
for (let i = 0; i < 20; i++) {
  const input = {
    idempotencyKey: `bench-${i}`,
    title: `Bench ${i}`,
    price: { minorUnits: 15_000, currency: 'KRW' },
    book: { author: 'Bench', stock: 1_000_000 },
  };
  const { registerProduct } = await asker.ask<{ registerProduct: { product: { id: string } } }>(
    admin,
    'mutation ($input: RegisterProductInput!) { registerProduct(input: $input) { ... on RegisterProductSuccess { product { id } } } }',
    { input },
  );
  productIds.push(registerProduct.product.id);
}

const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } ... on Refusal { code message } }
}`;
type Placed = { placeOrder: { __typename: string; order: { id: string } } };
const refusals = new Map<string, number>();
let keys = 0;
const place = async (user: number): Promise<string | undefined> => {
  const key = keys++;
  const input = {
    idempotencyKey: `b${key}`,
    lines: [{ productId: productIds[key % productIds.length], quantity: 1 }],
    fulfilment: {
      shipment: {
        recipient: '김주문',
        phone: '010-1234-5678',
        address: { line1: '세종대로 110', city: '서울' },
      },
    },
    payment: { method: 'CARD', cardToken: 'tok_ok' },
  };
  const { placeOrder } = await asker.ask<Placed>(tokenOf(user), placeOperation, { input });
  if (placeOrder.__typename === 'PlaceOrderSuccess') return placeOrder.order.id;
  refusals.set(placeOrder.__typename, (refusals.get(placeOrder.__typename) ?? 0) + 1);
  return undefined;
};
while ((await place(0)) === undefined) await pause(100);
refusals.clear();

/** Waits until every order has arrived; returns how long that took. */
const settled = async (): Promise<number> => {
  const began = performance.now();
  const openOperation = '{ orders(filter: { open: true }, first: 1) { nodes { id } } }';
  for (let user = 0; user < users; ) {
    const { orders } = await asker.ask<{ orders: { nodes: unknown[] } }>(tokenOf(user), openOperation);
    if (orders.nodes.length === 0) user++;
    else await pause(50);
    if (performance.now() - began > 180_000) throw new Error('orders do not settle');
  }
  return (performance.now() - began) / 1_000;
};

const measure = async <T extends { count: number; perSecond: number; latencies: Latencies }>(
  what: string,
  work: () => Promise<T>,
) => {
  say(`${what} …`);
  const result = await measured(processes, work);
  figures.push({ what, ...result });
  return result;
};

say('warming up …');
await loadFor(users, 3_000, (user) => place(user));
await settled();

// Orders.
const placing = await measure(`place an order, ${users} users at once`, () =>
  loadFor(users, seconds * 1_000, (user) => place(user)),
);
const backlog = await settled();
const placedAll = placing.count;
figures.push({
  what: `… and each of them delivered (${placedAll} orders, settled ${backlog.toFixed(1)} s after the load)`,
  perSecond: placedAll / (placing.seconds + backlog),
});

// What carries the events, at a rate that every store sustains.
/** CPU in milliseconds per order of a bare relay and bare consumers, with their Redis, at 200 orders/s. */
const barePipeline = 2.2;
const pace = 200;
const paced = await measured(processes, async () => {
  say(`orders at ${pace}/s, until each of them is delivered …`);
  const count = pace * seconds;
  const began = performance.now();
  await paceFor(pace, seconds * 1_000, (turn) => place(turn % users));
  await settled();
  return { count, perSecond: (count * 1_000) / (performance.now() - began) };
});
figures.push({ what: `an order and its delivery, ${pace} orders/s offered`, ...paced });
const pipeline = (paced.cpuPerUnit.workers ?? 0) + (paced.cpuPerUnit.redis ?? 0);

// Reads.
const measureReads = async () => {
  const pageOf = (more: string) =>
    `{ myPage { orders(first: 5) { nodes { orderId status paymentStatus fulfilmentStatus total { formatted } ${more} } } } }`;
  await measure('my page, last 5 orders, 50 users', () =>
    loadFor(50, seconds * 1_000, (user) => asker.ask(tokenOf(user), pageOf(''))),
  );
  await measure('… with every step of each, in words', () =>
    loadFor(50, seconds * 1_000, (user) =>
      asker.ask(tokenOf(user), pageOf('steps { sequence status occurredAt message }')),
    ),
  );
  const ids = await Promise.all(tokens.map(async (_, user) => (await place(user)) ?? ''));
  await settled();
  const orderOperation = `query ($id: ID!) { order(id: $id) { status total { formatted } lines { title quantity product { title } }
    payment { status amount { formatted } } delivery { status deliveredAt } } }`;
  await measure('one order joined over 4 subgraphs, 50 users', () =>
    loadFor(50, seconds * 1_000, (user) =>
      asker.ask(tokenOf(user), orderOperation, { id: ids[user % ids.length] }),
    ),
  );
};
if (!ordersOnly) await measureReads();

// From the order to the subscriber, on the same clock.
const measureWatching = async () => {
  const watcher = graphClient(url, tokenOf(0));
  const watchOperation =
    'subscription ($after: String) { myPageChanged(after: $after) { change { ... on OrderView { orderId sequence } } } }';
  type Change = { myPageChanged: { change: { orderId?: string; sequence?: number } } };
  const seen = new Map<string, number>();
  const placedAt = new Map<string, number>();
  const watching = watcher.watch<Change>(watchOperation, {}, ({ data }) => {
    const change = data?.myPageChanged.change;
    if (change?.orderId && !seen.has(change.orderId)) seen.set(change.orderId, performance.now());
  });
  await pause(500);
  const watched = async (what: string, rate: number, others: number) => {
    say(`${what} …`);
    seen.clear();
    placedAt.clear();
    const load =
      others > 0 ? paceFor(others, seconds * 1_000, (turn) => place(1 + (turn % (users - 1)))) : undefined;
    await paceFor(rate, seconds * 1_000, async () => {
      const id = await place(0);
      if (id) placedAt.set(id, performance.now());
    });
    await load;
    await pause(1_500);
    const waits = [...placedAt].flatMap(([id, at]) =>
      seen.has(id) ? [Math.max(0, (seen.get(id) ?? 0) - at)] : [],
    );
    if (waits.length < placedAt.size) say(`${placedAt.size - waits.length} orders were not seen`);
    figures.push({ what, latencies: latenciesOf(waits) });
  };
  await watched('order answered → subscriber sees it, at rest', 10, 0);
  await settled();
  await watched('order answered → subscriber sees it, at 200 orders/s', 10, 190);
  watching.stop();
  watcher.close().catch(() => {});
  await settled();
};
if (!ordersOnly) await measureWatching();
const afterwards = memoryOf(ours);

// The report.
const storeName = store.startsWith('postgres') ? 'postgres' : store; // an address may hold a password
const number = (value: number | undefined, digits = 1) => (value === undefined ? '' : value.toFixed(digits));
const cpu = (figure: Figure) =>
  Object.entries(figure.cpuPerUnit ?? {})
    .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
    .join(', ');
console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, clients on the same machine; ${storeName}, ${values.shape}\n`,
);
console.log('| What | per second | p50 ms | p99 ms | CPU ms for each |');
console.log('|---|---|---|---|---|');
for (const figure of figures)
  console.log(
    `| ${figure.what} | ${number(figure.perSecond, 0)} | ${number(figure.latencies?.p50)} | ${number(figure.latencies?.p99)} | ${cpu(figure)} |`,
  );
const total = (memory: Record<string, number>) => Object.values(memory).reduce((sum, mb) => sum + mb, 0);
const listed = (memory: Record<string, number>) =>
  Object.entries(memory)
    .map(([name, mb]) => `${name} ${mb.toFixed(0)}`)
    .join(', ');
console.log(
  `\nMemory, MB: ${total(atRest).toFixed(0)} at rest (${listed(atRest)}); ${total(afterwards).toFixed(0)} afterwards (${listed(afterwards)})`,
);
console.log(
  `Events of an order, ${pace} orders/s offered: ${number(pipeline, 2)} ms CPU in workers and Redis, timers and external jobs included; a bare pipeline took ${barePipeline} ms`,
);
console.log('Deviations from defaults: the budget of a caller (JUMUN_COST_PER_MINUTE) is lifted.');
if (refusals.size > 0) console.log(`Refused: ${JSON.stringify(Object.fromEntries(refusals))}`);
if (values.json) {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const report = {
    version,
    at: new Date().toISOString(),
    seconds,
    users,
    store: storeName,
    shape: values.shape,
    figures,
    pipeline,
    memory: { atRest, afterwards },
    refusals: Object.fromEntries(refusals),
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
await asker.close();
await stop();
