import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** A customer signed up. */
export const CustomerSignedUp = eventForm(
  'CustomerSignedUp',
  1,
  z.object({
    customerId: z.string(),
    membershipNumber: z.string(),
    marketingConsent: z.boolean(),
    locale: z.enum(['ko', 'en']),
  }),
);
export type CustomerSignedUp = EventOf<typeof CustomerSignedUp>;

/** How a customer can be reached now. The only event with personal data. */
export const ContactChanged = eventForm(
  'ContactChanged',
  1,
  z.object({
    customerId: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    locale: z.enum(['ko', 'en']),
    marketingConsent: z.boolean(),
  }),
);
export type ContactChanged = EventOf<typeof ContactChanged>;

/** A customer's grade went up or down. */
export const GradeChanged = eventForm(
  'GradeChanged',
  1,
  z.object({
    customerId: z.string(),
    grade: z.enum(['SILVER', 'GOLD']),
    /** Counts the changes of this customer's grade: 1, 2, 3 … without a gap. */
    sequence: z.int().positive(),
  }),
);
export type GradeChanged = EventOf<typeof GradeChanged>;
