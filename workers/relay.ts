import { endsWithin, pause } from '@jumun/platform/kernel/deadline';
import type { JournalReader } from '@jumun/platform/kernel/journal';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { counter } from '@jumun/platform/process/metrics';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Batch } from './batch.ts';
import { type IsPersonal, openOutgoing } from './outgoing.ts';
import { openQueue, queueOf } from './queues.ts';

export type Relay = {
  /** There is news in the journal of `source`. */
  notify(source: string): void;
  /** Whether this replica holds the lease and sends what is in the journal of `source`; at first it does. */
  lease(source: string, held: boolean): void;
  stop(): Promise<void>;
};

const passes = counter(
  'jumun_relay_passes_total',
  'Passes of the relay that had events to send, by outcome: sent or failed.',
  'outcome',
);

/** The shortest and the longest rest between two passes. */
const shortestRestMs = 2;
const longestRestMs = 20;
const afterFailureMs = 200;
const stopWithinMs = 3_000;

/** One queue for each consumer, opened when something is sent to it. */
const openQueues = (redis: Redis, installation: string) => {
  const queues = new Map<string, Queue<Batch>>();
  const open = (consumer: string): Queue<Batch> => {
    const backoff = { type: 'exponential', delay: 200 };
    const queue = openQueue<Batch>(redis, queueOf(installation, consumer), backoff);
    queues.set(consumer, queue);
    return queue;
  };
  return {
    send: (consumer: string, batch: Batch) => (queues.get(consumer) ?? open(consumer)).add('batch', batch),
    close: () => Promise.all([...queues.values()].map((queue) => queue.close())),
  };
};

/**
 * Carries new events from the journals to the queues of those who hear them, one job for each pass and consumer. It keeps
 * everything in memory: what a crash, a flush or an outage of Redis loses is a gap that the consumer fills from the journal
 * itself. So it may be stopped, doubled or restarted at any time.
 */
export const startRelay = async ({
  journals,
  hearersOf,
  isPersonal,
  redis,
  installation,
  log,
}: {
  readonly journals: readonly JournalReader[];
  readonly hearersOf: (source: string, type: string) => readonly string[];
  readonly isPersonal: IsPersonal;
  readonly redis: Redis;
  readonly installation: string;
  readonly log: Logger;
}): Promise<Relay> => {
  const outgoing = await openOutgoing(journals, hearersOf, isPersonal);
  const queues = openQueues(redis, installation);
  let ring = () => {};
  let stopped = false;

  const pass = async (): Promise<number> => {
    const { events, batches } = await outgoing.take();
    if (batches.size === 0) return events;
    await failpoint('relay/read');
    await Promise.all([...batches].map(([consumer, batch]) => queues.send(consumer, batch)));
    passes('sent').inc();
    await failpoint('relay/sent');
    return events;
  };

  const passOrRest = async (): Promise<number> => {
    try {
      return await pass();
    } catch (error) {
      passes('failed').inc();
      log.warn({ err: error }, 'the relay could not send; consumers read the journals meanwhile');
      await pause(afterFailureMs); // what was not sent is a gap, which the consumer fills
      return 0;
    }
  };

  const news = () =>
    new Promise<void>((resolve) => {
      ring = resolve;
    });

  const loop = async () => {
    while (!stopped) {
      if (outgoing.isEmpty()) await news();
      if (stopped) return;
      const began = performance.now();
      const events = await passOrRest();
      // The busier, the longer the rest and the larger the batches; at most the longest rest is added to a latency.
      const rest = Math.min(longestRestMs, shortestRestMs + events) - (performance.now() - began);
      if (rest > 0) await pause(rest);
    }
  };
  const running = loop();

  return {
    notify(source) {
      if (outgoing.mark(source)) ring();
    },
    lease(source, held) {
      if (outgoing.lease(source, held)) ring();
    },
    async stop() {
      stopped = true;
      ring();
      await endsWithin(stopWithinMs, running);
      await endsWithin(stopWithinMs, queues.close());
    },
  };
};
