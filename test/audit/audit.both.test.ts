import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MessageSandbox, openMessageSandbox } from '../../subgraphs/notifications/sandbox/messages.ts';
import { type AuditWorld, audit, invariants, type Report } from '../../tools/audit/audit.ts';
import { aBook, cancel, dispatch, place, statusOf, until } from '../shop.ts';
import { ground, testFolder } from '../stores.ts';
import { openSystem, type System } from '../system.ts';
import { type Left, violations } from './violations.ts';
import { type Entry, type Ground, inLines, type Message, newGround, worldOf } from './world.ts';

// Whoever says that nothing is wrong must have been seen to notice everything that can be. A system takes orders of every
// fate; what it leaves behind is clean; then each violation is planted into a copy, and the audit names it and its subject.

const isPossible = ground !== 'pglite'; // it has no address that an audit could go to

let system: System | undefined;
let sandbox: MessageSandbox | undefined;
let stores: Ground;
const there = { ledger: [] as Entry[], messages: [] as Message[], told: [] as string[] };
const left: Record<string, string> = { buyer: 'cus_demo1' };

const auditNow = (more: Partial<AuditWorld> = {}): Promise<Report> =>
  audit({
    env: stores.env,
    providerUrl: system?.provider.url,
    messagesUrl: sandbox?.url,
    acceptedOrders: there.told,
    ...more,
  });

const linesOf = async <T>(url = ''): Promise<T[]> =>
  (await (await fetch(`${url}/ledger`)).text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Places an order, and waits until its parcel is being made up unless it comes to nothing. */
const order = async (shop: System, fate: string, productId: string, cardToken = 'tok_ok') => {
  const buyer = await shop.as('cus_demo1');
  const placed = await until(async () => {
    const answer = await place(buyer, { key: fate, productId, cardToken });
    return answer.__typename === 'TryAgainLater' ? undefined : answer;
  }, 60_000);
  const id = placed.order?.id ?? '';
  there.told.push(id);
  left[fate] = id;
  if (placed.__typename === 'PlaceOrderSuccess')
    await until(async () => (await statusOf(buyer, id))?.delivery ?? undefined);
  return id;
};

beforeAll(async () => {
  if (!isPossible) return;
  stores = await newGround();
  sandbox = await openMessageSandbox({ file: `${testFolder()}/messages.db` });
  const shop = await openSystem(stores.stores, {
    JUMUN_PAYMENT_DEADLINE_MS: '5000',
    JUMUN_PUSH_URL: `${sandbox.url}/push`,
  });
  system = shop;
  left.book = await aBook(shop, 'Audited', 5);
  await order(shop, 'placed', left.book);
  await order(shop, 'declined', left.book, 'tok_declined');
  const cancelled = await order(shop, 'cancelled', left.book);
  await cancel(await shop.as('cus_demo1'), cancelled);
  await order(shop, 'lost', left.book, 'tok_lost');
  const completed = await order(shop, 'completed', left.book);
  const courier = await shop.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  await dispatch(courier, completed);
  await courier.ask('mutation ($id: ID!) { completeDelivery(input: { orderId: $id }) { __typename } }', {
    id: completed,
  });
  const rare = await aBook(shop, 'Sold out', 1);
  await order(shop, 'rare', rare);
  await order(shop, 'short', rare);
  // at rest: nothing is on its way any more
  let findings: readonly string[] = [];
  await until(async () => {
    findings = inLines((await auditNow({ graceMs: 0 })).findings);
    return findings.length === 0 ? true : undefined;
  }, 60_000).catch(() => {
    throw new Error(`it does not come to rest:\n${findings.join('\n')}`);
  });
}, 240_000);
afterAll(async () => {
  await system?.close();
  await sandbox?.close();
});

test.runIf(isPossible)('while the system runs the audit finds nothing', async () => {
  const { findings } = await auditNow();
  expect(inLines(findings)).toEqual([]);
});

test.runIf(isPossible)(
  'what orders of every fate leave behind is clean, and all of it was looked at',
  async () => {
    there.ledger = await linesOf(system?.provider.url);
    there.messages = await linesOf(sandbox?.url);
    left.message = there.messages.find(({ orderId }) => orderId === left.placed)?.key ?? '';
    await system?.close();
    system = undefined;

    const { findings, counted, skipped } = await (await worldOf(stores, there)).audit();

    expect(inLines(findings)).toEqual([]);
    expect(skipped).toEqual([]);
    const ids = [...new Set(invariants.map(({ id }) => id))];
    expect(ids).toEqual(Array.from({ length: 16 }, (_, i) => `I${i + 1}`));
    expect(ids.filter((id) => !counted[id])).toEqual([]);
  },
);

for (const { violation, plant, found } of violations)
  test.runIf(isPossible)(`it notices that ${violation}`, async () => {
    const world = await worldOf(stores, there);
    await plant(world, left as unknown as Left);
    const { findings } = await world.audit();
    expect(inLines(findings).sort()).toEqual([...found(left as unknown as Left)].sort());
  });

/** What looks like these may be facts on their way from one context to another. */
const passing = [
  'the copy of an order that stands is given back',
  'a copy is held for an order that nobody knows',
  'an order was placed for nothing',
  'a refund is lost',
  'an order that stands is refunded',
  'payments refunds an order that stands, and the provider agrees',
  'a hearer has not applied the last events',
  'a ticket is lost',
  'a store rejects, and the order never hears of it',
  'a delivery is lost',
  'a parcel has left, and the order never hears of it',
  'my page is behind',
  'an order that stands has lost what it earned',
  'nobody is told of a step',
];

test.runIf(isPossible).each(passing)('within the grace time it says nothing of this: %s', async (name) => {
  const world = await worldOf(stores, there);
  const { plant } = violations.find(({ violation }) => violation === name) ?? {};
  await plant?.(world, left as unknown as Left);

  expect((await world.audit(0)).findings).not.toEqual([]);
  expect(inLines((await world.audit(3_600_000)).findings)).toEqual([]);
});

test.runIf(isPossible)('what cannot be looked at is said', async () => {
  const { skipped } = await auditNow({ providerUrl: undefined, messagesUrl: undefined, only: ['I2', 'I9'] });
  expect(skipped.map((reason) => reason.slice(0, 2))).toEqual(['I2', 'I9']);
  await expect(auditNow({ providerUrl: 'http://127.0.0.1:1' })).rejects.toThrow(
    'the payment provider does not answer',
  );
});
