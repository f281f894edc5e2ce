import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import { type CustomerId, type OrderId, wonIn } from '../domain/programme.ts';
import type { Wallets } from '../wallets.ts';

/** Every placed order earns its price, unless it was cancelled before this was heard. */
export const earnMileageWhenOrderPlaced: Reaction<Wallets, OrderPlaced> = {
  name: 'wallets/earn-mileage-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, customerId, total }, occurredAt }, { earn }) {
    await earn({
      orderId: orderId as OrderId,
      customerId: customerId as CustomerId,
      programme: 'MILEAGE',
      amount: wonIn(total),
      occurredAt,
    });
  },
};
