// What one turn of the event loop may take. An operation on stores of this process may run to its end without letting go of
// the loop, and requests that lie on a connection one behind the other would run all in the same turn: nobody else would be
// heard meanwhile, not even whoever asks whether this process still lives.

/** Begins work at once while this turn of the loop has time; else tells when to begin, in a later turn. */
export type LoopShare = () => Promise<void> | undefined;

/** `shareMs` is how long a turn may have worked before what comes next waits for a later one. */
export const openLoopShare = (shareMs = 10, now = () => performance.now()): LoopShare => {
  const waiting: (() => void)[] = [];
  let until: number | undefined;

  const begin = (): void => {
    until = now() + shareMs;
    setImmediate(turned);
  };
  const turned = (): void => {
    until = undefined;
    if (waiting.length === 0) return;
    begin();
    nextOne();
  };
  const nextOne = (): void => {
    waiting.shift()?.();
    // as soon as it lets go, not before
    queueMicrotask(() => process.nextTick(() => waiting.length > 0 && now() < (until ?? 0) && nextOne()));
  };
  return () => {
    if (until === undefined) begin();
    else if (waiting.length > 0 || now() >= until)
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    return undefined;
  };
};
