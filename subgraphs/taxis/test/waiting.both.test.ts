import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPlacedOrder } from './builders.ts';
import { openTaxis, type TaxisInTest } from './open.ts';

const minute = 60_000;

let t: TaxisInTest;
beforeEach(async () => {
  t = await openTaxis();
});
afterEach(() => t.close());

const place = (orderId: string) => t.hear(aPlacedOrder(orderId));
const pass = (ms: number) => {
  t.time.now = later(t.time.now, ms);
  return t.tick();
};
const told = async (orderId = 'ord_1') =>
  (await t.said()).filter(({ aggregate }) => aggregate === orderId).map(({ type }) => type);

describe('a ride that nobody takes', () => {
  it('is given up after ten minutes, and not before; its order hears why', async () => {
    await place('ord_1');
    await pass(10 * minute - 1);
    expect(await told()).toEqual(['RideRequested']);
    await pass(1);
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'CANCELLED', givenUp: 'NO_TAXI_IN_TIME' });
    expect((await t.said()).at(-1)).toMatchObject({
      type: 'RideGivenUp',
      data: { orderId: 'ord_1', rideId: 'rid_1', reason: 'NO_TAXI_IN_TIME', round: 0 },
    });
    await pass(10 * minute);
    expect(await told()).toEqual(['RideRequested', 'RideGivenUp']);
  });

  it('waits anew when it has lost its taxi, and not while it has one', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await pass(9 * minute);
    await t.assign('ord_1', taxiId);
    await pass(30 * minute);
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'ASSIGNED' });
    await t.decline('ord_1');
    await pass(10 * minute - 1);
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'REQUESTED' });
    await pass(1);
    expect(await told()).toEqual(['RideRequested', 'RideAssigned', 'RideUnassigned', 'RideGivenUp']);
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
  });

  it('waits as long as the setting says', async () => {
    const patient = await openTaxis({ settings: { JUMUN_ASSIGN_WITHIN_MS: '5000' } });
    await patient.hear(aPlacedOrder('ord_1'));
    expect(await patient.rideOf('ord_1')).toMatchObject({ assignBy: patient.time.now + 5_000 });
    await patient.close();
    await expect(openTaxis({ settings: { JUMUN_ASSIGN_WITHIN_MS: '0' } })).rejects.toThrow(
      'JUMUN_ASSIGN_WITHIN_MS',
    );
  });
});

describe('a dispatcher', () => {
  it('gives a ride to another taxi: the first is free and the other taken, in one step', async () => {
    const [first, second] = [await t.aTaxi(1), await t.aTaxi(1)];
    await place('ord_1');
    await t.assign('ord_1', first);
    expect((await t.assign('ord_1', second)).ride).toMatchObject({
      status: 'ASSIGNED',
      taxi: { id: second, availability: 0 },
    });
    expect(await t.placesOf(first)).toEqual({ capacity: 1, busy: 0 });
    expect(await told()).toEqual(['RideRequested', 'RideAssigned', 'RideAssigned']);
    expect((await t.said()).at(-1)).toMatchObject({ data: { taxiId: second, round: 1 } });
  });

  it('calls a taxi back, and may give the ride to it again', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    for (let i = 0; i < 2; i++)
      expect(await t.unassign('ord_1')).toMatchObject({
        __typename: 'UnassignRideSuccess',
        ride: { status: 'REQUESTED', taxi: null },
      });
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    expect((await t.said()).at(-1)).toMatchObject({
      type: 'RideUnassigned',
      data: { taxiId, why: 'UNASSIGNED', round: 1 },
    });
    expect((await t.assign('ord_1', taxiId)).__typename).toBe('AssignRideSuccess');
  });

  it('offers a ride to the taxi that declined it only by insisting', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    await t.decline('ord_1');
    expect(await t.assign('ord_1', taxiId)).toMatchObject({
      __typename: 'TaxiDeclined',
      code: 'TAXI_DECLINED',
    });
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    expect((await t.assign('ord_1', taxiId, true)).__typename).toBe('AssignRideSuccess');
  });

  it('sends another taxi where one broke down, and the customer may cancel meanwhile', async () => {
    const [first, second] = [await t.aTaxi(1), await t.aTaxi(1)];
    for (const n of [1, 2]) await place(`ord_${n}`);
    for (const [order, taxiId] of [
      ['ord_1', first],
      ['ord_2', second],
    ] as const) {
      await t.assign(order, taxiId);
      await t.start(order);
      expect((await t.withdraw(order)).outcome).toBe('TOO_LATE');
      expect((await t.breakDown(order)).ride).toMatchObject({ status: 'REQUESTED', taxi: null });
      expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    }
    expect((await t.withdraw('ord_1')).outcome).toBe('WITHDRAWN');
    await t.assign('ord_2', first);
    await t.start('ord_2');
    expect((await t.complete('ord_2')).ride).toMatchObject({ status: 'COMPLETED', taxi: { id: first } });
    expect(await told('ord_2')).toEqual([
      'RideRequested',
      'RideAssigned',
      'RideStarted',
      'WithdrawalDecided',
      'RideUnassigned',
      'RideAssigned',
      'RideStarted',
      'RideCompleted',
    ]);
  });

  it('gives up a ride for which there is no taxi, with a reason for the customer', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    for (let i = 0; i < 2; i++)
      expect((await t.giveUp('ord_1', '눈이 많이 옵니다')).ride).toMatchObject({
        status: 'CANCELLED',
        deleted: true,
      });
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    expect(await told()).toEqual(['RideRequested', 'RideAssigned', 'RideGivenUp']);
    expect((await t.said()).at(-1)).toMatchObject({ data: { reason: '눈이 많이 옵니다' } });
    expect(await t.giveUp('ord_1', '다른 이유')).toMatchObject({ __typename: 'RideNotRequested' });
    expect(await t.tell('giveUpRide', { orderId: 'ord_1', reason: ' ' })).toEqual(['BAD_USER_INPUT']);
  });
});
