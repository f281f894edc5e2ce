import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { DeliveryCancelled } from '@jumun/schema/events/deliveries';
import type { Notifications } from '../commands.ts';

/** The order's own events do not say that a parcel will not be sent. */
export const tellCustomerWhenDeliveryCancelled: Reaction<Notifications, DeliveryCancelled> = {
  name: 'notifications/tell-customer-when-delivery-cancelled',
  on: 'DeliveryCancelled',
  react(event, { tell }) {
    const { customerId, orderId } = event.data;
    return tell(event, customerId, { topic: 'DELIVERY_CANCELLED', orderId });
  },
};
