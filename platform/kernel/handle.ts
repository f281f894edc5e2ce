import { contextOf, counter } from '../process/metrics.ts';
import type { Decider, Decision } from './decider.ts';
import type { PublishedEvent } from './published.ts';
import { appendToJournal, noteChange, type Tx } from './unit.ts';
import type { Work } from './work.ts';

/** Where one kind of aggregate lives. */
export type Rows<Id, S> = {
  /** Holds the row until the unit ends. */
  load(tx: Tx, id: Id): Promise<Known<S> | undefined>;
  /** Throws Conflict when `version.loaded` (0: none) is no longer the stored one. */
  save(tx: Tx, id: Id, state: S, version: { readonly loaded: number; readonly next: number }): Promise<void>;
};

/** A state together with the version it was read at; 0 for one that has no row yet. */
export type Known<S> = { readonly state: S; readonly version: number };

/** What was decided, and what is known after it. */
export type Handled<S, E, R> = Decision<E, R> & Known<S>;

export type Handle<Id, C, S, E, R> = (
  work: Work,
  id: Id,
  command: C,
  /**
   * Saves the read where the caller knows the state from this very unit, or has learnt it before and this is the unit's first
   * try: a change is saved only at that version. Where nothing changes, nothing is checked.
   */
  known?: Known<S>,
) => Promise<Handled<S, E, R>>;

const commands = counter(
  'jumun_commands_total',
  'Commands decided, by what came of them: accepted, unchanged (done before), or the reason of the refusal. A unit that is tried again counts again.',
  'context',
  'command',
  'outcome',
);

const typeOf = (value: unknown): string => String((value as { type?: unknown } | null)?.type ?? 'unnamed');

const outcomeOf = (decision: Decision<unknown, unknown>): string =>
  'rejection' in decision
    ? typeOf(decision.rejection)
    : decision.events.length > 0
      ? 'accepted'
      : 'unchanged';

/**
 * The one way state changes: load, decide, evolve, save the row and what happened. It joins the given unit of work, so
 * whatever drives it (a request, a timer, a batch of events) happens as a whole or not at all.
 * `publish` says what others may hear of an event; `recorded` leaves out what the journal must not hold.
 */
export const handler =
  <Id extends string, C, S, E extends { readonly type: string }, R>({
    decider,
    rows,
    publish = () => null,
    recorded = (event) => event,
  }: {
    decider: Decider<C, S, E, R>;
    rows: Rows<Id, S>;
    publish?: (event: E, state: S, id: Id) => PublishedEvent | null;
    recorded?: (event: E) => unknown;
  }): Handle<Id, C, S, E, R> =>
  async ({ tx, cause }, id, command, known) => {
    const found = known ?? (await rows.load(tx, id));
    const { state, version } = found ?? { state: decider.initial, version: 0 };
    const decision = decider.decide(command, state);
    commands(contextOf(tx), typeOf(command), outcomeOf(decision)).inc();
    if ('rejection' in decision || decision.events.length === 0) return { ...decision, state, version };
    let next = state;
    const entries = decision.events.map((event, i) => {
      next = decider.evolve(next, event);
      return {
        id: cause.nextEventId(),
        aggregate: id,
        version: version + i + 1,
        type: event.type,
        fact: recorded(event),
        published: publish(event, next, id),
        at: cause.at,
        causationId: cause.causationId,
        correlationId: cause.correlationId,
        actor: cause.actor,
      };
    });
    const saved = version + entries.length;
    const saving = rows.save(tx, id, next, { loaded: version, next: saved });
    saving.catch(() => {}); // reported below, unless the unit ends before
    noteChange(id);
    appendToJournal(...entries); // at once: a unit must not end between the row and its entries
    await saving;
    return { ...decision, state: next, version: saved };
  };

/** Publishes something that happened once and changes no aggregate, under an id of its own, with the unit of work or not at all. */
export const publishOnce = ({ cause }: Pick<Work, 'cause'>, id: string, event: PublishedEvent): void =>
  appendToJournal({
    id: cause.nextEventId(),
    aggregate: id,
    version: 1,
    type: event.type,
    fact: event.data,
    published: event,
    at: cause.at,
    causationId: cause.causationId,
    correlationId: cause.correlationId,
    actor: cause.actor,
  });
