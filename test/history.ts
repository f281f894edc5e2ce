import type { Decider } from '@jumun/platform/kernel/decider';
import { expect } from 'vitest';

type Fact = { readonly aggregate: string; readonly version: number; readonly fact: unknown };
type Row = { readonly id: string; readonly state: unknown; readonly version: number };

/** How a kind of aggregate evolves; which kind it is follows from the id. */
export type Evolving = {
  readonly initial: unknown;
  readonly evolve: (state: unknown, fact: unknown) => unknown;
};

export const evolving = <S, E>({
  initial,
  evolve,
}: Pick<Decider<never, S, E, unknown>, 'initial' | 'evolve'>): Evolving => ({
  initial,
  evolve: (state, fact) => evolve(state as S, fact as E),
});

/** Expects every row, and no other, to follow from its history in the journal, whose versions have no gap. */
export const expectRowsToFollow = (
  history: readonly Fact[],
  rows: readonly Row[],
  kindOf: (id: string) => Evolving,
): void => {
  const replayed = new Map<string, { state: unknown; version: number }>();
  for (const { aggregate, version, fact } of history) {
    const { initial, evolve } = kindOf(aggregate);
    const before = replayed.get(aggregate) ?? { state: initial, version: 0 };
    expect(version).toBe(before.version + 1);
    replayed.set(aggregate, { state: evolve(before.state, fact), version });
  }
  expect(rows).toHaveLength(replayed.size);
  for (const { id, state, version } of rows) expect(replayed.get(id)).toEqual({ state, version });
};
