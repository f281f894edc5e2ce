import { type Money, money } from '@jumun/platform/kernel/money';
import type { OrderDetails } from './states.ts';

// How an order is paid for: points first, each for one won, and the card for the rest.

/** The currency in which a point is worth one. */
export const pointsCurrency = 'KRW';

type Paid = Pick<OrderDetails, 'total' | 'pointsSpent'>;

/** None in orders of versions that did not know of it. */
export const pointsSpentOf = ({ pointsSpent = 0 }: Paid): number => pointsSpent;

/** What the card is charged; nothing where points pay for everything. */
export const paidByCard = (order: Paid): Money =>
  money(order.total.minorUnits - pointsSpentOf(order), order.total.currency);

export const isPaidByCard = (order: Paid): boolean =>
  paidByCard(order).minorUnits > 0 || pointsSpentOf(order) === 0;

export type PaymentProblem = 'MORE_POINTS_THAN_TOTAL' | 'POINTS_FOR_WON_ONLY' | 'NO_CARD';

/** Why an order cannot be paid for in this way, or null. */
export const paymentProblem = (order: Paid, cardToken: string | null): PaymentProblem | null => {
  const points = pointsSpentOf(order);
  if (points > 0 && order.total.currency !== pointsCurrency) return 'POINTS_FOR_WON_ONLY';
  if (points > order.total.minorUnits) return 'MORE_POINTS_THAN_TOTAL';
  return cardToken === null && isPaidByCard(order) ? 'NO_CARD' : null;
};
