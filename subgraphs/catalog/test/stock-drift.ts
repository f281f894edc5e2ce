import type { Reader } from '@jumun/platform/kernel/unit';
import { eq, sql } from 'drizzle-orm';
import type { ProductId } from '../domain/product.ts';
import { effects, type MovementKind } from '../domain/stock.ts';
import { stock, stockLedger } from '../store/tables.ts';

const summed = (counter: 'onHand' | 'available') => {
  const cases = (Object.keys(effects) as MovementKind[]).map(
    (kind) => sql`when ${kind} then ${sql.raw(String(effects[kind][counter]))} * ${stockLedger.quantity}`,
  );
  return sql`coalesce(sum(case ${stockLedger.kind} ${sql.join(cases, sql` `)} end), 0)`;
};

type StockDrift = {
  readonly productId: ProductId;
  readonly onHand: number;
  readonly available: number;
  readonly ledgerOnHand: number;
  readonly ledgerAvailable: number;
  readonly sequence: number;
  readonly ledgerRows: number;
};

/** Products whose counters are not what their ledger adds up to, or whose ledger lacks a row. There must be none. */
export const findStockDrift = (read: Reader): Promise<StockDrift[]> => {
  const rows = sql`count(${stockLedger.sequence})`;
  return read
    .select({
      productId: stock.productId,
      onHand: stock.onHand,
      available: stock.available,
      ledgerOnHand: summed('onHand').mapWith(Number),
      ledgerAvailable: summed('available').mapWith(Number),
      sequence: stock.sequence,
      ledgerRows: rows.mapWith(Number),
    })
    .from(stock)
    .leftJoin(stockLedger, eq(stockLedger.productId, stock.productId))
    .groupBy(stock.productId, stock.onHand, stock.available, stock.sequence)
    .having(
      sql`${stock.onHand} <> ${summed('onHand')} or ${stock.available} <> ${summed('available')} or ${stock.sequence} <> ${rows}`,
    );
};
