import type { Instant } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { afterEach, describe, expect, it } from 'vitest';
import { anAcceptedTicket } from './builders.ts';
import { courier, openDeliveries, orders } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
let close = async () => {};
afterEach(async () => {
  await close();
  close = async () => {};
});

const opened = async (settings: Record<string, string>) => {
  d = await openDeliveries(settings);
  close = d.close;
  await d.hear(d.envelope('stores', anAcceptedTicket('ord_1')));
  const [carrier] = d.context.timers;
  if (!carrier) throw new Error('no carrier');
  return { carrier, due: (at: number) => carrier.due(carrier.read, at as Instant, 10) };
};
const saidTypes = async () => (await d.said()).map(({ type }) => type);

describe('the simulated carrier', () => {
  it('dispatches 30 s and delivers 60 s after the start, each once, as an actor of its own', async () => {
    const { carrier, due } = await opened({});
    expect(await due(30_999)).toEqual({ ids: [], next: 31_000 });
    await carrier.fire('ord_1'); // too early
    expect(await due(31_000)).toEqual({ ids: ['ord_1'], next: null });
    d.time.now = 31_000 as Instant;
    await carrier.fire('ord_1');
    await carrier.fire('ord_1');
    expect(await due(60_999)).toEqual({ ids: [], next: 61_000 });
    expect(await due(61_000)).toEqual({ ids: ['ord_1'], next: null });
    d.time.now = 61_000 as Instant;
    await carrier.fire('ord_1');
    await carrier.fire('ord_1');
    expect(await due(1_000_000)).toEqual({ ids: [], next: null });
    expect(await saidTypes()).toEqual(['DeliveryStarted', 'DeliveryDispatched', 'DeliveryCompleted']);
    const rows = await d.context.store.read.select().from(journal);
    expect(rows.slice(1)).toMatchObject([
      { actor: 'carrier:simulated', correlationId: 'cor_ord_1', at: 31_000 },
      { actor: 'carrier:simulated', correlationId: 'cor_ord_1', at: 61_000 },
    ]);
  });

  it('does nothing for a delivery that was withdrawn, or that it does not know', async () => {
    const { carrier, due } = await opened({});
    await d.ask(orders, 'mutation { withdrawDelivery(input: { orderId: "ord_1" }) { outcome } }');
    expect(await due(1_000_000)).toEqual({ ids: [], next: null });
    d.time.now = 1_000_000 as Instant;
    await carrier.fire('ord_1');
    await carrier.fire('ord_unheard');
    expect(await saidTypes()).toEqual(['DeliveryStarted', 'WithdrawalDecided', 'DeliveryCancelled']);
  });

  it('delivers a parcel that a courier has dispatched', async () => {
    const { carrier, due } = await opened({
      JUMUN_CARRIER_DISPATCH_MS: '5',
      JUMUN_CARRIER_DELIVER_MS: '10',
    });
    await d.ask(courier, 'mutation { dispatchDelivery(input: { orderId: "ord_1" }) { __typename } }');
    await carrier.fire('ord_1'); // when it was to dispatch it
    expect(await due(1_010)).toEqual({ ids: ['ord_1'], next: null });
  });
});

describe('the choice of a carrier', () => {
  const isSimulated = async (...given: Parameters<typeof openDeliveries>) => {
    const deliveries = await openDeliveries(...given);
    const names = deliveries.context.timers.map(({ name }) => name);
    await deliveries.close();
    return names.includes('deliveries/simulated-carrier');
  };

  it('is the simulated one in development by default, and in production only when the settings say so', async () => {
    expect(await isSimulated({}, 'development')).toBe(true);
    expect(await isSimulated({}, 'production')).toBe(false);
    expect(await isSimulated({ JUMUN_CARRIER: 'simulated' }, 'production')).toBe(true);
    await expect(openDeliveries({ JUMUN_CARRIER: 'pigeons' })).rejects.toThrow(/JUMUN_CARRIER/);
  });

  it('is none where couriers do the work', async () => {
    expect(await isSimulated({ JUMUN_CARRIER: 'manual' }, 'development')).toBe(false);
  });
});
