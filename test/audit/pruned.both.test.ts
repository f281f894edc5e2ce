import { type Pruned, pruneJournal } from '@jumun/platform/audit/prune';
import type { Instant } from '@jumun/platform/kernel/clock';
import { loadContext } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../tools/verify/audit/audit.ts';
import { aBook, cancel, dispatch, isSettled, place, statusOf, until } from '../shop.ts';
import { ground } from '../stores.ts';
import { openSystem, type System } from '../system.ts';
import { day } from './violation.ts';
import { type Entry, type Ground, inLines, newGround, worldOf } from './world.ts';

// A month later: what everybody has heard is pruned while the system runs. Nobody misses it, and what is wrong is still found.

const isPossible = ground !== 'pglite'; // it has no address that an audit could go to

let system: System | undefined;
let stores: Ground;
let book = '';
const ledger: Entry[] = [];

const running = (): System => {
  if (!system) throw new Error('the system is closed');
  return system;
};

const order = async (key: string) => {
  const buyer = await running().as('cus_demo1');
  const placed = await until(async () => {
    const answer = await place(buyer, { key, productId: book, cardToken: 'tok_ok' });
    return isSettled(answer) ? answer : undefined;
  }, 60_000);
  const id = placed.order?.id ?? '';
  await until(async () => (await statusOf(buyer, id))?.delivery ?? undefined);
  return id;
};

const deliver = async (id: string) => {
  const courier = await running().as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  await dispatch(courier, id);
  await courier.ask('mutation ($id: ID!) { completeDelivery(input: { orderId: $id }) { __typename } }', {
    id,
  });
};

const findingsNow = async () =>
  inLines((await audit({ env: stores.env, providerUrl: running().provider.url, graceMs: 0 })).findings);

const comesToRest = () =>
  until(async () => ((await findingsNow()).length === 0 ? true : undefined), 120_000).catch(async () => {
    throw new Error(`it does not come to rest:\n${(await findingsNow()).join('\n')}`);
  });

/** The number up to which everybody has applied a context's journal. */
const heardByAll = async (source: string): Promise<number> => {
  const numbers: number[] = [];
  for (const name of running().contexts.keys())
    for (const { number } of await stores.sql(name, 'select number from positions where source = ?', source))
      numbers.push(Number(number));
  return Math.min(Number.MAX_SAFE_INTEGER, ...numbers);
};

/** What a consumer does not hear it passes at its next sweep. */
const isPassedByAll = () =>
  until(async () => {
    const [newest] = await stores.sql('orders', 'select max(number) as number from log');
    return (await heardByAll('orders')) >= Number(newest?.number) ? true : undefined;
  }, 60_000);

/** Prunes every journal as if everything had happened long ago. */
const pruneAll = async (): Promise<ReadonlyMap<string, Pruned>> => {
  const pruned = new Map<string, Pruned>();
  for (const [name, { store }] of running().contexts) {
    const below = await heardByAll(name);
    const { audit: rules } = await loadContext(name);
    let rows = 0;
    for (;;) {
      const step = await pruneJournal(store, {
        audit: rules,
        before: (Date.now() + day) as Instant,
        below,
        limit: 7,
      });
      rows += step.rows;
      if (step.rows > 0) continue;
      pruned.set(name, { ...step, rows });
      break;
    }
  }
  return pruned;
};

beforeAll(async () => {
  if (!isPossible) return;
  stores = await newGround();
  system = await openSystem(stores.stores, { JUMUN_PAYMENT_DEADLINE_MS: '5000' });
  book = await aBook(system, 'Pruned', 9);
}, 120_000);
afterAll(() => system?.close());

const left = { delivered: '', cancelled: '', open: '', later: '' };

test.runIf(isPossible)(
  'what everybody has heard is pruned, and an audit of what is left finds nothing',
  async () => {
    left.delivered = await order('delivered');
    await deliver(left.delivered);
    left.cancelled = await order('cancelled');
    await cancel(await running().as('cus_demo1'), left.cancelled);
    left.open = await order('open');
    await comesToRest();
    await isPassedByAll();

    const pruned = await pruneAll();

    expect([...pruned.values()].filter(({ problem }) => problem)).toEqual([]);
    for (const name of ['orders', 'payments', 'catalog', 'stores', 'deliveries', 'wallets'])
      expect(pruned.get(name)?.rows, name).toBeGreaterThan(3);
    expect(await findingsNow()).toEqual([]);
  },
  240_000,
);

test.runIf(isPossible)(
  'consumers, timers and histories go on from there, and can be pruned again',
  async () => {
    await deliver(left.open);
    left.later = await order('later');
    await deliver(left.later);
    await comesToRest();
    await isPassedByAll();

    const pruned = await pruneAll();

    expect([...pruned.values()].filter(({ problem }) => problem)).toEqual([]);
    expect(pruned.get('orders')?.rows).toBeGreaterThan(3);
    expect(await findingsNow()).toEqual([]);
    await order('last');
    await comesToRest();
  },
  240_000,
);

/** A copy of what the system has left behind, with the provider's ledger. */
const copied = async () => {
  if (system) {
    const lines = (await (await fetch(`${system.provider.url}/ledger`)).text()).split('\n').filter(Boolean);
    ledger.push(...lines.map((line) => JSON.parse(line) as Entry));
    await system.close();
    system = undefined;
  }
  return worldOf(stores, { ledger, messages: [], told: [] });
};

test.runIf(isPossible)('a row that was changed since its history was sealed is found', async () => {
  const world = await copied();
  await world.edit('orders', 'orders', left.delivered, (state) => {
    state.completedAt = 1;
    state.total.minorUnits += 1;
  });
  await world.edit('stores', 'tickets', left.cancelled, (state) => {
    state.status = 'READY';
  });

  const found = inLines((await world.audit()).findings);

  expect(found).toContain(`I10 ${left.delivered} its history leads to another state than its row`);
  expect(found).toContain(`I10 ${left.cancelled} its history leads to another state than its row`);
});

test.runIf(isPossible)('a row whose history and seal are gone is found', async () => {
  const world = await copied();
  await world.sql('payments', 'delete from seals where aggregate = ?', left.delivered);
  expect(inLines((await world.audit()).findings)).toContain(`I10 ${left.delivered} its row has no history`);
});

test.runIf(isPossible)('a seal that says too little is found', async () => {
  const world = await copied();
  const [seal] = await world.sql('orders', 'select version from seals where aggregate = ?', left.open);
  const version = Number(seal?.version) - 1;
  await world.sql('orders', 'update seals set version = ? where aggregate = ?', version, left.open);
  expect(inLines((await world.audit()).findings)).toContain(
    `I10 ${left.open} its row and its history are at different versions`,
  );
});
