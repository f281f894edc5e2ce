import { connection, pageOf } from '@jumun/platform/graph/connection';
import { findStores } from '../store/stores.ts';
import type { StoresGraph } from '../stores.ts';

export const stores = async (_: unknown, args: { first?: number; after?: string }, { read }: StoresGraph) => {
  const page = pageOf(args);
  return connection(
    await findStores(read, page.after, page.first + 1),
    page,
    (store) => store.id,
    (store) => store,
  );
};
