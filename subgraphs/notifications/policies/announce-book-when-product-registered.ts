import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductRegistered } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** A new book is advertised to those who were customers then and agreed to advertising. */
export const announceBookWhenProductRegistered: Reaction<Notifications, ProductRegistered> = {
  name: 'notifications/announce-book-when-product-registered',
  on: 'ProductRegistered',
  async react(event, { announce }) {
    const { kind, productId, title, price } = event.data;
    if (kind === 'BOOK') await announce(event, { topic: 'NEW_BOOK', productId, title, price });
  },
};
