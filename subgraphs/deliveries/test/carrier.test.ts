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
  const [work] = d.context.externalJobs;
  if (!work) throw new Error('no carrier');
  return { work, upcoming: (until: number) => work.upcoming(work.read, until as Instant, 10) };
};
const saidTypes = async () => (await d.said()).map(({ type }) => type);

describe('the simulated carrier', () => {
  it('dispatches 30 s and delivers 60 s after the start, each once, as an actor of its own', async () => {
    const { work, upcoming } = await opened({});
    expect(await upcoming(30_999)).toEqual([]);
    expect(await upcoming(31_000)).toEqual([{ key: 'ord_1:PREPARING', at: 31_000 }]);
    d.time.now = 31_000 as Instant;
    await work.run('ord_1:PREPARING');
    await work.run('ord_1:PREPARING');
    expect(await upcoming(60_999)).toEqual([]);
    expect(await upcoming(61_000)).toEqual([{ key: 'ord_1:DISPATCHED', at: 61_000 }]);
    d.time.now = 61_000 as Instant;
    await work.run('ord_1:DISPATCHED');
    await work.run('ord_1:DISPATCHED');
    expect(await upcoming(1_000_000)).toEqual([]);
    expect(await saidTypes()).toEqual(['DeliveryStarted', 'DeliveryDispatched', 'DeliveryCompleted']);
    const rows = await d.context.store.read.select().from(journal);
    expect(rows.slice(1)).toMatchObject([
      { actor: 'carrier:simulated', correlationId: 'cor_ord_1', at: 31_000 },
      { actor: 'carrier:simulated', correlationId: 'cor_ord_1', at: 61_000 },
    ]);
  });

  it('does nothing for a delivery that was withdrawn, or that it does not know', async () => {
    const { work, upcoming } = await opened({});
    await d.ask(orders, 'mutation { withdrawDelivery(input: { orderId: "ord_1" }) { outcome } }');
    expect(await upcoming(1_000_000)).toEqual([]);
    await work.run('ord_1:PREPARING');
    await work.run('ord_unheard:PREPARING');
    await work.run('nonsense');
    expect(await saidTypes()).toEqual(['DeliveryStarted', 'WithdrawalDecided', 'DeliveryCancelled']);
  });

  it('delivers a parcel that a courier has dispatched', async () => {
    const { work, upcoming } = await opened({
      JUMUN_CARRIER_DISPATCH_MS: '5',
      JUMUN_CARRIER_DELIVER_MS: '10',
    });
    await d.ask(courier, 'mutation { dispatchDelivery(input: { orderId: "ord_1" }) { __typename } }');
    await work.run('ord_1:PREPARING');
    expect(await upcoming(1_010)).toEqual([{ key: 'ord_1:DISPATCHED', at: 1_010 }]);
  });
});

describe('the choice of a carrier', () => {
  const isSimulated = async (...given: Parameters<typeof openDeliveries>) => {
    const deliveries = await openDeliveries(...given);
    const jobs = deliveries.context.externalJobs.map(({ name }) => name);
    await deliveries.close();
    expect(jobs).toEqual(jobs.length === 0 ? [] : ['deliveries/simulated-carrier']);
    return jobs.length > 0;
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
