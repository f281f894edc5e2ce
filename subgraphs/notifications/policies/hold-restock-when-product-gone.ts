import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductChanged, ProductSoldOut } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** While a product is sold out or off offer nobody is told that it can be bought, and who waits for it goes on waiting. */
export const holdRestockWhenProductGone: Reaction<Notifications, ProductChanged | ProductSoldOut> = {
  name: 'notifications/hold-restock-when-product-gone',
  on: ['ProductChanged', 'ProductSoldOut'],
  async react({ data, number }, { noteShelf }) {
    if ('available' in data && data.available) return; // that it is on offer again is said by ProductOffered, if a copy is there
    await noteShelf({ productId: data.productId, filled: false, number });
  },
};
