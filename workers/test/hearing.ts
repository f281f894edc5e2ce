import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@jumun/platform/kernel/clock';
import type { Persons } from '@jumun/platform/kernel/forgotten';
import { newId } from '@jumun/platform/kernel/ids';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { type BoundReaction, bind } from '@jumun/platform/kernel/reaction';
import { appendToJournal } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import type { Store } from '@jumun/platform/store/store';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { effects } from '../../platform/test/tables.ts';
import { silent, testClock } from '../../platform/test/tallies.ts';
import type { Batch } from '../batch.ts';
import { startConsumer } from '../consumer.ts';
import { queueOf } from '../queues.ts';
import type { Source } from '../sources.ts';

// One context that says things and one that hears them, and whatever may go wrong between the two.

export const types = new Set(['Said', 'Forgotten']);

/** Writes events into the journal of a store, all in one unit, and answers their ids. */
export const say = async (
  store: Store,
  ...events: readonly (readonly [aggregate: string, published?: Partial<PublishedEvent> | null])[]
): Promise<string[]> => {
  const ids = events.map(() => newId('evt'));
  await store.transaction(async () => {
    appendToJournal(
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

export const saidIn = async (journal: JournalReader): Promise<Envelope[]> => [
  ...(await journal.page(0, 100_000)).events,
];

/** Everything of a journal between two numbers, as the relay would send it. */
export const partOf = async (journal: JournalReader, after: number, upTo = Number.POSITIVE_INFINITY) => {
  const { journalId, events } = await journal.page(after, 100_000);
  return { source: journal.source, journalId, after, events: events.filter(({ number }) => number <= upTo) };
};

/** Writes down what is heard; `react` comes after it in the same unit and may throw. */
export const writeDown = (react: (event: Envelope, work: Work) => unknown) =>
  bind((work: Work) => work)({
    name: 'hearer/write-down-when-said',
    on: 'Said',
    async react(event: Envelope, work: Work) {
      const { source, number, id, aggregate } = event;
      await work.tx.insert(effects).values({ source, number, event: id, aggregate });
      work.notify(aggregate);
      await react(event, work);
    },
  });

/** The same as a projection, which is given all events that come together. */
export const writeDownTogether = (project: (events: readonly Envelope[]) => unknown) =>
  bind((work: Work) => work)({
    name: 'hearer/keep-what-was-said',
    on: 'Said',
    async project(events: readonly Envelope[], work: Work) {
      for (const { source, number, id, aggregate } of events)
        await work.tx.insert(effects).values({ source, number, event: id, aggregate });
      await project(events);
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
  reactions = [writeDown(react)],
  persons,
  clock = testClock,
}: {
  readonly store: Store;
  readonly sources: readonly (JournalReader | Source)[];
  readonly redis: Redis;
  readonly installation?: string;
  readonly react?: (event: Envelope, work: Work) => unknown;
  readonly reactions?: readonly BoundReaction[];
  readonly persons?: Persons;
  readonly clock?: Clock;
}) => {
  const woken: string[] = [];
  const consumer = await startConsumer({
    context: 'hearer',
    store,
    sources: sources.map((source) =>
      'journal' in source ? source : { journal: source, types, from: 'beginning' },
    ),
    reactions,
    persons,
    read: (event) => {
      if (event.version > 1) throw new Error(`version ${event.version} is too new`);
      return event.type === 'Said' ? event : null;
    },
    redis,
    installation,
    clock,
    notify: (topics) => void woken.push(...topics),
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
    /** How many jobs are being applied, or wait for that in the consumer. */
    taken: () => queue.getActiveCount(),
    async stop() {
      await consumer.stop();
      await queue.close();
    },
  };
};

export const effectsIn = (store: Store) => store.read.select().from(effects).orderBy(effects.place);

/** A store that says things, with its journal. */
export const sourceOf = async (name: string, store: Store) => ({
  store,
  journal: await openJournal(name, store),
});
