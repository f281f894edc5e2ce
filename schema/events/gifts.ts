import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

const gift = {
  giftId: z.string(),
  giftOfferId: z.string(),
  /** The item of the wallet that was given for it; one gift for each. */
  walletItemId: z.string(),
  customerId: z.string(),
  title: z.string(),
};

/** A gift is the customer's. */
export const GiftIssued = eventForm('GiftIssued', 1, z.object(gift));
export type GiftIssued = EventOf<typeof GiftIssued>;

/** The customer has used the gift; once. */
export const GiftUsed = eventForm('GiftUsed', 1, z.object({ ...gift, usedAt: z.int() }));
export type GiftUsed = EventOf<typeof GiftUsed>;
