import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issuer, openIssuer } from '../../run/issuer.ts';
import { databaseUrl, findPostgres, startPostgres } from '../../run/postgres.ts';
import { audit } from '../audit/audit.ts';
import { deviations, deviationsText, liftedBudget } from './deviations.ts';
import { growTo, tagOf } from './growth-copies.ts';
import { type Cost, measurePaths, type Past } from './growth-paths.ts';
import { openShop, placeTemplate, registerBooks, signUp } from './growth-shop.ts';
import { type Ground, startOn } from './growth-system.ts';
import { loadFor, openAsker } from './load.ts';
import { readOptions, say, systemOptions } from './options.ts';
import { number, tableOf, writeJson } from './report.ts';

export const usage = `npm run bench -- growth [options]
Fills stores with finished orders and measures every path at each size: whatever costs more with more orders is found.
A few hundred orders are placed through the running system; all others are copies of theirs, made while it stands still.
  --orders LIST   the sizes, one after another (10000,100000,1000000)
  --store STORE   sqlite, or postgres: a server of its own (default: JUMUN_STORE, else sqlite)
  --seconds N     how long each path is measured (5)
  --json FILE     also writes the figures as JSON
A million orders need about 20 GB in ${tmpdir()}, and half an hour to be made.`;

const options = {
  ...systemOptions,
  orders: { type: 'string', default: '10000,100000,1000000' },
  seconds: { type: 'string', default: '5' },
} as const;

const customers = 50;
const perCustomer = 10;
const templateOrders = customers * perCustomer;
/** What an order needs on the disk, with its messages, pages and journals, and the room to make it. */
const bytesPerOrder = 40_000;
/** A path that costs at most so many times as much in the largest store as in the smallest is held. */
const held = 1.2;

/** What is known of the template once it is made. */
type Template = {
  readonly books: readonly string[];
  readonly customers: readonly { readonly id: string; readonly order: string }[];
};

/** The figures of one size. */
type Sized = {
  readonly orders: number;
  readonly startedInMs: number;
  readonly auditMs: number;
  readonly findings: number;
  readonly costs: readonly Cost[];
};

const auditOf = async ({ folder, store }: Ground, providerUrl: string | undefined, graceMs?: number) => {
  const began = performance.now();
  const { findings } = await audit({
    env: { ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store },
    providerUrl,
    ...(graceMs !== undefined && { graceMs }),
  });
  return { findings, tookMs: performance.now() - began };
};

const settlesWithinMs = 120_000;

/** Places the template's orders and waits until an audit without any grace finds nothing on its way. */
const makeTemplate = async (ground: Ground, issuer: Issuer): Promise<Template> => {
  const system = await startOn(ground);
  const asker = openAsker(system.url, 10);
  try {
    const books = await registerBooks(asker, issuer);
    const ids = await signUp(asker, customers);
    const shop = await openShop(asker, issuer, books, ids, 'template');
    say(`placing ${templateOrders} orders …`);
    await placeTemplate(system.url, issuer, shop, perCustomer);
    for (const began = performance.now(); ; ) {
      const { findings } = await auditOf(ground, system.providerUrl, 0);
      if (findings.length === 0) break;
      if (performance.now() - began > settlesWithinMs)
        throw new Error(`The template does not settle: ${JSON.stringify(findings.slice(0, 3))}`);
    }
    type Found = { orders: { nodes: readonly { id: string }[] } };
    const found = await Promise.all(
      shop.customers.map(async ({ id, token }) => {
        const { orders } = await asker.ask<Found>(token, '{ orders(first: 1) { nodes { id } } }');
        return { id, order: orders.nodes[0]?.id ?? '' };
      }),
    );
    return { books, customers: found };
  } finally {
    await asker.close();
    await system.stop();
  }
};

const inCopy = (id: string, copy: number): string => id.replace('_', `_${tagOf(copy)}`);

/** People from all over the store. */
const pastOf = (template: Template, copies: number, issuer: Issuer): Promise<Past[]> =>
  Promise.all(
    Array.from({ length: 400 }, async (_, i) => {
      const copy = 1 + ((i * 7_919) % copies);
      const known = template.customers[i % customers];
      const customer = inCopy(known?.id ?? '', copy);
      return { customer, order: inCopy(known?.order ?? '', copy), token: await issuer.token(customer) };
    }),
  );

const measureAt = async (
  ground: Ground,
  issuer: Issuer,
  template: Template,
  { orders, seconds, turn }: { readonly orders: number; readonly seconds: number; readonly turn: number },
): Promise<Sized> => {
  const copies = Math.max(1, Math.round(orders / templateOrders) - 1);
  const system = await startOn(ground);
  say(`${number(orders, 0)} orders: ready after ${(system.startedInMs / 1_000).toFixed(1)} s`);
  const asker = openAsker(system.url, 50);
  try {
    const ids = template.customers.map(({ id }) => id);
    const shop = await openShop(asker, issuer, template.books, ids, `at${turn}`);
    say('warming up …');
    await loadFor(10, 4_000, (user) => shop.place(user));
    await shop.settled();
    const past = await pastOf(template, copies, issuer);
    const costs = await measurePaths({ system, issuer, shop, past, seconds, say });
    say('audit …');
    const { findings, tookMs } = await auditOf(ground, system.providerUrl);
    for (const finding of findings.slice(0, 5)) say(`NOT clean: ${JSON.stringify(finding)}`);
    return { orders, startedInMs: system.startedInMs, auditMs: tookMs, findings: findings.length, costs };
  } finally {
    await asker.close();
    await system.stop();
  }
};

const pathsTable = (sizes: readonly Sized[]): string => {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const head = [
    'Path',
    ...sizes.map(({ orders }) => `CPU ms (p50 ms) at ${number(orders, 0)}`),
    'largest / smallest',
  ];
  const rows = (smallest?.costs ?? []).map(({ path, cpuMs }, i) => {
    const each = sizes.map(({ costs }) => {
      const cost = costs[i];
      return `${number(cost?.cpuMs, 2)}${cost?.latencies ? ` (${number(cost.latencies.p50)})` : ''}`;
    });
    const ratio = (largest?.costs[i]?.cpuMs ?? 0) / cpuMs;
    return [path, ...each, `${ratio.toFixed(2)}${ratio <= held ? '' : ' grows'}`];
  });
  const wholes = [
    ['start, s', ...sizes.map(({ startedInMs }) => (startedInMs / 1_000).toFixed(1)), ''],
    [
      'audit, ms for each 1,000 orders',
      ...sizes.map(({ auditMs, orders }) => number((auditMs / orders) * 1_000, 0)),
      '',
    ],
    ['findings of the audit', ...sizes.map(({ findings }) => String(findings)), ''],
  ];
  return tableOf(head, [...rows, ...wholes]);
};

const groundOf = async (store: string, issuer: Issuer) => {
  const bin = store === 'postgres' ? findPostgres() : undefined;
  if (store === 'postgres' && !bin) throw new Error('No PostgreSQL server was found (initdb and postgres).');
  const server = bin ? await startPostgres(bin) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'jumun-growth-'));
  const ground: Ground = {
    folder,
    store: server ? databaseUrl(server.socketFolder, 'postgres') : store,
    deviations: [...deviations(issuer.jwksUrl), liftedBudget],
    serverPid: server?.pid,
  };
  const leave = async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ground, leave };
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const sizes = values.orders.split(',').map(Number);
  const room = statfsSync(tmpdir());
  if (Math.max(...sizes) * bytesPerOrder > room.bavail * room.bsize)
    throw new Error(`${tmpdir()} has no room for ${Math.max(...sizes)} orders.`);
  const issuer = await openIssuer();
  const { ground, leave } = await groundOf(values.store, issuer);
  try {
    const template = await makeTemplate(ground, issuer);
    const figures: Sized[] = [];
    let made = 0;
    for (const [turn, orders] of sizes.entries()) {
      const copies = Math.max(1, Math.round(orders / templateOrders) - 1);
      say(`growing to ${number(orders, 0)} orders …`);
      await growTo(ground, { made, copies, orders: templateOrders }, say);
      made = copies;
      figures.push(
        await measureAt(ground, issuer, template, { orders, turn, seconds: Number(values.seconds) }),
      );
    }
    console.log(`\n${pathsTable(figures)}\n\n${deviationsText(ground.deviations)}`);
    writeJson(values.json, { store: values.store, sizes: figures, deviations: ground.deviations });
  } finally {
    await issuer.close();
    await leave();
  }
};
