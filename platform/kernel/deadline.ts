/** The work did not end within its time. It may still be running, and still succeed. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** A timer that is set for longer fires at once. */
const longestTimer = 2 ** 31 - 1;
const bounded = (ms: number): number => Math.min(Math.max(0, ms), longestTimer);

/**
 * Settles as the work does, or after `ms` milliseconds throws what `late` makes, a TimedOut by default. The work is not
 * stopped; a result or a failure that comes later is dropped.
 */
export const withDeadline = <T>(
  ms: number,
  work: Promise<T>,
  late: () => Error = () => new TimedOut(`no answer within ${ms} ms`),
): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), bounded(ms));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** Waits until the work has ended, well or badly, for `ms` milliseconds at most; returns whether it has. */
export const endsWithin = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), bounded(ms));
    const ended = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    work.then(ended, ended);
  });

/** Resolves after `ms` milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Resolves after `ms` milliseconds, or at once when the signal aborts. */
export const pauseUnless = (signal: AbortSignal, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
