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

/** What may still be said of the contact of somebody who has left. */
export const contactOfNobody = (customerId: string) => ({
  customerId,
  name: '',
  email: '',
  phone: null,
  locale: 'ko' as const,
  marketingConsent: false,
  nightConsent: false,
  emailConfirmed: false,
  phoneConfirmed: false,
});

/** How a customer can be reached now. Beside the trip in OrderPlaced, nothing else that is published is about a person. */
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
    /** Whether the owner has shown that they read what is sent there. Events of before this was asked do not say; it is taken as shown. */
    emailConfirmed: z.boolean().optional(),
    phoneConfirmed: z.boolean().optional(),
    /** Whether advertising may also come at night. */
    nightConsent: z.boolean().optional(),
  }),
  {},
  ({ customerId }) => contactOfNobody(customerId),
);
export type ContactChanged = EventOf<typeof ContactChanged>;

/**
 * A code is to be sent to somebody with an account, customer or staff. The code itself and where it goes are in no journal: they are
 * asked of customers when it is sent (`codeToSend`).
 */
export const CodeRequested = eventForm(
  'CodeRequested',
  1,
  z.object({
    codeId: z.string(),
    accountId: z.string(),
    channel: z.enum(['EMAIL', 'SMS']),
    purpose: z.enum(['SET_PASSWORD', 'CONFIRM_EMAIL', 'CONFIRM_PHONE', 'CHANGE_EMAIL']),
    locale: z.enum(['ko', 'en']),
    /** Milliseconds since 1970; nothing is sent later. */
    expiresAt: z.int(),
  }),
);
export type CodeRequested = EventOf<typeof CodeRequested>;

/** Something happened to an account that its owner is told of by e-mail, whatever they chose to hear. */
export const AccountNoticed = eventForm(
  'AccountNoticed',
  1,
  z.object({
    noticeId: z.string(),
    accountId: z.string(),
    what: z.enum(['PASSWORD_CHANGED', 'EMAIL_CHANGED', 'TOKEN_USED_TWICE', 'SIGNED_UP_AGAIN']),
    locale: z.enum(['ko', 'en']),
  }),
);
export type AccountNoticed = EventOf<typeof AccountNoticed>;

/** A customer has left. Whoever holds the person's name, address, telephone number or words about them erases them. */
export const CustomerLeft = eventForm('CustomerLeft', 1, z.object({ customerId: z.string() }));
export type CustomerLeft = EventOf<typeof CustomerLeft>;

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
