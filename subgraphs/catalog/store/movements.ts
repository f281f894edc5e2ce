import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader } from '@jumun/platform/kernel/unit';
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { ProductId } from '../domain/product.ts';
import type { MovementKind } from '../domain/stock.ts';
import { stockLedger } from './tables.ts';

export type MovementRow = typeof stockLedger.$inferSelect;

/** The movements of one product's copies, the newest first. */
export const findMovements = (
  read: Reader,
  {
    productId,
    kinds,
    orderId,
    since,
    until,
    before,
  }: {
    readonly productId: ProductId;
    readonly kinds?: readonly MovementKind[] | null | undefined;
    readonly orderId?: string | null | undefined;
    readonly since?: Instant | null | undefined;
    readonly until?: Instant | null | undefined;
    readonly before: number | null;
  },
  limit: number,
): Promise<MovementRow[]> =>
  read
    .select()
    .from(stockLedger)
    .where(
      and(
        eq(stockLedger.productId, productId),
        before === null ? undefined : lt(stockLedger.sequence, before),
        kinds ? inArray(stockLedger.kind, [...kinds]) : undefined,
        orderId ? eq(stockLedger.reservation, orderId) : undefined,
        since ? gte(stockLedger.at, since) : undefined,
        until ? lt(stockLedger.at, until) : undefined,
      ),
    )
    .orderBy(desc(stockLedger.sequence))
    .limit(limit)
    .execute();
