import { localeOf } from '@jumun/platform/kernel/locale';
import { cancelTermOf, untilOf } from '../domain/cancel-terms.ts';
import { restOf } from '../domain/refunds.ts';
import { cancelReasons } from './messages.ts';
import { findOrder, mayCancel, maySee } from './order.ts';
import type { Resolves } from './types.generated.ts';

/** What cancelling would mean now, without doing it; another customer's order is not found. */
export const cancelQuote: Resolves['Query']['cancelQuote'] = async (_, { orderId }, context) => {
  const order = await findOrder(orderId, context);
  if (!order || !maySee(context, order)) return null;
  const term = cancelTermOf(order, mayCancel(context, order) ? 'CUSTOMER' : 'STAFF');
  const { outcome, reason, refunds } = term;
  return { outcome, why: reason, refund: refunds ? restOf(order) : null, until: untilOf(order, term) };
};

export const CancelQuote: Resolves['CancelQuote'] = {
  reason: ({ why }, { locale }, context) => why && cancelReasons[why][localeOf(locale) ?? context.locale],
};
