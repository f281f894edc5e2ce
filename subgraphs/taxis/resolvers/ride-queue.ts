import { liveQueue } from '@jumun/platform/graph/live-queue';
import { required } from '@jumun/platform/graph/required';
import { findNewest, findQueueAfter, queueTopic } from '../store/queue.ts';
import { rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

/** Begins after `after`, or with the next change. */
export const rideQueue: Resolves['Subscription']['rideQueue'] = {
  subscribe: async (_, { after }, { read, listen, call: { signal } }) =>
    liveQueue({
      after: after ?? (await findNewest(read)),
      find: (seen) => findQueueAfter(read, seen),
      show: ({ sequence, orderId, state }) => ({
        rideQueue: { sequence, ride: required(rideView(state), orderId) },
      }),
      topic: queueTopic,
      listen,
      signal,
    }),
};
