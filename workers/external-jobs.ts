import type { Clock, Instant } from '@jumun/platform/kernel/clock';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import type { ExternalJobs } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { counter } from '@jumun/platform/process/metrics';
import { inSpan } from '@jumun/platform/process/tracing';
import { plainError } from '@jumun/platform/store/store';
import type { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { openQueue, openWorker, queueOf } from './queues.ts';

const attempts = counter(
  'jumun_external_jobs_total',
  'External jobs, by what became of an attempt: added (to the queue), done, or failed.',
  'work',
  'outcome',
);

const lookEveryMs = 1_000;
const lookAheadMs = 5_000;
/** A job that has not moved its row this long after its time counts as lost and is added again. */
const lostAfterMs = 5_000;
const mostAtOnce = 2_000;
/** Keys whose times are this close share a job: one by one, the jobs cost more than the work. */
const closeMs = 100;
const keysPerJob = 50;
const jobsAtOnce = 4;
const stopWithinMs = 5_000;

type Due = { readonly key: string; readonly at: Instant };
type Job = { readonly keys: readonly string[]; readonly at: Instant };

/** Nothing is done before its time: a job's time is that of its last key. */
const inJobs = (due: readonly Due[], now: Instant): Job[] => {
  const jobs: { keys: string[]; from: number; at: Instant }[] = [];
  for (const { key, at } of due.toSorted((one, other) => one.at - other.at)) {
    const time = Math.max(at, now) as Instant;
    const last = jobs.at(-1);
    if (!last || last.keys.length === keysPerJob || time > last.from + closeMs)
      jobs.push({ keys: [key], from: time, at: time });
    else {
      last.keys.push(key);
      last.at = time;
    }
  }
  return jobs;
};

/** What external jobs are carried by. */
type Carrier = {
  readonly producer: Redis;
  readonly redis: Redis;
  readonly installation: string;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Turns rows whose time comes soon into delayed jobs, while this replica holds the lease. */
const startAdding = (
  { name, upcoming, read }: ExternalJobs & { readonly read: Reader },
  { producer, installation, clock, log }: Carrier,
) => {
  const backoff = { type: 'exponential', delay: 500, jitter: 0.5 };
  const queue = openQueue<{ keys: readonly string[] }>(producer, queueOf(installation, name), backoff);
  /** Until when a key that was added is not added again. */
  const added = new Map<string, Instant>();
  let holdsLease = true;

  const look = async () => {
    if (!holdsLease) return; // another replica adds the jobs; each replica runs some of them
    const now = clock();
    for (const [key, until] of added) if (until < now) added.delete(key);
    const found = await upcoming(read, (now + lookAheadMs) as Instant, mostAtOnce);
    const fresh = found.filter(({ key }) => !added.has(key));
    if (fresh.length === 0) return;
    await queue.addBulk(
      inJobs(fresh, now).map(({ keys, at }) => ({
        name: 'run',
        data: { keys },
        opts: { delay: at - now },
      })),
    );
    await failpoint('external/added');
    for (const { key, at } of fresh) {
      attempts(name, 'added').inc();
      added.set(key, (Math.max(at, now) + lostAfterMs) as Instant);
    }
  };

  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: unknown) =>
        log.warn({ err: plainError(error), work: name }, 'external jobs could not be added'),
      );
  }, lookEveryMs);
  return {
    lease(held: boolean) {
      holdsLease = held;
    },
    async stop() {
      clearInterval(timer);
      await Promise.all([looking, queue.close()]);
    },
  };
};

/** Runs the jobs whose time has come. */
const startRunning = ({ name, run }: ExternalJobs, { redis, installation }: Carrier): Worker => {
  const runOne = async (key: string) => {
    try {
      await inSpan(`outside ${name}`, { facts: { 'jumun.key': key } }, async () => run(key));
      attempts(name, 'done').inc();
    } catch (error) {
      attempts(name, 'failed').inc();
      throw error;
    }
  };
  return openWorker<{ keys?: unknown }>(
    redis,
    queueOf(installation, name),
    async ({ data }) => {
      await failpoint('external/got');
      const keys = Array.isArray(data?.keys) ? data.keys.filter((key) => typeof key === 'string') : [];
      const ended = await Promise.allSettled(keys.map(runOne));
      const failed = ended.find((end) => end.status === 'rejected');
      if (failed) throw plainError(failed.reason); // tried again: keys that are done already find nothing to do
      await failpoint('external/done');
    },
    { concurrency: jobsAtOnce },
  );
};

/** Turns rows into delayed jobs and runs them; a job that Redis forgot is added again from its row. */
export const startExternalJobs = (
  jobs: ExternalJobs & { readonly read: Reader },
  carrier: Carrier,
): { lease(held: boolean): void; stop(): Promise<void> } => {
  const adding = startAdding(jobs, carrier);
  const worker = startRunning(jobs, carrier);
  return {
    lease: adding.lease,
    async stop() {
      await endsWithin(stopWithinMs, Promise.all([adding.stop(), worker.close()]));
    },
  };
};
