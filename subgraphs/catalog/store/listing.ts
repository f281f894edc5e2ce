import type { Reader } from '@jumun/platform/kernel/unit';
import { dialect } from '@jumun/platform/store/columns';
import { afterAll } from '@jumun/platform/store/place';
import { prepared, type Query } from '@jumun/platform/store/prepared';
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

/** Up to so many products that are found are sorted; of more, the list is gone through until a page is full. */
const mostSorted = 1_200;

/** How the store's own index is asked. The words hold letters and digits only. */
const termsOf = (sought: readonly Sought[]): string =>
  dialect === 'postgres'
    ? sought
        .map(askedOf)
        .map(({ word, begins }) => `'${word}'${begins ? ':*' : ''}`)
        .join(' & ')
    : sought
        .map(askedOf)
        .map(({ word, begins }) => `"${word}"${begins ? '*' : ''}`)
        .join(' AND ');

const terms = sql.placeholder('terms');

/** The products that the store's index finds: FTS5 on SQLite, GIN on PostgreSQL (see the migrations). */
const found: SQL =
  dialect === 'postgres'
    ? sql`${products.id} in (select f.id from products f where f.words @@ cast(${terms} as tsquery))`
    : sql`${products.id} in (select n.product_id from product_words f join product_numbers n on n.number = f.rowid where f.product_words match ${terms})`;

const counted: SQL =
  dialect === 'postgres'
    ? sql`(select 1 from products f where f.words @@ cast(${terms} as tsquery) limit ${mostSorted})`
    : sql`(select 1 from product_words where product_words match ${terms} limit ${mostSorted})`;

/** Whether a row has a word, for lists that are gone through. */
const hasWord = (i: number): SQL =>
  dialect === 'postgres'
    ? sql`strpos(${products.search}, ${sql.placeholder(`word${i}`)}) > 0`
    : sql`instr(${products.search}, ${sql.placeholder(`word${i}`)}) > 0`;

const wordValues = (sought: readonly Sought[]): Record<string, string> =>
  Object.fromEntries(sought.map(({ word, begins }, i) => [`word${i}`, begins ? ` ${word}` : ` ${word} `]));

const onShelf = sql`(${products.available} and not exists (select 1 from ${stock} where ${stock.productId} = ${products.id} and ${stock.available} <= 0))`;

/** How the words are looked for: by the index, or in this many words of each row. */
type Way = 'NONE' | 'INDEX' | number;

const conditionsOf = ({ kind, storeId, category, available }: ProductFilter, way: Way): readonly SQL[] => [
  ...(kind === null ? [] : [eq(products.kind, sql.placeholder('kind'))]),
  ...(category === null ? [] : [eq(products.category, sql.placeholder('category'))]),
  // with a category, its index is the narrower one: the store is looked at in each row
  ...(storeId === null
    ? []
    : [
        category === null
          ? eq(products.storeId, sql.placeholder('storeId'))
          : sql`coalesce(${products.storeId}, '') = ${sql.placeholder('storeId')}`,
      ]),
  ...(available === null ? [] : [available ? onShelf : sql`not ${onShelf}`]),
  ...(way === 'INDEX' ? [found] : []),
  ...(typeof way === 'number' ? Array.from({ length: way }, (_, i) => hasWord(i)) : []),
];

const built = new WeakMap<Reader, Map<string, Query<ProductRow[]>>>();

/** The query for one sort, one set of conditions and one way, built once per connection. */
const queryOf = (read: Reader, sort: ProductSort, filter: ProductFilter, way: Way): Query<ProductRow[]> => {
  const { kind, storeId, category, available } = filter;
  const name =
    `products_${sort}_${[kind, storeId, category].map((value) => (value === null ? 0 : 1)).join('')}${available}_${way}`.toLowerCase();
  const queries = built.get(read) ?? new Map<string, Query<ProductRow[]>>();
  built.set(read, queries);
  const had = queries.get(name);
  if (had) return had;
  const { column, ascending } = sorts[sort];
  const after = sql.placeholder('after');
  const made = read
    .select()
    .from(products)
    .where(
      and(ascending ? sql`${column} > ${after}` : sql`${column} < ${after}`, ...conditionsOf(filter, way)),
    )
    .orderBy(ascending ? asc(column) : desc(column))
    .limit(sql.placeholder('limit'))
    .prepare(name);
  queries.set(name, made);
  return made;
};

const countFound = prepared<{ terms: string }>()((read: Reader) =>
  read
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(sql`${counted} found`)
    .prepare('products_found'),
);

const wayOf = async (read: Reader, sought: readonly Sought[]): Promise<Way> => {
  const [row] = await countFound(read, { terms: termsOf(sought) });
  return (row?.count ?? 0) < mostSorted ? 'INDEX' : sought.length;
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
  const way = sought.length === 0 ? 'NONE' : await wayOf(read, sought);
  const values = {
    kind: filter.kind,
    storeId: filter.storeId,
    category: filter.category,
    after: after ?? sorts[sort].begin,
    limit,
    terms: way === 'INDEX' ? termsOf(sought) : undefined,
    ...(typeof way === 'number' ? wordValues(sought) : {}),
  };
  return queryOf(read, sort, filter, way).execute(values);
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
