import { inArray, lte, sql } from 'drizzle-orm';
import type { Instant } from '../kernel/clock.ts';
import type { Tx } from '../kernel/unit.ts';
import { locked } from '../store/columns.ts';
import { prepared, preparedInsert } from '../store/prepared.ts';
import type { Store } from '../store/store.ts';
import { journal, seals, storeIdentity } from '../store/technical-tables.ts';
import type { ContextAudit } from './context-audit.ts';
import type { Event, History, State } from './history.ts';
import { beginningOf, type Entry, play } from './play.ts';

/** What of a journal may go, and how its histories are read. */
export type Pruning = {
  readonly audit: Pick<ContextAudit, 'histories' | 'unplayed'>;
  /** Only what happened before. */
  readonly before: Instant;
  /** Only rows with a smaller number: every hearer has applied them. */
  readonly below: number;
  /** Rows looked at in one unit of work. */
  readonly limit: number;
};

export type Pruned = {
  readonly rows: number;
  /** A history that does not hold: nothing is pruned from it on, as its rows are the evidence. */
  readonly problem?: { readonly aggregate: string; readonly what: string };
};

type Row = Pick<
  typeof journal.$inferSelect,
  'number' | 'aggregate' | 'version' | 'type' | 'fact' | 'published' | 'at'
>;
type Seal = typeof seals.$inferSelect;

const identityHeld = prepared()((tx: Tx) =>
  locked(tx.select({ prunedTo: storeIdentity.prunedTo }).from(storeIdentity)).prepare('identity_held'),
);

const oldest = prepared<{ limit: number }>()((tx: Tx, value) =>
  tx
    .select({
      number: journal.number,
      aggregate: journal.aggregate,
      version: journal.version,
      type: journal.type,
      fact: journal.fact,
      published: journal.published,
      at: journal.at,
    })
    .from(journal)
    .orderBy(journal.number)
    .limit(value('limit'))
    .prepare('log_oldest'),
);

const putSeal = preparedInsert(seals, 'seal_put', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: seals.aggregate,
      set: {
        version: sql`excluded.version`,
        published: sql`excluded.published`,
        state: sql`excluded.state`,
      },
    }),
});

/**
 * The rows that may go: never the newest, which says where the journal ends, and whole units of work only, since what happened
 * together is checked together.
 */
const prunable = (rows: readonly Row[], { before, below }: Pruning): readonly Row[] => {
  const kept = rows.find(({ number, at }, i) => number >= below || at >= before || i === rows.length - 1);
  const end = rows.findLastIndex(({ number, at }) => number < (kept?.number ?? 0) && at !== kept?.at);
  return rows.slice(0, end + 1);
};

/** The oldest units of a journal that may go together; a unit with more rows than the limit is taken as a whole. */
const oldestUnits = async (tx: Tx, pruning: Pruning): Promise<readonly Row[]> => {
  for (let limit = pruning.limit + 1; ; limit *= 2) {
    const rows = await oldest(tx, { limit });
    const found = prunable(rows, pruning);
    if (found.length > 0 || rows.length < limit || rows[0]?.at !== rows.at(-1)?.at) return found;
  }
};

const entryOf = ({ version, type, fact, published }: Row): Entry => {
  const data = published?.data as { sequence?: unknown; status?: unknown } | undefined;
  return {
    version,
    type,
    fact: fact as Event,
    sequence: typeof data?.sequence === 'number' ? data.sequence : null,
    said: typeof data?.status === 'string' ? data.status : null,
  };
};

/** The history of one aggregate, as far as it was sealed before. */
const startOf = ({ histories, unplayed }: Pruning['audit'], first: Row, seal: Seal | undefined) => {
  const kind = seal
    ? histories.find(({ table }) => table === seal.kind)
    : histories.find(({ begins }) => begins.includes(first.type));
  const unsealed: Omit<Seal, 'aggregate' | 'kind'> = kind
    ? beginningOf(kind)
    : // what belongs to no aggregate, such as an act, is version 1 everywhere
      { state: null, version: Math.min(first.version, unplayed?.first ?? 1) - 1, published: 0 };
  return { kind, start: seal ?? unsealed };
};

type Sealing = { readonly seal: Seal } | { readonly problem: string };

const playUnruled = (version: number, rows: readonly Row[]): number | string => {
  const wrong = rows.find((row, i) => row.version !== version + 1 + i);
  return wrong ? `version ${wrong.version} does not follow on the one before` : version + rows.length;
};

const sealed = (
  audit: Pruning['audit'],
  aggregate: string,
  rows: readonly Row[],
  before: Seal | undefined,
): Sealing => {
  const { kind, start } = startOf(audit, rows[0] as Row, before);
  if (!kind) {
    const version = playUnruled(start.version, rows);
    return typeof version === 'string'
      ? { problem: version }
      : { seal: { aggregate, kind: null, version, published: 0, state: null } };
  }
  const begun = { state: start.state as State, version: start.version, published: start.published };
  const { problem, ...after } = rows
    .map(entryOf)
    .reduce((played, next) => play(kind as History, played, next), begun as ReturnType<typeof play>);
  return problem ? { problem } : { seal: { aggregate, kind: kind.table, ...after } };
};

/**
 * Deletes the oldest rows of a journal and seals what they led to, in one unit of work. Only what the audit would pass goes: a
 * history with a gap or an illegal step is kept, and with it everything after it, until somebody has looked.
 */
export const pruneJournal = (store: Store, pruning: Pruning): Promise<Pruned> =>
  store.transaction(async (tx) => {
    // of two that prune at once, the second sees what the first has left
    const [identity] = await identityHeld(tx, {});
    if (!identity) throw new Error('the journal has no id');
    const rows = await oldestUnits(tx, pruning);
    const last = rows.at(-1);
    if (!last) return { rows: 0 };
    const histories = Map.groupBy(rows, ({ aggregate }) => aggregate);
    const had = await tx
      .select()
      .from(seals)
      .where(inArray(seals.aggregate, [...histories.keys()]));
    const sealOf = new Map(had.map((seal) => [seal.aggregate, seal]));
    const fresh: Seal[] = [];
    for (const [aggregate, history] of histories) {
      const made = sealed(pruning.audit, aggregate, history, sealOf.get(aggregate));
      if ('problem' in made) return { rows: 0, problem: { aggregate, what: made.problem } };
      fresh.push(made.seal);
    }
    for (const seal of fresh) await putSeal(tx, seal);
    await tx.delete(journal).where(lte(journal.number, last.number));
    await tx.update(storeIdentity).set({ prunedTo: last.number });
    return { rows: rows.length };
  });
