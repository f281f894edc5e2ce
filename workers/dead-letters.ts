import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Envelope } from '@jumun/platform/kernel/published';
import { appendToJournal, type Reader, type Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { deadLetters, journal } from '@jumun/platform/store/technical-tables';
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';

export type DeadLetter = {
  readonly source: string;
  readonly number: number;
  readonly aggregate: string;
  readonly event: Envelope;
  readonly reason: string;
  readonly at: Instant;
};

const insert = preparedInsert(deadLetters, 'dead_letter_insert', {
  finish: (row) => row.onConflictDoNothing(),
});

const aggregates = prepared()((tx: Tx) =>
  tx
    .selectDistinct({ source: deadLetters.source, aggregate: deadLetters.aggregate })
    .from(deadLetters)
    .prepare('dead_letter_aggregates'),
);

/** Sets an event aside with the reason; one that is a dead letter already keeps its first reason. */
export const addDeadLetter = (tx: Tx, letter: DeadLetter): Promise<unknown> => insert(tx, letter);

/** How many dead letters there are. */
export const countDeadLetters = (read: Reader): Promise<number> => Promise.resolve(read.$count(deadLetters));

/** Names an aggregate among the dead letters of a context. */
export const aggregateKey = (source: string, aggregate: string): string => `${source}>${aggregate}`;

/** The keys of the aggregates whose later events must wait behind a dead letter. */
export const blockedAggregates = async (tx: Tx): Promise<Set<string>> =>
  new Set((await aggregates(tx, {})).map((row) => aggregateKey(row.source, row.aggregate)));

/** All dead letters, each source in the order of its journal. */
export const findDeadLetters = async (read: Reader): Promise<DeadLetter[]> =>
  (await read
    .select()
    .from(deadLetters)
    .orderBy(asc(deadLetters.source), asc(deadLetters.number))) as DeadLetter[];

const ofAggregate = (source: string, aggregate: string) =>
  and(eq(deadLetters.source, source), eq(deadLetters.aggregate, aggregate));

/** Takes the dead letters of one aggregate out, in order; for a replay in the same unit of work. */
export const takeDeadLetters = async (tx: Tx, source: string, aggregate: string): Promise<DeadLetter[]> => {
  const rows = await tx
    .select()
    .from(deadLetters)
    .where(ofAggregate(source, aggregate))
    .orderBy(sql`${deadLetters.number}`);
  await tx.delete(deadLetters).where(ofAggregate(source, aggregate));
  return rows as DeadLetter[];
};

/** The dead letter at this number of that source, or undefined. */
export const findDeadLetter = async (
  read: Reader,
  source: string,
  number: number,
): Promise<DeadLetter | undefined> =>
  (
    await read
      .select()
      .from(deadLetters)
      .where(and(eq(deadLetters.source, source), eq(deadLetters.number, number)))
  )[0] as DeadLetter | undefined;

/** Why an event is given up, and who decides that (`operator:…`). */
export type Skipping = { readonly reason: string; readonly actor: string };

/** What the journal keeps of an event that was given up; its content stands in its source's journal. */
export type Skipped = Omit<DeadLetter, 'event' | 'at'> & {
  readonly eventId: string;
  readonly eventType: string;
  /** `reason` says why it could not be applied; this says why it is no longer tried. */
  readonly skipped: string;
};

const skippedLetters = 'dead-letter:';

/** Gives one event up in the unit that is open: the row goes, and the context's own journal says what, who and why. */
export const skipDeadLetter = async (
  tx: Tx,
  { source, number, aggregate, event, reason }: DeadLetter,
  { reason: skipped, actor, at }: Skipping & { readonly at: Instant },
): Promise<void> => {
  await tx.delete(deadLetters).where(and(eq(deadLetters.source, source), eq(deadLetters.number, number)));
  const fact: Skipped = {
    source,
    number,
    aggregate,
    reason,
    eventId: event.id,
    eventType: event.type,
    skipped,
  };
  appendToJournal({
    id: newId('evt'),
    aggregate: `${skippedLetters}${source}:${number}`,
    version: 1,
    type: 'DeadLetterSkipped',
    fact,
    published: null,
    at,
    causationId: event.id,
    correlationId: event.correlationId,
    actor,
  });
};

/** Every event that was given up in this context, oldest first, with who decided that and when. */
export const findSkipped = async (
  read: Reader,
): Promise<(Skipped & { readonly actor: string; readonly at: Instant })[]> => {
  const rows = await read
    .select({ fact: journal.fact, actor: journal.actor, at: journal.at })
    .from(journal)
    .where(and(gte(journal.aggregate, skippedLetters), lt(journal.aggregate, 'dead-letter;')))
    .orderBy(asc(journal.number));
  return rows.map(({ fact, actor, at }) => ({ ...(fact as Skipped), actor, at }));
};
