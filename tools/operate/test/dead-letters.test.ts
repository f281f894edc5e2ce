import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { sqliteStores } from '@jumun/platform/store/configured';
import { OrderPlaced } from '@jumun/schema/events/orders';
import { loadContext } from '@jumun/subgraphs/contexts';
import { addDeadLetter, type DeadLetter, findDeadLetters, findSkipped } from '@jumun/workers/dead-letters';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnvironment } from '../../../test/context.ts';
import { deadLetters } from '../dead-letters.ts';
import { runAlone, runHere } from './commands.ts';
import { temporaryFolder } from './folders.ts';

// The command as an operator gives it, on a real store of a context that stays open meanwhile.

const folder = temporaryFolder();
let stores: Context;

const env = (): NodeJS.ProcessEnv => {
  const { JUMUN_STORE: _, REDIS_URL: __, ...rest } = process.env;
  return { ...rest, JUMUN_DATA: folder };
};
const run = (...args: readonly string[]) => runHere(deadLetters, args, env());

const letter = (number: number, orderId: string, more: object = {}): DeadLetter => ({
  source: 'orders',
  number,
  aggregate: orderId,
  reason: number === 1 ? 'Error: cannot' : 'behind a dead letter',
  at: Date.UTC(2026, 10, 20, 9) as Instant,
  event: {
    ...OrderPlaced.make({
      orderId,
      customerId: 'cus_minji',
      sequence: 1,
      status: 'PLACED',
      paymentStatus: 'APPROVED',
      fulfilmentStatus: null,
      fulfilment: 'PICKUP',
      storeId: 'sto_bookstore',
      total: { minorUnits: 9_000, currency: 'KRW' },
      placedAt: 900,
      lines: [],
      membershipNumber: 'member-canary',
      rideClass: null,
    }),
    id: `evt_${number}`,
    number,
    source: 'orders',
    aggregate: orderId,
    occurredAt: 900 as Instant,
    correlationId: 'cor_test',
    causationId: null,
    ...more,
  } as Envelope,
});

beforeAll(async () => {
  const { open } = await loadContext('stores');
  stores = await open(testEnvironment({ openStore: sqliteStores(folder) }));
  await stores.seed({ demo: true });
  await stores.store.transaction(async (tx) => {
    await addDeadLetter(tx, letter(1, 'ord_bad', { version: 99 })); // of a form that this program cannot read
    await addDeadLetter(tx, letter(2, 'ord_bad'));
    await addDeadLetter(tx, letter(3, 'ord_good'));
  });
});
afterAll(() => stores.close());

const waiting = async () => (await findDeadLetters(stores.store.read)).map(({ event }) => event.id);
const tickets = async () => {
  const { events } = await stores.journal.page(0, 100);
  return events.filter(({ type }) => type === 'TicketOpened').map(({ aggregate }) => aggregate);
};

test('--help lists the commands; a wrong command ends with 2 and changes nothing', async () => {
  const help = await run('--help');
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('replay <source> <aggregate>');
  for (const wrong of [
    [],
    ['burn'],
    ['list', '--loud'],
    ['show'],
    ['replay', 'orders'],
    ['replay', 'orders', '--all'],
    ['skip', 'evt_1'],
    ['skip', 'evt_1', '--reason', ' '],
    ['list', '--context', 'nowhere'],
  ])
    expect([wrong, (await run(...wrong)).status]).toEqual([wrong, 2]);
  expect(await waiting()).toEqual(['evt_1', 'evt_2', 'evt_3']);
}, 180_000);

test('a folder without stores is reported, and nothing is created in it', () => {
  const empty = join(folder, 'nothing');
  const { status, stderr } = runAlone('dead-letters', ['list'], {
    ...process.env,
    JUMUN_STORE: '',
    JUMUN_DATA: empty,
  });
  expect(status).toBe(2);
  expect(stderr).toContain('There is no store');
  expect(existsSync(join(empty, 'stores'))).toBe(false);
}, 60_000);

test('list names what waits and why; show prints one of them, with its facts only if asked', async () => {
  const list = runAlone('dead-letters', ['list'], env());
  expect(list.status).toBe(0);
  expect(list.stdout).toContain('stores  evt_1  OrderPlaced of orders ord_bad (1)');
  expect(list.stdout).toContain('Error: cannot');
  expect(list.stdout).toContain('3 waiting.');
  expect((await run('list', '--context', 'stores', '--json')).stdout.trim().split('\n')).toHaveLength(3);
  const show = await run('show', 'evt_3');
  expect(JSON.parse(show.stdout)).toMatchObject({ context: 'stores', aggregate: 'ord_good', number: 3 });
  expect(show.stdout).not.toContain('canary');
  expect((await run('show', 'evt_3', '--data')).stdout).toContain('canary');
  expect(await run('show', 'evt_404')).toMatchObject({ status: 1, stdout: '' });
}, 180_000);

test('replay applies what can be applied; what fails again stays, with everything behind it', async () => {
  const all = await run('replay', '--all');
  expect(all.status).toBe(1);
  expect(all.stdout).toContain('stores: orders ord_good  1 applied');
  expect(all.stderr).toContain('evt_1 fails again');
  expect(await waiting()).toEqual(['evt_1', 'evt_2']);
  expect(await tickets()).toEqual(['ord_good']);
  expect((await run('replay', 'orders', 'ord_good')).status).toBe(1); // no longer waiting
}, 120_000);

test('skip drops one for good, with a reason and a name; those behind it can then be replayed', async () => {
  const skipped = await run('skip', 'evt_1', '--reason', 'a trial of the next version', '--by', 'kim');
  expect(skipped.status).toBe(0);
  expect(skipped.stdout).toContain('1 wait behind it');
  expect(await findSkipped(stores.store.read)).toMatchObject([
    { eventId: 'evt_1', actor: 'operator:kim', skipped: 'a trial of the next version' },
  ]);
  expect((await run('list', '--skipped')).stdout).toContain('by operator:kim: a trial of the next version');
  expect(await tickets()).toEqual(['ord_good']);
  expect((await run('replay', 'orders', 'ord_bad')).status).toBe(0);
  expect(await tickets()).toEqual(['ord_good', 'ord_bad']);
  expect(await waiting()).toEqual([]);
  expect((await run('skip', 'evt_1', '--reason', 'again')).status).toBe(1);
  expect((await run('list')).stdout).toContain('No dead letters.');
}, 180_000);
