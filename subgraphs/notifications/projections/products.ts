import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductAwaited, ProductChanged, ProductRegistered } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** What there is to wait for, and who sells it. The latest by catalog's own journal wins. */
export const products: Reaction<Notifications, ProductRegistered | ProductChanged | ProductAwaited> = {
  name: 'notifications/keep-products',
  on: ['ProductRegistered', 'ProductChanged', 'ProductAwaited'],
  react: ({ data: { productId, title, storeId }, number }, { keepProduct }) =>
    keepProduct({ productId, title, storeId, number }),
};
