import { liveIterator } from '@jumun/platform/graph/live';
import type { Reader } from '@jumun/platform/kernel/unit';
import { newsOf } from '@jumun/platform/redis/notifier';
import { findQueueAfter, findSequence } from '../store/queue.ts';
import type { TaxisGraph } from '../taxis.ts';
import { rideView } from './ride.ts';

export const queueTopic = 'taxis:rides';

/** The queue, where it moved since the last look. */
export const queueNews = (read: Reader) => {
  let known = 0;
  return async (): Promise<string[]> => {
    const sequence = await findSequence(read);
    const moved = sequence !== known;
    known = sequence;
    return moved ? [queueTopic] : [];
  };
};

/** Replays what came after `after` (from now on when it is not given), then goes on live. */
export const rideQueue = {
  async subscribe(_: unknown, { after }: { after?: number | null }, { read, listen, call }: TaxisGraph) {
    let seen = after ?? (await findSequence(read));
    return liveIterator({
      signal: call.signal,
      wait: newsOf(listen, queueTopic),
      async next() {
        const rows = await findQueueAfter(read, seen);
        seen = rows.at(-1)?.sequence ?? seen;
        return rows.map(({ sequence, state }) => ({ rideQueue: { sequence, ride: rideView(state) } }));
      },
    });
  },
};
