import { connection, pageOf } from '@jumun/platform/graph/connection';
import { checkedInput, line } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import { findProducts, placeForm } from '../store/products.ts';
import { productView } from './product.ts';
import type { Resolves } from './types.generated.ts';

const searchForm = z.object({ search: line(200, 0).nullish() });

export const products: Resolves['Query']['products'] = async (_, args, { read }) => {
  const page = pageOf(args, placeForm);
  const { search } = checkedInput(searchForm, { search: args.search });
  const rows = await findProducts(read, {
    kind: args.kind ?? null,
    search: search ?? null,
    after: page.after,
    limit: page.first + 1,
  });
  return connection(
    rows,
    page,
    (row) => row.place,
    ({ id, state }) => required(productView(state), id),
  );
};
