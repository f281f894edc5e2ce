import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** What a customer has of mileage went up or down, because of an order. */
export const MileageChanged = eventForm(
  'MileageChanged',
  1,
  z.object({
    customerId: z.string(),
    orderId: z.string(),
    /** The balance afterwards. */
    mileage: z.int().nonnegative(),
    /** Less than zero when it was taken back. */
    change: z.int(),
    /** Counts the changes of this customer's mileage: 1, 2, 3 … without a gap. */
    sequence: z.int().positive(),
  }),
);
export type MileageChanged = EventOf<typeof MileageChanged>;
