import { anonymous } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import * as said from '@jumun/schema/events/orders';
import { readPublished } from '@jumun/schema/published-language';
import { hears, loadContext } from '@jumun/subgraphs/contexts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnvironment } from '../context.ts';

// What orders say, through wallets and customers to my page, each hearing of it at its own time.

const at = 1_000 as Instant;
const open = new Map<string, Context>();
const contextOf = (name: string) => open.get(name) as Context;

beforeAll(async () => {
  const environment = testEnvironment({ clock: () => at });
  for (const name of ['wallets', 'customers', 'mypage']) {
    const { open: openContext } = await loadContext(name);
    open.set(name, await openContext(environment));
  }
});
afterAll(async () => {
  for (const context of open.values()) await context.close();
});

/** What orders have published: the one journal here that is written by hand. */
const ordersJournal: Envelope[] = [];
const say = (orderId: string, event: PublishedEvent) => {
  const number = ordersJournal.length + 1;
  const ids = { id: `evt_${number}`, correlationId: 'cor_1', causationId: null };
  ordersJournal.push({ ...event, ...ids, source: 'orders', number, aggregate: orderId, occurredAt: at });
};

const orderOf = (customerId: string, orderId: string, total: number) => ({
  ...{ orderId, customerId, paymentStatus: 'APPROVED' as const, fulfilmentStatus: null },
  ...{ fulfilment: 'SHIPMENT' as const, storeId: 'sto_bookshop', placedAt: at, lines: [] },
  total: { minorUnits: total, currency: 'KRW' },
});
const place = (customerId: string, orderId: string, total: number) => {
  const order = { ...orderOf(customerId, orderId, total), sequence: 1, status: 'PLACED' as const };
  say(orderId, said.OrderPlaced.make({ ...order, membershipNumber: null, rideClass: null }));
};
const cancel = (customerId: string, orderId: string, total: number) => {
  const order = orderOf(customerId, orderId, total);
  say(orderId, said.OrderCancelled.make({ ...order, sequence: 2, status: 'CANCELLED' }));
};

/** Who hears whom, and how far each has come. */
const hearers = ['wallets', 'customers', 'mypage'];
const ways = hearers.flatMap((hearer) =>
  Object.entries(hears[hearer] ?? {})
    .filter(([source]) => source === 'orders' || hearers.includes(source))
    .map(([source, types]) => ({ hearer, source, types, heard: 0 })),
);
type Way = (typeof ways)[number];

const journalOf = async ({ source }: Way, after: number) =>
  source === 'orders'
    ? ordersJournal.slice(after, after + 1)
    : (await contextOf(source).journal.page(after, 500)).events;

/** One event to one hearer, in one unit of work, which is undone when the handler fails. */
const hear = async ({ hearer, types }: Way, event: Envelope, fails: boolean) => {
  const read = types.includes(event.type) ? readPublished(event) : null;
  if (!read) return;
  const context = contextOf(hearer);
  await context.store.transaction(async (tx) => {
    for (const reaction of context.reactions.filter((one) => one.types.includes(read.type)))
      await reaction.react(read, { tx, at, cause: causeByEvent(read, reaction.name, at), notify() {} });
    if (fails) throw new Error('the handler fails');
  });
};

/** Lets every hearer catch up, in random order: each event twice, and one time in ten the handler fails. */
const letAllHear = async (chance: Iterator<number>) => {
  const next = (below: number) => (chance.next().value as number) % below;
  for (;;) {
    const waiting = (
      await Promise.all(ways.map(async (way) => ({ way, event: (await journalOf(way, way.heard))[0] })))
    ).flatMap(({ way, event }) => (event ? [{ way, event }] : []));
    if (waiting.length === 0) return;
    const { way, event } = waiting[next(waiting.length)]!;
    try {
      for (const _ of [1, 2]) await hear(way, event, next(10) === 0);
      way.heard = event.number;
    } catch (error) {
      expect((error as Error).message).toBe('the handler fails'); // and comes again
    }
  }
};

const ask = async (
  name: string,
  customerId: string,
  query: string,
  variables: Record<string, unknown> = {},
) => {
  const call = {
    caller: { ...anonymous, subject: customerId },
    locale: 'ko' as const,
    correlationId: 'cor_1',
  };
  const { data, errors } = await contextOf(name).subgraph.client.execute({ query, variables }, call);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
};

const seenBy = async (customerId: string) => {
  const of = [{ __typename: 'Customer', id: customerId }];
  const entity = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { wallet { mileage } } } }`;
  const { wallet } = (await ask('wallets', customerId, entity, { of }))._entities[0];
  const { myPage } = await ask('mypage', customerId, '{ myPage { mileage grade } }');
  return { wallet, myPage };
};

/** Up to five orders of one customer, in any mixture with their cancellations. */
const aShoppingTrip = fc
  .array(fc.record({ total: fc.integer({ min: 1, max: 15_000 }), cancelled: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((orders) => {
    const steps = orders.flatMap(({ cancelled }, i) => (cancelled ? [i, i] : [i]));
    return fc.record({
      orders: fc.constant(orders),
      steps: fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length }),
      chance: fc.infiniteStream(fc.noBias(fc.nat(999))),
    });
  });

test('once everything is heard, wallet, grade and my page agree with the orders, in whatever order it was heard [OB-08]', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(aShoppingTrip, async ({ orders, steps, chance }) => {
      const customerId = `cus_${++run}`;
      const placed = new Set<number>();
      for (const i of steps) {
        const { total } = orders[i] as { total: number };
        const tell = placed.has(i) ? cancel : place;
        tell(customerId, `ord_${run}_${i}`, total);
        placed.add(i);
      }
      await letAllHear(chance);
      const left = orders.filter(({ cancelled }) => !cancelled);
      const mileage = left.reduce((sum, { total }) => sum + total, 0);
      const grade = mileage >= 10_000 ? 'GOLD' : 'SILVER';
      expect(await seenBy(customerId)).toEqual({ wallet: { mileage }, myPage: { mileage, grade } });
    }),
    { numRuns: 20 },
  );
});

test('a customer who buys and cancels again and again is left with nothing, at SILVER', async () => {
  const customerId = 'cus_again';
  for (let i = 0; i < 10; i++) {
    place(customerId, `ord_again_${i}`, 20_000);
    cancel(customerId, `ord_again_${i}`, 20_000);
  }
  const [turns] = fc.sample(fc.infiniteStream(fc.noBias(fc.nat(999))), { numRuns: 1, seed: 7 });
  await letAllHear(turns as Iterator<number>);
  expect(await seenBy(customerId)).toEqual({
    wallet: { mileage: 0 },
    myPage: { mileage: 0, grade: 'SILVER' },
  });
});
