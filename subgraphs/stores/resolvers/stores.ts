import { connection, pageOf } from '@jumun/platform/graph/connection';
import { findStores } from '../store/stores.ts';
import type { Resolves } from './types.generated.ts';

export const stores: Resolves['Query']['stores'] = async (_, args, { read }) => {
  const page = pageOf(args);
  return connection(
    await findStores(read, page.after, page.first + 1),
    page,
    (store) => store.id,
    (store) => store,
  );
};
