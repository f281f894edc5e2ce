import type { Clock } from '@jumun/platform/kernel/clock';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import type { Persons } from '@jumun/platform/kernel/forgotten';
import type { BoundReaction } from '@jumun/platform/kernel/reaction';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { plainError, type Store } from '@jumun/platform/store/store';
import type { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { eventApplier, projectionsApplier, type ReadEvent } from './apply.ts';
import { readingsApplier } from './apply-readings.ts';
import { batchForm, type Part } from './batch.ts';
import { begin, catchUp } from './catch-up.ts';
import { Halted, openHalt } from './halt.ts';
import { watchLag } from './lag.ts';
import { openWorker, queueOf } from './queues.ts';
import { readingsOf } from './reading.ts';
import { openReplay } from './replay.ts';
import { type ConsumerCounts, noCounts, type Source } from './sources.ts';
import { openSweeps } from './sweeps.ts';

export type Consumer = {
  readonly counts: ConsumerCounts;
  /** Why it is halted, or null while it works. */
  halted(): string | null;
  /** Whether this replica holds the lease, as it does at first. Without it, it takes no jobs and sweeps more rarely. */
  lease(held: boolean): void;
  /** A source has added to its journal, whether or not a job will say so. */
  news(): void;
  /** Reads every source from its position; also done at the start, on a gap, and every two seconds while there is news. */
  sweep(): Promise<void>;
  /** Applies the dead letters of one aggregate in order, all or nothing; returns how many there were. */
  replay(source: string, aggregate: string): Promise<number>;
  stop(): Promise<void>;
};

export type ConsumerOptions = {
  readonly context: string;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reactions: readonly BoundReaction[];
  readonly read: ReadEvent;
  /** For a context that remembers who has left. */
  readonly persons?: Persons | undefined;
  readonly redis: Redis;
  readonly installation: string;
  readonly clock: Clock;
  readonly notify: (topics: readonly string[]) => void;
  /** Whether `news` is called for whatever the sources add; while it is not, the consumer looks for itself. */
  readonly isTold?: () => boolean;
  readonly log: Logger;
};

/** How many batches may wait for the one that is applied, to be applied together. */
const batchesAtOnce = 20;

/** Runs one piece of work at a time: two units at once would only fight over the positions. */
const oneAtATime = () => {
  let busy: Promise<unknown> = Promise.resolve();
  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      const running = busy.then(work, work);
      busy = running.catch(() => {});
      return running;
    },
    idle: () => busy,
  };
};

/** Collects what comes while other work runs, so that one unit of work, with one commit, applies all of it. */
const gathering = (
  run: ReturnType<typeof oneAtATime>['run'],
  apply: (parts: readonly Part[]) => Promise<void>,
) => {
  let waiting: Part[] = [];
  let next: Promise<void> | undefined;
  const applyWaiting = () => {
    const parts = waiting;
    waiting = [];
    next = undefined;
    return apply(parts);
  };
  return (parts: readonly Part[]): Promise<void> => {
    waiting.push(...parts);
    next ??= run(applyWaiting);
    return next;
  };
};

/** Everything that a consumer does to its context's store, whether by a batch, a sweep or a replay. */
const openApplying = (options: ConsumerOptions) => {
  const { context, store, sources, persons, clock, notify, log } = options;
  const counts = noCounts();
  const halting = openHalt(context, log);
  const applyEvent = eventApplier(options);
  const applyTogether = projectionsApplier(options);
  const applying = {
    context,
    store,
    apply: applyEvent,
    applyTogether,
    persons,
    counts,
    halting,
    clock,
    notify,
  };
  const apply = readingsApplier(applying, log);
  const letters = openReplay({ context, store, apply: applyEvent, clock, notify });
  const bySource = new Map(sources.map((source) => [source.journal.source, source]));
  const queue = oneAtATime();
  const read = (source: Source) => catchUp(source, { store, apply, counts, halting });
  /** Batches go on while the journal is read: only what it has is applied in turn. */
  const readInTurn = (source: Source) =>
    catchUp(source, { store, apply: (readings) => queue.run(() => apply(readings)), counts, halting });

  const sweep = async () => {
    for (const source of sources) {
      if (halting.reason() !== null) return;
      try {
        await readInTurn(source);
      } catch (error) {
        if (!(error instanceof Halted))
          log.warn({ err: plainError(error), context, source: source.journal.source }, 'a sweep failed');
      }
    }
  };

  const applyParts = async (parts: readonly Part[]): Promise<void> => {
    if (halting.reason() !== null) return; // after a restart it reads the journal from its position
    await failpoint('consumer/got');
    const gaps = await apply(readingsOf(parts.filter(({ source }) => bySource.has(source))));
    for (const gap of new Set(gaps)) {
      counts.gaps++;
      const source = bySource.get(gap);
      if (source) await read(source);
    }
    await failpoint('consumer/applied');
  };
  const gather = gathering(queue.run, applyParts);

  const applyBatch = async (data: unknown): Promise<void> => {
    const batch = batchForm.safeParse(data);
    if (batch.success) return gather(batch.data.parts as unknown as Part[]);
    counts.ghosts++; // Redis lost the job's content: the gap it leaves is read from the journal
  };

  return {
    counts,
    halted: halting.reason,
    sweep,
    applyBatch,
    replay: (source: string, aggregate: string) => queue.run(() => letters.replay(source, aggregate)),
    idle: queue.idle,
  };
};

/** Takes the batches that the relay sends, once it is run. */
const openBatches = (
  { context, redis, installation }: ConsumerOptions,
  applyBatch: (data: unknown) => Promise<void>,
): Worker =>
  openWorker<unknown>(
    redis,
    queueOf(installation, context),
    async ({ data }) => {
      try {
        await applyBatch(data);
      } catch (error) {
        if (!(error instanceof Halted)) throw plainError(error); // tried again; meanwhile the sweep does the same work
      }
    },
    { autorun: false, concurrency: batchesAtOnce },
  );

/**
 * Applies to this context what others publish, exactly once and in each source's order. Its *position* per source moves in
 * the unit of work of the effects; jobs only make it faster. An event whose number it has passed is dropped; a gap makes it
 * read the source's journal from its position. So Redis, the relay and the jobs may lose, repeat or reorder anything.
 */
export const startConsumer = async (options: ConsumerOptions): Promise<Consumer> => {
  const { context, store, sources, clock, log, isTold = () => false } = options;
  const { counts, halted, sweep, applyBatch, replay, idle } = openApplying(options);
  for (const source of sources) await begin(store, source);
  const forget = watchLag({ context, store, sources, counts, halted, clock });
  const batches = openBatches(options, applyBatch);
  await sweep(); // its own backlog first, then live batches
  void batches
    .run()
    .catch((error: unknown) =>
      log.error({ err: error, context }, 'jobs are no longer taken; the sweep continues'),
    );
  const sweeps = openSweeps(sweep, { isResting: () => batches.isPaused(), isTold });

  return {
    counts,
    halted,
    lease(held) {
      if (!held) void batches.pause(true).catch(() => {});
      else if (batches.isPaused()) {
        void batches.resume();
        sweeps.soon(); // what the last holder left undone
      }
    },
    news: sweeps.news,
    sweep,
    replay,
    async stop() {
      const swept = sweeps.stop();
      forget();
      // close() never ends while Redis is away or a job hangs: https://github.com/taskforcesh/bullmq/issues/4656
      await endsWithin(8_000, batches.close());
      await endsWithin(1_000, Promise.all([swept, idle()]));
    },
  };
};
