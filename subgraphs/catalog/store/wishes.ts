import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq } from 'drizzle-orm';
import type { ProductId } from '../domain/product.ts';
import { wishes } from './tables.ts';

type Wish = { readonly productId: ProductId; readonly customerId: string };

const insert = preparedInsert(wishes, 'wish_insert', {
  finish: (row) => row.onConflictDoNothing().returning({ productId: wishes.productId }),
});

/** Keeps a wish; false where it is there already. */
export const keepWish = async (tx: Tx, wish: Wish & { readonly at: Instant }): Promise<boolean> =>
  (await insert(tx, wish)).length > 0;

export const dropWish = (tx: Tx, { productId, customerId }: Wish): Promise<unknown> =>
  tx
    .delete(wishes)
    .where(and(eq(wishes.productId, productId), eq(wishes.customerId, customerId)))
    .execute();

const fulfil = prepared<{ productId: string }>()((tx: Tx, value) =>
  tx
    .delete(wishes)
    .where(eq(wishes.productId, value('productId')))
    .prepare('wishes_fulfil'),
);

/** The product can be bought: who wished for it is told. */
export const fulfilWishes = (tx: Tx, productId: ProductId): Promise<unknown> => fulfil(tx, { productId });

/** A customer who has left wishes for nothing. */
export const eraseWishes = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(wishes).where(eq(wishes.customerId, customerId)).execute();

/** Every wish of a customer, the oldest first. */
export const keptWishes = (read: Reader, customerId: string) =>
  read
    .select({ productId: wishes.productId, at: wishes.at })
    .from(wishes)
    .where(eq(wishes.customerId, customerId))
    .orderBy(asc(wishes.at), asc(wishes.productId))
    .execute();
