import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { raceTheCourier } from '../courier-race.ts';
import { aBook, ledgerOf, place, stockOf } from '../shop.ts';
import { ground, testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// The whole system in one process, on whichever store this project runs; every race goes through the router.

let system: System;
beforeAll(async () => {
  system = await openSystem(testStores(), {
    JUMUN_PAYMENT_DEADLINE_MS: '10000',
    JUMUN_STOCK_DEADLINE_MS: '20000',
    JUMUN_WITHDRAWAL_DEADLINE_MS: '10000',
  });
});
afterAll(() => system.close());

/** PGlite is one connection in WebAssembly: the same race with fewer takers. */
const many = ground === 'pglite' ? 0.2 : 1;
test('of 200 buyers at once for 20 copies exactly 20 get one, and 20 are charged [OB-11 OB-45 CT-41]', async () => {
  const copies = Math.round(20 * many);
  const buyers = Math.round(200 * many);
  const book = await aBook(system, 'The last twenty copies', copies);
  const clients = await Promise.all(Array.from({ length: buyers }, (_, i) => system.as(`cus_rush${i}`)));

  const answers = await Promise.all(clients.map((buyer) => place(buyer, { key: 'rush', productId: book })));

  const counted = Object.groupBy(answers, (answer) => answer.__typename);
  expect(Object.fromEntries(Object.entries(counted).map(([type, list]) => [type, list?.length]))).toEqual({
    PlaceOrderSuccess: copies,
    OutOfStock: buyers - copies,
  });
  expect(await stockOf(clients[0] as GraphClient, book)).toBe(0);
  const placed = new Set(
    answers.flatMap((a) => (a.__typename === 'PlaceOrderSuccess' && a.order ? [a.order.id] : [])),
  );
  const { charges } = await ledgerOf(system);
  const refused = new Set(
    answers.flatMap((a) => (a.__typename === 'OutOfStock' && a.order ? [a.order.id] : [])),
  );
  expect(charges.filter(({ orderId }) => placed.has(orderId))).toHaveLength(copies);
  expect(charges.filter(({ orderId }) => refused.has(orderId))).toEqual([]);
  expect(counted.OutOfStock?.every(({ productIds }) => productIds?.[0] === book)).toBe(true);
});

test('one key a hundred times at once is one order and one charge, and every answer is the same', async () => {
  const book = await aBook(system, 'One key', 500);
  const buyer = await system.as('cus_insistent');

  const answers = await Promise.all(
    Array.from({ length: 100 }, () => place(buyer, { key: 'again', productId: book })),
  );

  const [first] = answers;
  expect(first?.__typename).toBe('PlaceOrderSuccess');
  const alike = answers.map(({ __typename, order }) => [__typename, order?.id]); // its status moves on meanwhile
  expect(new Set(alike.map(String)).size).toBe(1);
  expect((await ledgerOf(system)).charges.filter(({ orderId }) => orderId === first?.order?.id)).toHaveLength(
    1,
  );
  expect(await stockOf(buyer, book)).toBe(499);
  const reused = await place(buyer, { key: 'again', productId: book, quantity: 2 });
  expect(reused).toEqual({ __typename: 'IdempotencyKeyReused' });
  const other = await place(await system.as('cus_other'), { key: 'again', productId: book });
  expect(other.order?.id).not.toBe(first?.order?.id);
});

test(
  'a hundred times a cancellation races the courier: one wins each time, and money and stock agree with the winner [EB-10]',
  () => raceTheCourier(system, 100),
  300_000,
);
