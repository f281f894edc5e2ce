import { connectionOf } from '@jumun/platform/graph/connection';
import { idText, line } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import type { StoreId } from '../domain/product.ts';
import {
  findCategories,
  findProducts,
  type ProductRow,
  type ProductSort,
  sortText,
} from '../store/listing.ts';
import { productView } from './product.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({
  search: line(200, 0).nullish(),
  storeId: idText.nullish(),
  category: line(60, 0).nullish(),
});

/** What a place in each order looks like; a forged cursor may hold anything. */
const places = {
  NEWEST: /^\d{15}:[\w-]{1,64}$/,
  TITLE: /^[^\t]{0,80}\t[\w-]{1,64}$/u,
  PRICE: /^\d{15}:[\w-]{1,64}$/,
};

export const products: Resolves['Query']['products'] = async (
  _,
  { kind, sort: given, filter, ...args },
  { read },
) => {
  const { search, storeId, category } = checkedInput(form, { ...filter, search: args.search });
  const sort: ProductSort = given ?? 'NEWEST';
  // two kinds at once are none
  const isNone = kind && filter?.kind && kind !== filter.kind;
  const wanted = {
    kind: filter?.kind ?? kind ?? null,
    storeId: storeId ?? null,
    category: category?.normalize('NFC') || null,
    available: filter?.available ?? null,
  };
  return connectionOf(args, {
    sort: { form: places[sort], textOf: sortText(sort), keyOf: (text) => text },
    find: (after, limit): Promise<ProductRow[]> =>
      isNone
        ? Promise.resolve([])
        : findProducts(read, { sort, filter: wanted, search: search ?? null, after, limit }),
    node: ({ id, state }) => required(productView(state), id),
  });
};

/** A shop that has more headings than these has a list nobody reads. */
const mostCategories = 200;

export const categories: Resolves['Query']['categories'] = (_, { storeId }, { read }) => {
  if (storeId && !idText.safeParse(storeId).success) return [];
  return findCategories(read, { storeId: (storeId as StoreId | undefined) ?? null, limit: mostCategories });
};
