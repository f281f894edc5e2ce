import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { type Answered, aBook, cancel, command, stockOf, unhurried, until } from '../shop.ts';
import { testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// A member collects points at the café, pays for books with them, and gets them back.

let system: System;
let member: GraphClient;
beforeAll(async () => {
  system = await openSystem(testStores(), {
    ...unhurried,
    JUMUN_POINTS_DEADLINE_MS: '10000',
    JUMUN_WITHDRAWAL_DEADLINE_MS: '10000',
  });
  member = await system.as('cus_demo2');
});
afterAll(() => system.close());

const placed = `... on PlaceOrderSuccess { order { id status pointsSpent total { minorUnits } paidByCard { minorUnits } } }
  ... on NotEnoughPoints { code available order { id status } }`;
const card = { method: 'CARD', cardToken: 'tok_ok' };

type Ordered = Answered & { readonly order: { readonly id: string; readonly status: string } };

const order = async (key: string, wish: object): Promise<Ordered> => {
  const input = { idempotencyKey: key, confirm: true, payment: card, ...wish };
  return (await command(member, 'placeOrder', input, placed)) as Ordered;
};
const books = (productId: string, pointsToSpend: number, cardToken: string | null = 'tok_ok') => ({
  lines: [{ productId, quantity: 1 }],
  fulfilment: {
    shipment: {
      recipient: '김주문',
      phone: '010-1234-5678',
      address: { line1: '세종대로 110', city: '서울' },
    },
  },
  payment: { method: 'CARD', cardToken, pointsToSpend },
});

type Seen = {
  readonly viewer: {
    readonly membershipNumber: string;
    readonly wallet: {
      readonly points: number;
      readonly mileage: number;
      readonly entries: { readonly nodes: readonly { readonly reason: string; readonly amount: number }[] };
    };
  };
  readonly myPage: { readonly pointsBalance: number };
};

/** What the member sees in the wallet and on the page. */
const look = async (): Promise<Seen> => {
  const { data, errors } = await member.ask<Seen>(`{
    viewer { ... on Customer { membershipNumber wallet { points mileage entries(first: 100) { nodes { reason amount } } } } }
    myPage { pointsBalance }
  }`);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
};
/** Once wallet and page both show so many points. */
const pointsAre = (points: number) =>
  until(async () => {
    const { viewer, myPage } = await look();
    return viewer.wallet.points === points && myPage.pointsBalance === points ? viewer.wallet : undefined;
  }, 30_000);

/** What the provider has charged and given back for an order. */
const ofCard = async (orderId: string) => {
  const response = await fetch(`${system.provider.url}/ledger`, { headers: { 'x-api-key': 'sandbox' } });
  type Entry = { type: string; status: string; orderId: string; amount: { minorUnits: number } };
  const entries = (await response.text())
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line): Entry => JSON.parse(line))
    .filter((entry) => entry.orderId === orderId && entry.status !== 'declined');
  return entries.map(({ type, amount }) => `${type} ${amount.minorUnits}`);
};

/** The member drinks so much coffee that there are some points; returns how many. */
const collected = async (): Promise<number> => {
  const { membershipNumber } = (await look()).viewer;
  const { order: coffee } = await order('coffee', {
    lines: [{ productId: 'prd_menu01', quantity: 10 }],
    fulfilment: { pickup: { storeId: 'sto_cafe1', membershipNumber } },
  });
  const barista = await system.as('stf_cafe', { scopes: ['tickets:write', 'stores:any'] });
  const accept = () => command(barista, 'acceptTicket', { orderId: coffee.id, prepMinutes: 5 });
  await until(async () => ((await accept()).__typename === 'AcceptTicketSuccess' ? true : undefined));
  const { points } = await until(async () => {
    const { wallet } = (await look()).viewer;
    return wallet.points > 0 ? wallet : undefined;
  });
  await pointsAre(points);
  return points;
};

test('a book is paid for with points and a card; cancelled, both get back what they gave, and points alone can pay', async () => {
  const had = await collected();
  expect(had).toBeGreaterThan(1_000);
  const { mileage } = (await look()).viewer.wallet;
  const book = await aBook(system, 'Paid with points', 5);

  // a book of 12,000 won: 1,000 points, and the card for the rest
  const first = await order('in-part', books(book, 1_000));
  expect(first.order).toMatchObject({
    status: 'PLACED',
    pointsSpent: 1_000,
    total: { minorUnits: 12_000 },
    paidByCard: { minorUnits: 11_000 },
  });
  expect(await ofCard(first.order.id)).toEqual(['charge 11000']);
  await pointsAre(had - 1_000);
  expect(
    await until(async () =>
      (await look()).viewer.wallet.mileage === mileage + 12_000 ? 'whole' : undefined,
    ),
  ).toBe(
    'whole', // the whole price counts
  );

  // more than is left: nothing is charged, and the copy is there again
  const refused = await order('too-many', books(book, had));
  expect(refused).toMatchObject({
    __typename: 'NotEnoughPoints',
    code: 'NOT_ENOUGH_POINTS',
    available: had - 1_000,
    order: { status: 'PAYMENT_FAILED' },
  });
  expect(await ofCard(refused.order.id)).toEqual([]);
  expect(await stockOf(member, book)).toBe(4);

  // a card that is declined leaves the points where they were
  const declined = await order('declined', books(book, 500, 'tok_declined'));
  expect(declined.__typename).toBe('PaymentDeclined');
  await pointsAre(had - 1_000);

  // cancelled: the points first, the card the rest, once
  await until(async () => {
    const { __typename } = await cancel(member, first.order.id);
    return __typename === 'CancelOrderSuccess' || undefined;
  });
  expect(await ofCard(first.order.id)).toEqual(['charge 11000', 'refund 11000']);
  const { entries } = await pointsAre(had);
  expect(entries.nodes.filter(({ reason }) => /SPENT|RETURNED/.test(reason))).toEqual(
    expect.arrayContaining([
      { reason: 'SPENT', amount: -1_000 },
      { reason: 'RETURNED', amount: 1_000 },
    ]),
  );
});

test('of what staff give back, points are first and the card is next; a cancellation gives back the rest', async () => {
  const { points: had } = (await look()).viewer.wallet;
  const book = await aBook(system, 'Given back in parts', 5);
  const { order: bought } = await order('parts', books(book, 1_000));
  await pointsAre(had - 1_000);

  const support = await system.as('stf_support', { scopes: ['orders:read', 'orders:write', 'stores:any'] });
  const giveBack = async (key: string, minorUnits: number) => {
    const input = {
      idempotencyKey: key,
      orderId: bought.id,
      amount: { minorUnits, currency: 'KRW' },
      reason: '젖은 책',
    };
    const fields = '... on RefundOrderSuccess { refund { points amount { minorUnits } } }';
    return until(async () => {
      const answer = await command(support, 'refundOrder', input, fields);
      return answer.__typename === 'RefundOrderSuccess' ? answer.refund : undefined;
    });
  };
  expect(await giveBack('first', 600)).toMatchObject({ points: 600 });
  expect(await giveBack('first', 600)).toMatchObject({ points: 600 }); // a repeat gives back nothing more
  expect(await ofCard(bought.id)).toEqual(['charge 11000']);
  await pointsAre(had - 400);
  expect(await giveBack('second', 500)).toMatchObject({ points: 400, amount: { minorUnits: 500 } });
  expect(await ofCard(bought.id)).toEqual(['charge 11000', 'refund 100']);
  await pointsAre(had);

  await until(async () =>
    (await cancel(member, bought.id)).__typename === 'CancelOrderSuccess' ? true : undefined,
  );
  expect(await ofCard(bought.id)).toEqual(['charge 11000', 'refund 100', 'refund 10900']);
  await pointsAre(had);
});

test('points that were earned pay for everything, and no card is asked', async () => {
  const { points } = (await look()).viewer.wallet;
  const paper = await command(
    await system.as('stf_admin', { scopes: ['catalog:write', 'stores:any'] }),
    'registerProduct',
    {
      idempotencyKey: 'leaflet',
      title: 'A leaflet',
      price: { minorUnits: points, currency: 'KRW' },
      book: { author: '홍길동', stock: 1 },
    },
    '... on RegisterProductSuccess { product { id } }',
  );
  const { id } = paper.product as { id: string };
  const bought = await until(async () => {
    const answer = await order('all', books(id, points, null));
    return answer.__typename === 'PlaceOrderSuccess' ? answer.order : undefined;
  });
  expect(bought).toMatchObject({ status: 'PLACED', pointsSpent: points, paidByCard: { minorUnits: 0 } });
  await pointsAre(0);
  expect(await ofCard(bought.id)).toEqual([]);
  await until(async () =>
    (await cancel(member, bought.id)).__typename === 'CancelOrderSuccess' ? true : undefined,
  );
  await pointsAre(points);
  expect(await ofCard(bought.id)).toEqual([]);
});
