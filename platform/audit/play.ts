import type { History, State } from './history.ts';

/** One entry of a journal. */
export type Entry = {
  readonly version: number;
  readonly type: string;
  readonly fact: { readonly type: string };
  /** The number that its published event has among those of its aggregate; null where it was not published, or has none. */
  readonly sequence: number | null;
  /** The status that its published event says; null where it says none. */
  readonly said: string | null;
};

/** How far one history has been played. */
export type Played = {
  readonly state: State;
  readonly version: number;
  readonly published: number;
  /** The first thing that is wrong; nothing after it is checked. */
  readonly problem?: string;
};

/** Where a history begins of which nothing was pruned. */
export const beginningOf = ({ decider }: History): Played => ({
  state: decider.initial,
  version: 0,
  published: 0,
});

/** Plays one more entry by the rules. */
export const play = (kind: History, before: Played, next: Entry): Played => {
  if (before.problem) return before;
  const version = before.version + 1;
  if (next.version !== version) return { ...before, problem: `version ${version} of its history is missing` };
  if (kind.isLegal?.(before.state, next.fact) === false)
    return { ...before, problem: `${next.type} cannot follow ${before.state.status}: version ${version}` };
  const state = kind.decider.evolve(before.state, next.fact);
  if (next.sequence === null) return { ...before, state, version };
  const published = before.published + 1;
  const after = { state, version, published };
  if (next.sequence !== published) return { ...after, problem: `published event ${published} is missing` };
  return next.said !== null && next.said !== state.status
    ? { ...after, problem: `published as ${next.said}, but it was ${state.status}` }
    : after;
};
