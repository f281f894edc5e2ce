import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** A placed order buys what was held for it. */
export const sellStockWhenOrderPlaced: Reaction<Catalog, OrderPlaced> = {
  name: 'catalog/sell-stock-when-order-placed',
  on: 'OrderPlaced',
  react: ({ data: { orderId } }, { sell }) => sell(orderId as ReservationKey),
};
