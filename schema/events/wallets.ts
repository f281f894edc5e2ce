import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** An order has changed a customer's mileage. */
export const MileageChanged = eventForm(
  'MileageChanged',
  1,
  z.object({
    customerId: z.string(),
    orderId: z.string(),
    /** The balance afterwards. */
    mileage: z.int().nonnegative(),
    /** Negative when mileage was taken back. */
    change: z.int(),
    /** Counts the changes of this customer's mileage: 1, 2, 3 … without a gap. */
    sequence: z.int().positive(),
  }),
);
export type MileageChanged = EventOf<typeof MileageChanged>;

/** An order has changed a customer's points. */
export const PointsChanged = eventForm(
  'PointsChanged',
  1,
  z.object({
    customerId: z.string(),
    orderId: z.string(),
    /** The balance afterwards. */
    points: z.int().nonnegative(),
    /** Negative when points were taken back. */
    change: z.int(),
    /** Counts the changes of this customer's points: 1, 2, 3 … without a gap. */
    sequence: z.int().positive(),
  }),
);
export type PointsChanged = EventOf<typeof PointsChanged>;

const item = {
  walletItemId: z.string(),
  /** The reward that the item represents; one item for each. */
  rewardId: z.string(),
  missionId: z.string(),
  customerId: z.string(),
  title: z.string(),
};

/** A reward is in the customer's wallet and can be exchanged for a gift. */
export const WalletItemIssued = eventForm('WalletItemIssued', 1, z.object(item));
export type WalletItemIssued = EventOf<typeof WalletItemIssued>;

/** The item was exchanged for a gift, which happens at most once. */
export const WalletItemExchanged = eventForm(
  'WalletItemExchanged',
  1,
  z.object({ ...item, giftId: z.string(), giftOfferId: z.string() }),
);
export type WalletItemExchanged = EventOf<typeof WalletItemExchanged>;
