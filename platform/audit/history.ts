import type { Decider } from '../kernel/decider.ts';

export type State = { readonly status: string };
export type Event = { readonly type: string };

/**
 * The histories of one kind of aggregate: each is played with the rules themselves, because a copy of them would audit
 * the copy. What it comes to must be what the row says.
 */
export type History<S extends object = State, E extends Event = Event> = {
  /** Where its rows are. */
  readonly table: string;
  readonly decider: Pick<Decider<never, S, E, unknown>, 'initial' | 'evolve'>;
  /** The types of event that may be its first: several kinds share one journal. */
  readonly begins: readonly E['type'][];
  /** False where the rows have no column for their status. */
  readonly hasStatus?: boolean;
  /** What remains of a state without those parts that no journal holds. */
  visible?(state: S): unknown;
  /** Whether the event may follow on the state before it. */
  isLegal?(state: S, event: E): boolean;
};

/** A kind of aggregate among those of its context: its own types are checked here, and forgotten. */
export const history = <S extends object, E extends Event>(kind: History<S, E>): History => kind as History;

/** From which states each event may happen: written down a second time, apart from the rules that decide it. */
export type Steps<S, E extends Event> = {
  readonly [T in E as T['type']]: (state: S, event: T) => boolean;
};

/** Legal is what its step allows; an event without a step is never legal. */
export const by =
  <S, E extends Event>(steps: Steps<S, E>) =>
  (state: S, event: E): boolean => {
    const allowed = steps[event.type as keyof typeof steps] as ((s: S, e: E) => boolean) | undefined;
    return allowed?.(state, event) === true;
  };

/** The step of an event that may happen in these states, whatever else is true of them. */
export const from =
  <S extends State>(...statuses: readonly S['status'][]) =>
  (state: S): boolean =>
    statuses.includes(state.status);
