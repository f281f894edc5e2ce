import type { Clock } from '@jumun/platform/kernel/clock';
import type { ExternalJobs } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Deliveries } from '../commands.ts';
import { isStarted, type OrderId } from '../domain/delivery.ts';
import { deliveryRows, findDueForCarrier } from '../store/deliveries.ts';

const stepFrom: Readonly<Record<string, 'DispatchDelivery' | 'CompleteDelivery'>> = {
  PREPARING: 'DispatchDelivery',
  DISPATCHED: 'CompleteDelivery',
};

/**
 * Stands in for a carrier. A job's key names the status that the parcel leaves, so that a job changes nothing when it runs
 * twice, or after the parcel was withdrawn or moved by a courier.
 */
export const simulatedCarrier = (
  units: Units<Deliveries>,
  { read, clock }: { readonly read: Reader; readonly clock: Clock },
): ExternalJobs => ({
  name: 'deliveries/simulated-carrier',
  upcoming: async (reader, until, limit) =>
    (await findDueForCarrier(reader, until, limit)).map(({ id, status, at }) => ({
      key: `${id}:${status}`,
      at,
    })),
  async run(key) {
    const [id = '', status = ''] = key.split(':');
    const orderId = id as OrderId;
    const state = (await deliveryRows.find(read, orderId))?.state;
    const type = stepFrom[status];
    if (!type || !state || !isStarted(state) || state.status !== status) return;
    // A change between this look and the unit of work stands: the command then changes nothing.
    await units(causeBy('carrier:simulated', state.correlationId, clock()), ({ delivery, at }) =>
      delivery(orderId, { type, at }),
    );
  },
});
