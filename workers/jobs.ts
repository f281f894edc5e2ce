import { withDeadline } from '@jumun/platform/kernel/deadline';
import { singleUseRedis } from '@jumun/platform/redis/redis';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

const states = ['active', 'waiting', 'delayed', 'prioritized', 'failed'] as const;

/** A job that has not been done yet, without what it carries. */
export type FoundJob = {
  readonly queue: string;
  readonly state: (typeof states)[number];
  readonly id: string;
  /** When it was added, in milliseconds since 1970. */
  readonly addedAt: number;
  readonly attempts: number;
  /** Which of the words it carries. */
  readonly mentions: readonly string[];
};

/** Jobs of one queue and state that are looked through, the oldest first. */
const mostJobs = 1_000;
const withinMs = 5_000;

/** An id as a whole: `ord_1` is not in `ord_12`. */
const mentionOf = (word: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9_])${word.replace(/[^A-Za-z0-9_]/g, '\\$&')}(?![A-Za-z0-9_])`);

const queueNames = async (redis: Redis, installation: string): Promise<string[]> => {
  const names = new Set<string>();
  const pattern = `bull:${installation}-*:meta`;
  for (let cursor = '0', first = true; first || cursor !== '0'; first = false) {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1_000);
    for (const key of keys) names.add(key.slice('bull:'.length, -':meta'.length));
    cursor = next;
  }
  return [...names].sort();
};

/**
 * Looks through everything that waits in an installation's queues for jobs that carry one of these words. Changes nothing.
 * Throws where Redis does not answer within five seconds.
 */
export const findJobs = async (
  redisUrl: string,
  installation: string,
  words: readonly string[],
): Promise<FoundJob[]> => {
  const redis = singleUseRedis(redisUrl);
  const patterns = words.map((word) => [word, mentionOf(word)] as const);

  const look = async (): Promise<FoundJob[]> => {
    await redis.connect();
    const found: FoundJob[] = [];
    for (const name of await queueNames(redis, installation)) {
      // otherwise opening the queue would overwrite its settings
      const queue = new Queue(name, { connection: redis, skipMetasUpdate: true });
      queue.on('error', () => {});
      for (const state of states)
        for (const job of await queue.getJobs([state], 0, mostJobs - 1, true)) {
          const text = JSON.stringify(job?.data ?? {}); // a job that Redis has half forgotten has no data
          const mentions = patterns.filter(([, pattern]) => pattern.test(text)).map(([word]) => word);
          if (mentions.length === 0) continue;
          found.push({
            queue: name.slice(installation.length + 1),
            state,
            id: job.id ?? '',
            addedAt: job.timestamp,
            attempts: job.attemptsMade,
            mentions,
          });
        }
    }
    return found;
  };

  try {
    return await withDeadline(withinMs, look());
  } finally {
    redis.disconnect();
  }
};
