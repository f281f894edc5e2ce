import { type Notifier, newsOf } from '../redis/notifier.ts';
import { liveIterator } from './live.ts';

// A queue keeps its changes, numbered 1, 2, 3 …: a client that was disconnected resumes after the last one it has seen.

/** The source of a subscription: replays the changes after `after`, oldest first, then follows live. */
export const liveQueue = <Change extends { readonly sequence: number }, Shown>({
  after,
  find,
  show,
  topic,
  listen,
  signal,
}: {
  readonly after: number;
  /** The next changes after this number, oldest first. */
  readonly find: (after: number) => Promise<readonly Change[]>;
  readonly show: (change: Change) => Shown;
  /** The topic of the queue's news. */
  readonly topic: string;
  readonly listen: Notifier['listen'];
  readonly signal?: AbortSignal | undefined;
}): AsyncIterableIterator<Shown> => {
  let seen = after;
  return liveIterator({
    signal,
    wait: newsOf(listen, topic),
    async next() {
      const changes = await find(seen);
      seen = changes.at(-1)?.sequence ?? seen;
      return changes.map(show);
    },
  });
};

/** For `alsoLook` of a notifier: the topics of the queues that have moved since the last look, given the newest number of each. */
export const movedQueues = (findNewest: () => Promise<ReadonlyMap<string, number>>) => {
  let known: ReadonlyMap<string, number> = new Map();
  return async (): Promise<string[]> => {
    const newest = await findNewest();
    const moved = [...newest].filter(([topic, sequence]) => known.get(topic) !== sequence);
    known = newest;
    return moved.map(([topic]) => topic);
  };
};
