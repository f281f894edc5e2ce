import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { line } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import { findProducts } from '../store/products.ts';
import { productView } from './product.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const searchForm = z.object({ search: line(200, 0).nullish() });

export const products: Resolves['Query']['products'] = (_, args, { read }) => {
  const { search } = checkedInput(searchForm, { search: args.search });
  const wanted = { kind: args.kind ?? null, search: search ?? null };
  return connectionOf(args, {
    sort: byPlaceText,
    find: (after, limit) => findProducts(read, { ...wanted, after, limit }),
    node: ({ id, state }) => required(productView(state), id),
  });
};
