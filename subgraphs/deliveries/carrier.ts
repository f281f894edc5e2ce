import { type Clock, type Instant, later } from '@jumun/platform/kernel/clock';
import type { ExternalJobs } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { z } from 'zod';
import type { Deliveries } from './deliveries.ts';
import { type CarrierTimes, isStarted, type OrderId } from './domain/delivery.ts';
import { deliveryRows, findDueForCarrier } from './store/deliveries.ts';

/** Who moves the parcels: a carrier that we play ourselves, so that something is to be seen, or couriers by hand. */
export type Carrier = { readonly timesFrom: (start: Instant) => CarrierTimes } | null;

export const carrierOf = (settings: NodeJS.ProcessEnv, mode: 'development' | 'production'): Carrier => {
  const carrier = readSettings(
    {
      JUMUN_CARRIER: z.enum(['simulated', 'manual']).default(mode === 'development' ? 'simulated' : 'manual'),
      JUMUN_CARRIER_DISPATCH_MS: milliseconds(30_000),
      JUMUN_CARRIER_DELIVER_MS: milliseconds(60_000),
    },
    settings,
  );
  if (carrier.JUMUN_CARRIER === 'manual') return null;
  return {
    timesFrom: (start) => ({
      dispatchAt: later(start, carrier.JUMUN_CARRIER_DISPATCH_MS),
      deliverAt: later(start, carrier.JUMUN_CARRIER_DELIVER_MS),
    }),
  };
};

const keyOf = (orderId: OrderId, status: string) => `${orderId}:${status}`;

const stepFrom: Readonly<Record<string, 'DispatchDelivery' | 'CompleteDelivery'>> = {
  PREPARING: 'DispatchDelivery',
  DISPATCHED: 'CompleteDelivery',
};

/**
 * Moves parcels on as a carrier would. A key names the status it moves from, so a step that came twice, or after
 * somebody withdrew or moved the parcel by hand, changes nothing.
 */
export const simulatedCarrier = (
  units: Units<Deliveries>,
  { read, clock }: { readonly read: Reader; readonly clock: Clock },
): ExternalJobs => ({
  name: 'deliveries/simulated-carrier',
  upcoming: async (reader, until, limit) =>
    (await findDueForCarrier(reader, until, limit)).map(({ id, status, at }) => ({
      key: keyOf(id, status),
      at,
    })),
  async run(key) {
    const [id = '', status = ''] = key.split(':');
    const orderId = id as OrderId;
    const state = (await deliveryRows.find(read, orderId))?.state;
    const type = stepFrom[status];
    if (!type || !state || !isStarted(state) || state.status !== status) return;
    // Whoever comes between this look and the unit has won: the command then changes nothing.
    await units(causeBy('carrier:simulated', state.correlationId, clock()), ({ delivery, at }) =>
      delivery(orderId, { type, at }),
    );
  },
});
