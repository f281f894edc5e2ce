import type { Store } from '../store/store.ts';
import type { Clock, Instant } from './clock.ts';
import { idFrom, newId } from './ids.ts';
import type { Tx } from './unit.ts';

/** Why something happens, written beside every fact. */
export type Cause = {
  /** The event that led to it, or null where a person or a timer did. */
  readonly causationId: string | null;
  /** One customer intention, end to end. */
  readonly correlationId: string;
  /** Who did it: the id of a person, `service:…`, `policy:…` or `timer:…`. */
  readonly actor: string;
  readonly at: Instant;
  /** Ids for the events of this unit of work. */
  readonly nextEventId: () => string;
};

/** A unit of work that is open, and why. */
export type Work = {
  readonly tx: Tx;
  readonly cause: Cause;
  readonly at: Instant;
  /** Tells listeners in every process, after the commit, that there is news. Carries no data and may be lost. */
  readonly notify: (topic: string) => void;
};

/** A person, a service or a timer causes it; its events get new ids. */
export const causeBy = (actor: string, correlationId: string, at: Instant): Cause => ({
  causationId: null,
  correlationId,
  actor,
  at,
  nextEventId: () => newId('evt'),
});

/** A policy causes it that hears an event; its events get the same ids when it hears that event again after a restore. */
export const causeByEvent = (
  event: { readonly id: string; readonly correlationId: string },
  policy: string,
  at: Instant,
): Cause => {
  let index = 0;
  return {
    causationId: event.id,
    correlationId: event.correlationId,
    actor: `policy:${policy}`,
    at,
    nextEventId: () => idFrom('evt', event.id, policy, String(index++)),
  };
};

export type Units<Commands> = <T>(
  cause: Omit<Cause, 'at'> & { readonly at?: Instant },
  /** `tried`: how often it has run before; what was read outside of it held for the first time only. */
  body: (commands: Commands, tried: number) => Promise<T>,
) => Promise<T>;

/**
 * How a context opens its units of work: `body` is given what the context can do inside one (its commands.ts),
 * awaits nothing else, and may run more than once.
 */
export const unitsOf =
  <Commands>(
    {
      store,
      clock,
      notify: tell,
    }: { store: Store; clock: Clock; notify: (topics: readonly string[]) => void },
    commands: (work: Work) => Commands,
  ): Units<Commands> =>
  async (cause, body) => {
    let topics: string[] = [];
    let runs = 0;
    const value = await store.transaction((tx) => {
      topics = [];
      const at = cause.at ?? clock();
      const notify = (topic: string) => void topics.push(topic);
      return body(commands({ tx, at, cause: { ...cause, at }, notify }), runs++);
    });
    if (topics.length > 0) tell(topics);
    return value;
  };
