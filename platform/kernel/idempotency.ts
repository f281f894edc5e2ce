import { and, eq } from 'drizzle-orm';
import { instant, primaryKey, table, text } from '../store/columns.ts';
import { prepared, preparedInsert } from '../store/prepared.ts';
import { fingerprint } from './ids.ts';
import type { Tx } from './unit.ts';
import type { Work } from './work.ts';

/**
 * What each caller's idempotency keys were used for; kept forever. A context whose mutations take keys exports it from
 * its tables.ts, beside the technical tables.
 */
export const idempotency = table(
  'idempotency',
  {
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    /** Of the input that came with the key first. */
    fingerprint: text('fingerprint').notNull(),
    /** What came of it: an id, or whatever a repeat must know to answer the same. */
    subject: text('subject').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.key] })],
);

const byKey = prepared<{ caller: string; key: string }>()((tx: Tx, value) =>
  tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.caller, value('caller')), eq(idempotency.key, value('key'))))
    .prepare('idempotency_by_key'),
);

const insert = preparedInsert(idempotency, 'idempotency_insert');

export type GivenKey = {
  readonly caller: string;
  readonly key: string;
  /** Everything that came with the key, and the name of the mutation, so that a key cannot be reused for another mutation. */
  readonly input: object;
};

export type KeyUse =
  /** Never used: do the work, then `keep` the key. A refused input uses up no key. */
  | { readonly is: 'NEW'; readonly keep: (subject: string) => Promise<void> }
  /** Used with this input: answer as then. */
  | { readonly is: 'SAME'; readonly subject: string }
  /** Used with another input: IdempotencyKeyReused. */
  | { readonly is: 'OTHER' };

/**
 * Whether a caller's key was used before; called in the same unit as the work itself. Of two units that keep the same new key
 * at once, one fails and runs again: it then finds the other's.
 */
export const useKey = async (
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  { caller, key, input }: GivenKey,
): Promise<KeyUse> => {
  const print = fingerprint(input);
  const [used] = await byKey(tx, { caller, key });
  if (used) return used.fingerprint === print ? { is: 'SAME', subject: used.subject } : { is: 'OTHER' };
  return {
    is: 'NEW',
    keep: async (subject) => void (await insert(tx, { caller, key, fingerprint: print, subject, at })),
  };
};
