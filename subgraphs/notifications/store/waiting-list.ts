import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Wish } from '../domain/waiting.ts';
import { waiting } from './tables.ts';

const never = 0 as Instant;

const nothingYet = {
  refusedNumber: 0,
  refusedAt: never,
  since: never,
  boughtNumber: 0,
  boughtAt: never,
  wishNumber: 0,
  askedAt: never,
  stoppedAt: never,
  toldOf: never,
  toldNumber: 0,
};

/** Waits since an order was refused. */
const isRefused = sql`(${waiting.refusedNumber} > ${waiting.boughtNumber} and ${waiting.refusedAt} > ${waiting.toldOf} and ${waiting.refusedAt} > ${waiting.stoppedAt})`;

/** Waits since they asked to be told. */
const hasAsked = sql`(${waiting.askedAt} > ${waiting.boughtAt} and ${waiting.wishNumber} > ${waiting.toldNumber})`;

const upsertRefusal = preparedInsert(waiting, 'waiting_upsert', {
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

const upsertWish = preparedInsert(waiting, 'waiting_wish', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: [waiting.productId, waiting.customerId],
      set: { wishNumber: sql`excluded.wish_number`, askedAt: sql`excluded.asked_at` },
      setWhere: sql`excluded.wish_number > ${waiting.wishNumber}`,
    }),
});

/** A customer could not buy a product and waits for it. False for a refusal that was heard before. */
export const beginWaiting = async (
  tx: Tx,
  { number, at, ...refused }: Wish & { readonly since: Instant },
): Promise<boolean> => {
  const row = { ...nothingYet, ...refused, refusedNumber: number, refusedAt: at };
  return (await upsertRefusal(tx, row)).length > 0;
};

/** A customer asked to be told when it can be bought. */
export const wishFor = (tx: Tx, { productId, customerId, number, at }: Wish): Promise<unknown> =>
  upsertWish(tx, { ...nothingYet, productId, customerId, wishNumber: number, askedAt: at });

/** A customer does not want to be told any more, whatever made them wait. */
export const stopWishing = (tx: Tx, { productId, customerId, number, at }: Wish): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ wishNumber: number, askedAt: never, stoppedAt: at })
    .where(
      and(
        eq(waiting.productId, productId),
        eq(waiting.customerId, customerId),
        lt(waiting.wishNumber, number),
      ),
    )
    .execute();

/** The customer has bought these after all. */
export const endWaiting = (
  tx: Tx,
  {
    productIds,
    customerId,
    number,
    at,
  }: Pick<Wish, 'customerId' | 'number' | 'at'> & { readonly productIds: readonly string[] },
): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ boughtNumber: number, boughtAt: at })
    .where(
      and(
        inArray(waiting.productId, [...productIds]),
        eq(waiting.customerId, customerId),
        lt(waiting.boughtNumber, number),
      ),
    )
    .execute();

/** A restock of which customers are told: when it was, and its number in catalog's journal. */
type Restock = { readonly productId: string; readonly at: Instant; readonly number: number };

/** Who was waiting for the product when it was restocked and has not been told since, by customer. */
export const findWaiting = async (
  tx: Tx,
  { productId, after, at, number }: Restock & { readonly after: string },
  limit: number,
): Promise<string[]> => {
  const rows = await tx
    .select({ customerId: waiting.customerId })
    .from(waiting)
    .where(
      and(
        eq(waiting.productId, productId),
        sql`${waiting.customerId} > ${after}`,
        or(
          sql`${isRefused} and ${waiting.since} <= ${at}`,
          sql`${hasAsked} and ${waiting.wishNumber} < ${number}`,
        ),
      ),
    )
    .orderBy(asc(waiting.customerId))
    .limit(limit);
  return rows.map(({ customerId }) => customerId);
};

/** Records that these customers were told of the restock, which ends their waiting even where they were refused since. */
export const markTold = (
  tx: Tx,
  { productId, at, number }: Restock,
  customerIds: readonly string[],
): Promise<unknown> =>
  tx
    .update(waiting)
    .set({
      toldOf: sql`case when ${waiting.toldOf} >= ${at} then ${waiting.toldOf} when ${waiting.refusedAt} > ${at} then ${waiting.refusedAt} else ${at} end`,
      toldNumber: sql`case when ${waiting.toldNumber} >= ${number} then ${waiting.toldNumber} else ${number} end`,
    })
    .where(and(eq(waiting.productId, productId), inArray(waiting.customerId, [...customerIds])))
    .execute();

/** A customer who was to be told waits on: the product was gone before the message went out. */
export const waitOn = (tx: Tx, productId: string, customerId: string): Promise<unknown> =>
  tx
    .update(waiting)
    .set({ toldOf: never, toldNumber: 0 })
    .where(and(eq(waiting.productId, productId), eq(waiting.customerId, customerId)))
    .execute();

/** A customer who has left waits for nothing. */
export const eraseWaiting = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(waiting).where(eq(waiting.customerId, customerId)).execute();

/** Since when somebody waits: the earlier of what makes them. */
const waitsSince =
  sql<Instant>`case when ${hasAsked} and not (${isRefused} and ${waiting.refusedAt} < ${waiting.askedAt}) then ${waiting.askedAt} else ${waiting.refusedAt} end`.mapWith(
    (at) => Number(at) as Instant,
  );

const stillWaits: SQL = sql`(${isRefused} or ${hasAsked})`;

export type WaitingRow = {
  readonly productId: string;
  readonly customerId: string;
  readonly since: Instant;
  readonly asked: boolean;
};

/** Where a row stands in a list, who has waited longest first; `id` is the other one of customer and product. */
type Place = { readonly at: Instant; readonly id: string };

const fields = {
  productId: waiting.productId,
  customerId: waiting.customerId,
  since: waitsSince,
  asked: sql<boolean>`case when ${hasAsked} then 1 else 0 end`.mapWith((value) => Number(value) === 1),
};

/** Who waits for a product now. */
export const findWaitingFor = (
  read: Reader,
  productId: string,
  after: Place | null,
  limit: number,
): Promise<WaitingRow[]> =>
  read
    .select(fields)
    .from(waiting)
    .where(
      and(
        eq(waiting.productId, productId),
        stillWaits,
        after ? sql`(${waitsSince}, ${waiting.customerId}) > (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(waitsSince), asc(waiting.customerId))
    .limit(limit)
    .execute();

/** What a customer waits for now. */
export const findAwaitedBy = (
  read: Reader,
  customerId: string,
  after: Place | null,
  limit: number,
): Promise<WaitingRow[]> =>
  read
    .select(fields)
    .from(waiting)
    .where(
      and(
        eq(waiting.customerId, customerId),
        stillWaits,
        after ? sql`(${waitsSince}, ${waiting.productId}) > (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(waitsSince), asc(waiting.productId))
    .limit(limit)
    .execute();
