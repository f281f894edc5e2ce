import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import type { Offer } from '../domain/basket.ts';
import { offers } from './tables.ts';

const byId = prepared<{ id: string }>()((read: Reader, value) =>
  read
    .select({ offer: offers.offer })
    .from(offers)
    .where(eq(offers.id, value('id')))
    .prepare('offer_by_id'),
);

const upsert = preparedInsert(offers, 'offer_upsert', {
  finish: (row) => row.onConflictDoUpdate({ target: offers.id, set: { offer: sql`excluded.offer` } }),
});

/** The offers of these products; unknown ones are missing. */
export const findOffers = async (
  read: Reader,
  productIds: readonly string[],
): Promise<Map<string, Offer>> => {
  const found = new Map<string, Offer>();
  for (const id of new Set(productIds)) {
    const [row] = await byId(read, { id });
    if (row) found.set(id, row.offer);
  }
  return found;
};

export const keepOffer = (tx: Tx, offer: Offer): Promise<unknown> =>
  upsert(tx, { id: offer.productId, offer, kind: offer.kind });
