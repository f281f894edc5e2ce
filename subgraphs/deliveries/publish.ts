import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/deliveries';
import type { DeliveryEvent } from './domain/delivery.ts';
import { type Delivery, deliveryIdOf, isStarted, type OrderId, parcelOf } from './domain/states.ts';

/** What other contexts hear of a delivery. */
export const publish = (event: DeliveryEvent, state: Delivery, orderId: OrderId): PublishedEvent | null => {
  if (event.type === 'DeliveryWithdrawn')
    return said.WithdrawalDecided.make({ orderId, authority: 'deliveries', ...event.withdrawal });
  if (!isStarted(state)) return null;
  const delivery = { deliveryId: deliveryIdOf(orderId), orderId, customerId: state.customerId };
  const parcel = parcelOf(state);
  const ofParcel = { ...delivery, ...(parcel > 1 && { parcel }) };
  switch (event.type) {
    case 'DeliveryStarted':
      return said.DeliveryStarted.make(delivery);
    case 'DeliveryDispatched':
      return said.DeliveryDispatched.make(ofParcel);
    case 'DeliveryCompleted':
      return said.DeliveryCompleted.make(ofParcel);
    case 'DeliveryAttemptFailed': {
      const { attempt, goesBack } = event;
      const { number, reason } = attempt;
      return said.DeliveryAttemptFailed.make({ ...ofParcel, attempt: number, reason, goesBack });
    }
    case 'DeliveryReturned':
      return said.DeliveryReturned.make({ ...ofParcel, isUsable: event.isUsable });
    case 'DeliveryLost':
      return said.DeliveryLost.make(ofParcel);
    case 'DeliveryCancelled':
      return said.DeliveryCancelled.make(delivery);
    case 'DeliveryTaken': // who carries it, and that it is sent again, is known where it was said
    case 'DeliveryLeft':
    case 'LinesWithdrawn':
    case 'DeliverySentAgain':
      return null;
  }
};
