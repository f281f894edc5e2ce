import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { PaymentApproved, PaymentRefunded } from '@jumun/schema/events/payments';
import type { Notifications } from '../commands.ts';

/** A receipt for each movement of money, even where the order is refused afterwards. */
export const tellCustomerWhenPaymentSettles: Reaction<Notifications, PaymentApproved | PaymentRefunded> = {
  name: 'notifications/tell-customer-when-payment-settles',
  on: ['PaymentApproved', 'PaymentRefunded'],
  react(event, { tell }) {
    const { customerId, orderId } = event.data;
    // what went back in parts before has been told
    const amount = ('rest' in event.data && event.data.rest) || event.data.amount;
    const topic = event.type === 'PaymentApproved' ? 'PAYMENT_APPROVED' : 'PAYMENT_REFUNDED';
    return tell(event, customerId, { topic, orderId, amount });
  },
};
