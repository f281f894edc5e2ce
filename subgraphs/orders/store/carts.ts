import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, asc, eq } from 'drizzle-orm';
import type { Wish } from '../domain/basket.ts';
import { cartLines } from './tables.ts';

const ofCustomer = (customerId: string) => eq(cartLines.customerId, customerId);

/** What is in a customer's cart, in the order in which it was put there. */
export const findCart = (read: Reader, customerId: string): Promise<Wish[]> =>
  read
    .select({ productId: cartLines.productId, quantity: cartLines.quantity })
    .from(cartLines)
    .where(ofCustomer(customerId))
    .orderBy(asc(cartLines.addedAt), asc(cartLines.productId));

/** A line that is there already keeps its place. */
export const keepCartLine = async (
  tx: Tx,
  customerId: string,
  { productId, quantity }: Wish,
  addedAt: Instant,
): Promise<void> => {
  await tx
    .insert(cartLines)
    .values({ customerId, productId, quantity, addedAt })
    .onConflictDoUpdate({ target: [cartLines.customerId, cartLines.productId], set: { quantity } });
};

/** Takes out a line; with a quantity, only where it still is that many. */
export const dropCartLine = async (
  tx: Tx,
  customerId: string,
  productId: string,
  quantity?: number,
): Promise<void> => {
  const line = and(ofCustomer(customerId), eq(cartLines.productId, productId));
  await tx
    .delete(cartLines)
    .where(quantity === undefined ? line : and(line, eq(cartLines.quantity, quantity)))
    .execute();
};

export const dropCart = async (tx: Tx, customerId: string): Promise<void> => {
  await tx.delete(cartLines).where(ofCustomer(customerId)).execute();
};
