import type { Context } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import type { Difference, ReadModel } from '@jumun/platform/kernel/read-model';
import { StoreBusy } from '@jumun/platform/kernel/unit';
import { hears } from '@jumun/subgraphs/contexts';
import { findDeadLetters } from '@jumun/workers/dead-letters';
import { holdPositions } from '@jumun/workers/positions';
import { CannotRebuild } from './places.ts';
import type { Side } from './side.ts';
import { LettersChanged, placeOf, type Stand } from './stand.ts';

/** Rows repaired in one unit of work: the consumer then waits for some ten milliseconds, however many rows differ. */
const rowsAtOnce = 500;
/** Attempts to get ahead of the consumer; one or two have been enough so far. */
const mostTries = 500;

export type RepairParts = {
  readonly live: Context;
  /** The store of what was rebuilt. */
  readonly right: Context;
  readonly side: Side;
  readonly readModel: ReadModel;
  readonly stand: Stand;
  readonly signal?: AbortSignal | undefined;
};

/** Replaces the live rows that differ with the rebuilt ones; returns how many changes customers were told. */
export const repair = async (parts: RepairParts, differences: readonly Difference[]): Promise<number> => {
  let told = 0;
  for (let from = 0; from < differences.length; from += rowsAtOnce)
    told += await repairRows(parts, differences.slice(from, from + rowsAtOnce));
  return told;
};

const repairRows = async (parts: RepairParts, rows: readonly Difference[]): Promise<number> => {
  const { right, side, readModel, stand, signal } = parts;
  for (let tries = 1; tries <= mostTries; tries++) {
    signal?.throwIfAborted();
    await side.catchUp(stand.leftOut);
    const put = await readModel.correct(right.store.read, rows);
    try {
      const changes = await replaceRows(parts, put);
      if (changes !== undefined) return changes;
    } catch (error) {
      if (!(error instanceof StoreBusy)) throw error;
    }
  }
  throw new CannotRebuild('The consumer stays ahead; try again when there is less load.');
};

/**
 * A unit of the live store, which holds the consumer's positions. It succeeds only if the side store is at least as far: then
 * no event that the live store has applied is missing in the new rows, and those beyond it change nothing when the consumer
 * comes to them.
 */
const replaceRows = (
  { live, side, stand }: RepairParts,
  put: Awaited<ReturnType<ReadModel['correct']>>,
): Promise<number | undefined> =>
  live.store.transaction(async (tx) => {
    const held = await holdPositions(tx);
    for (const source of Object.keys(hears[live.name] ?? {}))
      if ((held.get(source)?.number ?? 0) > (side.reached.get(source) ?? 0)) return undefined;
    const letters = await findDeadLetters(tx);
    const known = letters.filter(({ source, number }) => stand.leftOut.has(placeOf(source, number)));
    if (known.length !== stand.waiting) throw new LettersChanged();
    return put({ tx, at: systemClock() });
  });
