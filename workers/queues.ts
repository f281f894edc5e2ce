import { type BackoffOptions, type Job, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

// The BullMQ queues of the relay and of external jobs, all opened alike.

/** The queue of a consumer or of external jobs; the installation in its name keeps others in the same Redis from feeding it. */
export const queueOf = (installation: string, name: string): string =>
  `${installation}-${name.replace('/', '-')}`;

const kept = {
  removeOnComplete: { count: 0 }, // keeping them cost a tenth of the CPU and most of Redis's memory
  removeOnFail: { count: 100, age: 86_400 },
};

/** A queue whose jobs are tried eight times. */
export const openQueue = <Data>(connection: Redis, name: string, backoff: BackoffOptions): Queue<Data> => {
  const queue = new Queue<Data>(name, {
    connection,
    streams: { events: { maxLen: 100 } },
    defaultJobOptions: { attempts: 8, backoff, ...kept },
  });
  return queue.on('error', () => {}); // the connection's own listener logs it, rarely
};

/** Takes the jobs of a queue, this many at once; without `autorun` it has to be run. */
export const openWorker = <Data>(
  connection: Redis,
  name: string,
  work: (job: Job<Data>) => Promise<void>,
  { concurrency, autorun = true }: { readonly concurrency: number; readonly autorun?: boolean },
): Worker<Data> => {
  const worker = new Worker<Data>(name, work, {
    connection,
    autorun,
    concurrency,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    maxStalledCount: 5,
    ...kept,
  });
  return worker.on('error', () => {}); // the connection's own listener logs it, rarely
};
