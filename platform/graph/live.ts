import { type Instant, systemClock } from '../kernel/clock.ts';
import { histogram } from '../process/metrics.ts';

/**
 * An iterator that can be stopped while it waits, which an `async function*` cannot: there `return()` queues behind
 * the pending `next()` until the next value comes, and the source stays open until then (seen with graphql-ws).
 *
 * `pull` is asked for one value at a time. `return()` and the abort of `signal` answer every waiting `next()` with
 * done at once and call `release`, once; so does the end or the failure of `pull`. If the signal has aborted already, the
 * iterator is returned ended.
 */
export const interruptible = <T>(
  pull: () => Promise<IteratorResult<T>>,
  release: () => void,
  signal?: AbortSignal,
): AsyncIterableIterator<T> => {
  const done = { value: undefined, done: true } as const;
  const waiting = new Set<(result: IteratorResult<T>) => void>();
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    if (ended) return;
    ended = true;
    signal?.removeEventListener('abort', end);
    release();
    for (const resolve of waiting) resolve(done);
    waiting.clear();
  };
  if (signal?.aborted) {
    ended = true;
    queueMicrotask(release); // not before the caller has the iterator
  } else signal?.addEventListener('abort', end);

  const next = (): Promise<IteratorResult<T>> =>
    new Promise((resolve, reject) => {
      if (ended) return resolve(done);
      waiting.add(resolve);
      turn = turn.then(async () => {
        if (ended) return;
        try {
          const result = await pull();
          if (result.done) return end();
          resolve(ended ? done : result);
        } catch (error) {
          reject(error);
          end();
        } finally {
          waiting.delete(resolve);
        }
      });
    });

  return {
    next,
    return: async () => {
      end();
      return done;
    },
    throw: async (error) => {
      end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** Values for one reader, kept until they are read. */
export type Mailbox<T> = {
  /** Everything that was put in, in order. Ends at once on `return()` and on the abort of the signal. */
  readonly values: AsyncIterableIterator<T>;
  /** Adds a value, unless the mailbox has ended; answers how many have not been read yet. */
  put(value: T): number;
  /** Drops what has not been read yet. */
  clear(): void;
  /** Nothing more will be put in: what was is still handed out, then the failure or the end. */
  end(failure?: Error): void;
};

/** A mailbox; `release` is called once, as soon as nothing that is put in would be read. */
export const openMailbox = <T>(release: () => void, signal?: AbortSignal): Mailbox<T> => {
  const unread: T[] = [];
  let ended = false;
  let failure: Error | undefined;
  let arrived = (): void => {};

  const end = (why?: Error): void => {
    if (ended) return;
    ended = true;
    failure = why;
    arrived();
    release();
  };
  const take = async (): Promise<IteratorResult<T>> => {
    while (unread.length === 0 && !ended)
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    if (unread.length > 0) return { value: unread.shift() as T, done: false };
    if (failure) throw failure;
    return { value: undefined, done: true };
  };
  return {
    values: interruptible(take, end, signal),
    put(value) {
      if (ended) return unread.length;
      unread.push(value);
      arrived();
      return unread.length;
    },
    clear() {
      unread.length = 0;
    },
    end,
  };
};

/** The same values after `first`; stops as quickly as the iterator that it wraps. */
export const preceded = <T>(first: T, rest: AsyncIterableIterator<T>): AsyncIterableIterator<T> => {
  let begun = false;
  const pull = async (): Promise<IteratorResult<T>> => {
    if (begun) return rest.next();
    begun = true;
    return { value: first, done: false };
  };
  return interruptible(pull, () => void rest.return?.().catch(() => {}));
};

const lags = histogram(
  'jumun_live_lag_seconds',
  'How long after it happened an event was handed on by a live stream; what a stream begins with does not count.',
  ['stream'],
);

/** When the values of a stream happened, for the metric of how far behind it is. */
export type Lag<T> = { readonly stream: string; readonly happened: (value: T) => Instant };

/**
 * The source of a subscription: yields what `next()` finds, in order, and otherwise waits for news and looks again.
 *
 * `wait` is called before each look, so that news in between is not lost. Its signal aborts as soon as the iterator ends:
 * it must let go of its listener then. News that turns out to be nothing is fine; a failure of `next` or `wait` ends the iterator
 * with that error.
 */
export const liveIterator = <T>({
  next,
  wait,
  signal,
  lag,
}: {
  /** What has come since the last look, oldest first. */
  readonly next: () => Promise<readonly T[]> | readonly T[];
  /** Resolves when it is worth looking again. */
  readonly wait: (signal: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly lag?: Lag<T>;
}): AsyncIterableIterator<T> => {
  let found: readonly T[] = [];
  let index = 0;
  let isLive = false;
  let ended = false;
  let armed: { readonly news: Promise<void>; readonly controller: AbortController } | undefined;

  const arm = (): NonNullable<typeof armed> => {
    const controller = new AbortController(); // one for each wait, so that listeners do not pile up on a long subscription
    const now = { news: wait(controller.signal), controller };
    const disarm = (): void => {
      if (armed === now) armed = undefined;
    };
    now.news.then(disarm, disarm); // also keeps an abort that is not awaited from becoming an unhandled rejection
    return now;
  };

  const pull = async (): Promise<IteratorResult<T>> => {
    while (index >= found.length) {
      armed ??= arm();
      const { news } = armed;
      [found, index] = [await next(), 0];
      if (isLive && lag)
        for (const value of found) lags(lag.stream).observe((systemClock() - lag.happened(value)) / 1_000);
      isLive = true;
      if (ended) return { value: undefined, done: true };
      if (found.length === 0) await news;
      if (ended) return { value: undefined, done: true };
    }
    return { value: found[index++] as T, done: false };
  };
  const release = (): void => {
    ended = true;
    armed?.controller.abort();
  };
  return interruptible(pull, release, signal);
};
