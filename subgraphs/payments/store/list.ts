import type { Instant } from '@jumun/platform/kernel/clock';
import { firstIdAt } from '@jumun/platform/kernel/ids';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll } from '@jumun/platform/store/place';
import { and, asc, desc, eq, gt, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Requested } from '../domain/states.ts';
import type { PaymentRow } from './payments.ts';
import { customerOf, payments } from './tables.ts';

/** Which payments are listed; what is absent does not count. */
export type Wanted = {
  readonly customerId?: string;
  readonly statuses?: readonly Requested['status'][];
  readonly orderId?: string;
  /** By which people call the order. */
  readonly number?: string;
  readonly placedAfter?: Instant;
  readonly placedBefore?: Instant;
};

export type Sorting = 'NEWEST' | 'OLDEST';

/** A payment is named after its order, whose id begins with the moment at which it was placed: payments sort as their orders do. */
export const findPayments = (
  read: Reader,
  { customerId, statuses, orderId, number, placedAfter, placedBefore }: Wanted,
  { sort, after, limit }: { readonly sort: Sorting; readonly after: string | null; readonly limit: number },
): Promise<PaymentRow[]> => {
  const id = sql<string>`${payments.id}`;
  return read
    .select()
    .from(payments)
    .where(
      and(
        ne(payments.status, 'tombstone'),
        sort === 'NEWEST' ? lt(id, after ?? afterAll) : gt(id, after ?? ''),
        customerId === undefined ? undefined : sql`${customerOf} = ${customerId}`,
        statuses && inArray(payments.status, [...statuses]),
        orderId === undefined ? undefined : eq(id, orderId),
        number === undefined ? undefined : eq(payments.number, number),
        placedAfter === undefined ? undefined : gte(id, firstIdAt('ord', placedAfter)),
        placedBefore === undefined ? undefined : lt(id, firstIdAt('ord', placedBefore)),
      ),
    )
    .orderBy(sort === 'NEWEST' ? desc(payments.id) : asc(payments.id))
    .limit(limit);
};
