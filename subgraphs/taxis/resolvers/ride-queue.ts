import { liveQueue } from '@jumun/platform/graph/live-queue';
import { required } from '@jumun/platform/graph/required';
import { findNewest, findQueueAfter, findQueueOf, queueTopic } from '../store/queue.ts';
import { findTaxiOf } from '../store/taxis.ts';
import { driverIn } from './driver.ts';
import { rideOfDriver, rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

/** Begins after `after`, or with the next change. Drivers are told of the taxi that they drive when something happens. */
export const rideQueue: Resolves['Subscription']['rideQueue'] = {
  async subscribe(_, { after }, context) {
    const { read, listen, call } = context;
    const driver = driverIn(context, 'taxis:read');
    const find = async (seen: number) => {
      if (driver === null)
        return (await findQueueAfter(read, seen)).map((row) => ({ ...row, ride: rideView(row.state) }));
      const taxiId = (await findTaxiOf(read, driver))?.id;
      if (!taxiId) return [];
      const rows = await findQueueOf(read, taxiId, seen);
      return rows.map((row) => ({ ...row, ride: rideOfDriver(row.state, taxiId) }));
    };
    return liveQueue({
      after: after ?? (await findNewest(read)),
      find,
      show: ({ sequence, orderId, ride }) => ({ rideQueue: { sequence, ride: required(ride, orderId) } }),
      topic: queueTopic,
      listen,
      signal: call.signal,
    });
  },
};
