import type { Clock } from '@jumun/platform/kernel/clock';
import { pauseUnless } from '@jumun/platform/kernel/deadline';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { Logger } from '@jumun/platform/process/logger';
import { atScrape, gauge, histogram } from '@jumun/platform/process/metrics';
import { inSpan } from '@jumun/platform/process/tracing';
import { plainError } from '@jumun/platform/store/store';

const fired = histogram(
  'jumun_timer_seconds',
  'How long timers took for one id, by outcome: done, or failed and tried again.',
  ['timer', 'outcome'],
);
const due = gauge(
  'jumun_timer_due',
  'Ids whose time had come when it last looked; -1 when it could not look.',
  'timer',
);

/** A timer looks when its next row is due, or when there is news of its context, but not more often than this. */
const shortestRestMs = 1_000;
/** For news that were lost; everything is to come to rest within five seconds. */
const longestRestMs = 4_000;
const atOnce = 16;
const atMost = 500;

/** What a timer is firing, by id. */
type Begun = Map<string, Promise<void>>;

export type Timers = {
  /** There is news of a context's journal, or of what one timer looks at: a row may be due sooner than is known. */
  notify(of: string): void;
  stop(): Promise<void>;
};

export const startTimers = (
  timers: readonly (Timer & { readonly read: Reader })[],
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Timers => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lastDue = new Map<string, number>();
  const forget = atScrape(() => {
    for (const [name, count] of lastDue) due(count, name);
  });

  const fire = async (timer: Timer, id: string) => {
    const began = performance.now();
    let outcome = 'done';
    try {
      await failpoint('timer/due');
      await inSpan(`timer ${timer.name}`, { facts: { 'jumun.id': id } }, async () => timer.fire(id));
      await failpoint('timer/fired');
    } catch (error) {
      outcome = 'failed';
      log.warn({ err: plainError(error), timer: timer.name, id }, 'a timer failed; it is tried again');
    }
    fired(timer.name, outcome).observe((performance.now() - began) / 1_000);
  };

  /** Begins to fire `ids`, but for those in `begun`. Returns when all are begun: one that takes long keeps no other waiting. */
  const fireAll = async (timer: Timer, ids: readonly string[], begun: Begun): Promise<void> => {
    for (const id of ids) {
      if (begun.has(id)) continue;
      while (begun.size >= atOnce) await Promise.race(begun.values());
      if (signal.aborted) return;
      begun.set(
        id,
        fire(timer, id).finally(() => begun.delete(id)),
      );
    }
  };

  /** Begins to fire what is due; returns how long nothing will be, as far as is known. */
  const look = async (timer: Timer & { readonly read: Reader }, begun: Begun): Promise<number> => {
    try {
      const now = clock();
      const { ids, next } = await timer.due(timer.read, now, atMost);
      lastDue.set(timer.name, ids.length);
      await fireAll(timer, ids, begun);
      return ids.length > 0 ? 0 : (next ?? Number.POSITIVE_INFINITY) - now;
    } catch (error) {
      lastDue.set(timer.name, -1);
      log.warn({ err: plainError(error), timer: timer.name }, 'a timer could not look');
      return 0;
    }
  };

  const asleep = new Map<string, AbortController>();
  const run = async (timer: Timer & { readonly read: Reader }) => {
    const begun: Begun = new Map();
    while (!signal.aborted) {
      const news = new AbortController(); // news during the look may be of what it did not see
      asleep.set(timer.name, news);
      const restMs = Math.min(longestRestMs, await look(timer, begun));
      await pauseUnless(signal, shortestRestMs);
      await pauseUnless(news.signal, Math.max(0, restMs - shortestRestMs));
    }
    await Promise.all(begun.values());
  };

  const running = timers.map(run);
  return {
    notify(of) {
      for (const [name, news] of asleep)
        if (!news.signal.aborted && (name === of || name.startsWith(`${of}/`))) news.abort();
    },
    async stop() {
      stopping.abort();
      for (const news of asleep.values()) news.abort();
      forget();
      await Promise.all(running);
    },
  };
};
