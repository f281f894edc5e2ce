import { eq, sql } from 'drizzle-orm';
import { dialect, table, text } from '../store/columns.ts';
import { prepared, preparedInsert } from '../store/prepared.ts';
import { deadLetters } from '../store/technical-tables.ts';
import type { Envelope } from './published.ts';
import { eraseForGood, type Reader, type Tx } from './unit.ts';

/**
 * Persons who have left. A context that hears or keeps anything about persons exports it from its tables.ts, beside the technical
 * tables: whatever it hears of them later, it hears without the person.
 */
export const forgotten = table('forgotten', { person: text('person').primaryKey() });

/** What events say about persons, as the published language knows it. */
export type Persons = {
  /** Whom an event is about; undefined where that is nobody. */
  readonly of: (event: Envelope) => string | undefined;
  /** The event without what it says about them; the very same where it says nothing. */
  readonly without: (event: Envelope) => Envelope;
};

const insert = preparedInsert(forgotten, 'forgotten_insert', {
  finish: (row) => row.onConflictDoNothing(),
});

const known = prepared<{ person: string }>()((read: Reader, value) =>
  read
    .select()
    .from(forgotten)
    .where(eq(forgotten.person, value('person')))
    .prepare('forgotten_person'),
);

/** Whether this context has been told to forget a person. */
export const isForgotten = async (read: Reader, person: string): Promise<boolean> =>
  (await known(read, { person })).length > 0;

const held = {
  keep: prepared<{ person: string }>()((tx: Tx, value) =>
    tx
      .select({
        held: sql`pg_advisory_xact_lock_shared(hashtext('forgotten'), hashtext(${value('person')}))`,
      })
      .from(sql`(select 1) as one`)
      .prepare('forgotten_held_shared'),
  ),
  forget: prepared<{ person: string }>()((tx: Tx, value) =>
    tx
      .select({ held: sql`pg_advisory_xact_lock(hashtext('forgotten'), hashtext(${value('person')}))` })
      .from(sql`(select 1) as one`)
      .prepare('forgotten_held'),
  ),
};

/** Of a unit that keeps something about a person and one that forgets them, the second waits and sees what the first did. */
const holdPerson = async (tx: Tx, person: string, purpose: keyof typeof held): Promise<void> => {
  if (dialect === 'postgres') await held[purpose](tx, { person }); // a unit on SQLite holds the whole store
};

/** Whether something about a person may still be kept, which stays so until the unit ends. For units that no consumer runs. */
export const mayKeep = async (tx: Tx, person: string): Promise<boolean> => {
  await holdPerson(tx, person, 'keep');
  return !(await isForgotten(tx, person));
};

/** Takes the person out of the events that wait to be applied. */
const eraseDeadLetters = async (tx: Tx, person: string, persons: Persons): Promise<void> => {
  for (const { source, number, event } of await tx.select().from(deadLetters))
    if (persons.of(event as Envelope) === person)
      await tx
        .update(deadLetters)
        .set({ event: persons.without(event as Envelope) })
        .where(sql`${deadLetters.source} = ${source} and ${deadLetters.number} = ${number}`);
};

/** Remembers that a person has left, and takes them out of what waits to be heard. What else is kept of them is the context's own. */
export const forget = async (tx: Tx, person: string, persons: Persons): Promise<void> => {
  eraseForGood();
  await holdPerson(tx, person, 'forget');
  await insert(tx, { person });
  await eraseDeadLetters(tx, person, persons);
};

/** The event as it may be heard: of somebody who has left, without them. */
export const asItMayBeHeard = async (tx: Tx, event: Envelope, persons: Persons): Promise<Envelope> => {
  const erased = persons.without(event);
  if (erased === event) return event;
  const person = persons.of(event);
  return person !== undefined && (await isForgotten(tx, person)) ? erased : event;
};
