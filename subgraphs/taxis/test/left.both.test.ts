import { journal } from '@jumun/platform/store/technical-tables';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queue, rides } from '../store/tables.ts';
import { aPlacedOrder, trip } from './builders.ts';
import { openTaxis, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
beforeEach(async () => {
  t = await openTaxis();
});
afterEach(() => t.context.close());

const left = (customerId = 'cus_minji') => CustomerLeft.make({ customerId });
const everything = async () => {
  const { read } = t.context.store;
  return JSON.stringify(await Promise.all([rides, queue, journal].map((table) => read.select().from(table))));
};
const canaries = [trip.pickUp.line1, trip.dropOff.line1, trip.pickUp.postalCode];

test('rides of a customer who has left stay counted, and nothing says from where to where they went', async () => {
  const taxi = await t.aTaxi(2);
  for (const order of ['ord_driven', 'ord_waiting']) await t.hear(aPlacedOrder(order));
  await t.assign('ord_driven', taxi);
  await t.start('ord_driven');
  await t.complete('ord_driven');
  for (const canary of canaries) expect(await everything()).toContain(canary);

  await t.hear(left(), left());

  for (const canary of canaries) expect(await everything()).not.toContain(canary);
  expect(await t.rideOf('ord_driven')).toMatchObject({
    status: 'COMPLETED',
    passengers: 2,
    taxi: { taxiId: taxi },
  });
  expect(await t.rideOf('ord_waiting')).toMatchObject({ status: 'REQUESTED' });
  expect(await t.placesOf(taxi)).toEqual({ capacity: 2, busy: 0 });
});

test('a ride that is under way goes on, and rides of others keep their addresses', async () => {
  const taxi = await t.aTaxi(1);
  await t.hear(aPlacedOrder('ord_1'));
  await t.assign('ord_1', taxi);
  await t.hear(left('cus_jun'));
  for (const canary of canaries) expect(await everything()).toContain(canary);
  await t.hear(left());
  expect(await t.start('ord_1')).toMatchObject({ __typename: 'StartRideSuccess' });
  expect(await t.complete('ord_1')).toMatchObject({ __typename: 'CompleteRideSuccess' });
  expect(await t.placesOf(taxi)).toEqual({ capacity: 1, busy: 0 });
});
