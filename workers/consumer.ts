import type { Clock } from '@jumun/platform/kernel/clock';
import type { JournalPlace, JournalReader } from '@jumun/platform/kernel/journal';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { BoundReaction } from '@jumun/platform/kernel/reaction';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { type Applied, eventsApplied, isTracing, spanClock } from '@jumun/platform/process/tracing';
import { dialect } from '@jumun/platform/store/columns';
import { codeOfStoreError, type Patience, plainError, type Store } from '@jumun/platform/store/store';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { batchForm, type Part, queueOf } from './batch.ts';
import { bury, parkedAggregates } from './dead-letters.ts';
import { watchLag } from './lag.ts';
import { holdPosition, holdPositions, movePosition, startPosition } from './positions.ts';
import { openReplay, Poison, reactWith } from './replay.ts';

/** The consumer must not go on by itself: what it would read is not the log it knows, or too much fails. */
export class StandStill extends Error {
  override readonly name = 'StandStill';
}

export type Source = {
  readonly log: JournalReader;
  readonly types: ReadonlySet<string>;
  /** Where a consumer that is new begins: a new notifications context must not text all of history. */
  readonly from: 'beginning' | 'now';
};

export type ConsumerCounts = {
  applied: number;
  repeats: number;
  gaps: number;
  pulled: number;
  buried: number;
  ghosts: number;
};

export type Consumer = {
  readonly counts: ConsumerCounts;
  /** Why it stands still, or null while it works. */
  standing(): string | null;
  /** Whether it is this replica that takes the jobs; at first it is. The sweep goes on in any case, more rarely. */
  turn(ours: boolean): void;
  /** Reads every source from its position; done by itself at the start, on a gap, and every two seconds. */
  sweep(): Promise<void>;
  /** Applies the parked events of one aggregate in order, all or nothing; answers how many. */
  replay(source: string, aggregate: string): Promise<number>;
  stop(): Promise<void>;
};

type Reading = {
  readonly source: string;
  readonly journalId: string;
  readonly after: number;
  readonly events: readonly Envelope[];
  readonly upTo: JournalPlace;
};

/**
 * On PostgreSQL a unit of several events holds rows in the order of events and sources while requests hold them in theirs,
 * and PostgreSQL looks for a deadlock only after a second (measured: seven seconds for a request that met batches of two).
 * So a unit is one source and few events, and gives way as soon as it has to wait; then its events come one by one, each
 * holding rows in the agreed order.
 */
const chunk = { events: 20, patience: { rowsMs: 50 } };
const gaveWay = '55P03';

/** The reading in parts of so many events. */
const inParts = (reading: Reading, size: number): readonly Reading[] => {
  const { events } = reading;
  if (events.length <= size) return [reading];
  return Array.from({ length: Math.ceil(events.length / size) }, (_, i) => {
    const part = events.slice(i * size, (i + 1) * size);
    const last = part.at(-1) as Envelope;
    const isEnd = (i + 1) * size >= events.length;
    return {
      ...reading,
      after: events[i * size - 1]?.number ?? reading.after,
      events: part,
      upTo: isEnd ? reading.upTo : { number: last.number, eventId: last.id },
    };
  });
};

const pageSize = 500;
/** What Redis lost is read so late at most: well within the five seconds that everything may take to come to rest. */
const sweepEveryMs = 2_000;
/** Of a replica that does not have the turn, one sweep in so many: enough should the other one hang. */
const restingSweeps = 5;
/** So many burials, over so many aggregates, within so long: rather our mistake than that of single events. */
const epidemic = { burials: 10, aggregates: 5, withinMs: 60_000 };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const aggregateKey = (source: string, aggregate: string) => `${source}>${aggregate}`;

/**
 * Applies what other contexts said to this one, exactly once and in each source's order. Its *position* per source
 * moves in the unit of work of the effects; jobs only hurry. A number it has passed is dropped; a gap makes it read the
 * source's log from its position. So Redis, the relay and the jobs may lose, repeat or reorder anything.
 */
export const startConsumer = async ({
  context,
  store,
  sources,
  reactions,
  read,
  redis,
  installation,
  clock,
  notify,
  log,
}: {
  readonly context: string;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reactions: readonly BoundReaction[];
  /** Brings an event up to today's form; null for a type nobody knows; throws for one that cannot be read. */
  readonly read: (event: Envelope) => Envelope | null;
  readonly redis: Redis;
  readonly installation: string;
  readonly clock: Clock;
  readonly notify: (topics: readonly string[]) => void;
  readonly log: Logger;
}): Promise<Consumer> => {
  const counts: ConsumerCounts = { applied: 0, repeats: 0, gaps: 0, pulled: 0, buried: 0, ghosts: 0 };
  const bySource = new Map(sources.map((source) => [source.log.source, source]));
  const react = reactWith({ reactions, read, clock });
  const letters = openReplay({ context, store, react, clock, notify });
  const burials = new Map<string, { at: number; aggregate: string }>();
  let standing: string | null = null;

  const standStill = (reason: string): never => {
    if (standing !== reason) log.error({ context, reason }, 'the consumer stands still');
    standing = reason;
    throw new StandStill(reason);
  };

  /** One unit of work: positions held, new events applied, positions moved. Answers the sources with a gap. */
  const applyOnce = (
    readings: readonly Reading[],
    suspects: ReadonlyMap<string, string>,
    patience?: Patience,
  ) => {
    const tally = { repeats: 0, buried: [] as string[], applied: [] as Applied[] };
    let topics: string[] = [];
    return store
      .transaction(async (tx) => {
        Object.assign(tally, { repeats: 0, buried: [], applied: [] });
        topics = [];
        const gaps: string[] = [];
        // Before anything else is read: what another consumer of ours has just done must be seen, its dead letters too.
        // The store answers in the order in which it is asked, so nobody has to wait in between.
        const [held, parked] = await Promise.all([holdPositions(tx), parkedAggregates(tx)]);
        const lay = async (event: Envelope, reason: string) => {
          await bury(tx, {
            source: event.source,
            number: event.number,
            aggregate: event.aggregate,
            event,
            reason,
            at: clock(),
          });
          parked.add(aggregateKey(event.source, event.aggregate));
          tally.buried.push(event.aggregate);
        };
        for (const { source, journalId, after, events, upTo } of readings) {
          const position = held.get(source);
          if (!position) throw new Error(`no position for ${source}`);
          if (position.journalId !== journalId)
            standStill(`the log of ${source} is another one than before (${journalId})`);
          if (after > position.number) {
            gaps.push(source);
            continue;
          }
          for (const event of events) {
            if (event.number === position.number && event.id !== position.eventId)
              standStill(`the log of ${source} has another event at number ${position.number}`);
            if (event.number <= position.number) {
              tally.repeats++;
              continue;
            }
            const suspicion = suspects.get(event.id);
            if (parked.has(aggregateKey(source, event.aggregate))) await lay(event, 'behind a dead letter');
            else if (suspicion !== undefined) await lay(event, suspicion);
            else {
              const began = isTracing() ? spanClock() : 0;
              await react(tx, event, topics);
              tally.applied.push({ event, began, ended: isTracing() ? spanClock() : 0 });
            }
          }
          if (upTo.number <= position.number) continue;
          await movePosition(tx, source, upTo);
          held.set(source, { ...position, ...upTo });
        }
        return gaps;
      }, patience)
      .then((gaps) => {
        counts.applied += tally.applied.length;
        counts.repeats += tally.repeats;
        counts.buried += tally.buried.length;
        eventsApplied(context, tally.applied);
        if (topics.length > 0) notify(topics);
        return gaps;
      });
  };

  const suspect = (poison: Poison, suspects: Map<string, string>) => {
    const { event } = poison;
    const now = clock();
    burials.set(event.id, { at: now, aggregate: event.aggregate }); // by its id: a batch may be tried several times
    for (const [id, { at }] of burials) if (at < now - epidemic.withinMs) burials.delete(id);
    const aggregates = new Set([...burials.values()].map(({ aggregate }) => aggregate));
    if (burials.size >= epidemic.burials && aggregates.size >= epidemic.aggregates)
      standStill(`${burials.size} events in a minute could not be applied`);
    suspects.set(event.id, poison.message);
    log.error(
      { context, correlationId: event.correlationId, event: event.id, type: event.type, err: poison.cause },
      'an event could not be applied: buried',
    );
  };

  /** Applies what is new; an event whose reaction fails is buried, and the rest of the batch goes on without it. */
  const apply = async (readings: readonly Reading[]): Promise<readonly string[]> => {
    const suspects = new Map<string, string>();
    const applyUnit = async (unit: readonly Reading[], patience?: Patience) => {
      for (;;) {
        try {
          return await applyOnce(unit, suspects, patience);
        } catch (error) {
          if (!(error instanceof Poison)) throw error;
          suspect(error, suspects);
        }
      }
    };
    if (dialect === 'sqlite') return applyUnit(readings);

    const gaps = new Set<string>();
    for (const part of readings.flatMap((reading) => inParts(reading, chunk.events))) {
      try {
        for (const gap of await applyUnit([part], chunk.patience)) gaps.add(gap);
      } catch (error) {
        if (codeOfStoreError(error) !== gaveWay) throw error;
        for (const one of inParts(part, 1)) for (const gap of await applyUnit([one])) gaps.add(gap);
      }
    }
    return [...gaps];
  };

  const placeOf = async (source: string) => {
    const position = await store.transaction((tx) => holdPosition(tx, source));
    if (!position) throw new Error(`no position for ${source}`);
    return position;
  };

  /** Reads the log itself from the position on, until there is no more. */
  const catchUp = async ({ log: reader, types }: Source): Promise<void> => {
    for (;;) {
      const position = await placeOf(reader.source);
      const page = await reader.page(position.number, pageSize);
      if (page.journalId !== position.journalId)
        standStill(`the log of ${reader.source} is another one than before (${page.journalId})`);
      if (page.head < position.number)
        standStill(`the log of ${reader.source} ends before number ${position.number}`);
      if (page.eventIdAtAfter !== position.eventId)
        standStill(`the log of ${reader.source} has another event at number ${position.number}`);
      if (page.upTo.number === position.number) return;
      const events = page.events.filter((event) => types.has(event.type));
      counts.pulled += events.length;
      await apply([
        { source: reader.source, journalId: page.journalId, after: position.number, events, upTo: page.upTo },
      ]);
      await failpoint('consumer/pulled');
      if (page.upTo.number >= page.head) return;
    }
  };

  // One after another: a sweep and a batch at once would only fight over the positions.
  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work);
    busy = turn.catch(() => {});
    return turn;
  };

  const sweep = () =>
    inTurn(async () => {
      for (const source of sources) {
        if (standing !== null) return;
        try {
          await catchUp(source);
        } catch (error) {
          if (!(error instanceof StandStill))
            log.warn({ err: plainError(error), context, source: source.log.source }, 'sweep');
        }
      }
    });

  const begin = async ({ log: reader, from }: Source) => {
    if (await store.transaction((tx) => holdPosition(tx, reader.source))) return;
    const { journalId, head } = await reader.page(0, 1);
    const number = from === 'now' ? head : 0;
    const eventId = number === 0 ? '' : (await reader.page(number, 1)).eventIdAtAfter;
    await store.transaction((tx) => startPosition(tx, { source: reader.source, journalId, number, eventId }));
  };

  const applyBatch = (data: unknown) =>
    inTurn(async () => {
      if (standing !== null) return; // whoever starts it again reads the log from the position
      const batch = batchForm.safeParse(data);
      if (!batch.success) {
        counts.ghosts++; // Redis lost the job's content: the gap it leaves is read from the log
        return;
      }
      const readings = (batch.data.parts as unknown as Part[])
        .filter((part) => bySource.has(part.source))
        .map((part) => {
          const last = part.events.at(-1) as Envelope;
          return { ...part, upTo: { number: last.number, eventId: last.id } };
        });
      await failpoint('consumer/got');
      for (const source of await apply(readings)) {
        counts.gaps++;
        const known = bySource.get(source);
        if (known) await catchUp(known);
      }
      await failpoint('consumer/applied');
    });

  for (const source of sources) await begin(source);
  const forget = watchLag({ context, store, sources, counts, standing: () => standing, clock });
  const worker = new Worker(
    queueOf(installation, context),
    async ({ data }) => {
      try {
        await applyBatch(data);
      } catch (error) {
        if (!(error instanceof StandStill)) throw plainError(error); // tried again; meanwhile the sweep does the same work
      }
    },
    {
      connection: redis,
      autorun: false,
      concurrency: 1,
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 5,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 100, age: 86_400 },
    },
  );
  worker.on('error', () => {}); // the connection's own listener says it, rarely
  await sweep(); // its own backlog first, then live batches
  void worker
    .run()
    .catch((error: unknown) =>
      log.error({ err: error, context }, 'jobs are no longer taken; the sweep goes on'),
    );
  let sweeping = false;
  const sweepAgain = async () => {
    if (sweeping) return; // a log that answers slowly must not gather a queue of sweeps
    sweeping = true;
    await sweep();
    sweeping = false;
  };
  let sweeps = 0;
  const timer = setInterval(() => {
    if (!worker.isPaused() || sweeps++ % restingSweeps === 0) void sweepAgain();
  }, sweepEveryMs);

  return {
    counts,
    standing: () => standing,
    turn(ours) {
      if (!ours) void worker.pause(true).catch(() => {});
      else if (worker.isPaused()) {
        void worker.resume();
        void sweepAgain(); // what the one before left undone
      }
    },
    sweep,
    replay: (source, aggregate) => inTurn(() => letters.replay(source, aggregate)),
    async stop() {
      clearInterval(timer);
      forget();
      // close() never ends while Redis is away or a job hangs: https://github.com/taskforcesh/bullmq/issues/4656
      await Promise.race([worker.close(), pause(8_000)]);
      await Promise.race([busy, pause(1_000)]);
    },
  };
};
