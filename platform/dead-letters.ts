import { and, asc, eq, sql } from 'drizzle-orm';
import type { Instant } from './clock.ts';
import { prepared, slots } from './prepared.ts';
import type { Envelope } from './published.ts';
import { deadLetters } from './technical-tables.ts';
import type { Reader, Tx } from './unit.ts';

export type DeadLetter = {
  readonly source: string;
  readonly number: number;
  readonly aggregate: string;
  readonly event: Envelope;
  readonly reason: string;
  readonly at: Instant;
};

const insert = prepared<DeadLetter & Record<string, unknown>>()((tx: Tx) =>
  tx
    .insert(deadLetters)
    .values(slots('source', 'number', 'aggregate', 'event', 'reason', 'at') as never)
    .onConflictDoNothing()
    .prepare('dead_letter_insert'),
);

const aggregates = prepared<Record<string, never>>()((tx: Tx) =>
  tx
    .selectDistinct({ source: deadLetters.source, aggregate: deadLetters.aggregate })
    .from(deadLetters)
    .prepare('dead_letter_aggregates'),
);

/** Lays an event aside with the reason; doing it again changes nothing. */
export const bury = (tx: Tx, letter: DeadLetter): Promise<unknown> => insert(tx, letter);

/** The aggregates whose later events must queue behind a dead one, as `source>aggregate`. */
export const parkedAggregates = async (tx: Tx): Promise<Set<string>> =>
  new Set((await aggregates(tx, {})).map((row) => `${row.source}>${row.aggregate}`));

/** All that is laid aside, each source in the order of its log. */
export const findDeadLetters = async (read: Reader): Promise<DeadLetter[]> =>
  (await read
    .select()
    .from(deadLetters)
    .orderBy(asc(deadLetters.source), asc(deadLetters.number))) as DeadLetter[];

const ofAggregate = (source: string, aggregate: string) =>
  and(eq(deadLetters.source, source), eq(deadLetters.aggregate, aggregate));

/** Takes the parked events of one aggregate out, in order; for a replay in the same unit of work. */
export const takeDeadLetters = async (tx: Tx, source: string, aggregate: string): Promise<DeadLetter[]> => {
  const rows = await tx
    .select()
    .from(deadLetters)
    .where(ofAggregate(source, aggregate))
    .orderBy(sql`${deadLetters.number}`);
  await tx.delete(deadLetters).where(ofAggregate(source, aggregate));
  return rows as DeadLetter[];
};
