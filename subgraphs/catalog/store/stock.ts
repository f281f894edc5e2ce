import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { locked } from '@jumun/platform/store/columns';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ProductEvent, ProductId } from '../domain/product.ts';
import { movementOf, type ReservationEvent, type ReservationKey } from '../domain/reservation.ts';
import { effects, type Movement, type MovementKind } from '../domain/stock.ts';
import { products, stock, stockLedger } from './tables.ts';

/** Thrown to undo the unit of work: nothing is held where one line is short. */
export class StockShort extends Error {
  override readonly name = 'StockShort';
  /** Every product that is short, not only the first. */
  readonly productIds: readonly ProductId[];

  constructor(productIds: readonly ProductId[]) {
    super(`short: ${productIds.join(', ')}`);
    this.productIds = productIds;
  }
}

const insertStock = preparedInsert(stock, 'stock_insert');

/** The only way copies are taken: checking and taking are one statement, so that two buyers never get the same copy. */
const takeCopies = prepared<{ productId: string; quantity: number }>()((tx: Tx, value) =>
  tx
    .update(stock)
    .set({
      available: sql`${stock.available} - ${value('quantity')}`,
      sequence: sql`${stock.sequence} + 1`,
    })
    .where(
      and(
        eq(stock.productId, value('productId')),
        sql`${stock.available} >= ${value('quantity')}`,
        sql`exists (select 1 from ${products} where ${products.id} = ${stock.productId} and ${products.available})`,
      ),
    )
    .returning({ sequence: stock.sequence, onHand: stock.onHand, available: stock.available })
    .prepare('stock_take'),
);

const moveCopies = prepared<{ productId: string; onHand: number; available: number }>()((tx: Tx, value) =>
  tx
    .update(stock)
    .set({
      onHand: sql`${stock.onHand} + ${value('onHand')}`,
      available: sql`${stock.available} + ${value('available')}`,
      sequence: sql`${stock.sequence} + 1`,
    })
    .where(eq(stock.productId, value('productId')))
    .returning({ sequence: stock.sequence, onHand: stock.onHand, available: stock.available })
    .prepare('stock_move'),
);

const insertLedger = preparedInsert(stockLedger, 'stock_ledger_insert');

const uncountedOnOffer = prepared<{ id: string }>()((tx: Tx, value) =>
  tx
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.id, value('id')),
        sql`${products.available} and not exists (select 1 from ${stock} where ${stock.productId} = ${products.id})`,
      ),
    )
    .prepare('product_uncounted_on_offer'),
);

const availableOf = prepared<{ id: string }>()((read: Reader, value) =>
  read
    .select({ id: stock.productId, available: stock.available })
    .from(stock)
    .where(eq(stock.productId, value('id')))
    .prepare('stock_available'),
);

/** Copies of one product that were moved, and how many are promised to nobody since. */
export type Moved = {
  readonly productId: ProductId;
  readonly kind: MovementKind;
  readonly available: number;
};

/** Moves copies of one product and adds a row to its ledger; undefined where they are not counted, or too few to take. */
const move = async ({ tx, at, cause }: Work, movement: Movement): Promise<Moved | undefined> => {
  const { kind, productId, quantity } = movement;
  const { onHand, available } = effects[kind];
  const [moved] = await (kind === 'HELD'
    ? takeCopies(tx, { productId, quantity })
    : moveCopies(tx, { productId, onHand: onHand * quantity, available: available * quantity }));
  if (!moved) return undefined;
  const actor = movement.reservation === null ? cause.actor : null;
  await insertLedger(tx, { ...movement, ...moved, actor, at });
  return { productId, kind, available: moved.available };
};

/** Updates the stock after an event of a product; answers what was moved. */
export const countProduct = async (
  work: Work,
  productId: ProductId,
  event: ProductEvent,
): Promise<readonly Moved[]> => {
  const movedBy = async (kind: MovementKind, quantity: number, reason: string | null = null) => {
    const moved = await move(work, { kind, productId, quantity, reservation: null, reason });
    return moved ? [moved] : [];
  };
  if (event.type === 'ProductRestocked') return movedBy('RESTOCKED', event.quantity);
  if (event.type === 'StockAdjusted')
    return movedBy(event.change > 0 ? 'ADJUSTED_UP' : 'ADJUSTED_DOWN', Math.abs(event.change), event.reason);
  if (event.type !== 'ProductRegistered' || event.stock === null) return [];
  await insertStock(work.tx, { productId, onHand: 0, available: 0, sequence: 0 });
  return event.stock > 0 ? movedBy('RESTOCKED', event.stock) : [];
};

/**
 * Updates the stock after an event of a reservation, product by product in the order of its lines, and answers what was moved. Throws StockShort where a
 * product is unknown, off offer, or has too few copies left.
 */
export const countReservation = async (
  work: Work,
  reservation: ReservationKey,
  { type, lines }: ReservationEvent,
): Promise<readonly Moved[]> => {
  const kind = movementOf[type];
  const short: ProductId[] = [];
  const counted: Moved[] = [];
  for (const { productId, quantity } of lines) {
    const moved = await move(work, { kind, productId, quantity, reservation, reason: null });
    if (moved) counted.push(moved);
    if (moved || kind !== 'HELD') continue; // copies that are not counted do not move
    const [uncounted] = await uncountedOnOffer(work.tx, { id: productId });
    if (!uncounted) short.push(productId);
  }
  if (short.length > 0) throw new StockShort(short);
  return counted;
};

/** The copies of a product that are promised to nobody, held until the unit ends; null where they are not counted. */
export const holdAvailable = async (tx: Tx, productId: ProductId): Promise<number | null> => {
  const [row] = await locked(
    tx.select({ available: stock.available }).from(stock).where(eq(stock.productId, productId)),
  );
  return row?.available ?? null;
};

/** Copies available of each product; null where they are not counted. */
export const availableCopies = {
  async findMany(read: Reader, ids: readonly ProductId[]): Promise<(number | null)[]> {
    const [only] = ids;
    const rows =
      ids.length === 1 && only
        ? await availableOf(read, { id: only })
        : await read
            .select({ id: stock.productId, available: stock.available })
            .from(stock)
            .where(inArray(stock.productId, [...ids]));
    const available = new Map(rows.map((row) => [row.id, row.available]));
    return ids.map((id) => available.get(id) ?? null);
  },
};
