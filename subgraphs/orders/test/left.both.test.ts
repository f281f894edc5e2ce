import { journal } from '@jumun/platform/store/technical-tables';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { aLatte, aTaxi } from './builders.ts';
import { type OrdersInTest, openOrders, orderOf } from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders(undefined, { JUMUN_STOCK_DEADLINE_MS: '20000', JUMUN_PAYMENT_DEADLINE_MS: '20000' });
});
afterEach(() => o.close());

const [recipient, phone, line1, line2] = ['카나리아', '010-2345-6789', '카나리아로 1', '카나리아로 2'];
/** As they are kept, whatever the number is written like. */
const canaries = [recipient, '2345', line1, line2];
const address = { line1, line2, city: '서울' };

/** A book by post, a coffee and a ride, each with what only its customer knows. */
const wishes = [
  { fulfilment: { shipment: { recipient, phone, address } } },
  {
    lines: [{ productId: aLatte.productId, quantity: 1 }],
    fulfilment: { pickup: { storeId: aLatte.storeId } },
  },
  {
    lines: [{ productId: aTaxi.productId, quantity: 1 }],
    fulfilment: { ride: { pickUp: address, dropOff: address, passengers: 1 } },
  },
];
const placeAll = async (who = customer('cus_minji')) => {
  const placed = [];
  for (const [i, wish] of wishes.entries())
    placed.push(orderOf(await o.place({ idempotencyKey: `key-${i}`, ...wish }, who)).id);
  return placed;
};
const left = (customerId: string) => o.envelope('customers', CustomerLeft.make({ customerId }));
const everything = async () =>
  JSON.stringify([await o.rows(), await o.context.store.read.select().from(journal)]);

test('orders of a customer who has left stay as they were, without whom they were for and where they went', async () => {
  const ids = await placeAll();
  const before = await o.rows();
  const said = await o.said();
  const everythingBefore = await everything();
  for (const canary of canaries) expect(everythingBefore).toContain(canary);

  await o.hear(left('cus_minji'), left('cus_minji'));

  const everythingAfter = await everything();
  for (const canary of [recipient, '23456789', '2345-6789', line1, line2])
    expect(everythingAfter).not.toContain(canary);
  const after = await o.rows();
  expect(after.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const row of before) {
    const now = after.find(({ id }) => id === row.id)!;
    expect({ ...now.state, fulfilment: null }).toEqual({ ...row.state, fulfilment: null });
  }
  expect((await o.said()).map(({ id }) => id)).toEqual(said.map(({ id }) => id)); // nobody hears anything of it
});

test('whoever hears of a booking after that still hears that it was one', async () => {
  await placeAll();
  await o.hear(left('cus_minji'));
  const booked = (await o.said()).filter(({ data }) => 'trip' in (data as object));
  expect(booked).toMatchObject([
    { type: 'OrderPlaced', data: { trip: { pickUp: { line1: '' }, dropOff: { line1: '' }, passengers: 1 } } },
  ]);
});

test('an order that is open goes on, and orders of others keep their addresses', async () => {
  const [book = ''] = await placeAll();
  await placeAll(customer('cus_jun'));
  await o.hear(left('cus_minji'));
  expect(await o.cancel(book)).toMatchObject({ __typename: 'CancelOrderSuccess' });
  expect(await everything()).toContain(recipient);
});

test('nothing is ordered by a customer who has left, even where the order is asked for in the same moment', async () => {
  await o.hear(left('cus_minji'));
  await expect(placeAll()).rejects.toThrow();
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `cus_${name}`);
  const [wish] = wishes;
  await Promise.all(
    all.flatMap((id) => [
      o.place({ idempotencyKey: 'key', ...wish }, customer(id)).catch(() => {}),
      o.hear(left(id)),
    ]),
  );
  for (const canary of canaries) expect(await everything()).not.toContain(canary);
});
