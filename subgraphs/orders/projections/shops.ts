import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { StoreChanged, StoreOpened } from '@jumun/schema/events/stores';
import type { Orders } from '../commands.ts';

/** Keeps our own copy of when stores take orders, and in which ways. */
export const shops: Reaction<Orders, StoreOpened | StoreChanged> = {
  name: 'orders/shops',
  on: ['StoreOpened', 'StoreChanged'],
  react: (
    { data: { storeId, fulfilments, prepMinutes, timeZone, hours, exceptions, pause } },
    { keepShop },
  ) => keepShop({ storeId, fulfilments, prepMinutes, opening: { timeZone, hours, exceptions, pause } }),
};
