import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { pruneJournal } from '@jumun/platform/audit/prune';
import type { Clock, Instant } from '@jumun/platform/kernel/clock';
import { pauseUnless } from '@jumun/platform/kernel/deadline';
import type { Logger } from '@jumun/platform/process/logger';
import { atScrape, gauge, keptCounter } from '@jumun/platform/process/metrics';
import { plainError, type Store } from '@jumun/platform/store/store';

/** A context whose journal is pruned here while this process holds its lease. */
export type Keeper = {
  readonly name: string;
  readonly store: Store;
  readonly audit: Pick<ContextAudit, 'histories' | 'unplayed'>;
  /** The number up to which every hearer has applied its journal. */
  readonly heardByAll: () => Promise<number>;
};

export type Retention = {
  /** Whether this replica holds the lease of the context, as it does not at first. */
  lease(name: string, held: boolean): void;
  stop(): Promise<void>;
};

const shown = {
  pruned: keptCounter('jumun_journal_pruned_total', 'Rows that were sealed and deleted.', 'context'),
  unsound: gauge(
    'jumun_journal_unsound',
    '1 while nothing is pruned because a history does not hold; the audit says what is wrong.',
    'context',
  ),
};

const lookEveryMs = 60_000;
/** Few enough that nobody who writes at the same moment notices. */
const rowsAtOnce = 200;
const restMs = 50;
const dayMs = 24 * 3_600_000;

type Tally = { rows: number; unsound: string | undefined };

/** Prunes what may go, batch by batch, with a rest after each. */
const pruneAll = async (
  { name, store, audit, heardByAll }: Keeper,
  before: Instant,
  tally: Tally,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Logger },
): Promise<void> => {
  const below = await heardByAll();
  while (!signal.aborted) {
    const { rows, problem } = await pruneJournal(store, { audit, before, below, limit: rowsAtOnce });
    tally.rows += rows;
    if (problem && tally.unsound !== problem.aggregate)
      log.error({ context: name, ...problem }, 'alert: journal-unsound');
    tally.unsound = problem?.aggregate;
    if (rows === 0) return;
    await pauseUnless(signal, restMs);
  }
};

/**
 * Keeps the journals from growing for ever: what is older than `keepDays`, and applied by everybody who hears it, is sealed and
 * deleted. 0 keeps everything.
 */
export const startRetention = (
  keepers: readonly Keeper[],
  {
    keepDays,
    clock,
    log,
    everyMs = lookEveryMs,
  }: {
    readonly keepDays: number;
    readonly clock: Clock;
    readonly log: Logger;
    readonly everyMs?: number;
  },
): Retention => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const held = new Set<string>();
  const tallies = new Map(keepers.map(({ name }) => [name, { rows: 0, unsound: undefined } as Tally]));
  const forget = atScrape(() => {
    for (const [name, { rows, unsound }] of tallies) {
      shown.pruned(rows, name);
      shown.unsound(unsound === undefined ? 0 : 1, name);
    }
  });

  const lookAt = async (keeper: Keeper, tally: Tally) => {
    try {
      await pruneAll(keeper, (clock() - keepDays * dayMs) as Instant, tally, { signal, log });
    } catch (error) {
      log.warn({ err: plainError(error), context: keeper.name }, 'a journal could not be pruned');
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      await pauseUnless(signal, everyMs);
      for (const keeper of keepers) {
        const tally = tallies.get(keeper.name);
        if (tally && held.has(keeper.name) && !signal.aborted) await lookAt(keeper, tally);
      }
    }
  };
  const running = keepDays > 0 ? run() : Promise.resolve();

  return {
    lease(name, isHeld) {
      if (isHeld) held.add(name);
      else held.delete(name);
    },
    async stop() {
      stopping.abort();
      forget();
      await running;
    },
  };
};
