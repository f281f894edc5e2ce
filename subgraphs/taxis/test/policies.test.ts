import type * as orders from '@jumun/schema/events/orders';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aCancelledOrder, aPlacedOrder, aRequestToCancel, trip } from './builders.ts';
import { openTaxis, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
beforeEach(async () => {
  t = await openTaxis();
});
afterEach(() => t.close());

const said = async () => (await t.said()).map(({ type }) => type).filter((type) => type !== 'TaxiRegistered');
const placed = (about = {}) => t.envelope(aPlacedOrder('ord_1', about));
const request = (about = {}) => t.envelope(aRequestToCancel('ord_1', about));
const cancelled = (about = {}) => t.envelope(aCancelledOrder('ord_1', about));

it('a booked ride is requested once, however often its order is heard [CT-03 CT-31]', async () => {
  const event = placed({ rideClass: 'PRIME' });
  await t.hear(event, event);
  expect(await t.said()).toMatchObject([
    {
      type: 'RideRequested',
      aggregate: 'ord_1',
      causationId: event.id,
      correlationId: event.correlationId,
      data: { rideId: 'rid_1', orderId: 'ord_1', customerId: 'cus_minji', rideClass: 'PRIME' },
    },
  ]);
  expect(await t.rideOf('ord_1')).toMatchObject({
    status: 'REQUESTED',
    requestedAt: 1_000,
    taxi: null,
    ...trip,
  });
});

it('taxis ignores orders that are shipped or picked up', async () => {
  for (const fulfilment of ['SHIPMENT', 'PICKUP'] as const) {
    const about = { fulfilment };
    await t.hear(placed(about), request(about), cancelled(about));
  }
  expect(await said()).toEqual([]);
  expect(await t.rideOf('ord_1')).toBeUndefined();
});

it('an order without its trip or class fails instead of being guessed at, and can be cancelled', async () => {
  const { data, ...event } = placed();
  const { trip: _, ...withoutTrip } = data as orders.OrderPlaced['data'];
  const old = { ...event, data: withoutTrip };
  await expect(t.hear(old)).rejects.toThrow('without its class or its trip');
  const withoutClass = { ...event, data: { ...withoutTrip, trip, rideClass: null } };
  await expect(t.hear(withoutClass)).rejects.toThrow('without its class or its trip');
  expect(await t.rideOf('ord_1')).toBeUndefined();
  expect(await t.withdraw('ord_1')).toMatchObject({ outcome: 'WITHDRAWN' });
});

it('a request to cancel is decided once, however often it is heard [CT-06]', async () => {
  const event = request();
  await t.hear(placed(), event, event);
  expect(await t.said()).toMatchObject([
    { type: 'RideRequested' },
    {
      type: 'WithdrawalDecided',
      data: { orderId: 'ord_1', authority: 'taxis', outcome: 'WITHDRAWN', reason: null },
    },
    { type: 'RideCancelled', data: { rideId: 'rid_1', orderId: 'ord_1', customerId: 'cus_minji' } },
  ]);
});

it('a request to cancel frees the taxi that was assigned, once', async () => {
  const taxiId = await t.aTaxi(1);
  const event = request();
  await t.hear(placed());
  await t.assign('ord_1', taxiId);
  expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 1 });
  await t.hear(event, event, cancelled());
  expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
  expect(await said()).toEqual(['RideRequested', 'RideAssigned', 'WithdrawalDecided', 'RideCancelled']);
});

it('a request to cancel a ride that has started comes too late', async () => {
  const taxiId = await t.aTaxi(1);
  await t.hear(placed());
  await t.assign('ord_1', taxiId);
  await t.start('ord_1');
  await t.hear(request(), cancelled());
  expect((await t.said()).at(-1)).toMatchObject({
    type: 'WithdrawalDecided',
    data: { outcome: 'TOO_LATE', reason: 'STARTED' },
  });
  expect(await t.rideOf('ord_1')).toMatchObject({ status: 'STARTED' });
  expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 1 });
});

it('a request to cancel that is heard before the order keeps the ride from being requested', async () => {
  await t.hear(request(), placed());
  expect(await said()).toEqual(['WithdrawalDecided']);
  expect(await t.rideOf('ord_1')).toEqual({ status: 'withdrawn' });
});

it('a cancelled order cancels its ride once and frees its taxi [CT-06]', async () => {
  const taxiId = await t.aTaxi(1);
  const event = cancelled();
  await t.hear(placed());
  await t.assign('ord_1', taxiId);
  await t.hear(event, event);
  expect(await said()).toEqual(['RideRequested', 'RideAssigned', 'RideCancelled']);
  expect(await t.rideOf('ord_1')).toMatchObject({ status: 'CANCELLED' });
  expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
});

it('a cancellation that is heard before the order keeps the ride from being requested', async () => {
  await t.hear(cancelled(), placed(), request());
  expect(await said()).toEqual([]);
  expect(await t.rideOf('ord_1')).toEqual({ status: 'withdrawn' });
});

it('a batch that cancels two rides of one taxi and books another is one unit of work', async () => {
  const taxiId = await t.aTaxi(2);
  await t.hearTogether(aPlacedOrder('ord_1'), aPlacedOrder('ord_2'));
  await t.assign('ord_1', taxiId);
  await t.assign('ord_2', taxiId);
  await t.hearTogether(aCancelledOrder('ord_1'), aPlacedOrder('ord_3'), aCancelledOrder('ord_2'));
  expect(await t.placesOf(taxiId)).toEqual({ capacity: 2, busy: 0 });
  expect(await t.rideOf('ord_3')).toMatchObject({ status: 'REQUESTED' });
});
