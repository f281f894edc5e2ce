import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import type { Offer } from '../domain/basket.ts';
import type { Shop } from '../domain/shop.ts';
import { offers, shops } from './tables.ts';

const byId = prepared<{ id: string }>()((read: Reader, value) =>
  read
    .select({ offer: offers.offer, shop: shops.shop })
    .from(offers)
    .leftJoin(shops, sql`${shops.id} = ${offers.offer} ->> 'storeId'`)
    .where(eq(offers.id, value('id')))
    .prepare('offer_by_id'),
);

const upsert = preparedInsert(offers, 'offer_upsert', {
  finish: (row) => row.onConflictDoUpdate({ target: offers.id, set: { offer: sql`excluded.offer` } }),
});

/** The offers of these products and the stores that sell them, by their ids; unknown ones are missing. */
export const findOffers = async (read: Reader, productIds: readonly string[]) => {
  const found = { offers: new Map<string, Offer>(), shops: new Map<string, Shop>() };
  for (const id of new Set(productIds)) {
    const [row] = await byId(read, { id });
    if (row) found.offers.set(id, row.offer);
    if (row?.shop) found.shops.set(row.shop.storeId, row.shop);
  }
  return found;
};

export const keepOffer = (tx: Tx, offer: Offer): Promise<unknown> =>
  upsert(tx, { id: offer.productId, offer, kind: offer.kind });

const upsertShop = preparedInsert(shops, 'shop_upsert', {
  finish: (row) => row.onConflictDoUpdate({ target: shops.id, set: { shop: sql`excluded.shop` } }),
});

export const keepShop = (tx: Tx, shop: Shop): Promise<unknown> => upsertShop(tx, { id: shop.storeId, shop });
