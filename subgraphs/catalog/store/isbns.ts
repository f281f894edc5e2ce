import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, eq } from 'drizzle-orm';
import type { ProductId } from '../domain/product.ts';
import { isbns } from './tables.ts';

const insert = preparedInsert(isbns, 'isbn_insert', { finish: (rows) => rows.onConflictDoNothing() });

const byIsbn = prepared<{ isbn: string }>()((read: Reader, value) =>
  read
    .select()
    .from(isbns)
    .where(eq(isbns.isbn, value('isbn')))
    .prepare('isbn_by_number'),
);

/**
 * Claims the number for this product unless it is taken, and answers whose it is now. Of two claims at once, one waits for the other
 * and then finds the number taken.
 */
export const claimIsbn = async (
  tx: Tx,
  isbn: string,
  productId: ProductId,
): Promise<ProductId | undefined> => {
  await insert(tx, { isbn, productId });
  return (await byIsbn(tx, { isbn }))[0]?.productId;
};

/** Gives up the number, if it is this product's. */
export const freeIsbn = (tx: Tx, isbn: string, productId: ProductId): Promise<unknown> =>
  tx
    .delete(isbns)
    .where(and(eq(isbns.isbn, isbn), eq(isbns.productId, productId)))
    .execute();
