import type { JournalReader } from '@jumun/platform/kernel/journal';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { counter } from '@jumun/platform/process/metrics';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Batch, type Part, queueOf } from './batch.ts';

export type Relay = {
  /** There is news in the log of `source`. */
  wake(source: string): void;
  /** Whether it is this replica that sends what is in the log of `source`; at first it is. */
  turn(source: string, ours: boolean): void;
  stop(): Promise<void>;
};

const passes = counter(
  'jumun_relay_passes_total',
  'Passes of the relay that had events to send, by outcome: sent or failed.',
  'outcome',
);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Rows taken from one log in one pass, and the shortest and longest rest between passes in milliseconds. */
const limit = 200;
const shortestRest = 2;
const longestRest = 20;
/** Who takes over sends so many rows again: those that the one before may not have sent; consumers drop what they know. */
const again = 200;

/**
 * Carries new events from the logs to the queues of those who hear them, one job per pass and consumer. It keeps
 * nothing but memory: what a crash, a flush or an outage of Redis loses is a gap that the consumer fills from the log
 * itself. So it may be stopped, doubled or restarted at any time.
 */
export const startRelay = async ({
  logs,
  hearersOf,
  redis,
  installation,
  log,
}: {
  readonly logs: readonly JournalReader[];
  readonly hearersOf: (source: string, type: string) => readonly string[];
  readonly redis: Redis;
  readonly installation: string;
  readonly log: Logger;
}): Promise<Relay> => {
  const queues = new Map<string, Queue<Batch>>();
  const bySource = new Map(logs.map((reader) => [reader.source, reader]));
  const cursors = new Map<string, number>();
  const starts = new Map<string, number>();
  const sent = new Map<string, number>();
  const dirty = new Set<JournalReader>();
  const others = new Set<string>();
  let ring = () => {};
  let stopped = false;

  // From the head: consumers read what is older by themselves when they start.
  for (const reader of logs) {
    const { head } = await reader.page(0, 1);
    cursors.set(reader.source, head);
    starts.set(reader.source, head);
  }

  const queueFor = (consumer: string): Queue<Batch> => {
    let queue = queues.get(consumer);
    if (!queue) {
      queue = new Queue<Batch>(queueOf(installation, consumer), {
        connection: redis,
        streams: { events: { maxLen: 100 } },
        defaultJobOptions: {
          attempts: 8,
          backoff: { type: 'exponential', delay: 200 },
          removeOnComplete: { count: 0 }, // keeping them cost a tenth of the CPU and most of Redis' memory
          removeOnFail: { count: 100, age: 86_400 },
        },
      });
      queue.on('error', () => {}); // the connection's own listener says it, rarely
      queues.set(consumer, queue);
    }
    return queue;
  };

  const pass = async (): Promise<number> => {
    const batches = new Map<
      string,
      Map<string, { part: Omit<Part, 'events'>; events: Part['events'][number][] }>
    >();
    let count = 0;
    for (const reader of [...dirty]) {
      dirty.delete(reader);
      const { source } = reader;
      if (others.has(source)) continue;
      if (!cursors.has(source)) {
        const { head } = await reader.page(0, 1);
        for (const key of sent.keys()) if (key.startsWith(`${source}>`)) sent.delete(key);
        starts.set(source, Math.max(0, head - again));
        cursors.set(source, Math.max(0, head - again));
      }
      const page = await reader.page(cursors.get(source) ?? 0, limit);
      if (page.upTo.number < page.head) dirty.add(reader);
      cursors.set(source, page.upTo.number);
      count += page.events.length;
      for (const event of page.events) {
        for (const consumer of hearersOf(source, event.type)) {
          const parts = batches.get(consumer) ?? new Map();
          batches.set(consumer, parts);
          const key = `${source}>${consumer}`;
          const entry = parts.get(source) ?? {
            part: { source, journalId: page.journalId, after: sent.get(key) ?? starts.get(source) ?? 0 },
            events: [],
          };
          parts.set(source, entry);
          entry.events.push(event);
          sent.set(key, event.number);
        }
      }
    }
    if (batches.size > 0) await failpoint('relay/read');
    await Promise.all(
      [...batches].map(([consumer, parts]) =>
        queueFor(consumer).add('batch', {
          parts: [...parts.values()].map(({ part, events }) => ({ ...part, events })),
        }),
      ),
    );
    if (batches.size > 0) {
      passes('sent').inc();
      await failpoint('relay/sent');
    }
    return count;
  };

  const loop = async () => {
    while (!stopped) {
      if (dirty.size === 0)
        await new Promise<void>((resolve) => {
          ring = resolve;
        });
      if (stopped) return;
      const began = performance.now();
      let count = 0;
      try {
        count = await pass();
      } catch (error) {
        passes('failed').inc();
        log.warn({ err: error }, 'the relay could not send; consumers read the logs meanwhile');
        await pause(200); // what was not sent is a gap, which the consumer fills
      }
      // The busier, the longer the rest and the larger the batches; at most `longestRest` is added to a latency.
      const rest = Math.min(longestRest, shortestRest + count) - (performance.now() - began);
      if (rest > 0) await pause(rest);
    }
  };
  const running = loop();

  const wake = (source: string) => {
    const reader = bySource.get(source);
    if (!reader) return;
    dirty.add(reader);
    ring();
  };

  return {
    wake,
    turn(source, ours) {
      if (!ours) others.add(source);
      else if (others.delete(source)) {
        cursors.delete(source);
        wake(source);
      }
    },
    async stop() {
      stopped = true;
      ring();
      await Promise.race([running, pause(3_000)]);
      await Promise.race([Promise.all([...queues.values()].map((queue) => queue.close())), pause(3_000)]);
    },
  };
};
