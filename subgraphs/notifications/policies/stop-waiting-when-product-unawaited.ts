import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductUnawaited } from '@jumun/schema/events/catalog';
import type { Notifications } from '../commands.ts';

/** A customer no longer wants to be told, whatever made them wait. */
export const stopWaitingWhenProductUnawaited: Reaction<Notifications, ProductUnawaited> = {
  name: 'notifications/stop-waiting-when-product-unawaited',
  on: 'ProductUnawaited',
  react: ({ data: { productId, customerId }, number, occurredAt: at }, { stopWishing }) =>
    stopWishing({ productId, customerId, number, at }),
};
