/**
 * An iterator that can be stopped while it waits, which an `async function*` cannot: there `return()` queues behind
 * the pending `next()` until the next value comes, and the source stays open for as long (seen with graphql-ws).
 *
 * `pull` is asked for one value at a time. `return()` and the abort of `signal` answer every waiting `next()` with
 * done at once and call `release`, once; so does the end or the failure of `pull`.
 */
export const endable = <T>(
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
  if (signal?.aborted) end();
  else signal?.addEventListener('abort', end);

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

/**
 * The source of a subscription: yields what `next()` finds, in order, and otherwise waits for a wake-up and looks again.
 *
 * `wait` is armed before each look, so that a wake-up in between is not lost. It gets a signal that aborts as soon as the
 * iterator ends: whoever waits must let go of its listener then. An empty wake-up is fine; a failure of either ends the
 * iterator with that error.
 */
export const liveIterator = <T>({
  next,
  wait,
  signal,
}: {
  /** What has come since the last look, oldest first; none is []. */
  readonly next: () => Promise<readonly T[]> | readonly T[];
  /** Resolves when it is worth looking again. */
  readonly wait: (signal: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}): AsyncIterableIterator<T> => {
  let found: readonly T[] = [];
  let index = 0;
  let ended = false;
  let armed: { readonly wakeUp: Promise<void>; readonly controller: AbortController } | undefined;

  const arm = (): NonNullable<typeof armed> => {
    const controller = new AbortController(); // one for each wait, so that listeners do not pile up on a long subscription
    const now = { wakeUp: wait(controller.signal), controller };
    const disarm = (): void => {
      if (armed === now) armed = undefined;
    };
    now.wakeUp.then(disarm, disarm); // also keeps an abort that nobody awaits from becoming an unhandled rejection
    return now;
  };

  const pull = async (): Promise<IteratorResult<T>> => {
    while (index >= found.length) {
      armed ??= arm();
      const { wakeUp } = armed;
      [found, index] = [await next(), 0];
      if (ended) return { value: undefined, done: true };
      if (found.length === 0) await wakeUp;
      if (ended) return { value: undefined, done: true };
    }
    return { value: found[index++] as T, done: false };
  };
  const release = (): void => {
    ended = true;
    armed?.controller.abort();
  };
  return endable(pull, release, signal);
};
