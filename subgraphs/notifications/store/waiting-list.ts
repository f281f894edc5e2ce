import type { Instant } from '@jumun/platform/kernel/clock';
import type { Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { waiting } from './tables.ts';

const upsert = preparedInsert(waiting, 'waiting_upsert', {
  finish: (row) =>
    row
      .onConflictDoUpdate({
        target: [waiting.productId, waiting.customerId],
        set: {
          refusedNumber: sql`excluded.refused_number`,
          refusedAt: sql`excluded.refused_at`,
          since: sql`excluded.since`,
        },
        setWhere: sql`excluded.refused_number > ${waiting.refusedNumber}`,
      })
      .returning({ customerId: waiting.customerId }),
});

/** A customer could not buy a product and waits for it. False for a refusal that was heard before. */
export const beginWaiting = async (
  tx: Tx,
  refused: {
    readonly productId: string;
    readonly customerId: string;
    readonly number: number;
    readonly at: Instant;
    readonly since: Instant;
  },
): Promise<boolean> => {
  const { productId, customerId, number, at, since } = refused;
  const row = {
    productId,
    customerId,
    refusedNumber: number,
    refusedAt: at,
    since,
    boughtNumber: 0,
    toldOf: 0 as Instant, // never
  };
  return (await upsert(tx, row)).length > 0;
};

/** The customer has bought these after all. */
export const endWaiting = (
  tx: Tx,
  {
    productIds,
    customerId,
    number,
  }: { readonly productIds: readonly string[]; readonly customerId: string; readonly number: number },
): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ boughtNumber: number })
    .where(
      and(
        inArray(waiting.productId, [...productIds]),
        eq(waiting.customerId, customerId),
        lt(waiting.boughtNumber, number),
      ),
    )
    .execute();

/** Who was waiting for the product when it was restocked and has not been told since, by customer. */
export const findWaiting = async (
  tx: Tx,
  { productId, after, at }: { readonly productId: string; readonly after: string; readonly at: Instant },
  limit: number,
): Promise<string[]> => {
  const rows = await tx
    .select({ customerId: waiting.customerId })
    .from(waiting)
    .where(
      and(
        eq(waiting.productId, productId),
        sql`${waiting.customerId} > ${after}`,
        sql`${waiting.refusedNumber} > ${waiting.boughtNumber}`,
        sql`${waiting.since} <= ${at}`,
        sql`${waiting.refusedAt} > ${waiting.toldOf}`,
      ),
    )
    .orderBy(asc(waiting.customerId))
    .limit(limit);
  return rows.map(({ customerId }) => customerId);
};

/** Records that these customers were told of the restock that happened then, which ends their waiting even where they were refused since. */
export const markTold = (
  tx: Tx,
  productId: string,
  customerIds: readonly string[],
  at: Instant,
): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ toldOf: sql`case when ${waiting.refusedAt} > ${at} then ${waiting.refusedAt} else ${at} end` })
    .where(
      and(
        eq(waiting.productId, productId),
        inArray(waiting.customerId, [...customerIds]),
        lt(waiting.toldOf, at),
      ),
    )
    .execute();

/** A customer who was to be told waits on: the product was gone before the message went out. */
export const waitOn = (tx: Tx, productId: string, customerId: string): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ toldOf: 0 as Instant })
    .where(and(eq(waiting.productId, productId), eq(waiting.customerId, customerId)))
    .execute();

/** A customer who has left waits for nothing. */
export const eraseWaiting = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(waiting).where(eq(waiting.customerId, customerId)).execute();
