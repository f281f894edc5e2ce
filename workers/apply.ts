import type { Clock } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { BoundReaction } from '@jumun/platform/kernel/reaction';
import { StoreMisuse, type Tx } from '@jumun/platform/kernel/unit';
import { causeByEvent, type Work } from '@jumun/platform/kernel/work';
import { isRefusedData, isStoreError, plainError } from '@jumun/platform/store/store';

/** A reaction failed for a reason of its own and would fail again: its event becomes a dead letter, or stays one. */
export class Poison extends Error {
  override readonly name = 'Poison';
  readonly event: Envelope;
  constructor(event: Envelope, cause: unknown) {
    super(String(cause), { cause });
    this.event = event;
  }
}

/** Brings an event up to today's form; null for an unknown type; throws for one that cannot be read. */
export type ReadEvent = (event: Envelope) => Envelope | null;

/**
 * Runs everything that a context does when it hears an event, inside the given unit of work. The topics that others are told
 * of after the commit are added to `topics`. Throws Poison, or what the store could not do just now.
 */
export type ApplyEvent = (tx: Tx, event: Envelope, topics: string[]) => Promise<void>;

/** Reading an event is pure, so an error would come again. */
const todaysForm = (event: Envelope, read: ReadEvent): Envelope | null => {
  try {
    return read(event);
  } catch (error) {
    throw new Poison(event, error);
  }
};

/**
 * An error of the database passes and only undoes the unit; what our own code throws is poison, and so is data that the
 * database will never take. Neither keeps the statement with its values.
 */
const asPassingOrPoison = (event: Envelope, error: unknown): unknown => {
  const isPassing = isStoreError(error) && !isRefusedData(error);
  return isPassing || error instanceof StoreMisuse ? plainError(error) : new Poison(event, plainError(error));
};

/** How one context applies events, live and in a replay. */
export const eventApplier = ({
  reactions,
  read,
  clock,
}: {
  readonly reactions: readonly BoundReaction[];
  readonly read: ReadEvent;
  readonly clock: Clock;
}): ApplyEvent => {
  const reactionsTo = new Map<string, BoundReaction[]>();
  for (const reaction of reactions)
    for (const type of reaction.types) reactionsTo.set(type, [...(reactionsTo.get(type) ?? []), reaction]);
  return async (tx, event, topics) => {
    const today = todaysForm(event, read);
    if (!today) return;
    for (const reaction of reactionsTo.get(today.type) ?? []) {
      const at = clock();
      const cause = causeByEvent(today, reaction.name, at);
      const work: Work = { tx, at, cause, notify: (topic) => void topics.push(topic) };
      try {
        await reaction.react(today, work);
      } catch (error) {
        throw asPassingOrPoison(event, error);
      }
    }
  };
};
