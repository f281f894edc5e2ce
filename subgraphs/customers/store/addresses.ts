import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { eq, sql } from 'drizzle-orm';
import type { AddressBook } from '../domain/address-book.ts';
import type { CustomerId } from '../domain/customer.ts';
import { addressBooks } from './tables.ts';

/** The saved addresses of a customer; none where there are none. */
export const findAddresses = async (read: Pick<Reader, 'select'>, id: CustomerId): Promise<AddressBook> => {
  const [row] = await read.select().from(addressBooks).where(eq(addressBooks.customerId, id));
  return row?.book ?? [];
};

export const keepAddresses = (tx: Tx, customerId: CustomerId, book: AddressBook): Promise<unknown> =>
  tx
    .insert(addressBooks)
    .values({ customerId, book })
    .onConflictDoUpdate({ target: addressBooks.customerId, set: { book: sql`excluded.book` } })
    .execute();

export const forgetAddresses = (tx: Tx, customerId: string): Promise<unknown> =>
  tx
    .delete(addressBooks)
    .where(eq(addressBooks.customerId, customerId as CustomerId))
    .execute();
