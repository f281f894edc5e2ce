import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, asc, eq } from 'drizzle-orm';
import type { Wish } from '../domain/basket.ts';
import { cartLines } from './tables.ts';

const ofCustomer = (customerId: string) => eq(cartLines.customerId, customerId);

/** What a line is known by: the product, and what was chosen of it. */
type Choice = Pick<Wish, 'productId' | 'options'>;

const textOf = ({ options = [] }: Choice): string => options.join(',');

const lineOf = (customerId: string, choice: Choice) =>
  and(
    ofCustomer(customerId),
    eq(cartLines.productId, choice.productId),
    eq(cartLines.options, textOf(choice)),
  );

/** What is in a customer's cart, in the order in which it was put there. */
export const findCart = async (read: Reader, customerId: string): Promise<Wish[]> => {
  const { productId, options, quantity, addedAt } = cartLines;
  const rows = await read
    .select({ productId, options, quantity })
    .from(cartLines)
    .where(ofCustomer(customerId))
    .orderBy(asc(addedAt), asc(productId), asc(options));
  return rows.map(({ options: chosen, ...line }) => ({
    ...line,
    ...(chosen !== '' && { options: chosen.split(',') }),
  }));
};

/** A line that is there already keeps its place. */
export const keepCartLine = async (
  tx: Tx,
  customerId: string,
  { quantity, ...choice }: Wish,
  addedAt: Instant,
): Promise<void> => {
  await tx
    .insert(cartLines)
    .values({ customerId, productId: choice.productId, options: textOf(choice), quantity, addedAt })
    .onConflictDoUpdate({
      target: [cartLines.customerId, cartLines.productId, cartLines.options],
      set: { quantity },
    });
};

/** Takes out a line; with a quantity, only where it still is that many. */
export const dropCartLine = async (
  tx: Tx,
  customerId: string,
  choice: Choice,
  quantity?: number,
): Promise<void> => {
  const line = lineOf(customerId, choice);
  await tx
    .delete(cartLines)
    .where(quantity === undefined ? line : and(line, eq(cartLines.quantity, quantity)))
    .execute();
};

export const dropCart = async (tx: Tx, customerId: string): Promise<void> => {
  await tx.delete(cartLines).where(ofCustomer(customerId)).execute();
};
