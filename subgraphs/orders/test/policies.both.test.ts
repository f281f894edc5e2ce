import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hears } from '../../contexts.ts';
import { aBook, heard, won } from './builders.ts';
import { aPickup as coffee, type OrdersInTest, openOrders, orderOf, silence, aRide as taxi } from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

let key = 0;
const aShipment = async () => orderOf(await o.place({ idempotencyKey: `key-${++key}` })).id;
const aPickup = async () => orderOf(await o.place({ ...coffee, idempotencyKey: `key-${++key}` })).id;

const aRide = async () => orderOf(await o.place({ ...taxi, idempotencyKey: `key-${++key}` })).id;

/** The order without what differs from run to run. */
const stateOf = async (id: string) => {
  const row = (await o.rows()).find((one) => one.id === id);
  if (!row) throw new Error(`no order ${id}`);
  const { idempotencyKey: _, requestHash: __, ...state } = row.state as unknown as Record<string, unknown>;
  return state;
};

const ordersOf = <T>(items: readonly T[]): T[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item, i) => ordersOf(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));

it('orders hears exactly what the published language says', () => {
  const all = [...new Set(Object.values(hears.orders ?? {}).flat())];
  expect([...new Set(o.context.reactions.flatMap(({ types }) => types))].sort()).toEqual(all.sort());
});

describe('each message twice, and in any order between its sources', () => {
  it('brings a shipment to the same end [OB-26 OB-28]', async () => {
    // each source keeps its own order: what a store says and what a delivery says may come in any mixture
    for (const at of [0, 1, 2, 3]) {
      const id = await aShipment();
      const events = [
        o.envelope('deliveries', heard.deliveryStarted(id)),
        o.envelope('deliveries', heard.deliveryDispatched(id)),
        o.envelope('deliveries', heard.deliveryCompleted(id)),
      ];
      events.splice(at, 0, o.envelope('stores', heard.ticketAccepted(id)));
      for (const event of events) {
        await o.hear(event);
        const once = await stateOf(id);
        await o.hear(event);
        expect(await stateOf(id), `${event.type} again`).toEqual(once);
      }
      expect(await stateOf(id)).toMatchObject({
        status: 'COMPLETED',
        progress: { fulfilmentStatus: 'DELIVERED' },
      });
      const sequences = (await o.said())
        .filter(({ aggregate }) => aggregate === id)
        .map(({ data }) => (data as { sequence: number }).sequence);
      expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    }
  });

  it('brings a pick-up to the same end', async () => {
    const ends = new Set<string>();
    for (const order of ordersOf([
      'ticketOpened',
      'ticketAccepted',
      'ticketReady',
      'ticketHandedOver',
    ] as const)) {
      const id = await aPickup();
      for (const name of order) {
        const event = o.envelope(
          'stores',
          name === 'ticketOpened' ? heard.ticketOpened(id, 1_000_000) : heard[name](id),
        );
        await o.hear(event, event);
      }
      const { sequence: _, basket: __, ...end } = await stateOf(id);
      ends.add(JSON.stringify(end));
      expect(end).toMatchObject({ status: 'COMPLETED', progress: { fulfilmentStatus: 'HANDED_OVER' } });
    }
    expect(ends.size).toBe(1);
  });

  it('brings a ride to the same end', async () => {
    const ends = new Set<string>();
    for (const order of ordersOf(['rideAssigned', 'rideStarted', 'rideCompleted'] as const)) {
      const id = await aRide();
      for (const name of order) {
        const event = o.envelope('taxis', heard[name](id));
        await o.hear(event, event);
      }
      const { sequence: _, basket: __, ...end } = await stateOf(id);
      ends.add(JSON.stringify(end));
      expect(end).toMatchObject({ status: 'COMPLETED', progress: { fulfilmentStatus: 'COMPLETED' } });
    }
    expect(ends.size).toBe(1);
  });

  it('cancels and refunds once what a store rejects', async () => {
    const id = await aPickup();
    const rejected = o.envelope('stores', heard.ticketRejected(id));
    await o.hear(rejected, rejected);
    await o.wait(2_000);
    await o.hear(rejected, o.envelope('stores', heard.withdrawalDecided(id, 'WITHDRAWN', null, 'stores')));
    await o.wait(2_000);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancelled']);
    expect(o.count('refundPayment')).toBe(1);
    expect(o.count('withdrawTicket')).toBe(0); // the store has said it already
  });

  it.each(['WITHDRAWN', 'TOO_LATE'] as const)('decides a cancellation once: %s', async (outcome) => {
    const ends = new Set<string>();
    for (const order of ordersOf(['decided', 'dispatched', 'accepted'] as const)) {
      const id = await aShipment();
      o.answers.withdrawDelivery = silence;
      await o.cancel(id);
      const events = {
        decided: o.envelope(
          'deliveries',
          heard.withdrawalDecided(id, outcome, outcome === 'TOO_LATE' ? 'DISPATCHED' : null),
        ),
        dispatched: o.envelope('deliveries', heard.deliveryDispatched(id)),
        accepted: o.envelope('stores', heard.ticketAccepted(id)),
      };
      for (const name of order)
        if (name !== 'dispatched' || outcome === 'TOO_LATE') await o.hear(events[name], events[name]); // withdrawn is never dispatched
      await o.wait(2_000);
      ends.add(`${await o.statusOf(id)}`);
      o.answers.withdrawDelivery = () => ({ outcome, reason: null });
    }
    expect([...ends]).toEqual([outcome === 'WITHDRAWN' ? 'CANCELLED' : 'IN_FULFILMENT']);
  });

  it('changes nothing of an order that does not exist', async () => {
    const before = await o.facts();
    for (const tell of [
      heard.ticketAccepted,
      heard.ticketRejected,
      heard.deliveryCompleted,
      heard.rideAssigned,
      (id: string) => heard.ticketOpened(id, 1_000_000),
    ])
      await o.hear(o.envelope('stores', tell('ord_of_nobody')));
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided('ord_of_nobody', 'WITHDRAWN')));
    expect(await o.facts()).toEqual(before);
    expect(await o.rows()).toEqual([]);
  });

  it('keeps the last offer of a product', async () => {
    const dearer = o.envelope('catalog', heard.product({ ...aBook, price: won(15_000) }));
    await o.hear(dearer, dearer);
    expect(await o.place({ expectedTotal: won(12_000) })).toMatchObject({
      __typename: 'PriceChanged',
      total: won(15_000),
    });
    await o.hear(o.envelope('catalog', heard.product({ ...aBook, available: false })));
    expect(await o.place()).toMatchObject({ __typename: 'ProductUnavailable' });
  });

  it('is written beside what it led to [OB-41 GC-20]', async () => {
    const id = await aShipment();
    const event = o.envelope('stores', heard.ticketAccepted(id));
    await o.hear(event);
    const said = (await o.said()).at(-1);
    expect(said).toMatchObject({
      type: 'OrderProgressed',
      causationId: event.id,
      correlationId: event.correlationId,
    });
    expect(said?.id).toMatch(/^evt_[0-9a-f]{32}$/);
  });
});
