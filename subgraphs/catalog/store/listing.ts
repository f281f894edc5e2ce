import type { Reader } from '@jumun/platform/kernel/unit';
import { dialect } from '@jumun/platform/store/columns';
import { afterAll } from '@jumun/platform/store/place';
import type { Query } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { ProductDetails, StoreId } from '../domain/product.ts';
import { askedOf, type Sought, soughtIn } from '../domain/words.ts';
import { products, stock } from './tables.ts';

export type ProductRow = typeof products.$inferSelect;

export const productSorts = ['NEWEST', 'TITLE', 'PRICE'] as const;
export type ProductSort = (typeof productSorts)[number];

/** Which products are wanted; what is null is any. */
export type ProductFilter = {
  readonly kind: ProductDetails['kind'] | null;
  readonly storeId: string | null;
  readonly category: string | null;
  /** Whether they can be ordered now. */
  readonly available: boolean | null;
};

/** What each sort goes by, and where it begins. */
const sorts = {
  NEWEST: { column: products.place, ascending: false, begin: afterAll },
  TITLE: { column: products.byTitle, ascending: true, begin: '' },
  PRICE: { column: products.byPrice, ascending: true, begin: '' },
} as const;

export const sortText =
  (sort: ProductSort) =>
  (row: ProductRow): string =>
    ({ NEWEST: row.place, TITLE: row.byTitle, PRICE: row.byPrice })[sort];

/** How the store's own index is asked. The words hold letters and digits only. */
const termsOf = (sought: readonly Sought[]): string => {
  const asked = sought.map(askedOf);
  return dialect === 'postgres'
    ? asked.map(({ word, begins }) => `'${word}'${begins ? ':*' : ''}`).join(' & ')
    : asked.map(({ word, begins }) => `"${word}"${begins ? '*' : ''}`).join(' AND ');
};

/**
 * What a list is read from. Without words these are the products, by an index of each sort. With words it is what the store's own index
 * finds (FTS5 on SQLite, GIN on PostgreSQL) beside the narrow rows of product_listings, which follow the products: see the migrations.
 */
const sources = {
  LISTED: { rows: sql`${products} l`, id: sql`l.id`, finds: [] },
  FOUND:
    dialect === 'postgres'
      ? {
          rows: sql`product_listings l`,
          id: sql`l.product_id`,
          finds: [sql`l.words @@ cast(${sql.placeholder('terms')} as tsquery)`],
        }
      : {
          // never the other way round, which would look for the words once for each row
          rows: sql`product_words f cross join product_listings l on l.number = f.rowid`,
          id: sql`l.product_id`,
          finds: [sql`f.product_words match ${sql.placeholder('terms')}`],
        },
} as const;

type Source = keyof typeof sources;

const conditionsOf = (
  { kind, storeId, category, available }: ProductFilter,
  { id, finds }: (typeof sources)[Source],
): readonly SQL[] => {
  const onShelf = sql`(l.available and not exists (select 1 from ${stock} where ${stock.productId} = ${id} and ${stock.available} <= 0))`;
  return [
    ...finds,
    ...(kind === null ? [] : [sql`l.kind = ${sql.placeholder('kind')}`]),
    ...(category === null ? [] : [sql`l.category = ${sql.placeholder('category')}`]),
    // with a category, its index is the narrower one: the store is looked at in each row
    ...(storeId === null
      ? []
      : [
          category === null
            ? sql`l.store_id = ${sql.placeholder('storeId')}`
            : sql`coalesce(l.store_id, '') = ${sql.placeholder('storeId')}`,
        ]),
    ...(available === null ? [] : [available ? onShelf : sql`not ${onShelf}`]),
  ];
};

const built = new WeakMap<Reader, Map<string, Query<ProductRow[]>>>();

const nameOf = (sort: ProductSort, { kind, storeId, category, available }: ProductFilter, source: Source) =>
  `products_${[source, sort, kind !== null, storeId !== null, category !== null, available].join('_')}`.toLowerCase();

/** The query for one sort, one set of conditions and one source, built once per connection. */
const queryOf = (
  read: Reader,
  sort: ProductSort,
  filter: ProductFilter,
  source: Source,
): Query<ProductRow[]> => {
  const name = nameOf(sort, filter, source);
  const queries = built.get(read) ?? new Map<string, Query<ProductRow[]>>();
  built.set(read, queries);
  const had = queries.get(name);
  if (had) return had;
  const { column, ascending } = sorts[sort];
  const { rows, id } = sources[source];
  const key = sql`l.${sql.identifier(column.name)}`;
  const [isAfter, direction] = ascending ? [sql.raw('>'), sql.raw('asc')] : [sql.raw('<'), sql.raw('desc')];
  const place = sql`${key} ${isAfter} ${sql.placeholder('after')}`;
  const ids = sql`select ${id} from ${rows} where ${and(place, ...conditionsOf(filter, sources[source]))} order by ${key} ${direction} limit ${sql.placeholder('limit')}`;
  const made = read
    .select()
    .from(products)
    .where(sql`${products.id} in (${ids})`)
    .orderBy(ascending ? asc(column) : desc(column))
    .prepare(name);
  queries.set(name, made);
  return made;
};

/** The products that meet the filter and have every word of the search, in this order, from a place on. */
export const findProducts = async (
  read: Reader,
  {
    sort,
    filter,
    search,
    after,
    limit,
  }: {
    readonly sort: ProductSort;
    readonly filter: ProductFilter;
    readonly search: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<ProductRow[]> => {
  const sought = search === null ? [] : soughtIn(search);
  if (search?.trim() && sought.length === 0) return []; // nothing has a sign for its name
  const source = sought.length === 0 ? 'LISTED' : 'FOUND';
  return queryOf(read, sort, filter, source).execute({
    kind: filter.kind,
    storeId: filter.storeId,
    category: filter.category,
    after: after ?? sorts[sort].begin,
    limit,
    terms: termsOf(sought),
  });
};

export type CategoryCount = { readonly name: string; readonly products: number };

/** The headings under which a store's products stand, or everybody's, by name. */
export const findCategories = async (
  read: Reader,
  { storeId, limit }: { readonly storeId: StoreId | null; readonly limit: number },
): Promise<CategoryCount[]> => {
  const rows = await read
    .select({ name: products.category, products: sql<number>`count(*)`.mapWith(Number) })
    .from(products)
    .where(
      and(
        storeId === null ? undefined : eq(products.storeId, storeId),
        sql`${products.category} is not null`,
      ),
    )
    .groupBy(products.category)
    .orderBy(asc(products.category))
    .limit(limit);
  return rows.map(({ name, products: count }) => ({ name: name ?? '', products: count }));
};
