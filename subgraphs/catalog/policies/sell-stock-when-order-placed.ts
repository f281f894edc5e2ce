import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** The order stands: what was held for it is sold. Stock that was not reserved is not taken afterwards. */
export const sellStockWhenOrderPlaced: Reaction<Catalog, OrderPlaced> = {
  name: 'catalog/sell-stock-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId } }, { reservation, log }) {
    const decision = await reservation(orderId as ReservationKey, { type: 'SellStock' });
    if ('rejection' in decision)
      log.error({ orderId }, 'an order was placed without a reservation of its stock');
  },
};
