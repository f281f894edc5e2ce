import type { Envelope } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { aGrade, aMileage, aPoints, aShippedOrder } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeEach(async () => {
  m = await openMypage();
});
afterEach(() => m.close());

/** Every way to mix several sources, each of which keeps its own order. */
const mixtures = <T>(...sources: readonly (readonly T[])[]): T[][] => {
  const left = sources.filter(({ length }) => length > 0);
  if (left.length === 0) return [[]];
  return left.flatMap(([first, ...rest], i) =>
    mixtures(...left.with(i, rest)).map((others) => [first as T, ...others]),
  );
};

let runs = 0;

/** What three contexts say of a customer's order, and of what it did to mileage and grade. */
const aStory = () => {
  const id = ++runs;
  const [customerId, orderId] = [`cus_${id}`, `ord_${id}`];
  return {
    customerId,
    orderId,
    orders: aShippedOrder(orderId, customerId).slice(0, 3),
    wallets: [aMileage(15_000, customerId, 1), aMileage(500, customerId, 2)],
    customers: [aGrade('GOLD', customerId, 1), aGrade('SILVER', customerId, 2)],
  };
};

/** Hears an event until it is applied, as the consumer would. */
const hear = async (event: Envelope) => {
  while (
    !(await m.hear(event).then(
      () => true,
      () => false,
    ))
  );
};

const pageOf = async (customerId: string, orderId: string) => {
  const { data, errors } = await m.ask(
    customer(customerId),
    `{ myPage { mileage grade orders { nodes { orderId sequence status fulfilmentStatus placedAt steps { sequence status occurredAt } } } } }`,
  );
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data?.myPage).replaceAll(orderId, 'ord_x'));
};

const inTheEnd = async () => {
  const { customerId, orderId, orders, wallets, customers } = aStory();
  await m.hear(...orders, ...wallets, ...customers);
  const page = await pageOf(customerId, orderId);
  expect(page).toMatchObject({ mileage: 500, grade: 'SILVER', orders: { nodes: [{ sequence: 3 }] } });
  return page;
};

describe('what orders, wallets and customers say, each twice, to a handler that fails every tenth time', () => {
  it('gives the same page however the sources are mixed', async () => {
    const expected = await inTheEnd();
    let heard = 0;
    m.state.fails = () => ++heard % 10 === 0;
    const all = mixtures([0, 1, 2], [3, 4], [5, 6]);
    expect(all).toHaveLength(210);
    for (const mixture of all) {
      const { customerId, orderId, orders, wallets, customers } = aStory();
      const events = [...orders, ...wallets, ...customers];
      for (const event of mixture.map((i) => events[i]!)) for (const _ of [1, 2]) await hear(event);
      expect(await pageOf(customerId, orderId), mixture.join()).toEqual(expected);
    }
  }, 120_000);

  it('gives the same page in any order at all', async () => {
    const expected = await inTheEnd();
    const doubled = Array.from({ length: 14 }, (_, i) => i % 7);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(doubled, { minLength: 14, maxLength: 14 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        async (order, chance) => {
          const { customerId, orderId, orders, wallets, customers } = aStory();
          const events = [...orders, ...wallets, ...customers];
          m.state.fails = () => chance.next().value === 0;
          for (const i of order) await hear(events[i]!);
          m.state.fails = () => false;
          expect(await pageOf(customerId, orderId)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('the live stream of my page', () => {
  it('shows each change of mileage and grade once, and nothing older', async () => {
    const live = await m.watch(
      customer('cus_live'),
      `subscription { myPageChanged { change { __typename ... on BalanceChange { mileage points grade } } } }`,
    );
    const seen = live.take(3);
    const [first, second] = [aMileage(12_000, 'cus_live', 1), aMileage(24_000, 'cus_live', 2)];
    await m.hear(second);
    await m.hear(first, second);
    await m.hear(aGrade('GOLD', 'cus_live', 1));
    await m.hear(aMileage(12_000, 'cus_live', 3));
    const change = { __typename: 'BalanceChange', mileage: null, points: null, grade: null };
    expect((await seen).map((event) => event.change)).toEqual([
      { ...change, mileage: 24_000 },
      { ...change, grade: 'GOLD' },
      { ...change, mileage: 12_000 },
    ]);
    live.close();
  });
});

describe('points', () => {
  it('are those with the highest sequence that was heard, and can be read at any time [CF-17]', async () => {
    const points = async () => (await m.ask(customer('cus_p'), '{ myPage { points mileage } }')).data?.myPage;
    expect(await points()).toEqual({ points: 0, mileage: 0 });
    const [earned, more, reversed] = [
      aPoints(49, 'cus_p', 1),
      aPoints(98, 'cus_p', 2),
      aPoints(49, 'cus_p', 3),
    ];
    await m.hear(more, earned, more);
    expect(await points()).toEqual({ points: 98, mileage: 0 });
    await m.hear(reversed, more, aMileage(500, 'cus_p', 1));
    expect(await points()).toEqual({ points: 49, mileage: 500 });
  });

  it('beyond the end of an Int are told whole, and old clients are told the most that an Int holds', async () => {
    const live = await m.watch(
      customer('cus_rich'),
      'subscription { myPageChanged { change { ... on BalanceChange { points pointsBalance mileage } } } }',
    );
    const seen = live.take(2);
    await m.hear(aPoints(2_147_483_647, 'cus_rich', 1));
    await m.hear(aPoints(2_147_483_648, 'cus_rich', 2));
    const { data, errors } = await m.ask(customer('cus_rich'), '{ myPage { points pointsBalance } }');
    expect(errors).toBeUndefined();
    expect(data?.myPage).toEqual({ points: 2_147_483_647, pointsBalance: 2_147_483_648 });
    expect((await seen).map(({ change }) => change)).toEqual([
      { points: 2_147_483_647, pointsBalance: 2_147_483_647, mileage: null },
      { points: 2_147_483_647, pointsBalance: 2_147_483_648, mileage: null },
    ]);
    live.close();
  });

  it('are streamed once, as they are then, beside mileage and grade', async () => {
    const live = await m.watch(
      customer('cus_p'),
      'subscription { myPageChanged { change { ... on BalanceChange { mileage points grade } } } }',
    );
    const seen = live.take(3);
    const [first, second] = [aPoints(49, 'cus_p', 1), aPoints(98, 'cus_p', 2)];
    await m.hear(first, first);
    await m.hear(aMileage(4_900, 'cus_p', 1));
    await m.hear(second, first, second);
    const nothing = { mileage: null, points: null, grade: null };
    expect((await seen).map(({ change }) => change)).toEqual([
      { ...nothing, points: 49 },
      { ...nothing, mileage: 4_900 },
      { ...nothing, points: 98 },
    ]);
    live.close();
  });
});
