/** What a step gives that may need no waiting. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value has to be waited for: anything with a `then`, as `await` sees it. */
export const isPromise = <T = unknown>(value: unknown): value is Promise<T> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
