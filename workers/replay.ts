import type { Clock } from '@jumun/platform/kernel/clock';
import { eventsApplied, spanClock } from '@jumun/platform/process/tracing';
import type { Store } from '@jumun/platform/store/store';
import type { ApplyEvent } from './apply.ts';
import {
  type DeadLetter,
  findDeadLetter,
  type Skipping,
  skipDeadLetter,
  takeDeadLetters,
} from './dead-letters.ts';
import { holdPositions } from './positions.ts';

export type Replay = {
  /** Applies the dead letters of one aggregate in order, all or nothing; returns how many there were. */
  replay(source: string, aggregate: string): Promise<number>;
  /** Gives one dead letter up for good: it is never applied, and the journal says who decided that and why. False when it is not there. */
  skip(letter: Pick<DeadLetter, 'source' | 'number'>, skipping: Skipping): Promise<boolean>;
};

/**
 * What an operator can do with the dead letters of a context, in any process that can open its store and whether or not its
 * consumer runs meanwhile: each unit holds the positions until it commits, as the consumer does, so that no event of the same
 * aggregate comes between.
 */
export const openReplay = ({
  context,
  store,
  apply,
  clock,
  notify,
}: {
  readonly context: string;
  readonly store: Store;
  readonly apply: ApplyEvent;
  readonly clock: Clock;
  readonly notify: (topics: readonly string[]) => void;
}): Replay => ({
  async replay(source, aggregate) {
    const topics: string[] = [];
    const began = spanClock();
    const letters = await store.transaction(async (tx) => {
      topics.length = 0;
      await holdPositions(tx);
      const taken = await takeDeadLetters(tx, source, aggregate);
      for (const letter of taken) await apply(tx, letter.event, topics);
      return taken;
    });
    const ended = spanClock();
    eventsApplied(
      context,
      letters.map(({ event }) => ({ event, began, ended })),
    );
    if (topics.length > 0) notify(topics);
    return letters.length;
  },
  skip: ({ source, number }, skipping) =>
    store.transaction(async (tx) => {
      await holdPositions(tx);
      const letter = await findDeadLetter(tx, source, number);
      if (!letter) return false;
      await skipDeadLetter(tx, letter, { ...skipping, at: clock() });
      return true;
    }),
});
