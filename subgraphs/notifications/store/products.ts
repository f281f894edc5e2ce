import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import { products } from './tables.ts';

export type KnownProduct = typeof products.$inferSelect;

const upsert = preparedInsert(products, 'product_keep', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: products.productId,
      set: { title: sql`excluded.title`, storeId: sql`excluded.store_id`, number: sql`excluded.number` },
      setWhere: sql`excluded.number > ${products.number}`,
    }),
});

/** Keeps what a product is called and who sells it, unless something newer is known. */
export const keepProduct = (tx: Tx, { productId, title, storeId, number }: KnownProduct): Promise<unknown> =>
  upsert(tx, { productId, title, storeId, number });

export const findProduct = async (read: Reader, productId: string): Promise<KnownProduct | undefined> =>
  (await read.select().from(products).where(eq(products.productId, productId)))[0];
