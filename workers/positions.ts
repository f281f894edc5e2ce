import type { JournalPlace } from '@jumun/platform/kernel/journal';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { positions } from '@jumun/platform/store/technical-tables';
import { asc, eq } from 'drizzle-orm';

export type Position = JournalPlace & { readonly source: string; readonly journalId: string };

const held = prepared<{ source: string }>()((tx: Tx, value) =>
  locked(
    tx
      .select()
      .from(positions)
      .where(eq(positions.source, value('source'))),
  ).prepare('position_held'),
);

const allHeld = prepared()((tx: Tx) =>
  locked(tx.select().from(positions).orderBy(asc(positions.source))).prepare('positions_held'),
);

const insert = preparedInsert(positions, 'position_insert', {
  finish: (row) => row.onConflictDoNothing(),
});

const update = prepared<JournalPlace & { source: string }>()((tx: Tx, value) =>
  tx
    .update(positions)
    .set({ number: value('number', positions.number), eventId: value('eventId', positions.eventId) })
    .where(eq(positions.source, value('source')))
    .prepare('position_update'),
);

/** Where the consumer stands, held until the unit ends; undefined before its first start. */
export const holdPosition = async (tx: Tx, source: string): Promise<Position | undefined> =>
  (await held(tx, { source }))[0];

/**
 * Where the consumer stands in every source, all held until the unit ends: of two consumers of one context only one applies
 * anything at a time, since what follows from one source may depend on what follows from another.
 */
export const holdPositions = async (tx: Tx): Promise<Map<string, Position>> =>
  new Map((await allHeld(tx, {})).map((position) => [position.source, position]));

/** Where a new consumer begins; one that has a position keeps it. */
export const startPosition = (tx: Tx, position: Position): Promise<unknown> => insert(tx, position);

/** Moves on in the unit of the effects, so that both happen or neither. */
export const movePosition = (tx: Tx, source: string, { number, eventId }: JournalPlace): Promise<unknown> =>
  update(tx, { source, number, eventId });

/** Where a context stands in every source, as committed. */
export const readPositions = (read: Reader): Promise<Position[]> => read.select().from(positions);
