import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderRefunded } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ProductId } from '../domain/product.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** What a customer no longer wants, or has sent back, is on the shelf again, unless it cannot be sold any more. */
export const takeBackStockWhenOrderRefunded: Reaction<Catalog, OrderRefunded> = {
  name: 'catalog/take-back-stock-when-order-refunded',
  on: 'OrderRefunded',
  async react({ data: { refundId, restock } }, { reservation }) {
    if (!restock) return;
    const lines = restock.lines.map(({ productId, quantity }) => ({
      productId: productId as ProductId,
      quantity,
    }));
    await reservation(restock.reservation as ReservationKey, { type: 'TakeBackStock', key: refundId, lines });
  },
};
