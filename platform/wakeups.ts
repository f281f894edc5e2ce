import type { Logger } from './logger.ts';
import { hastyRedis, waitingRedis } from './redis.ts';

/** "There is news about this topic": carries no data, may be lost; whoever listens also looks by itself once a second. */
export type Wakeups = {
  publish(topics: readonly string[]): void;
  listen(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
};

/** Wake-ups between all processes of an installation, by Redis PUBLISH after the commit. */
export const openWakeups = async (redisUrl: string, installation: string, log: Logger): Promise<Wakeups> => {
  const channel = `${installation}:news`;
  const publisher = hastyRedis(redisUrl, log);
  const subscriber = waitingRedis(redisUrl, log);
  const listeners = new Map<string, Set<() => void>>();
  const tell = (topics: readonly string[]) => {
    for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener();
  };
  subscriber.on('message', (_channel: string, message: string) => tell(message.split('\n')));
  void subscriber.subscribe(channel).catch(() => {});
  return {
    publish(topics) {
      publisher.publish(channel, [...new Set(topics)].join('\n')).catch(() => tell(topics)); // at least in this process
    },
    listen(topic, listener) {
      const of = listeners.get(topic) ?? new Set();
      listeners.set(topic, of.add(listener));
      return () => {
        of.delete(listener);
        if (of.size === 0) listeners.delete(topic);
      };
    },
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
};
