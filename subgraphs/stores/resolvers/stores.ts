import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { findStores } from '../store/stores.ts';
import type { Resolves } from './types.generated.ts';

export const stores: Resolves['Query']['stores'] = (_, args, { read }) =>
  connectionOf(args, {
    sort: byId,
    find: (after, limit) => findStores(read, after, limit),
    node: (store) => store,
  });
