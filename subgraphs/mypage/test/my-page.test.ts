import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { aGrade, aMileage, aShippedOrder } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const types = { first: 'Int', after: 'String', open: 'Boolean' };

// biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
const page = async (who: string, fields: string, variables: object = {}): Promise<any> => {
  const used = Object.entries(types).filter(([name]) => fields.includes(`$${name}`));
  const declared = used.map(([name, type]) => `$${name}: ${type}`).join(' ');
  const query = `query ${declared && `(${declared})`} { myPage { ${fields} } }`;
  const { data, errors } = await m.ask(customer(who), query, { ...variables });
  expect(errors).toBeUndefined();
  return data?.myPage;
};

describe('my page', () => {
  it('shows an order with its steps in the language of the request, or another [OB-37 OB-40 EB-14]', async () => {
    await m.hear(...aShippedOrder('ord_a', 'cus_a').slice(0, 2));
    const shown = await page(
      'cus_a',
      `orders { nodes { orderId sequence status paymentStatus fulfilmentStatus total { amount currency } placedAt
         order { __typename id } steps { sequence status occurredAt message english: message(locale: "en-GB") } } }`,
    );
    expect(shown.orders.nodes).toEqual([
      {
        orderId: 'ord_a',
        sequence: 2,
        status: 'ACCEPTED',
        paymentStatus: 'APPROVED',
        fulfilmentStatus: 'ACCEPTED',
        total: { amount: '15000', currency: 'KRW' },
        placedAt: '1970-01-01T00:00:10.000Z',
        order: { __typename: 'Order', id: 'ord_a' },
        steps: [
          {
            sequence: 1,
            status: 'PLACED',
            occurredAt: '1970-01-01T00:00:10.000Z',
            message: '주문과 결제가 완료되었습니다. 접수를 기다리고 있습니다.',
            english: 'Your order is placed and paid for; it is waiting to be accepted.',
          },
          {
            sequence: 2,
            status: 'ACCEPTED',
            occurredAt: '1970-01-01T00:00:11.000Z',
            message: '주문이 접수되었습니다.',
            english: 'Your order has been accepted.',
          },
        ],
      },
    ]);
  });

  it('pages through the orders newest first, each exactly once, even those placed at the same moment', async () => {
    const times = [500, 100, 300, 300, 300, 200, 400];
    for (const [i, time] of times.entries())
      await m.hear(...aShippedOrder(`ord_p${i}`, 'cus_p', time).slice(0, 1));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { orders } = await page(
        'cus_p',
        'orders(first: $first, after: $after) { edges { cursor node { orderId } } nodes { orderId } pageInfo { hasNextPage endCursor } }',
        { first: 2, after },
      );
      expect(orders.edges.map((edge: { node: unknown }) => edge.node)).toEqual(orders.nodes);
      seen.push(...orders.nodes.map((node: { orderId: string }) => node.orderId));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['ord_p0', 'ord_p6', 'ord_p4', 'ord_p3', 'ord_p2', 'ord_p5', 'ord_p1']);
  });

  it('tells open orders from those that have ended', async () => {
    await m.hear(...aShippedOrder('ord_o1', 'cus_o', 1), ...aShippedOrder('ord_o2', 'cus_o', 2).slice(0, 3));
    const ids = async (open: boolean | null, first = 20) =>
      (
        await page('cus_o', 'orders(open: $open, first: $first) { nodes { orderId } }', { open, first })
      ).orders.nodes.map((node: { orderId: string }) => node.orderId);
    expect(await ids(true)).toEqual(['ord_o2']);
    expect(await ids(false)).toEqual(['ord_o1']);
    expect(await ids(null)).toEqual(['ord_o2', 'ord_o1']);
    await m.hear(...aShippedOrder('ord_o3', 'cus_o', 3), ...aShippedOrder('ord_o4', 'cus_o', 4));
    const first = await page(
      'cus_o',
      'orders(open: false, first: 2) { nodes { orderId } pageInfo { endCursor } }',
    );
    const rest = await page('cus_o', 'orders(open: false, after: $after) { nodes { orderId } }', {
      after: first.orders.pageInfo.endCursor,
    });
    expect([first.orders.nodes, rest.orders.nodes]).toEqual([
      [{ orderId: 'ord_o4' }, { orderId: 'ord_o3' }],
      [{ orderId: 'ord_o1' }],
    ]);
  });

  it('reads the steps of more orders than one query takes', async () => {
    for (let i = 0; i < 12; i++)
      await m.hear(
        ...Array.from({ length: 10 }, (_, j) => aShippedOrder(`ord_m${i}_${j}`, 'cus_m', i * 10 + j)).flat(),
      );
    const { a, b } = await page(
      'cus_m',
      `a: orders(first: 100) { nodes { orderId steps { sequence } } pageInfo { endCursor } }
       b: orders(first: 100, open: false) { nodes { steps { sequence } } }`,
    );
    expect(a.nodes).toHaveLength(100);
    for (const node of [...a.nodes, ...b.nodes]) expect(node.steps).toHaveLength(5);
    const rest = await page('cus_m', 'orders(first: 100, after: $after) { nodes { steps { sequence } } }', {
      after: a.pageInfo.endCursor,
    });
    expect(rest.orders.nodes.map((node: { steps: unknown[] }) => node.steps.length)).toEqual(
      Array(20).fill(5),
    );
  });

  it('begins at SILVER without mileage and points', async () => {
    expect(await page('cus_g', 'grade mileage points')).toEqual({ grade: 'SILVER', mileage: 0, points: 0 });
  });

  it('shows mileage and grade as last heard, even for a customer who was not known before', async () => {
    const [silver, gold] = [aGrade('SILVER', 'cus_g'), aGrade('GOLD', 'cus_g')];
    await m.hear(silver, gold, silver, gold);
    expect(await page('cus_g', 'grade mileage')).toEqual({ grade: 'GOLD', mileage: 0 });
    await m.hear(aMileage(3_000_000_000, 'cus_g'));
    expect(await page('cus_g', 'grade mileage')).toEqual({ grade: 'GOLD', mileage: 3_000_000_000 });
    await m.hear(aMileage(12_000, 'cus_new'));
    expect(await page('cus_new', 'grade mileage')).toEqual({ grade: 'SILVER', mileage: 12_000 });
  });

  it('keeps the latest mileage and grade when older ones are heard after them', async () => {
    const [silver, gold] = [aGrade('SILVER', 'cus_h'), aGrade('GOLD', 'cus_h')];
    const [little, much] = [aMileage(500, 'cus_h'), aMileage(12_000, 'cus_h')];
    await m.hear(gold, silver, much, little);
    expect(await page('cus_h', 'grade mileage')).toEqual({ grade: 'GOLD', mileage: 12_000 });
  });

  it('is private: customers see their own orders only, staff have no page', async () => {
    await m.hear(...aShippedOrder('ord_mine', 'cus_mine'));
    expect((await page('cus_else', 'orders { nodes { orderId } }')).orders.nodes).toEqual([]);
    expect((await m.ask(staff('orders:read'), '{ myPage { grade } }')).data).toEqual({ myPage: null });
  });

  it('refuses cursors that are not its own, and pages that are too long', async () => {
    const code = async (args: string) =>
      (await m.ask(minji, `{ myPage { orders(${args}) { nodes { orderId } } } }`)).errors?.[0]?.extensions
        .code;
    const elsewhere = Buffer.from('k:ord_1').toString('base64url');
    const nul = Buffer.from('k:12.ord\u0000').toString('base64url');
    for (const cursor of ['nonsense', elsewhere, nul])
      expect(await code(`after: "${cursor}"`)).toBe('INVALID_CURSOR');
    for (const first of [0, -1, 101]) expect(await code(`first: ${first}`)).toBe('BAD_USER_INPUT');
  });
});
