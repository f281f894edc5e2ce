import type { Reader } from '@jumun/platform/kernel/unit';
import type { Notifier } from '@jumun/platform/redis/notifier';
import { customerTopic, orderTopic } from '../domain/topics.ts';
import { findChangedSince, findNewest } from '../store/feed.ts';

/** With more changes than this since the last look, every listener is told to look instead of only those concerned. */
const mostChanges = 20_000;

/**
 * `listen` for this context. While anyone listens here, one query a second finds the topics whose notifications may have been
 * lost. It also names those that were not lost, which does no harm.
 */
export const openNews = (
  read: Reader,
  { listen, alsoLook }: Pick<Notifier, 'listen' | 'alsoLook'>,
  limit: number = mostChanges,
): Notifier['listen'] => {
  const listeners = new Map<string, number>();
  /** Undefined while nobody has listened: who comes then may miss something before the next look, and is told to look. */
  let seen: number | undefined;

  alsoLook(async () => {
    if (listeners.size === 0) {
      seen = undefined;
      return [];
    }
    const rows = seen === undefined ? [] : await findChangedSince(read, seen, limit);
    if (seen === undefined || rows.length === limit) {
      seen = await findNewest(read);
      return [...listeners.keys()];
    }
    seen = rows.at(-1)?.number ?? seen;
    const topics = rows.flatMap(({ customerId, orderId }) =>
      orderId === null ? [customerTopic(customerId)] : [customerTopic(customerId), orderTopic(orderId)],
    );
    return [...new Set(topics)];
  });

  return (topic, listener) => {
    listeners.set(topic, (listeners.get(topic) ?? 0) + 1);
    const stop = listen(topic, listener);
    return () => {
      stop();
      const left = (listeners.get(topic) ?? 1) - 1;
      if (left > 0) listeners.set(topic, left);
      else listeners.delete(topic);
    };
  };
};
