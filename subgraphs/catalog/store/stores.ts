import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { eq, sql } from 'drizzle-orm';
import type { KnownStore } from '../domain/product.ts';
import { stores } from './tables.ts';

export const findStore = async (read: Reader, id: KnownStore['id']): Promise<KnownStore | undefined> =>
  (await read.select().from(stores).where(eq(stores.id, id)))[0];

export const keepStore = (tx: Tx, store: KnownStore): Promise<unknown> =>
  tx
    .insert(stores)
    .values(store)
    .onConflictDoUpdate({ target: stores.id, set: { fulfilments: sql`excluded.fulfilments` } })
    .execute();
