import type { Logger } from '@jumun/platform/process/logger';

/** The consumer must not continue by itself: the journal is not the one it knows, or too much fails. */
export class Halted extends Error {
  override readonly name = 'Halted';
}

/** Whether a consumer works. Once halted, it stays halted until its process restarts. */
export type Halt = {
  /** Why it is halted, or null while it works. */
  reason(): string | null;
  /** Halts it and throws Halted, which undoes the unit of work that is open. */
  halt(reason: string): never;
};

export const openHalt = (context: string, log: Logger): Halt => {
  let halted: string | null = null;
  return {
    reason: () => halted,
    halt(reason) {
      if (halted !== reason) log.error({ context, reason }, 'the consumer is halted');
      halted = reason;
      throw new Halted(reason);
    },
  };
};
