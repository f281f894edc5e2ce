import { boundTo } from '@jumun/platform/graph/guard';
import { liveQueue } from '@jumun/platform/graph/live-queue';
import { required } from '@jumun/platform/graph/required';
import { findNewest, findQueueAfter, queueTopic } from '../store/queue.ts';
import { deliveryView } from './delivery.ts';
import type { Resolves } from './types.generated.ts';

/** Begins after `after`, or with the next change. */
export const deliveryQueue: Resolves['Subscription']['deliveryQueue'] = {
  subscribe: async (_, { after }, { read, caller, listen, call: { signal } }) =>
    liveQueue({
      after: after ?? (await findNewest(read)),
      find: (seen) => findQueueAfter(read, seen, boundTo(caller)),
      show: ({ sequence, orderId, state }) => ({
        deliveryQueue: { sequence, delivery: { ...required(deliveryView(state), orderId), isOfQueue: true } },
      }),
      topic: queueTopic,
      listen,
      signal,
    }),
};
