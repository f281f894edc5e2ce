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

const lookEveryMs = 1_000;
const atOnce = 16;
const atMost = 500;

/** Looks every second for ids whose time has come; one that fails is tried again in the next second. */
export const startTimers = (
  timers: readonly (Timer & { readonly read: Reader })[],
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lastDue = new Map<string, number>();
  const forget = atScrape(() => {
    for (const [name, count] of lastDue) due(count, name);
  });

  const fireAll = async (timer: Timer, ids: readonly string[]) => {
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift()) {
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
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  };

  const run = async (timer: Timer & { readonly read: Reader }) => {
    while (!signal.aborted) {
      try {
        const ids = await timer.due(timer.read, clock(), atMost);
        lastDue.set(timer.name, ids.length);
        await fireAll(timer, ids);
      } catch (error) {
        lastDue.set(timer.name, -1);
        log.warn({ err: plainError(error), timer: timer.name }, 'a timer could not look');
      }
      await pauseUnless(signal, lookEveryMs);
    }
  };

  const running = timers.map(run);
  return {
    async stop() {
      stopping.abort();
      forget();
      await Promise.all(running);
    },
  };
};
