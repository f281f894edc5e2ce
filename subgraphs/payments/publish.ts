import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/payments';
import { type OrderId, paymentIdOf } from './domain/charge.ts';
import { returnedIn } from './domain/parts.ts';
import type { PaymentEvent } from './domain/payment.ts';
import { isRequested, type Payment, type Requested } from './domain/states.ts';

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
      return said.PaymentRefunded.make({ ...payment, ...restAfterParts(state) });
    case 'PaymentRequested':
    case 'RefundRequested':
    case 'PartRequested': // what goes back in parts is said by orders, which knows what for
    case 'PartReturned':
    case 'PartDropped':
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

/** What went back at last, where some had gone back in parts before. */
const restAfterParts = (state: Requested) => {
  const returned = returnedIn(state);
  const { minorUnits, currency } = state.amount;
  return returned > 0 ? { rest: { minorUnits: minorUnits - returned, currency } } : {};
};

/** The journal never holds the card token. */
export const recorded = (event: PaymentEvent): unknown =>
  event.type === 'PaymentRequested' ? { type: event.type, charge: event.charge } : event;
