type Run = () => void;

/** When each store of a process may work. */
export type Turns = {
  /** Runs it in a later turn of the event loop; what is urgent comes before all that is not. */
  take(run: Run, isUrgent: boolean): void;
};

/**
 * SQLite blocks the event loop while it works, and a commit waits for the disk. So of all stores of a process one works in
 * each turn of the loop: what arrives meanwhile is seen before the next one, and need not wait for all of them.
 */
export const openTurns = (): Turns => {
  const urgent: Run[] = [];
  const others: Run[] = [];
  let isSet = false;

  const next = (): void => {
    const run = urgent.shift() ?? others.shift();
    isSet = urgent.length + others.length > 0;
    if (isSet) setImmediate(next);
    run?.();
  };
  return {
    take(run, isUrgent) {
      (isUrgent ? urgent : others).push(run);
      if (isSet) return;
      isSet = true;
      setImmediate(next);
    },
  };
};
