import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInserts } from '@jumun/platform/store/prepared';
import { type AnyColumn, and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { byProduct, byStore, type Entry } from '../domain/entry.ts';
import { entries, ofProducts, ofStores } from './tables.ts';

const insert = preparedInserts(entries, 'entry_insert', {
  finish: (rows) =>
    rows
      .onConflictDoNothing()
      .returning({ orderId: entries.orderId, cause: entries.cause, productId: entries.productId }),
});

/** The sums of a row that is there already and of what comes to it. */
const summed = (columns: Readonly<Record<'gross' | 'refunded' | 'orders' | 'quantity', AnyColumn>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]): [string, SQL] => [
      name,
      sql`${column} + excluded.${sql.identifier(column.name)}`,
    ]),
  );

const { gross, refunded, orders, quantity } = ofStores;
const addToStores = preparedInserts(ofStores, 'of_stores_add', {
  finish: (rows) =>
    rows.onConflictDoUpdate({
      target: [ofStores.day, ofStores.storeId, ofStores.currency],
      set: summed({ gross, refunded, orders, quantity }),
    }),
});

const addToProducts = preparedInserts(ofProducts, 'of_products_add', {
  finish: (rows) =>
    rows.onConflictDoUpdate({
      target: [ofProducts.day, ofProducts.storeId, ofProducts.productId, ofProducts.currency],
      set: summed({
        gross: ofProducts.gross,
        refunded: ofProducts.refunded,
        orders: ofProducts.orders,
        quantity: ofProducts.quantity,
      }),
    }),
});

const keyOf = ({ orderId, cause, productId }: Pick<Entry, 'orderId' | 'cause' | 'productId'>) =>
  `${orderId} ${cause} ${productId}`;

/** Writes entries that are new, and adds them to their days. */
export const addEntries = async (tx: Tx, given: readonly Entry[]): Promise<void> => {
  const added = new Set((await insert(tx, given)).map(keyOf));
  const fresh = given.filter((entry) => added.delete(keyOf(entry)));
  await addToStores(tx, byStore(fresh));
  await addToProducts(tx, byProduct(fresh));
};

/** All that was sold and given back of these orders. */
export const findEntries = async (read: Reader, orderIds: readonly string[]): Promise<Entry[]> =>
  orderIds.length === 0
    ? []
    : read
        .select()
        .from(entries)
        .where(inArray(entries.orderId, [...orderIds]));

/** Adds up a day of a store anew, from its entries. */
export const addUpAgain = async (
  tx: Tx,
  { day, storeId, currency }: Pick<Entry, 'day' | 'storeId' | 'currency'>,
): Promise<void> => {
  const within = <T extends typeof entries | typeof ofStores | typeof ofProducts>(table: T) =>
    and(eq(table.day, day), eq(table.storeId, storeId), eq(table.currency, currency));
  const found: Entry[] = await tx.select().from(entries).where(within(entries));
  await tx.delete(ofStores).where(within(ofStores)).execute();
  await tx.delete(ofProducts).where(within(ofProducts)).execute();
  await addToStores(tx, byStore(found));
  await addToProducts(tx, byProduct(found));
};
