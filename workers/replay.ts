import type { Clock } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { BoundReaction } from '@jumun/platform/kernel/reaction';
import { StoreMisuse, type Tx } from '@jumun/platform/kernel/unit';
import { causeByEvent, type Work } from '@jumun/platform/kernel/work';
import { eventsApplied, spanClock } from '@jumun/platform/process/tracing';
import { isRefusedData, isStoreError, plainError, type Store } from '@jumun/platform/store/store';
import {
  type DeadLetter,
  findDeadLetter,
  type Skipping,
  skipDeadLetter,
  takeDeadLetters,
} from './dead-letters.ts';
import { holdPositions } from './positions.ts';

/** A reaction failed by its own doing, and would again: its event must be laid aside, or stay there. */
export class Poison extends Error {
  override readonly name = 'Poison';
  readonly event: Envelope;
  constructor(event: Envelope, cause: unknown) {
    super(String(cause), { cause });
    this.event = event;
  }
}

export type React = (tx: Tx, event: Envelope, topics: string[]) => Promise<void>;

/** What a context does when it hears an event, inside a unit of work: throws Poison, or what the store could not do now. */
export const reactWith = ({
  reactions,
  read,
  clock,
}: {
  readonly reactions: readonly BoundReaction[];
  /** Brings an event up to today's form; null for a type nobody knows; throws for one that cannot be read. */
  readonly read: (event: Envelope) => Envelope | null;
  readonly clock: Clock;
}): React => {
  const reactionsTo = new Map<string, BoundReaction[]>();
  for (const reaction of reactions)
    for (const type of reaction.types) reactionsTo.set(type, [...(reactionsTo.get(type) ?? []), reaction]);
  return async (tx, event, topics) => {
    let today: Envelope | null;
    try {
      today = read(event);
    } catch (error) {
      throw new Poison(event, error);
    }
    if (!today) return;
    for (const reaction of reactionsTo.get(today.type) ?? []) {
      const at = clock();
      const work: Work = {
        tx,
        at,
        cause: causeByEvent(today, reaction.name, at),
        notify: (topic) => void topics.push(topic),
      };
      try {
        await reaction.react(today, work);
      } catch (error) {
        // What the database cannot do now is passing and undoes the unit; what our own code throws is poison, and so is
        // what the database will never take.
        const isPassing = isStoreError(error) && !isRefusedData(error);
        if (isPassing || error instanceof StoreMisuse) throw plainError(error);
        throw new Poison(event, plainError(error)); // without the statement and its values
      }
    }
  };
};

export type Replay = {
  /** Applies the parked events of one aggregate in order, all or nothing; answers how many. */
  replay(source: string, aggregate: string): Promise<number>;
  /** Gives one parked event up, for good: it is not applied, and the log says who did that and why. False when it is not there. */
  skip(letter: Pick<DeadLetter, 'source' | 'number'>, skipping: Skipping): Promise<boolean>;
};

/**
 * What may be done with the dead letters of a context, in any process that can open its store and whether or not its consumer
 * runs meanwhile: each holds the position of the source until it commits, as the consumer does, so that no event of the
 * same aggregate comes in between.
 */
export const openReplay = ({
  context,
  store,
  react,
  clock,
  notify,
}: {
  readonly context: string;
  readonly store: Store;
  readonly react: React;
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
      for (const letter of taken) await react(tx, letter.event, topics);
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
