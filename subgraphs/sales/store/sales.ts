import type { Reader } from '@jumun/platform/kernel/unit';
import { and, asc, between, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Amounts } from '../domain/entry.ts';
import { ofProducts, ofStores } from './tables.ts';

export type Group = 'DAY' | 'STORE' | 'PRODUCT';

/** A row of a report; empty where it is not split by it, and where there is no store. */
export type SalesRow = Amounts & {
  readonly day: string;
  readonly storeId: string;
  readonly productId: string;
  readonly currency: string;
};

export type Asked = {
  readonly from: string;
  readonly to: string;
  /** Only these stores; null for all, and for what has none. */
  readonly stores: readonly string[] | null;
  readonly productId: string | null;
  readonly groups: ReadonlySet<Group>;
};

/** What the rows are sorted by: an amount, or the day. */
export const sorts = {
  DAY: 'day',
  GROSS: 'gross',
  REFUNDED: 'refunded',
  NET: 'net',
  ORDERS: 'orders',
  QUANTITY: 'quantity',
} as const;

export type Sort = { readonly by: keyof typeof sorts; readonly ascending: boolean };

/** Where a row stands: what it is sorted by, and what no two rows share. */
export type Standing = {
  readonly value: string | number;
  readonly day: string;
  readonly storeId: string;
  readonly productId: string;
  readonly currency: string;
};

export const valueIn = (row: SalesRow, { by }: Sort): string | number => {
  if (by === 'DAY') return row.day;
  return by === 'NET' ? row.gross - row.refunded : row[sorts[by]];
};

const keys = ['day', 'storeId', 'productId', 'currency'] as const;

/** The rows of a report as a subquery: sums of what is kept for each day. */
const grouped = (read: Reader, { from, to, stores, productId, groups }: Asked) => {
  const byProduct = groups.has('PRODUCT') || productId !== null;
  const table = byProduct ? ofProducts : ofStores;
  const split: SQL[] = [
    ...(groups.has('DAY') ? [sql`${table.day}`] : []),
    ...(groups.has('STORE') ? [sql`${table.storeId}`] : []),
    ...(groups.has('PRODUCT') ? [sql`${ofProducts.productId}`] : []),
    sql`${table.currency}`,
  ];
  const none = sql<string>`''`;
  const sum = (column: SQL) => sql<number>`cast(sum(${column}) as bigint)`.mapWith(Number);
  return read
    .select({
      day: (groups.has('DAY') ? sql<string>`${table.day}` : none).as('day_'),
      storeId: (groups.has('STORE') ? sql<string>`${table.storeId}` : none).as('store_'),
      productId: (groups.has('PRODUCT') ? sql<string>`${ofProducts.productId}` : none).as('product_'),
      currency: sql<string>`${table.currency}`.as('currency_'),
      gross: sum(sql`${table.gross}`).as('gross_'),
      refunded: sum(sql`${table.refunded}`).as('refunded_'),
      net: sum(sql`${table.gross} - ${table.refunded}`).as('net_'),
      orders: sum(sql`${table.orders}`).as('orders_'),
      quantity: sum(sql`${table.quantity}`).as('quantity_'),
    })
    .from(table)
    .where(
      and(
        between(table.day, from, to),
        stores === null ? undefined : inArray(table.storeId, [...stores]),
        productId === null ? undefined : eq(ofProducts.productId, productId),
      ),
    )
    .groupBy(...split)
    .as('sales');
};

/** The rows that come after a standing, in their order. */
export const findSales = (
  read: Reader,
  asked: Asked,
  sort: Sort,
  after: Standing | null,
  limit: number,
): Promise<SalesRow[]> => {
  const rows = grouped(read, asked);
  const columns = [rows[sorts[sort.by]], ...keys.map((key) => rows[key])];
  const place = sql.join(
    columns.map((column) => sql`${column}`),
    sql`, `,
  );
  const values = after && [after.value, ...keys.map((key) => after[key])];
  const than =
    values &&
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  const inOrder = sort.ascending ? asc : desc;
  return read
    .select()
    .from(rows)
    .where(than ? sql`(${place}) ${sql.raw(sort.ascending ? '>' : '<')} (${than})` : undefined)
    .orderBy(...columns.map((column) => inOrder(column)))
    .limit(limit);
};

/** What all rows add up to, for each currency. */
export const findTotals = (read: Reader, asked: Asked): Promise<SalesRow[]> =>
  findSales(read, { ...asked, groups: new Set() }, { by: 'GROSS', ascending: false }, null, 1_000);
