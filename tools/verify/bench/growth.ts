import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { type Issuer, openIssuer } from '../../run/issuer.ts';
import { databaseUrl, findPostgres, startPostgres } from '../../run/postgres.ts';
import { audit } from '../audit/audit.ts';
import { signUp } from './customers.ts';
import { deviations, deviationsText, liftedBudget } from './deviations.ts';
import { growTo, tagOf } from './growth-copies.ts';
import { allPaths, type Past, type Path, type Round, type Sized } from './growth-paths.ts';
import { cafe, openShop, placeTemplate, registerBooks } from './growth-shop.ts';
import { type Ground, startOn } from './growth-system.ts';
import { loadFor, openAsker } from './load.ts';
import { readOptions, say, systemOptions } from './options.ts';
import { number, tableOf, writeJson } from './report.ts';

export const usage = `npm run bench -- growth [options]
Makes a store of each size and measures every path on all of them in turns: whatever costs more with more orders is found.
A few hundred orders are placed through the running system; all others are copies of theirs, made while it does not run.
  --orders LIST      the sizes (10000,100000,1000000)
  --store STORE      sqlite, or postgres: servers of its own (default: JUMUN_STORE, else sqlite)
  --seconds N        how long each path is measured on each store (6)
  --audit-up-to N    audits stores of up to so many orders (100000); it reads all of them, which takes its time
  --json FILE        also writes the figures as JSON
A million orders take half an hour to be made, and 50 GB in ${tmpdir()}.`;

const options = {
  ...systemOptions,
  orders: { type: 'string', default: '10000,100000,1000000' },
  seconds: { type: 'string', default: '6' },
  'audit-up-to': { type: 'string', default: '100000' },
} as const;

const customers = 50;
const perCustomer = 10;
const templateOrders = customers * perCustomer;
/** What an order needs on the disk, with its messages, pages and journals, and the room to make it. */
const bytesPerOrder = 50_000;
/** A path that costs at most so many times as much in the largest store as in the smallest is held. */
const held = 1.2;
/** How often each store has its turn on each path. */
const turns = 3;

/** What is known of the template once it is made. */
type Template = {
  readonly books: readonly string[];
  readonly customers: readonly { readonly id: string; readonly order: string }[];
};

/** A store of one size, whose system is stopped. */
type Store = { readonly orders: number; readonly ground: Ground; readonly template: Template };

type Cost = { readonly count: number; readonly cpuMs: number; readonly p50: number };

/** The figures of one size. */
type Figures = {
  readonly orders: number;
  readonly startedInMs: number;
  readonly costs: readonly Cost[];
  readonly auditMs: number;
  readonly findings: number;
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
    const ids = await signUp(system.url, customers, 'growth');
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

const copiesFor = (orders: number): number => Math.max(1, Math.round(orders / templateOrders) - 1);
const inCopy = (id: string, copy: number): string => id.replace('_', `_${tagOf(copy)}`);

/** People from all over the store. */
const pastOf = ({ orders, template }: Store, issuer: Issuer): Promise<Past[]> =>
  Promise.all(
    Array.from({ length: 400 }, async (_, i) => {
      const copy = 1 + ((i * 7_919) % copiesFor(orders));
      const known = template.customers[i % customers];
      const customer = inCopy(known?.id ?? '', copy);
      return { customer, order: inCopy(known?.order ?? '', copy), token: await issuer.token(customer) };
    }),
  );

/** Starts a system on its store, and warms it up. */
const open = async (store: Store, issuer: Issuer): Promise<Sized> => {
  const { orders, ground, template } = store;
  const system = await startOn(ground);
  say(`${number(orders, 0)} orders: ready after ${(system.startedInMs / 1_000).toFixed(1)} s`);
  const ids = template.customers.map(({ id }) => id);
  const shop = await openShop(openAsker(system.url, 20), issuer, template.books, ids, 'measured');
  await loadFor(4, 3_000, (user) => shop.place(user));
  await shop.settled();
  const rights = { scopes: ['deliveries:read', 'tickets:read'], stores: [cafe] };
  const staff = await issuer.token('stf_growth', rights);
  return { orders, system, shop, past: await pastOf(store, issuer), staff };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Measures a path on all systems in turns, so that what else the machine does weighs on all of them alike. */
const measureInTurns = async (
  { path, measure }: Path,
  sizes: readonly Sized[],
  seconds: number,
): Promise<readonly Cost[]> => {
  say(`${path} …`);
  const rounds = sizes.map((): Round[] => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [i, of] of sizes.entries()) rounds[i]?.push(await measure(of, seconds / turns));
  return rounds.map((each) => {
    const count = each.reduce((sum, round) => sum + round.count, 0);
    const cpu = each.reduce((sum, round) => sum + round.cpuMs, 0);
    return { count, cpuMs: cpu / Math.max(1, count), p50: median(each.flatMap(({ took }) => took)) };
  });
};

const measureAll = async (
  stores: readonly Store[],
  issuer: Issuer,
  { seconds, auditsUpTo }: { readonly seconds: number; readonly auditsUpTo: number },
): Promise<{ readonly paths: readonly string[]; readonly figures: readonly Figures[] }> => {
  const sizes: Sized[] = [];
  try {
    for (const store of stores) sizes.push(await open(store, issuer));
    const paths = allPaths();
    const costs: (readonly Cost[])[] = [];
    for (const path of paths) costs.push(await measureInTurns(path, sizes, seconds));
    const figures: Figures[] = [];
    for (const [i, { orders, system }] of sizes.entries()) {
      const ground = stores[i]?.ground;
      if (ground && orders <= auditsUpTo) say(`audit of ${number(orders, 0)} orders …`);
      const audited =
        ground && orders <= auditsUpTo
          ? await auditOf(ground, system.providerUrl)
          : { findings: [], tookMs: Number.NaN };
      for (const finding of audited.findings.slice(0, 5)) say(`NOT clean: ${JSON.stringify(finding)}`);
      figures.push({
        orders,
        startedInMs: system.startedInMs,
        costs: costs.map((each) => each[i] as Cost),
        auditMs: audited.tookMs,
        findings: audited.findings.length,
      });
    }
    return { paths: paths.map(({ path }) => path), figures };
  } finally {
    for (const { shop, system } of sizes) {
      await shop.asker.close();
      await system.stop();
    }
  }
};

const pathsTable = (paths: readonly string[], sizes: readonly Figures[]): string => {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const head = [
    'Path, CPU ms (p50 ms)',
    ...sizes.map(({ orders }) => `${number(orders, 0)} orders`),
    'largest / smallest',
  ];
  const rows = paths.map((path, i) => {
    const each = sizes.map(({ costs }) => `${number(costs[i]?.cpuMs, 2)} (${number(costs[i]?.p50)})`);
    const ratio = (largest?.costs[i]?.cpuMs ?? 0) / (smallest?.costs[i]?.cpuMs ?? 1);
    return [path, ...each, `${ratio.toFixed(2)}${ratio <= held ? '' : ' grows'}`];
  });
  const of = (what: string, value: (size: Figures) => string) => [what, ...sizes.map(value), ''];
  const text = (value: number, digits = 0) => (Number.isNaN(value) ? '–' : number(value, digits));
  return tableOf(head, [
    ...rows,
    of('start, s', ({ startedInMs }) => text(startedInMs / 1_000, 1)),
    of('audit, s for each 10,000 orders', ({ auditMs, orders }) => text((auditMs / orders) * 10, 1)),
    of('findings of the audit', ({ findings, auditMs }) => (Number.isNaN(auditMs) ? '–' : String(findings))),
  ]);
};

/** Where systems of one measurement stand, with a database server of their own where one is wanted. */
export const groundOf = async (store: string, issuer: Issuer) => {
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
  const needed = sizes.reduce((sum, orders) => sum + orders * bytesPerOrder, 0);
  if (needed > room.bavail * room.bsize)
    throw new Error(`${tmpdir()} has no room for ${number(needed / 1e9, 0)} GB.`);
  const issuer = await openIssuer();
  const leaving: (() => Promise<void>)[] = [];
  const leaveAll = async () => {
    await issuer.close();
    for (const leave of leaving.splice(0)) await leave();
  };
  onStopSignal(() => void leaveAll().then(() => process.exit(130)));
  try {
    const stores: Store[] = [];
    for (const orders of sizes) {
      const { ground, leave } = await groundOf(values.store, issuer);
      leaving.push(leave);
      const template = await makeTemplate(ground, issuer);
      say(`growing to ${number(orders, 0)} orders …`);
      await growTo(ground, { copies: copiesFor(orders), orders: templateOrders }, say);
      stores.push({ orders, ground, template });
    }
    const asked = { seconds: Number(values.seconds), auditsUpTo: Number(values['audit-up-to']) };
    const { paths, figures } = await measureAll(stores, issuer, asked);
    const list = stores[0]?.ground.deviations ?? [];
    console.log(`\n${values.store}\n\n${pathsTable(paths, figures)}\n\n${deviationsText(list)}`);
    writeJson(values.json, { store: values.store, paths, figures, deviations: list });
  } finally {
    await leaveAll();
  }
};
