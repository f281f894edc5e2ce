import { serviceCaller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji } from '../../../test/callers.ts';
import type { Json } from '../../../test/context.ts';
import { anAcceptedTicket, aPlacedOrder, aSignUp } from './builders.ts';
import { openWallets, type WalletsInTest } from './open.ts';

let w: WalletsInTest;
beforeEach(async () => {
  w = await openWallets();
});
afterEach(() => w.close());

const orders = serviceCaller('orders');
const number = '100000000017';

/** Minji collects 1,000 points with a feast at the café. */
const collect = () => {
  const feast = { total: 20_000, membershipNumber: number };
  return w.hear([
    aSignUp('cus_minji', number),
    aPlacedOrder('ord_feast', feast),
    anAcceptedTicket('ord_feast', feast),
  ]);
};

const holdOperation = `mutation ($input: HoldPointsInput!) { answer: holdPoints(input: $input) {
  __typename ... on PointsHold { state amount returned } ... on PointsShort { available } } }`;
const returnOperation = `mutation ($input: ReturnPointsInput!) { answer: returnPoints(input: $input) { state amount returned } }`;

const ask = async (query: string, input: object, caller = orders): Promise<Json> => {
  const { data, errors } = await w.execute(caller, query, { input });
  return data?.answer ?? { __typename: errors?.[0]?.extensions.code };
};
const hold = (orderId: string, amount: number, customerId = 'cus_minji') =>
  ask(holdOperation, { orderId, customerId, amount });
const giveBack = (orderId: string, amount: number | null = null, key = `return:${orderId}`) =>
  ask(returnOperation, { orderId, amount, key });

const entries = async (): Promise<Json[]> =>
  (
    await w.wallet(
      minji,
      'cus_minji',
      'entries(first: $first, after: $after) { nodes { programme amount reason orderId } }',
    )
  ).entries.nodes.filter(({ programme }: Json) => programme === 'POINTS');

describe('points that an order spends', () => {
  it('leave the balance when they are held, are spent once the order stands, and are shown to their customer', async () => {
    await collect();
    expect(await hold('ord_1', 400)).toEqual({
      __typename: 'PointsHold',
      state: 'HELD',
      amount: 400,
      returned: 0,
    });
    expect(await w.pointsOf('cus_minji')).toBe(600);
    await w.hear([aPlacedOrder('ord_1', { pointsSpent: 400 })]);
    expect(await w.spendings()).toMatchObject([{ id: 'ord_1', status: 'SPENT' }]);
    expect(await w.pointsOf('cus_minji')).toBe(600);
    expect(await entries()).toEqual([
      { programme: 'POINTS', amount: 1_000, reason: 'EARNED', orderId: 'ord_feast' },
      { programme: 'POINTS', amount: -400, reason: 'SPENT', orderId: 'ord_1' },
    ]);
    expect((await w.saidOf('PointsChanged')).at(-1)).toMatchObject({
      data: { customerId: 'cus_minji', orderId: 'ord_1', points: 600, change: -400, sequence: 2 },
    });
  });

  it('are held once, however often they are asked for', async () => {
    await collect();
    const answers = await Promise.all(Array.from({ length: 10 }, () => hold('ord_1', 400)));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['HELD']));
    expect(await w.pointsOf('cus_minji')).toBe(600);
    expect(await hold('ord_1', 300)).toEqual({ __typename: 'BAD_USER_INPUT' });
    expect(await hold('ord_1', 400, 'cus_jun')).toEqual({ __typename: 'BAD_USER_INPUT' });
  });

  it('are not held where there are fewer: nothing is written, and the order may ask again', async () => {
    await collect();
    expect(await hold('ord_1', 1_001)).toEqual({ __typename: 'PointsShort', available: 1_000 });
    expect(await hold('ord_2', 1, 'cus_jun')).toEqual({ __typename: 'PointsShort', available: 0 });
    expect(await w.spendings()).toEqual([]);
    expect(await hold('ord_1', 1_000)).toMatchObject({ state: 'HELD' });
  });

  it('are never more than there are, when a hundred orders want them at once', async () => {
    await collect();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => hold(`ord_${i}`, 100)));
    expect(answers.filter(({ state }) => state === 'HELD')).toHaveLength(10);
    expect(answers.filter((answer) => answer.__typename === 'PointsShort')).toHaveLength(90);
    expect(await w.pointsOf('cus_minji')).toBe(0);
    const spent = (await w.ledger()).filter(({ reason }) => reason === 'SPENT');
    expect(spent.map(({ amount }) => amount)).toEqual(Array.from({ length: 10 }, () => -100));
  });

  it('come back when the order is given up, once, and can be spent again', async () => {
    await collect();
    await hold('ord_1', 1_000);
    const answers = await Promise.all(Array.from({ length: 5 }, () => giveBack('ord_1')));
    expect(new Set(answers.map(({ state, returned }) => `${state} ${returned}`))).toEqual(
      new Set(['RETURNED 1000']),
    );
    expect(await w.pointsOf('cus_minji')).toBe(1_000);
    expect(await hold('ord_1', 1_000)).toMatchObject({ state: 'RETURNED' }); // never again for this order
    expect(await w.pointsOf('cus_minji')).toBe(1_000);
    expect(await hold('ord_2', 1_000)).toMatchObject({ state: 'HELD' });
  });

  it('given back before they were ever held are never held: the late ask is barred', async () => {
    await collect();
    expect(await giveBack('ord_1')).toEqual({ state: 'RETURNED', amount: 0, returned: 0 });
    expect(await hold('ord_1', 400)).toMatchObject({ __typename: 'PointsHold', state: 'RETURNED' });
    await w.hear([aPlacedOrder('ord_1', { pointsSpent: 400 })]);
    expect(await w.pointsOf('cus_minji')).toBe(1_000);
    expect(await w.spendings()).toMatchObject([{ id: 'ord_1', status: 'barred' }]);
  });

  it('come back in parts, each once by its key, and never more than were spent', async () => {
    await collect();
    await hold('ord_1', 900);
    await w.hear([aPlacedOrder('ord_1', { pointsSpent: 900 })]);
    for (const _ of [1, 2]) expect(await giveBack('ord_1', 300, 'return:a')).toMatchObject({ returned: 300 });
    expect(await w.pointsOf('cus_minji')).toBe(400);
    expect(await giveBack('ord_1', 601, 'return:b')).toEqual({ __typename: 'BAD_USER_INPUT' });
    const both = await Promise.all([giveBack('ord_1', 400, 'return:c'), giveBack('ord_1', 400, 'return:d')]);
    expect(both.filter((answer) => answer.__typename === 'BAD_USER_INPUT')).toHaveLength(1);
    expect(await giveBack('ord_1')).toEqual({ state: 'RETURNED', amount: 900, returned: 900 });
    expect(await w.pointsOf('cus_minji')).toBe(1_000);
    expect(
      (await w.ledger()).filter(({ reason }) => reason === 'RETURNED').map(({ amount }) => amount),
    ).toEqual([300, 400, 200]);
  });

  it('are asked for by orders only', async () => {
    for (const caller of [minji, serviceCaller('gifts'), customer('cus_jun')])
      expect(
        await ask(holdOperation, { orderId: 'ord_1', customerId: 'cus_minji', amount: 1 }, caller),
      ).toEqual({
        __typename: 'FORBIDDEN',
      });
  });

  it('stay spent by an order whose mileage counts as before', async () => {
    await collect();
    await hold('ord_1', 1_000);
    await w.hear([aPlacedOrder('ord_1', { total: 12_000, pointsSpent: 1_000 })]);
    expect(await w.mileageOf('cus_minji')).toBe(32_000);
  });

  it('are in what is given to a customer who wants to know what is kept', async () => {
    await collect();
    await hold('ord_1', 400);
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on MyData { wallet } } }`;
    const { data } = await w.execute(minji, query, {
      of: [{ __typename: 'MyData', customerId: 'cus_minji' }],
    });
    expect((data as Json)._entities[0].wallet.spendings).toMatchObject([
      { orderId: 'ord_1', status: 'HELD', amount: 400 },
    ]);
  });
});
