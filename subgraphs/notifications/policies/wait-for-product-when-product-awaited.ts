import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductAwaited } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** A customer asked to be told when the product can be bought. */
export const waitForProductWhenProductAwaited: Reaction<Notifications, ProductAwaited> = {
  name: 'notifications/wait-for-product-when-product-awaited',
  on: 'ProductAwaited',
  react: ({ data: { productId, customerId }, number, occurredAt: at }, { wishFor }) =>
    wishFor({ productId, customerId, number, at }),
};
