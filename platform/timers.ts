import type { Clock, Instant } from './clock.ts';
import type { Logger } from './logger.ts';
import { plainError } from './store.ts';
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

const lookEveryMs = 1_000;
const atOnce = 16;
const atMost = 500;

/** Looks every second; what fails is looked at again in the next second. */
export const startTimers = (
  timers: readonly (Timer & { readonly read: Reader })[],
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): { stop(): Promise<void> } => {
  let stopped = false;

  const fireAll = async (timer: Timer, ids: readonly string[]) => {
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !stopped; id = waiting.shift()) {
        try {
          await timer.fire(id);
        } catch (error) {
          log.warn({ err: plainError(error), timer: timer.name, id }, 'a timer failed; it is tried again');
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  };

  const run = async (timer: Timer & { readonly read: Reader }) => {
    while (!stopped) {
      try {
        await fireAll(timer, await timer.due(timer.read, clock(), atMost));
      } catch (error) {
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
      for (const wakeUp of sleepers) wakeUp();
      await Promise.all(running);
    },
  };
};
