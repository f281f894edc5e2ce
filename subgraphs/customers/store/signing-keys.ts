import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { desc } from 'drizzle-orm';
import { signingKeys } from './tables.ts';

export type SigningKeyRow = typeof signingKeys.$inferSelect;

const all = prepared()((read: Reader) =>
  read.select().from(signingKeys).orderBy(desc(signingKeys.number)).prepare('signing_keys'),
);

/** Newest first. */
export const findSigningKeys = (read: Reader): Promise<SigningKeyRow[]> => all(read, {});

/** Keeps the key unless its number is taken, so that processes that start together end up with the same one. */
export const keepSigningKey = (tx: Tx, key: SigningKeyRow): Promise<unknown> =>
  tx.insert(signingKeys).values(key).onConflictDoNothing().execute();
