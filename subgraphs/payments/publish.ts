import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/payments';
import { type OrderId, paymentIdOf } from './domain/charge.ts';
import { isRequested, type Payment, type PaymentEvent } from './domain/payment.ts';

/** Other contexts hear only of what is certain. */
export const publish = (event: PaymentEvent, state: Payment, orderId: OrderId): PublishedEvent | null => {
  if (!isRequested(state)) return null;
  const { customerId, amount } = state;
  const payment = { paymentId: paymentIdOf(orderId), orderId, customerId, amount };
  switch (event.type) {
    case 'PaymentApproved':
      return said.PaymentApproved.make(payment);
    case 'PaymentDeclined':
      return said.PaymentDeclined.make({ ...payment, reason: event.reason });
    case 'PaymentRefunded':
      return said.PaymentRefunded.make(payment);
    case 'PaymentRequested':
    case 'RefundRequested':
    case 'PaymentVoided':
    case 'ChargeFound':
    case 'NoChargeFound':
    case 'ChargeDoubted':
    case 'DoubtDropped':
    case 'PaymentFrozen':
    case 'FreezeLifted':
      return null;
  }
};

/** The journal never holds the card token. */
export const recorded = (event: PaymentEvent): unknown =>
  event.type === 'PaymentRequested' ? { type: event.type, charge: event.charge } : event;
