import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { and, eq, sql } from 'drizzle-orm';
import { idempotency } from './tables.ts';

/** What one caller's key was used for. */
export type KeyUse = typeof idempotency.$inferSelect;

const byKey = prepared<{ caller: string; key: string }>()((tx: Tx) =>
  tx
    .select()
    .from(idempotency)
    .where(
      and(eq(idempotency.caller, sql.placeholder('caller')), eq(idempotency.key, sql.placeholder('key'))),
    )
    .prepare('idempotency_by_key'),
);

const insert = prepared<KeyUse>()((tx: Tx) =>
  tx
    .insert(idempotency)
    .values(slots('caller', 'key', 'fingerprint', 'productId', 'at') as never)
    .prepare('idempotency_insert'),
);

export const findKeyUse = async (tx: Tx, caller: string, key: string): Promise<KeyUse | undefined> =>
  (await byKey(tx, { caller, key }))[0];

/** Of two units that use a new key at once, one fails here and is run again: it then finds the other's. */
export const saveKeyUse = async (tx: Tx, use: KeyUse): Promise<void> => void (await insert(tx, use));
