import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderSentAgain } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** An order that is sent again takes what was held for it anew; what came back as it was needs nothing else. */
export const sellStockWhenOrderSentAgain: Reaction<Catalog, OrderSentAgain> = {
  name: 'catalog/sell-stock-when-order-sent-again',
  on: 'OrderSentAgain',
  async react({ data: { reservation } }, { sell }) {
    if (reservation !== null) await sell(reservation as ReservationKey);
  },
};
