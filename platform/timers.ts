import type { Clock, Instant } from './clock.ts';
import { crashPoint } from './crash-point.ts';
import type { Logger } from './logger.ts';
import { atScrape, gauge, histogram } from './metrics.ts';
import { plainError } from './store.ts';
import { inSpan } from './tracing.ts';
import type { Reader } from './unit.ts';

/** Work that a row in the store asks for at a time: deadlines, and sagas that must go on. */
export type Timer = {
  /** `context/what-it-does`. */
  readonly name: string;
  /** The ids whose time has come, oldest first. */
  readonly due: (read: Reader, now: Instant, limit: number) => Promise<readonly string[]>;
  /** May be called again for the same id, and from several processes at once. */
  readonly fire: (id: string) => Promise<unknown>;
};

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

/** Looks every second; what fails is looked at again in the next second. */
export const startTimers = (
  timers: readonly (Timer & { readonly read: Reader })[],
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): { stop(): Promise<void> } => {
  let stopped = false;
  const lastDue = new Map<string, number>();
  const forget = atScrape(() => {
    for (const [name, count] of lastDue) due(count, name);
  });

  const fireAll = async (timer: Timer, ids: readonly string[]) => {
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !stopped; id = waiting.shift()) {
        const began = performance.now();
        let outcome = 'done';
        try {
          await crashPoint('timer/due');
          await inSpan(`timer ${timer.name}`, { facts: { 'jumun.id': id } }, async () => timer.fire(id));
          await crashPoint('timer/fired');
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
    while (!stopped) {
      try {
        const ids = await timer.due(timer.read, clock(), atMost);
        lastDue.set(timer.name, ids.length);
        await fireAll(timer, ids);
      } catch (error) {
        lastDue.set(timer.name, -1);
        log.warn({ err: plainError(error), timer: timer.name }, 'a timer could not look');
      }
      await sleep(lookEveryMs);
    }
  };

  const sleepers = new Set<() => void>();
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timeout);
        sleepers.delete(wakeUp);
        resolve();
      };
      const timeout = setTimeout(wakeUp, ms);
      sleepers.add(wakeUp);
      if (stopped) wakeUp();
    });

  const running = timers.map(run);
  return {
    async stop() {
      stopped = true;
      forget();
      for (const wakeUp of sleepers) wakeUp();
      await Promise.all(running);
    },
  };
};
