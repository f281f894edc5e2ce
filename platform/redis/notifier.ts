import type { Logger } from '../process/logger.ts';
import { plainError } from '../store/store.ts';
import { blockingRedis, failFastRedis, singleUseRedis } from './redis.ts';

/** "There is news about this topic": carries no data and may be lost, so the stores are also asked once a second (`alsoLook`). */
export type Notifier = {
  publish(topics: readonly string[]): void;
  listen(topic: string, listener: () => void): () => void;
  /** While this process has listeners, `look` is asked once a second which topics have news. */
  alsoLook(look: () => Promise<readonly string[]>): void;
  close(): Promise<void>;
};

/** Resolves at the next news of the topic, or when the signal aborts. */
export const newsOf =
  (listen: Notifier['listen'], topic: string) =>
  (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = listen(topic, done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });

const channelOf = (installation: string): string => `${installation}:news`;
const written = (topics: Iterable<string>): string => [...new Set(topics)].join('\n');

/** For an operator's program that has news once: tells the processes that run, and is done when Redis has it. Rejects without Redis. */
export const notifyOnce = async (
  redisUrl: string,
  installation: string,
  topics: Iterable<string>,
): Promise<void> => {
  const redis = singleUseRedis(redisUrl);
  try {
    await redis.connect();
    await redis.publish(channelOf(installation), written(topics));
  } finally {
    redis.disconnect();
  }
};

/** Notifications between all processes of an installation, by Redis PUBLISH after the commit. */
export const openNotifier = async (
  redisUrl: string,
  installation: string,
  log: Logger,
): Promise<Notifier> => {
  const channel = channelOf(installation);
  const publisher = failFastRedis(redisUrl, log);
  const subscriber = blockingRedis(redisUrl, log);
  const listeners = new Map<string, Set<() => void>>();
  const tell = (topics: readonly string[]) => {
    for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener();
  };
  subscriber.on('message', (_channel: string, message: string) => tell(message.split('\n')));
  void subscriber.subscribe(channel).catch(() => {});
  const looks: (() => Promise<readonly string[]>)[] = [];
  const lookAround = async () => {
    if (listeners.size === 0) return;
    for (const look of looks) {
      try {
        tell(await look());
      } catch (error) {
        log.warn({ err: plainError(error) }, 'could not look for news');
      }
    }
  };
  const timer = setInterval(() => void lookAround(), 1_000);
  return {
    publish(topics) {
      publisher.publish(channel, written(topics)).catch(() => tell(topics)); // at least in this process
    },
    listen(topic, listener) {
      const of = listeners.get(topic) ?? new Set();
      listeners.set(topic, of.add(listener));
      return () => {
        of.delete(listener);
        if (of.size === 0) listeners.delete(topic);
      };
    },
    alsoLook: (look) => void looks.push(look),
    async close() {
      clearInterval(timer);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
};
