import type { Clock } from '@jumun/platform/kernel/clock';
import { endsWithin, pause } from '@jumun/platform/kernel/deadline';
import type { ExternalJob, ExternalJobs } from '@jumun/platform/kernel/external-jobs';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { counter } from '@jumun/platform/process/metrics';
import { inSpan } from '@jumun/platform/process/tracing';
import type { Notifier } from '@jumun/platform/redis/notifier';
import { plainError } from '@jumun/platform/store/store';

const attempts = counter(
  'jumun_external_jobs_total',
  'External jobs, by what became of an attempt: claimed, done, or failed (by a fault of ours).',
  'work',
  'outcome',
);

/** Between two turns: what becomes due or ends meanwhile shares a unit of work, and waits for this long at most. */
const restMs = 40;
const afterFailureMs = 1_000;
/** For rows that nobody was told of: those of a process that died, or written while Redis was away. */
const sweepEveryMs = 20_000;
const stopWithinMs = 6_000;

type Carrier = {
  /** The name of this process, and the same after a restart. */
  readonly replica: string;
  readonly listen: Notifier['listen'];
  readonly clock: Clock;
  readonly log: Logger;
};

/** Lets a loop wait until it is rung for, or for a time at most; being rung for while it does not wait counts too. */
const openBell = () => {
  let isRung = false;
  let wake = () => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    async wait(ms: number): Promise<void> {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      isRung = false;
    },
  };
};

type Ending<Ended> = { readonly party: string; readonly value: Ended | undefined };

/** Makes the calls; a place is taken until what came of its call is recorded. */
const openPlaces = <Ended>(
  { name, atOnce, atOnceForOne }: ExternalJobs<Ended>,
  { log, whenOneEnds }: { readonly log: Logger; readonly whenOneEnds: () => void },
) => {
  const running = new Map<ExternalJob<Ended>, Promise<void>>();
  let ended: readonly Ending<Ended>[] = [];

  const make = async (job: ExternalJob<Ended>) => {
    let value: Ended | undefined;
    try {
      value = await inSpan(`outside ${name}`, { facts: { 'jumun.key': job.key } }, job.run);
      await failpoint('external/done');
      attempts(name, 'done').inc();
    } catch (err) {
      attempts(name, 'failed').inc(); // nothing is known of it: its claim ends by itself
      log.error({ err, work: name, key: job.key }, 'an external job failed without saying what came of it');
    }
    running.delete(job);
    ended = [...ended, { party: job.party, value }];
    whenOneEnds();
  };

  return {
    begin(jobs: readonly ExternalJob<Ended>[]) {
      for (const job of jobs) {
        attempts(name, 'claimed').inc();
        running.set(job, make(job));
      }
    },
    /** What has ended, and the room there is once that is recorded. */
    look() {
      const underWay = new Map<string, number>();
      for (const { party } of running.keys()) underWay.set(party, (underWay.get(party) ?? 0) + 1);
      return { ended, room: { places: atOnce - running.size, placesOfOne: atOnceForOne, underWay } };
    },
    recorded(endings: readonly Ending<Ended>[]) {
      ended = ended.slice(endings.length);
    },
    allEnded: () => Promise.all(running.values()),
  };
};

/**
 * Makes the calls that rows ask for, in this process: as many at once as there are places, and never more than their share for one
 * party. It goes on as soon as it is told of a row or a call has ended, and otherwise when the next row is due.
 */
export const startExternalJobs = <Ended>(
  jobs: ExternalJobs<Ended>,
  { replica, listen, clock, log }: Carrier,
): { stop(): Promise<void> } => {
  const bell = openBell();
  const places = openPlaces(jobs, { log, whenOneEnds: bell.ring });
  const stopListening = listen(jobs.name, bell.ring);
  let sweptAt: number | undefined;
  let stopped = false;

  /** Returns how long there is nothing to do unless it is rung for. */
  const turn = async (): Promise<number> => {
    const { ended, room } = places.look();
    const began = performance.now();
    const isFirst = sweptAt === undefined;
    const isSweep = sweptAt === undefined || began - sweptAt >= sweepEveryMs;
    const values = ended.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const { jobs: claimed, nextAt } = await jobs.turn(values, {
      ...room,
      replica,
      isFirst,
      isSweep,
      places: stopped ? 0 : room.places,
    });
    places.recorded(ended);
    if (isSweep) sweptAt = began;
    await failpoint('external/claimed');
    places.begin(claimed);
    return nextAt === null ? sweepEveryMs : Math.min(Math.max(0, nextAt - clock()), sweepEveryMs);
  };

  const loop = async () => {
    while (!stopped) {
      try {
        const idleMs = await turn();
        await pause(restMs);
        await bell.wait(idleMs);
      } catch (error) {
        log.warn(
          { err: plainError(error), work: jobs.name },
          'external jobs could not be claimed or recorded',
        );
        await pause(afterFailureMs);
      }
    }
  };
  const running = loop();

  return {
    async stop() {
      stopped = true;
      stopListening();
      bell.ring();
      await endsWithin(stopWithinMs, running);
      await endsWithin(stopWithinMs, places.allEnded());
      await endsWithin(stopWithinMs, turn());
    },
  };
};
