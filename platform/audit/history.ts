import type { Decider } from '../kernel/decider.ts';

export type State = { readonly status: string };
export type Event = { readonly type: string };

/**
 * The histories of one kind of aggregate. Each is replayed with the rules themselves, since a copy of the rules would only
 * audit the copy, and must lead to the state in the row.
 */
export type History<S extends object = State, E extends Event = Event> = {
  /** The table of its rows. */
  readonly table: string;
  readonly decider: Pick<Decider<never, S, E, unknown>, 'initial' | 'evolve'>;
  /** The types of event that may be its first: several kinds share one journal. */
  readonly begins: readonly E['type'][];
  /** False where the rows have no column for their status. */
  readonly hasStatus?: boolean;
  /** The state without the parts that no journal holds. */
  visible?(state: S): unknown;
  /** Whether the event may follow on the state before it. */
  isLegal?(state: S, event: E): boolean;
};

/** Checks the types of one kind of aggregate, then forgets them so that several kinds can stand in one list. */
export const history = <S extends object, E extends Event>(kind: History<S, E>): History => kind as History;

/** From which states each event may happen: written down a second time, apart from the rules that decide it. */
export type Steps<S, E extends Event> = {
  readonly [T in E as T['type']]: (state: S, event: T) => boolean;
};

/** An event is legal where its step allows it; one without a step never is. */
export const by =
  <S, E extends Event>(steps: Steps<S, E>) =>
  (state: S, event: E): boolean => {
    const allowed = steps[event.type as keyof typeof steps] as ((s: S, e: E) => boolean) | undefined;
    return allowed?.(state, event) === true;
  };

/** A step that is legal in these statuses, whatever else the state holds. */
export const from =
  <S extends State>(...statuses: readonly S['status'][]) =>
  (state: S): boolean =>
    statuses.includes(state.status);
