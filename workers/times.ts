import type { Clock } from '@jumun/platform/kernel/clock';
import { pauseUnless } from '@jumun/platform/kernel/deadline';
import type { Furthest } from '@jumun/platform/kernel/later';
import type { Logger } from '@jumun/platform/process/logger';
import { plainError, type Store } from '@jumun/platform/store/store';
import { setImpossibleAgain } from '@jumun/platform/store/timetable';

/** Whose times they are, and where they are kept. */
export type Kept = Furthest & { readonly name: string; readonly store: Pick<Store, 'read' | 'transaction'> };

/** An order in doubt is to be settled within a minute, whatever happens to the clock. */
const lookEveryMs = 20_000;

/** Looks at the start and every twenty seconds for rows that ask for a time which no rule sets, and sets it again. */
export const keepTimesPossible = (
  kept: readonly Kept[],
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): { stop(): Promise<void> } => {
  const stopping = new AbortController();

  const setAgain = async ({ name, store, ...furthest }: Kept): Promise<void> => {
    if (await setImpossibleAgain(store, furthest, clock()))
      log.warn({ of: name }, 'the clock has been set back: times that were too far ahead are set again');
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      for (const one of kept)
        await setAgain(one).catch((error: unknown) =>
          log.warn(
            { err: plainError(error), of: one.name },
            'could not look for times that are too far ahead',
          ),
        );
      await pauseUnless(stopping.signal, lookEveryMs);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
};
