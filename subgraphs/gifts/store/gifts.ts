import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, oldest, oldestFirst, type Place } from '@jumun/platform/store/place';
import { and, eq } from 'drizzle-orm';
import { type Gift, isIssued } from '../domain/gift.ts';
import type { GiftId, GiftOfferId } from '../domain/ids.ts';
import { gifts } from './tables.ts';

export type GiftRow = typeof gifts.$inferSelect;

export const giftRows = documentRows<GiftId, Gift, typeof gifts>('gift', gifts, (state, id) => {
  if (!isIssued(state)) throw new Error(`gift ${id} is saved before it is issued`);
  const { walletItemId, giftOfferId, customerId, status, issuedAt } = state;
  return { walletItemId, giftOfferId, customerId, status, issuedAt };
});

/** Which gifts are listed; what is absent does not count. */
export type WantedGifts = {
  readonly customerId?: string;
  readonly giftOfferId?: string;
  readonly status?: 'ISSUED' | 'USED';
};

const sortings = {
  NEWEST: { ...newestFirst(gifts.issuedAt, gifts.id), start: newest },
  OLDEST: { ...oldestFirst(gifts.issuedAt, gifts.id), start: oldest },
};

export type GiftSorting = keyof typeof sortings;

/** Gifts by when they were given. */
export const findGifts = (
  read: Reader,
  { customerId, giftOfferId, status }: WantedGifts,
  {
    sort,
    after,
    limit,
  }: { readonly sort: GiftSorting; readonly after: Place | null; readonly limit: number },
): Promise<GiftRow[]> =>
  read
    .select()
    .from(gifts)
    .where(
      and(
        customerId === undefined ? undefined : eq(gifts.customerId, customerId),
        giftOfferId === undefined ? undefined : eq(gifts.giftOfferId, giftOfferId as GiftOfferId),
        status && eq(gifts.status, status),
        sortings[sort].after(after ?? sortings[sort].start),
      ),
    )
    .orderBy(...sortings[sort].sorting)
    .limit(limit);
