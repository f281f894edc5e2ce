import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { orderNumberOf } from '@jumun/schema/order-number';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from './open.ts';

// What a customer sees of the own payments, and the desk of everybody's.

const placed = (day: number, rest: string) =>
  `ord_${Date.UTC(2026, 10, day).toString(16).padStart(12, '0')}7000800000${rest}`;
const first = placed(1, '0000000001');
const second = placed(2, '0000000002');
const third = placed(3, '0000000003');
const theirs = placed(4, '0000000004');
const paymentOf = (orderId: string) => `pay_${orderId.slice(4)}`;

const anna: Caller = { ...anonymous, subject: 'cus_anna' };
const desk: Caller = { ...anonymous, subject: 'stf_desk', scopes: ['payments:read'] };

let system: OpenPayments;
beforeAll(async () => {
  system = await openPayments();
  await system.approve(first);
  await system.approve(second, 'tok_declined');
  await system.approve(third, 'tok_twice');
  await system.refund(third);
  await system.approve(theirs, 'tok_ok', { customerId: 'cus_ben' });
  await system.refund(placed(5, '0000000005')); // a tombstone is no payment
});
afterAll(() => system.close());

type Shown = {
  readonly id: string;
  readonly status: string;
  readonly order: { readonly id: string };
  readonly card: { readonly brand: string; readonly lastFour: string } | null;
};

const list = async (args = '', caller = desk) => {
  const { payments } = await system.ask(
    `{ payments${args} { nodes { id status order { id } card { brand lastFour } } pageInfo { endCursor hasNextPage } } }`,
    { caller },
  );
  return payments as {
    nodes: readonly Shown[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
};
const found = async (filter: string, caller = desk) =>
  (await list(`(filter: { ${filter} })`, caller)).nodes.map(({ order }) => order.id);

describe('the history of payments', () => {
  test('shows customers the order, the card and the status of each of their own [CT-21]', async () => {
    const { nodes } = await list('', anna);
    expect(nodes.map(({ status, order }) => [order.id, status])).toEqual([
      [third, 'REFUNDED'],
      [second, 'DECLINED'],
      [first, 'APPROVED'],
    ]);
    for (const { card } of nodes) {
      expect(card?.lastFour).toMatch(/^\d{4}$/);
      expect(card?.brand).toMatch(/^[A-Z]+$/);
    }
    expect(nodes[0]?.id).toBe(paymentOf(third));
  });

  test('shows of a card the last four digits, and keeps no more of it', async () => {
    const { nodes } = await list('(first: 1, sort: OLDEST)', anna);
    const { state } = (await system.row(first)) as { state: Readonly<Record<string, unknown>> };
    expect(state.card).toEqual(nodes[0]?.card);
    expect(JSON.stringify(state)).not.toContain('tok_');
  });

  test('shows the desk everybody’s, and those who only have a basket nobody else’s', async () => {
    expect((await list()).nodes).toHaveLength(4);
    expect(await found('customerId: "cus_ben"')).toEqual([theirs]);
    expect(await found('customerId: "cus_ben"', anna)).toEqual([]);
    expect(await found(`orderId: "${theirs}"`, anna)).toEqual([]);
    expect((await list('', { ...desk, stores: ['sto_cafe'] })).nodes).toEqual([]);
    await expect(list('', anonymous)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is searched by state, order, number and day', async () => {
    expect(await found('status: [APPROVED, REFUNDED]')).toEqual([theirs, third, first]);
    expect(await found('status: []')).toEqual([]);
    expect(await found(`orderId: "${second}"`)).toEqual([second]);
    expect(await found(`number: "${orderNumberOf(second).toLowerCase()}"`)).toEqual([second]);
    expect(await found('placedAfter: "2026-11-02T00:00:00Z", placedBefore: "2026-11-04T00:00:00Z"')).toEqual([
      third,
      second,
    ]);
    for (const odd of ['\\u0000', "' or 1=1", 'x'.repeat(1_000)])
      for (const field of ['customerId', 'orderId', 'number'])
        expect(await found(`${field}: "${odd}"`)).toEqual([]);
  });

  test('comes page by page, the oldest first where that is asked for', async () => {
    const page = await list('(sort: OLDEST, first: 3)');
    expect(page.nodes.map(({ order }) => order.id)).toEqual([first, second, third]);
    const last = await list(`(sort: OLDEST, first: 3, after: "${page.pageInfo.endCursor}")`);
    expect(last.nodes.map(({ order }) => order.id)).toEqual([theirs]);
    expect(last.pageInfo.hasNextPage).toBe(false);
  });
});

test('a payment from before cards were kept has none', async () => {
  const old = placed(6, '0000000006');
  await system.approve(old);
  await system.forgetCard(old);
  expect((await list('(first: 1)')).nodes).toEqual([
    { id: paymentOf(old), status: 'APPROVED', order: { id: old }, card: null },
  ]);
});
