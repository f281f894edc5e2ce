import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/payments';
import { isRequested, type OrderId, type Payment, type PaymentEvent, paymentIdOf } from './domain/payment.ts';

/** What others hear of a payment: only what is certain. */
export const publish = (event: PaymentEvent, state: Payment, orderId: OrderId): PublishedEvent | null => {
  if (!isRequested(state)) return null;
  const payment = {
    paymentId: paymentIdOf(orderId),
    orderId,
    customerId: state.customerId,
    amount: state.amount,
  };
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

/** What the log may hold of an event: everything but the card token. */
export const recorded = (event: PaymentEvent): unknown =>
  event.type === 'PaymentRequested' ? { type: event.type, charge: event.charge } : event;
