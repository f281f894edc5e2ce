import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { StoreOpened } from '@jumun/schema/events/stores';
import type { Customers } from '../commands.ts';

/** Keeps which stores there are. */
export const stores: Reaction<Customers, StoreOpened> = {
  name: 'customers/stores',
  on: 'StoreOpened',
  react: ({ data: { storeId } }, { keepStore }) => keepStore(storeId),
};
