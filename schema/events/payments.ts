import { z } from 'zod';
import { type EventOf, eventForm, moneyForm } from '../published-event.ts';

const payment = { paymentId: z.string(), orderId: z.string(), customerId: z.string(), amount: moneyForm };

/** The provider charged the card. */
export const PaymentApproved = eventForm('PaymentApproved', 1, z.object(payment));
export type PaymentApproved = EventOf<typeof PaymentApproved>;

/** The provider declined; nothing was charged. */
export const PaymentDeclined = eventForm('PaymentDeclined', 1, z.object({ ...payment, reason: z.string() }));
export type PaymentDeclined = EventOf<typeof PaymentDeclined>;

/** The charge was refunded in full; what went back in parts before is said by orders. */
export const PaymentRefunded = eventForm(
  'PaymentRefunded',
  1,
  z.object({
    ...payment,
    /** What went back with it; absent where nothing had gone back before. */
    rest: moneyForm.optional(),
  }),
);
export type PaymentRefunded = EventOf<typeof PaymentRefunded>;
