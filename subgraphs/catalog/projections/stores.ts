import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { StoreChanged, StoreOpened } from '@jumun/schema/events/stores';
import type { Catalog } from '../commands.ts';
import type { StoreId } from '../domain/product.ts';

/** Keeps which stores there are, and how they give their customers what they ordered. */
export const stores: Reaction<Catalog, StoreOpened | StoreChanged> = {
  name: 'catalog/stores',
  on: ['StoreOpened', 'StoreChanged'],
  react: ({ data: { storeId, fulfilments } }, { keepStore }) =>
    keepStore({ id: storeId as StoreId, fulfilments }),
};
