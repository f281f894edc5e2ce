import type { Money } from '@jumun/platform/kernel/money';
import { type Card, type Charge, chargeKeyOf } from './charge.ts';

/** The provider's answer about a charge. */
export type ChargeAnswer =
  | {
      readonly outcome: 'approved';
      readonly key: string;
      readonly orderId: string;
      readonly amount: Money;
      readonly card?: Card;
    }
  | { readonly outcome: 'declined'; readonly reason: string; readonly card?: Card }
  /** The key belongs to a charge with another order, amount or card. */
  | { readonly outcome: 'conflict' }
  /** The key is unknown; only a look-up in the ledger is answered like this. */
  | { readonly outcome: 'none' };

/** The provider's answer about a refund, or a part of one. */
export type RefundAnswer =
  | {
      readonly outcome: 'refunded';
      readonly chargeKey: string;
      readonly orderId: string;
      readonly amount: Money;
    }
  | { readonly outcome: 'nothing-to-refund' }
  /** Less than the part that was asked for is left of the charge. */
  | { readonly outcome: 'more-than-left' }
  | { readonly outcome: 'conflict' };

/**
 * How an answer differs from what was asked for; null when key, order, currency and amount all match. Names the field,
 * never its value.
 */
export const mismatchIn = (
  asked: Charge,
  answered: { readonly key: string; readonly orderId: string; readonly amount: Money },
): string | null => {
  if (answered.key !== chargeKeyOf(asked.orderId)) return 'answered for another key';
  if (answered.orderId !== asked.orderId) return 'answered for another order';
  if (answered.amount.currency !== asked.amount.currency) return 'answered in another currency';
  return answered.amount.minorUnits === asked.amount.minorUnits ? null : 'answered for another amount';
};
