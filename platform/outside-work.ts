import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock, Instant } from './clock.ts';
import { crashPoint } from './crash-point.ts';
import type { Logger } from './logger.ts';
import { counter } from './metrics.ts';
import { plainError } from './store.ts';
import { inSpan } from './tracing.ts';
import type { Reader } from './unit.ts';

/** Work that talks to the world outside, later: its truth is a row in the store, BullMQ's delayed jobs only carry it. */
export type OutsideWork = {
  readonly name: string;
  /** What is to be done up to `until`: a key, which names the work and its attempt, and when. */
  readonly upcoming: (
    read: Reader,
    until: Instant,
    limit: number,
  ) => Promise<readonly { key: string; at: Instant }[]>;
  /** Does it; finds out from the store whether it still is to be done. May be called again for the same key. */
  readonly run: (key: string) => Promise<unknown>;
};

const worked = counter(
  'jumun_outside_work_total',
  'Work outside, by what became of an attempt: added (to the queue), done, or failed.',
  'work',
  'outcome',
);

const lookEveryMs = 1_000;
const lookAheadMs = 5_000;
/** A job that has not moved its row so long after its time was lost: it is added again. */
const lostAfterMs = 5_000;
const mostAtOnce = 2_000;

/** Turns rows into delayed jobs and runs them; a job that Redis forgot is added again from its row. */
export const startOutsideWork = (
  { name, upcoming, run, read }: OutsideWork & { readonly read: Reader },
  {
    producer,
    redis,
    installation,
    clock,
    log,
  }: {
    readonly producer: Redis;
    readonly redis: Redis;
    readonly installation: string;
    readonly clock: Clock;
    readonly log: Logger;
  },
): { turn(ours: boolean): void; stop(): Promise<void> } => {
  const queueName = `${installation}-${name.replace('/', '-')}`;
  const queue = new Queue<{ key: string }>(queueName, {
    connection: producer,
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', () => {});
  const added = new Map<string, Instant>();
  let looking: Promise<void> = Promise.resolve();
  let ours = true;

  const look = async () => {
    if (!ours) return; // another replica adds the jobs; whoever is free runs them
    const now = clock();
    for (const [key, until] of added) if (until < now) added.delete(key);
    const found = await upcoming(read, (now + lookAheadMs) as Instant, mostAtOnce);
    const fresh = found.filter(({ key }) => !added.has(key));
    if (fresh.length === 0) return;
    await queue.addBulk(
      fresh.map(({ key, at }) => ({
        name: 'run',
        data: { key },
        opts: {
          delay: Math.max(0, at - now),
          attempts: 8,
          backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 100, age: 86_400 },
        },
      })),
    );
    await crashPoint('outside/added');
    for (const _ of fresh) worked(name, 'added').inc();
    for (const { key, at } of fresh) added.set(key, (Math.max(at, now) + lostAfterMs) as Instant);
  };
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: unknown) => log.warn({ err: plainError(error), work: name }, 'outside work'));
  }, lookEveryMs);

  const worker = new Worker<{ key: string }>(
    queueName,
    async ({ data }) => {
      await crashPoint('outside/got');
      const key = data?.key;
      if (typeof key === 'string') {
        const ending = inSpan(`outside ${name}`, { facts: { 'jumun.key': key } }, async () => run(key));
        await ending.catch((error: unknown) => {
          worked(name, 'failed').inc();
          throw error;
        });
        worked(name, 'done').inc();
      }
      await crashPoint('outside/done');
    },
    { connection: redis, concurrency: 32, lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 5 },
  );
  worker.on('error', () => {});

  return {
    turn(isOurs) {
      ours = isOurs;
    },
    async stop() {
      clearInterval(timer);
      const closing = Promise.all([looking, worker.close(), queue.close()]);
      await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    },
  };
};
