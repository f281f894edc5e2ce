import { idText } from '@jumun/platform/graph/input';
import { liveIterator } from '@jumun/platform/graph/live';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import type { Reader } from '@jumun/platform/kernel/unit';
import { newsOf } from '@jumun/platform/redis/notifier';
import type { StoreId } from '../domain/ticket.ts';
import { findQueueAfter, findStore, findStores } from '../store/stores.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

export const queueTopic = (storeId: string): string => `stores:${storeId}`;

/** The stores whose queue moved since the last look. */
export const queueNews = (read: Reader) => {
  let known = new Map<string, number>();
  return async (): Promise<string[]> => {
    const rows = await findStores(read, null, 1_000);
    const moved = rows
      .filter((store) => known.get(store.id) !== store.sequence)
      .map((store) => queueTopic(store.id));
    known = new Map(rows.map((store) => [store.id, store.sequence]));
    return moved;
  };
};

/** Replays what came after `after` (from now on when it is not given), then goes on live. */
export const ticketQueue: Resolves['Subscription']['ticketQueue'] = {
  async subscribe(_, { storeId: given, after }, { read, listen, call }) {
    if (!idText.safeParse(given).success) throw new Fault('NOT_FOUND', 'There is no such store.');
    const storeId = given as StoreId;
    let seen = after ?? (await findStore(read, storeId))?.sequence ?? 0;
    return liveIterator({
      signal: call.signal,
      wait: newsOf(listen, queueTopic(storeId)),
      async next() {
        const rows = await findQueueAfter(read, storeId, seen);
        seen = rows.at(-1)?.sequence ?? seen;
        return rows.map(({ sequence, orderId, state }) => ({
          ticketQueue: { sequence, ticket: required(ticketView(state), orderId) },
        }));
      },
    });
  },
};
