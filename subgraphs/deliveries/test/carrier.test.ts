import type { Instant } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { afterEach, describe, expect, it } from 'vitest';
import { carrierOf } from '../carrier.ts';
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
  it('dispatches 30 s and delivers 60 s after the start, each once, in its own name', async () => {
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
      { actor: 'carrier:simulated', correlationId: 'cor_1', at: 31_000 },
      { actor: 'carrier:simulated', correlationId: 'cor_1', at: 61_000 },
    ]);
  });

  it('keeps its hands off what was withdrawn, and off what it does not know', async () => {
    const { work, upcoming } = await opened({});
    await d.ask(orders, 'mutation { withdrawDelivery(input: { orderId: "ord_1" }) { outcome } }');
    expect(await upcoming(1_000_000)).toEqual([]);
    await work.run('ord_1:PREPARING');
    await work.run('ord_unheard:PREPARING');
    await work.run('nonsense');
    expect(await saidTypes()).toEqual(['DeliveryStarted', 'WithdrawalDecided', 'DeliveryCancelled']);
  });

  it('delivers what a courier has sent by hand', async () => {
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
  it('is there in development by default, in production and for couriers only when asked for', () => {
    expect(carrierOf({}, 'development')).not.toBeNull();
    expect(carrierOf({}, 'production')).toBeNull();
    expect(carrierOf({ JUMUN_CARRIER: 'simulated' }, 'production')).not.toBeNull();
    expect(carrierOf({ JUMUN_CARRIER: 'manual' }, 'development')).toBeNull();
    expect(() => carrierOf({ JUMUN_CARRIER: 'pigeons' }, 'development')).toThrow(/JUMUN_CARRIER/);
  });

  it('has nothing to do where couriers do the work', async () => {
    const { context, close: closeIt } = await openDeliveries({ JUMUN_CARRIER: 'manual' });
    expect(context.externalJobs).toEqual([]);
    await closeIt();
  });
});
