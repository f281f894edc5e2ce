import { idText } from '@jumun/platform/graph/input';
import { isOpenAt, opensAfter } from '@jumun/schema/opening-hours';
import { isOpenedStore, newStore, pausedAt, type Store as StoreState } from '../domain/store.ts';
import type { StoreId } from '../domain/ticket.ts';
import { storeRows } from '../store/stores.ts';
import type { StoreModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A store as the graph shows it. */
export const storeView = (id: StoreId, state: StoreState): StoreModel => {
  if (!isOpenedStore(state)) throw new Error(`store ${id} was never opened`);
  return { ...state, id };
};

/** A store that was never opened, such as one that is misspelt in catalog: known only by its id, and closed. */
export const unopenedStore = (id: StoreId): StoreModel => ({
  ...newStore,
  id,
  name: id,
  acceptance: 'MANUAL',
  hours: [],
  pause: null,
});

export const store: Resolves['Query']['store'] = (_, { id }, { load }) =>
  idText.safeParse(id).success ? load(storeRows, id as StoreId) : null;

export const Store: Resolves['Store'] = {
  __resolveReference: ({ id }, { load }) => load(storeRows, id as StoreId),
  pause: (store, _, { at }) => pausedAt(store, at),
  isOpen: (store, _, { at }) => isOpenAt(store, at),
  opensAt: (store, _, { at }) => (isOpenAt(store, at) ? null : opensAfter(store, at)),
};
