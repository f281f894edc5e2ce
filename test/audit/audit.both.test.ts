import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBook, cancel, dispatch, place, statusOf, until } from '../shop.ts';
import { ground } from '../stores.ts';
import { openSystem, type System } from '../system.ts';
import { type Left, violations } from './violations.ts';
import { type Entry, type Ground, inLines, newGround, type World, worldOf } from './world.ts';

// Whoever says that nothing is wrong must have been seen to notice everything that can be. A system takes orders of every
// fate; what it leaves behind is clean; then each violation is planted into a copy, and the audit names it and its subject.

const isPossible = ground !== 'pglite'; // it has no address that an audit could go to

let system: System | undefined;
let left: Ground;
let ledger: Entry[];
const told: string[] = [];
const fates: Record<string, string> = { buyer: 'cus_fates' };

const ledgerNow = async (url: string): Promise<Entry[]> =>
  (await (await fetch(`${url}/ledger`)).text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Places an order and waits until its parcel is being made up. */
const ordered = async (shop: System, key: string, productId: string, cardToken = 'tok_ok') => {
  const buyer = await shop.as('cus_fates');
  const { order } = await place(buyer, { key, productId, cardToken });
  const id = order?.id ?? '';
  told.push(id);
  fates[key] = id;
  if (!['tok_declined'].includes(cardToken) && key !== 'short')
    await until(async () => (await statusOf(buyer, id))?.delivery ?? undefined);
  return id;
};

beforeAll(async () => {
  if (!isPossible) return;
  left = await newGround();
  const opened = await openSystem(left.stores, { JUMUN_PAYMENT_DEADLINE_MS: '5000' });
  system = opened;
  const book = await aBook(opened, 'Audited', 5);
  fates.book = book;
  await ordered(opened, 'placed', book);
  await ordered(opened, 'declined', book, 'tok_declined');
  const cancelled = await ordered(opened, 'cancelled', book);
  await cancel(await opened.as('cus_fates'), cancelled);
  await ordered(opened, 'lost', book, 'tok_lost');
  const completed = await ordered(opened, 'completed', book);
  const courier = await opened.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  await dispatch(courier, completed);
  await courier.ask('mutation ($id: ID!) { completeDelivery(input: { orderId: $id }) { __typename } }', {
    id: completed,
  });
  const rare = await aBook(opened, 'Sold out', 1);
  await ordered(opened, 'rare', rare);
  await ordered(opened, 'short', rare);
  const buyer = await opened.as('cus_fates');
  await until(async () => ((await statusOf(buyer, completed))?.status === 'COMPLETED' ? true : undefined));
  await pause(500);
}, 120_000);
afterAll(() => system?.close());

test.runIf(isPossible)(
  'while a system runs, the audit finds nothing, and has looked at everything',
  async () => {
    const { audit } = await import('../../tools/audit/audit.ts');
    const report = await audit({
      env: left.env,
      providerUrl: system?.provider.url,
      acceptedOrders: told,
      graceMs: 60_000,
    });
    expect(inLines(report.findings)).toEqual([]);
    expect(report.skipped).toEqual([]);
  },
);

test.runIf(isPossible)('what it leaves behind is clean, whatever became of each order', async () => {
  ledger = await ledgerNow(system?.provider.url ?? '');
  await system?.close();
  system = undefined;
  const world = await worldOf(left, ledger, told);
  const report = await world.audit();
  expect(inLines(report.findings)).toEqual([]);
});

for (const { violation, plant, found } of violations)
  test.runIf(isPossible)(`it notices: ${violation}`, async () => {
    const world: World = await worldOf(left, ledger, told);
    await plant(world, fates as unknown as Left);
    const expected = [...found(fates as unknown as Left)].sort();
    expect(inLines((await world.audit()).findings).sort()).toEqual(expected);
  });
