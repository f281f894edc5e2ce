import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

const gift = {
  giftId: z.string(),
  giftOfferId: z.string(),
  /** The wallet item that was exchanged for it; one gift for each. */
  walletItemId: z.string(),
  customerId: z.string(),
  title: z.string(),
};

/** The customer received a gift. */
export const GiftIssued = eventForm('GiftIssued', 1, z.object(gift));
export type GiftIssued = EventOf<typeof GiftIssued>;

/** The customer used the gift, which happens at most once. */
export const GiftUsed = eventForm('GiftUsed', 1, z.object({ ...gift, usedAt: z.int() }));
export type GiftUsed = EventOf<typeof GiftUsed>;
