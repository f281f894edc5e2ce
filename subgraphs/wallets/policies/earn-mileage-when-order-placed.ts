import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Wallets } from '../commands.ts';
import { type CustomerId, type OrderId, wonIn } from '../domain/programme.ts';

/** Every placed order earns its price as mileage, unless its cancellation was heard first. */
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
