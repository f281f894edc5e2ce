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

/** The same for events that come together. Throws PoisonAmong where it cannot tell which of several failed. */
export type ApplyTogether = (tx: Tx, events: readonly Envelope[], topics: string[]) => Promise<void>;

/** Of events that were applied together one failed and would fail again: each has to be applied by itself to find out which. */
export class PoisonAmong extends Error {
  override readonly name = 'PoisonAmong';
}

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

/** How a context that does nothing but keep read models applies events that come together; undefined for any other. */
export const projectionsApplier = ({
  reactions,
  read,
  clock,
}: Parameters<typeof eventApplier>[0]): ApplyTogether | undefined => {
  const projections = reactions.flatMap(({ project, ...rest }) => (project ? [{ project, ...rest }] : []));
  if (projections.length === 0 || projections.length < reactions.length) return undefined;
  return async (tx, events, topics) => {
    const today = events.flatMap((event) => todaysForm(event, read) ?? []);
    for (const { name, types, project } of projections) {
      const heard = today.filter(({ type }) => types.includes(type));
      const [first] = heard;
      if (!first) continue;
      const at = clock();
      const cause = causeByEvent(first, name, at); // of any of them: a projection says nothing that would have a cause
      try {
        await project(heard, { tx, at, cause, notify: (topic) => void topics.push(topic) });
      } catch (error) {
        const reason = asPassingOrPoison(first, error);
        if (!(reason instanceof Poison) || heard.length === 1) throw reason;
        throw new PoisonAmong(reason.message, { cause: error });
      }
    }
  };
};
