// When many things expire, each at its own time, one timer is enough: a timer for each would cost more than what it ends.

/** Times are rounded up to this, so that what expires together is one turn of the timer. */
const grainMs = 50;
const longestTimerMs = 2_147_483_647;

export type Alarms<T> = {
  /** Rings for the thing at a time in milliseconds since 1970, or soon if that has passed. */
  set(time: number, thing: T): void;
  /** Forgets what was set for this thing at this time. */
  clear(time: number, thing: T): void;
};

/** Alarms that call `ring`; they do not keep the process alive. */
export const openAlarms = <T>(ring: (thing: T) => void): Alarms<T> => {
  const due = new Map<number, Set<T>>();
  let timer: NodeJS.Timeout | undefined;
  let setFor = Number.POSITIVE_INFINITY;

  const wind = (time: number): void => {
    clearTimeout(timer);
    setFor = time;
    timer =
      time === Number.POSITIVE_INFINITY
        ? undefined
        : setTimeout(strike, Math.min(Math.max(0, time - Date.now()), longestTimerMs)).unref();
  };
  const strike = (): void => {
    const now = Date.now();
    const passed = [...due].filter(([time]) => time <= now);
    for (const [time] of passed) due.delete(time);
    wind(Math.min(...due.keys()));
    for (const [, things] of passed) for (const thing of things) ring(thing);
  };

  return {
    set(time, thing) {
      const key = rounded(time);
      const things = due.get(key);
      if (things) return void things.add(thing);
      due.set(key, new Set([thing]));
      if (key < setFor) wind(key);
    },
    clear(time, thing) {
      const key = rounded(time);
      const things = due.get(key);
      if (things?.delete(thing) && things.size === 0) due.delete(key);
    },
  };
};

const rounded = (time: number): number => Math.ceil(time / grainMs) * grainMs;
