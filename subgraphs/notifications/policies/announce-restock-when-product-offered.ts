import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductOffered } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** The product can be bought again, whatever made it so: customers who could not buy it are told. */
export const announceRestockWhenProductOffered: Reaction<Notifications, ProductOffered> = {
  name: 'notifications/announce-restock-when-product-offered',
  on: 'ProductOffered',
  async react(event, { noteShelf, announce }) {
    const { productId, title } = event.data;
    await noteShelf({ productId, filled: true, number: event.number });
    await announce(event, { topic: 'RESTOCKED', productId, title });
  },
};
