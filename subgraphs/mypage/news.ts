import type { Reader } from '@jumun/platform/kernel/unit';
import type { Notifier } from '@jumun/platform/redis/notifier';
import { findChangedSince, findNewest } from './store/feed.ts';

export const orderTopic = (orderId: string): string => `mypage:order:${orderId}`;
export const customerTopic = (customerId: string): string => `mypage:customer:${customerId}`;

/** More changes than this since the last look are not told apart: everybody who listens here looks for himself. */
const atMost = 20_000;

/**
 * `listen` for this context. While anybody listens, one query a second finds whom wake-ups were lost for; that it
 * also names those who were woken does no harm.
 */
export const openNews = async (
  read: Reader,
  { listen, alsoLook }: Pick<Notifier, 'listen' | 'alsoLook'>,
  limit: number = atMost,
): Promise<Notifier['listen']> => {
  const listened = new Map<string, number>();
  let seen = await findNewest(read); // from the start of the process, so that the first look misses nothing either

  alsoLook(async () => {
    const rows = await findChangedSince(read, seen, limit);
    if (rows.length === limit) {
      seen = await findNewest(read);
      return [...listened.keys()];
    }
    seen = rows.at(-1)?.number ?? seen;
    const topics = rows.flatMap(({ customerId, orderId }) =>
      orderId === null ? [customerTopic(customerId)] : [customerTopic(customerId), orderTopic(orderId)],
    );
    return [...new Set(topics)];
  });

  return (topic, listener) => {
    listened.set(topic, (listened.get(topic) ?? 0) + 1);
    const stop = listen(topic, listener);
    return () => {
      stop();
      const left = (listened.get(topic) ?? 1) - 1;
      if (left > 0) listened.set(topic, left);
      else listened.delete(topic);
    };
  };
};
