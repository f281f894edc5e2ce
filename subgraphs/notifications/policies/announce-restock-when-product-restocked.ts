import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductRestocked } from '@jumun/schema/events/catalog';
import type { Notifications } from '../notifications.ts';

/** Copies are there again: those who could not buy are told. */
export const announceRestockWhenProductRestocked: Reaction<Notifications, ProductRestocked> = {
  name: 'notifications/announce-restock-when-product-restocked',
  on: 'ProductRestocked',
  react(event, { announce }) {
    const { productId, title } = event.data;
    return announce(event, { topic: 'RESTOCKED', productId, title });
  },
};
