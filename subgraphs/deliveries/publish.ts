import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/deliveries';
import {
  type Delivery,
  type DeliveryEvent,
  deliveryIdOf,
  isStarted,
  type OrderId,
} from './domain/delivery.ts';

/** What other contexts hear of a delivery. */
export const publish = (event: DeliveryEvent, state: Delivery, orderId: OrderId): PublishedEvent | null => {
  if (event.type === 'DeliveryWithdrawn')
    return said.WithdrawalDecided.make({ orderId, authority: 'deliveries', ...event.withdrawal });
  if (!isStarted(state)) return null;
  const delivery = { deliveryId: deliveryIdOf(orderId), orderId, customerId: state.customerId };
  switch (event.type) {
    case 'DeliveryStarted':
      return said.DeliveryStarted.make(delivery);
    case 'DeliveryDispatched':
      return said.DeliveryDispatched.make(delivery);
    case 'DeliveryCompleted':
      return said.DeliveryCompleted.make(delivery);
    case 'DeliveryCancelled':
      return said.DeliveryCancelled.make(delivery);
  }
};
