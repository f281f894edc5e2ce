/** The work did not end within its time. It may still be running, and still succeed. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** A timer that is set for longer fires at once. */
const longestTimer = 2 ** 31 - 1;
const bounded = (ms: number): number => Math.min(Math.max(0, ms), longestTimer);

/** How often it is looked whether anything is late. */
const stepMs = 20;
/** What one look counts at most: while the loop was held, answers arrived and were not read, and that is nobody else's delay. */
const mostPerLook = 2 * stepMs;

type Waiting = { readonly until: number; readonly late: () => void };

const waiting = new Set<Waiting>();
let counted = 0;
let lookedAt = 0;
let looking: NodeJS.Timeout | undefined;

const patientNow = (): number => counted + Math.min(performance.now() - lookedAt, mostPerLook);

const look = (): void => {
  counted = patientNow();
  lookedAt = performance.now();
  const ours = looking;
  // what has arrived is read between the timers and this
  setImmediate(() => {
    for (const one of waiting) if (one.until <= counted && waiting.delete(one)) one.late();
    if (looking === ours) looking = waiting.size > 0 ? setTimeout(look, stepMs) : undefined;
  });
};

/**
 * Calls `late` once, after `ms` milliseconds in which this process was able to read an answer, and no sooner than it has read what
 * arrived in them: a loop that is held for seconds counts as one short step. All that wait share one timer, so `late` may
 * come up to 40 ms too late. Returns what ends the waiting.
 */
export const patiently = (ms: number, late: () => void): (() => void) => {
  if (!looking) {
    lookedAt = performance.now();
    looking = setTimeout(look, stepMs);
  }
  const one: Waiting = { until: patientNow() + Math.max(0, ms), late };
  waiting.add(one);
  return () => {
    waiting.delete(one);
    if (waiting.size > 0) return;
    clearTimeout(looking);
    looking = undefined;
  };
};

/**
 * Settles as the work does, or after `ms` milliseconds, counted as `patiently` does, throws what `late` makes, a TimedOut by
 * default. The work is not stopped; a result or a failure that comes later is dropped.
 */
export const withDeadline = <T>(
  ms: number,
  work: Promise<T>,
  late: () => Error = () => new TimedOut(`no answer within ${ms} ms`),
): Promise<T> =>
  new Promise((resolve, reject) => {
    const answered = patiently(ms, () => reject(late()));
    work.then(resolve, reject).finally(answered);
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
