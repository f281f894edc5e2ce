import { join } from 'node:path';
import type { Instant } from '../kernel/clock.ts';
import { accept, type Decider, reject } from '../kernel/decider.ts';
import { handler } from '../kernel/handle.ts';
import { documentRows } from '../kernel/rows.ts';
import { causeBy, unitsOf, type Work } from '../kernel/work.ts';
import { openLogger } from '../process/logger.ts';
import type { Store } from '../store/store.ts';
import { type Tally, tallies } from './tables.ts';

// A context as small as can be: tallies that may be added to and never fall below nothing.

export const migrations = join(import.meta.dirname, 'migrations');
export const silent = openLogger('test', 'silent');

export type Added = { readonly type: 'Added'; readonly by: number; readonly secret?: string };
type Add = { readonly type: 'Add'; readonly by: number; readonly times?: number; readonly secret?: string };

export const tally: Decider<Add, Tally, Added, { readonly type: 'TooLittle' }> = {
  initial: { total: 0 },
  decide({ by, times = 1, secret }, { total }) {
    if (total + by * times < 0) return reject({ type: 'TooLittle' });
    if (by === 0) return accept();
    return accept(
      ...Array.from({ length: times }, (): Added => ({ type: 'Added', by, ...(secret && { secret }) })),
    );
  },
  evolve: ({ total }, { by }) => ({ total: total + by }),
};

export const tallyRows = documentRows<string, Tally, typeof tallies>('tally', tallies, ({ total }) => ({
  total,
}));

export const handleTally = handler({
  decider: tally,
  rows: tallyRows,
  publish: ({ by }, { total }, id) =>
    by === 1_000 ? null : { type: 'TallyAdded', version: 1, data: { id, by, total } },
  recorded: ({ secret: _, ...event }) => event,
});

export const own = (work: Work) => ({
  work,
  add: (id: string, by: number, more: Partial<Add> = {}) =>
    handleTally(work, id, { type: 'Add', by, ...more }),
});

let now = Date.UTC(2026, 10, 20, 9);
export const testClock = () => now++ as Instant;

export const someone = (actor = 'usr_1') => causeBy(actor, 'cor_1', testClock());

export const tallyUnits = (store: Store, notify: (topics: readonly string[]) => void = () => {}) =>
  unitsOf({ store, clock: testClock, notify }, own);
