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

/** What a customer has of points went up or down, because of an order. */
export const PointsChanged = eventForm(
  'PointsChanged',
  1,
  z.object({
    customerId: z.string(),
    orderId: z.string(),
    /** The balance afterwards. */
    points: z.int().nonnegative(),
    /** Less than zero when they were taken back. */
    change: z.int(),
    /** Counts the changes of this customer's points: 1, 2, 3 … without a gap. */
    sequence: z.int().positive(),
  }),
);
export type PointsChanged = EventOf<typeof PointsChanged>;

const item = {
  walletItemId: z.string(),
  /** The reward that the item stands for; one item for each. */
  rewardId: z.string(),
  missionId: z.string(),
  customerId: z.string(),
  title: z.string(),
};

/** A reward lies in the customer's wallet and can be exchanged for a gift. */
export const WalletItemIssued = eventForm('WalletItemIssued', 1, z.object(item));
export type WalletItemIssued = EventOf<typeof WalletItemIssued>;

/** The item was exchanged for a gift; once. */
export const WalletItemExchanged = eventForm(
  'WalletItemExchanged',
  1,
  z.object({ ...item, giftId: z.string(), giftOfferId: z.string() }),
);
export type WalletItemExchanged = EventOf<typeof WalletItemExchanged>;
