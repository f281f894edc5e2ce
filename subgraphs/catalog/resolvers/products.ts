import { connection, pageOf } from '@jumun/platform/graph/connection';
import { checkedInput, line } from '@jumun/platform/graph/input';
import { z } from 'zod';
import type { CatalogGraph } from '../catalog.ts';
import { findProducts, placeForm } from '../store/products.ts';

type Args = { kind?: string | null; search?: string | null; first?: number | null; after?: string | null };

const searchForm = z.object({ search: line(200, 0).nullish() });

export const products = async (_: unknown, args: Args, { read }: CatalogGraph) => {
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
    (row) => row.state,
  );
};
