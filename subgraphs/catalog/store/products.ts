import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, placeText } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { desc, sql } from 'drizzle-orm';
import { isRegistered, type Product, type ProductDetails, type ProductId } from '../domain/product.ts';
import { products } from './tables.ts';

type ProductRow = typeof products.$inferSelect;

/** Case, and how a Hangul syllable is composed, make no difference. */
const searchable = (text: string): string => text.normalize('NFC').toLowerCase();

const searchOf = (title: string, details: ProductDetails): string =>
  searchable(details.kind === 'BOOK' ? `${title}\n${details.author}` : title);

export const productRows = documentRows<ProductId, Product, typeof products>(
  'product',
  products,
  (state, id) => {
    if (!isRegistered(state)) throw new Error(`product ${id} is saved before it is registered`);
    const { title, details, available, registeredAt } = state;
    return {
      kind: details.kind,
      available,
      search: searchOf(title, details),
      place: placeText(registeredAt, id),
    };
  },
);

// A condition that is not wanted is given a value that every row meets, so that one prepared query is enough.
const listed = prepared<{ kind: string; pattern: string; after: string; limit: number }>()(
  (read: Reader, value) =>
    read
      .select()
      .from(products)
      .where(
        sql`${products.place} < ${value('after')} and ${products.kind} like ${value('kind')} and ${products.search} like ${value('pattern')} escape '\\'`,
      )
      .orderBy(desc(products.place))
      .limit(value('limit'))
      .prepare('products_listed'),
);

/** Products, newest first; `search` is found anywhere in title or author. */
export const findProducts = (
  read: Reader,
  {
    kind,
    search,
    after,
    limit,
  }: { kind: string | null; search: string | null; after: string | null; limit: number },
): Promise<ProductRow[]> =>
  listed(read, {
    kind: kind ?? '%',
    pattern: `%${searchable(search ?? '').replace(/[\\%_]/g, '\\$&')}%`,
    after: after ?? afterAll,
    limit,
  });
