import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductRestocked } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** The product is available again: customers who could not buy it are told. */
export const announceRestockWhenProductRestocked: Reaction<Notifications, ProductRestocked> = {
  name: 'notifications/announce-restock-when-product-restocked',
  on: 'ProductRestocked',
  react(event, { announce }) {
    const { productId, title } = event.data;
    return announce(event, { topic: 'RESTOCKED', productId, title });
  },
};
