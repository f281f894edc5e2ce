import { documentRows } from '@jumun/platform/kernel/rows';
import type { Tx } from '@jumun/platform/kernel/unit';
import { placeText } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { eq, lt } from 'drizzle-orm';
import { isRegistered, type Product, type ProductId, type Registered, storeOf } from '../domain/product.ts';
import { folded, wordsOf } from '../domain/words.ts';
import { products } from './tables.ts';

/** Counts up whenever what follows from a product is worked out otherwise: {@link listAnew} then brings the rows of before up to date. */
const listingRules = 1;

/** As many letters of a title decide where it stands in a list. */
const sortedLetters = 40;

const titleKey = (title: string, id: string): string =>
  `${[
    ...folded(title)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, sortedLetters)
    .join('')}\t${id}`;

/** The columns by which a product is listed and found. */
const listingOf = ({ id, title, price, details, category = null }: Registered) => {
  const words = wordsOf(details.kind === 'BOOK' ? { title, ...details } : { title });
  return {
    storeId: storeOf(details),
    category,
    search: ` ${words.join(' ')} `,
    byTitle: titleKey(title, id),
    byPrice: placeText(price.minorUnits as never, id),
    listed: listingRules,
  };
};

export const productRows = documentRows<ProductId, Product, typeof products>(
  'product',
  products,
  (state, id) => {
    if (!isRegistered(state)) throw new Error(`product ${id} is saved before it is registered`);
    const { details, available, registeredAt } = state;
    return { kind: details.kind, available, place: placeText(registeredAt, id), ...listingOf(state) };
  },
);

const byOtherRules = prepared<{ limit: number }>()((tx: Tx, value) =>
  tx
    .select({ state: products.state })
    .from(products)
    .where(lt(products.listed, listingRules))
    .orderBy(products.listed)
    .limit(value('limit'))
    .prepare('products_by_other_rules'),
);

const relist = prepared<ReturnType<typeof listingOf> & { readonly id: string }>()((tx: Tx, value) =>
  tx
    .update(products)
    .set({
      storeId: value('storeId', products.storeId),
      category: value('category', products.category),
      search: value('search', products.search),
      byTitle: value('byTitle', products.byTitle),
      byPrice: value('byPrice', products.byPrice),
      listed: value('listed', products.listed),
    })
    .where(eq(products.id, value('id')))
    .prepare('product_relist'),
);

/** Brings the columns of some products up to date that were written by other rules; false when there are none left. */
export const listAnew = async (tx: Tx, limit: number): Promise<boolean> => {
  const rows = await byOtherRules(tx, { limit });
  for (const { state } of rows)
    if (isRegistered(state)) await relist(tx, { ...listingOf(state), id: state.id });
  return rows.length === limit;
};
