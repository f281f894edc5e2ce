import type { Instant } from '@jumun/platform/kernel/clock';
import { metricsText } from '@jumun/platform/process/metrics';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import type { OrderCommand } from '../domain/order.ts';
import type { OrderId } from '../domain/states.ts';
import { judge, limitOf, stages, systemLimitMs, waitOf, watchAtOf } from '../domain/waiting.ts';
import { orders } from '../store/tables.ts';
import {
  after,
  announce,
  at,
  begin,
  begun,
  type fulfilments,
  heard,
  park,
  place,
  queue,
  step,
  toBeAccepted,
  undoTimedOut,
  wantOut,
  withdrawn,
} from './builders.ts';
import { aPickup, aRide, type OrdersInTest, openOrders, orderOf, silence } from './open.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('how long an order may wait', () => {
  const limit = (...way: OrderCommand[]) => limitOf(begun(after(way)));

  it('is a minute beyond its next look, or its promised end, while the system has to go on', () => {
    expect(limit(begin())).toBe(5_000 + minute); // its driver has four seconds
    expect(limit(begin(), park)).toBe(62_000 + minute);
    expect(limit(begin(), queue)).toBe(901_000 + minute);
    expect(limit(begin(), park, undoTimedOut)).toBe(62_000 + minute);
    expect(limit(begin(), place, wantOut)).toBe(8_000 + minute);
    expect(limit(begin(), place, wantOut, announce)).toBe(5_500 + minute);
    expect(limit(begin(), place, wantOut, announce, withdrawn)).toBe(6_000 + minute);
  });

  it('is as long as people may take at every stage of every fulfilment, and has an end at each', () => {
    const ms = (type: keyof typeof fulfilments, ...names: Parameters<typeof step>[0][]) =>
      (limit(begin(type), place, ...names.map((name) => step(name))) ?? 0) -
      (names.length > 0 ? 3_000 : 2_000);
    expect(ms('SHIPMENT')).toBe(minute);
    expect(ms('SHIPMENT', 'TicketAccepted')).toBe(minute);
    expect(ms('SHIPMENT', 'DeliveryStarted')).toBe(24 * hour);
    expect(ms('SHIPMENT', 'DeliveryDispatched')).toBe(14 * 24 * hour);
    expect(ms('SHIPMENT', 'DeliveryAttemptFailed')).toBe(14 * 24 * hour);
    for (const missed of ['DeliveryReturned', 'DeliveryLost'] as const)
      expect(ms('SHIPMENT', missed)).toBe(24 * hour);
    expect(ms('PICKUP')).toBe(minute);
    expect(ms('PICKUP', 'TicketAccepted')).toBe(5 * hour);
    expect(ms('PICKUP', 'TicketReady')).toBe(4 * hour);
    expect(ms('RIDE')).toBe(15 * minute);
    expect(ms('RIDE', 'RideAssigned')).toBe(hour);
    expect(ms('RIDE', 'RideStarted')).toBe(6 * hour);
    expect(
      (limit(begin('RIDE'), place, step('RideStarted'), {
        type: 'Progress',
        step: 'RideUnassigned',
        round: 1,
        at: at(4_000),
      }) ?? 0) - 4_000,
    ).toBe(15 * minute);
    expect(limit(begin('PICKUP'), place, toBeAccepted)).toBe(600_000 + minute); // from the store's own time on
    for (const done of ['DeliveryCompleted', 'TicketHandedOver', 'RideCompleted'] as const) {
      const type = done === 'DeliveryCompleted' ? 'SHIPMENT' : done === 'RideCompleted' ? 'RIDE' : 'PICKUP';
      expect(limit(begin(type), place, step(done))).toBeNull();
    }
    expect(Object.values(stages).flatMap((of) => Object.values(of))).toHaveLength(16);
  });

  it('is never before the system is awaited at all: the watch looks earlier only where a look may be lost', () => {
    for (const way of [[begin()], [begin(), park], [begin(), queue], [begin(), place, wantOut, announce]]) {
      const order = begun(after(way));
      expect(watchAtOf(order) ?? 0).toBeLessThanOrEqual(limitOf(order) ?? 0);
      expect(waitOf(order)).not.toBeNull();
    }
  });

  it('is judged by the row as it is: fine, looked at now because its look was lost, or too long', () => {
    const queued = begun(after([begin(), queue]));
    expect(judge(queued, at(70_500), at(70_000))).toEqual({ type: 'FINE', again: 70_000 + systemLimitMs });
    for (const lost of [null, at(1_000_000)])
      expect(judge(queued, lost, at(70_000))).toMatchObject({ type: 'LOOK_NOW' });
    expect(judge(queued, at(961_500), at(961_000))).toEqual({
      type: 'PAST_LIMIT',
      what: 'STOCK',
      since: 1_000,
      again: 961_000 + systemLimitMs, // its look may still be lost
    });
    const ride = begun(after([begin('RIDE'), place]));
    expect(judge(ride, null, at(3_000))).toEqual({ type: 'FINE', again: 2_000 + 15 * minute }); // people, and no timer
  });
});

describe('the watch', () => {
  let o: OrdersInTest;
  beforeEach(async () => {
    o = await openOrders();
  });
  afterEach(() => o.close());

  const placed = async (change: Readonly<Record<string, unknown>> = {}) =>
    orderOf(await o.place(change)).id as OrderId;
  const rowOf = async (id: string) => (await o.rows()).find((row) => row.id === id);
  const plant = (id: OrderId, change: Partial<{ lookAt: Instant | null; watchAt: Instant | null }>) =>
    o.context.store.transaction((tx) => tx.update(orders).set(change).where(eq(orders.id, id)).execute());
  const past = async () =>
    Object.fromEntries(
      [...(await metricsText()).matchAll(/^jumun_orders_past_limit\{what="(\w+)"\} (\d+)$/gm)].map(
        ([, what, count]) => [what, Number(count)],
      ),
    );

  it('goes on with an order whose next look was lost: nothing else ever would', async () => {
    o.answers.reserveStock = silence;
    const lost = await placed({ whenBusy: 'QUEUE' });
    const farAhead = await placed({ whenBusy: 'QUEUE', idempotencyKey: 'far' });
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    await plant(lost, { lookAt: null });
    await plant(farAhead, { lookAt: (o.time.now + 24 * hour) as Instant });
    await o.wait(minute, 10_000);
    expect([await o.statusOf(lost), await o.statusOf(farAhead)]).toEqual(['PLACING', 'PLACING']);
    await o.wait(20_000, 10_000);
    await o.look();
    expect([await o.statusOf(lost), await o.statusOf(farAhead)]).toEqual(['PLACED', 'PLACED']);
    expect(o.warnings().map(({ orderId }) => orderId)).toEqual(expect.arrayContaining([lost, farAhead]));
    expect(o.alerts()).toEqual([]); // what is repaired is no alert
    expect(await past()).toEqual({});
  });

  it('goes on with a cancellation whose next look was lost', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = silence;
    await o.cancel(id);
    o.answers.withdrawDelivery = () => ({ outcome: 'WITHDRAWN', reason: null });
    await plant(id, { lookAt: null });
    await o.wait(80_000, 10_000);
    await o.look();
    expect(await o.statusOf(id)).toBe('CANCELLED');
  });

  it('says once for each order and wait that it lasts too long; the number stays until it goes on', async () => {
    const id = await placed();
    const ride = await placed({ ...aRide, idempotencyKey: 'ride' });
    await o.wait(2 * minute, 5_000);
    expect(o.alerts()).toEqual([
      {
        alert: 'order-past-limit',
        orderId: id,
        correlationId: 'cor_test',
        status: 'PLACED',
        fulfilment: 'SHIPMENT',
        what: 'STORE',
        ageMs: expect.any(Number),
      },
    ]);
    expect(await past()).toEqual({ STORE: 1 });
    await o.wait(15 * minute, minute);
    expect(o.alerts().slice(1)).toMatchObject([{ orderId: ride, what: 'DISPATCHER' }]);
    expect(await past()).toEqual({ STORE: 1, DISPATCHER: 1 });
    await o.hear(o.envelope('stores', heard.ticketAccepted(id)));
    expect(await past()).toEqual({ DISPATCHER: 1 });
    await o.wait(2 * minute, 5_000); // the next wait has a limit of its own
    expect(o.alerts().slice(2)).toMatchObject([{ orderId: id, status: 'ACCEPTED', what: 'DELIVERY' }]);
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    expect(await past()).toEqual({ DISPATCHER: 1 });
  });

  it('says so of what the system itself cannot end, because others do not answer', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = silence;
    await o.cancel(id);
    await o.wait(3 * minute, 5_000);
    expect(o.alerts()).toMatchObject([{ orderId: id, what: 'WITHDRAWAL', status: 'CANCELLATION_REQUESTED' }]);
    o.answers.refundPayment = silence;
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided(id, 'WITHDRAWN')));
    await o.wait(3 * minute, 5_000);
    expect(o.alerts().slice(1)).toMatchObject([{ orderId: id, what: 'REFUND' }]);
    expect(await past()).toEqual({ REFUND: 1 });
  });

  it('leaves a pick-up that is ready alone for four hours, then says so and does nothing', async () => {
    const id = await placed(aPickup);
    await o.hear(o.envelope('stores', heard.ticketReady(id)));
    await o.wait(3 * hour + 50 * minute, 10 * minute);
    expect(o.alerts()).toEqual([]);
    await o.wait(20 * minute, 10 * minute);
    expect(o.alerts()).toMatchObject([{ orderId: id, what: 'CUSTOMER' }]);
    expect(await o.statusOf(id)).toBe('READY');
  });

  it('gives a store the time that it has, and a minute', async () => {
    const id = await placed(aPickup);
    await o.hear(o.envelope('stores', heard.ticketOpened(id, o.time.now + 10 * minute)));
    await o.wait(10 * minute + 30_000, 10_000);
    expect(o.alerts()).toEqual([]);
    await o.wait(minute, 10_000);
    expect(o.alerts()).toMatchObject([{ orderId: id, what: 'STORE' }]);
  });

  it('has nothing to say about orders that are well', async () => {
    const done = await placed();
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(done)));
    const gone = await placed({ idempotencyKey: 'gone' });
    await o.cancel(gone);
    o.answers.approvePayment = silence;
    const pending = await placed({ idempotencyKey: 'pending' });
    await o.wait(50_000, 10_000);
    expect(await o.statusOf(pending)).toBe('PLACING');
    await o.wait(2 * minute, 10_000);
    expect(await o.statusOf(pending)).toBe('PAYMENT_FAILED');
    expect([o.alerts(), o.warnings().filter(({ orderId }) => orderId)]).toEqual([[], []]);
    for (const id of [done, gone, pending])
      expect(await rowOf(id)).toMatchObject({ watchAt: null, pastLimit: null });
  });

  it('changes nothing of an order: neither its version, nor what others hear', async () => {
    const id = await placed();
    const before = await rowOf(id);
    const facts = await o.facts();
    await o.wait(3 * minute, 10_000);
    expect(await rowOf(id)).toEqual({ ...before, watchAt: null, pastLimit: 'STORE' });
    expect(await o.facts()).toEqual(facts);
  });

  it('in two processes says it once', async () => {
    const stores = testStores();
    const [one, two] = [await openOrders(stores), await openOrders(stores)];
    try {
      const ids = [];
      for (let i = 0; i < 5; i++) ids.push(orderOf(await one.place({ idempotencyKey: `k${i}` })).id);
      for (const process of [one, two]) process.pass(5 * minute);
      await Promise.all([one.look(), two.look()]);
      const told = [...one.alerts(), ...two.alerts()].map(({ orderId }) => orderId);
      expect(told.sort()).toEqual([...ids].sort());
    } finally {
      await one.close();
      await two.close();
    }
  });

  it('finds orders that are older than the watch', async () => {
    const id = await placed();
    await plant(id, { watchAt: 0 as Instant }); // as the migration leaves them
    await o.wait(10_000, 10_000);
    expect(o.alerts()).toEqual([]);
    expect((await rowOf(id))?.watchAt).toBe(Date.parse('2026-11-20T09:01:00Z'));
  });
});
