import type { Redis } from 'ioredis';

/** Whether Redis carries what processes tell each other. */
export type Pulse = {
  /** False as soon as it has not answered for a few seconds. */
  beats(): boolean;
  /** Called when it answers after it did not. */
  onReturn(listener: () => void): void;
  stop(): void;
};

const everyMs = 1_000;
const missedMs = 3_000;

/** Asks Redis once a second whether it is there. */
export const openPulse = (redis: Pick<Redis, 'ping'>): Pulse => {
  const listeners: (() => void)[] = [];
  let answered = Number.NEGATIVE_INFINITY;
  const beats = (): boolean => performance.now() - answered < missedMs;
  const ask = async (): Promise<void> => {
    try {
      await redis.ping();
    } catch {
      return; // that it does not answer is what counts
    }
    const wasAway = !beats();
    answered = performance.now();
    if (wasAway) for (const listener of listeners) listener();
  };
  void ask();
  const timer = setInterval(() => void ask(), everyMs);
  return { beats, onReturn: (listener) => void listeners.push(listener), stop: () => clearInterval(timer) };
};
