import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Batch, queueOf } from '../batch.ts';
import type { Clock } from '../clock.ts';
import { type Source, startConsumer } from '../consumer.ts';
import { newId } from '../ids.ts';
import { type LogReader, openLog } from '../log.ts';
import type { Envelope, PublishedEvent } from '../published.ts';
import { bind } from '../reaction.ts';
import type { Store } from '../store.ts';
import { appendToLog } from '../unit.ts';
import type { Work } from '../work.ts';
import { effects } from './tables.ts';
import { silent, testClock } from './tallies.ts';

// One context that says things and one that hears them, and whatever may go wrong between the two.

export const types = new Set(['Said', 'Forgotten']);

/** Writes events into the log of a store, all in one unit, and answers their ids. */
export const say = async (
  store: Store,
  ...events: readonly (readonly [aggregate: string, published?: Partial<PublishedEvent> | null])[]
): Promise<string[]> => {
  const ids = events.map(() => newId('evt'));
  await store.transaction(async () => {
    appendToLog(
      ...events.map(([aggregate, published], i) => ({
        id: ids[i] as string,
        aggregate,
        version: 1,
        type: 'Said',
        fact: {},
        published: published === null ? null : { type: 'Said', version: 1, data: {}, ...published },
        at: testClock(),
        causationId: null,
        correlationId: 'cor_1',
        actor: 'usr_1',
      })),
    );
  });
  return ids;
};

export const saidIn = async (log: LogReader): Promise<Envelope[]> => [...(await log.page(0, 100_000)).events];

/** Everything of a log between two numbers, as the relay would send it. */
export const partOf = async (log: LogReader, after: number, upTo = Number.POSITIVE_INFINITY) => {
  const { logId, events } = await log.page(after, 100_000);
  return { source: log.source, logId, after, events: events.filter(({ number }) => number <= upTo) };
};

/** Writes down what is heard; `react` comes after it in the same unit and may throw. */
export const writeDown = (react: (event: Envelope, work: Work) => unknown) =>
  bind((work: Work) => work)({
    name: 'hearer/write-down-when-said',
    on: 'Said',
    async react(event: Envelope, work: Work) {
      const { source, number, id, aggregate } = event;
      await work.tx.insert(effects).values({ source, number, event: id, aggregate });
      work.wake(aggregate);
      await react(event, work);
    },
  });

export type Hearing = Awaited<ReturnType<typeof startHearing>>;

/** Starts a consumer that writes down what it hears; `react` comes first and may throw. */
export const startHearing = async ({
  store,
  sources,
  redis,
  installation = newId('test'),
  react = () => {},
  clock = testClock,
}: {
  readonly store: Store;
  readonly sources: readonly (LogReader | Source)[];
  readonly redis: Redis;
  readonly installation?: string;
  readonly react?: (event: Envelope, work: Work) => unknown;
  readonly clock?: Clock;
}) => {
  const woken: string[] = [];
  const consumer = await startConsumer({
    context: 'hearer',
    store,
    sources: sources.map((source) => ('log' in source ? source : { log: source, types, from: 'beginning' })),
    reactions: [writeDown(react)],
    read: (event) => {
      if (event.version > 1) throw new Error(`version ${event.version} is too new`);
      return event.type === 'Said' ? event : null;
    },
    redis,
    installation,
    clock,
    wake: (topics) => void woken.push(...topics),
    log: silent,
  });
  const queue = new Queue<Batch>(queueOf(installation, 'hearer'), { connection: redis });
  queue.on('error', () => {});
  return {
    ...consumer,
    installation,
    woken,
    /** Sends batches, as the relay would. */
    send: (...batches: readonly unknown[]) =>
      queue.addBulk(
        batches.map((data) => ({
          name: 'batch',
          data: data as Batch,
          opts: { attempts: 8, backoff: { type: 'fixed', delay: 50 }, removeOnComplete: true },
        })),
      ),
    /** Waits until every job is done. */
    async done() {
      for (;;) {
        const jobs = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
        if (Object.values(jobs).every((count) => count === 0)) return;
        await pause(10);
      }
    },
    failed: () => queue.getFailedCount(),
    async stop() {
      await consumer.stop();
      await queue.close();
    },
  };
};

export const effectsIn = (store: Store) => store.read.select().from(effects).orderBy(effects.place);

/** A store that says things, with its log. */
export const sourceOf = async (name: string, store: Store) => ({ store, log: await openLog(name, store) });
