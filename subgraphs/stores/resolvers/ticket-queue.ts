import { idText } from '@jumun/platform/graph/input';
import { liveQueue } from '@jumun/platform/graph/live-queue';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import type { StoreId } from '../domain/ticket.ts';
import { findQueueAfter, queueTopic } from '../store/queue.ts';
import { findStore } from '../store/stores.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

/** Begins after `after`, or with the next change. */
export const ticketQueue: Resolves['Subscription']['ticketQueue'] = {
  async subscribe(_, { storeId: given, after }, { read, listen, call: { signal } }) {
    if (!idText.safeParse(given).success)
      throw new Fault('NOT_FOUND', { ko: '매장을 찾을 수 없습니다.', en: 'There is no such store.' });
    const storeId = given as StoreId;
    return liveQueue({
      after: after ?? (await findStore(read, storeId))?.sequence ?? 0,
      find: (seen) => findQueueAfter(read, storeId, seen),
      show: ({ sequence, orderId, state }) => ({
        ticketQueue: { sequence, ticket: required(ticketView(state), orderId) },
      }),
      topic: queueTopic(storeId),
      listen,
      signal,
    });
  },
};
