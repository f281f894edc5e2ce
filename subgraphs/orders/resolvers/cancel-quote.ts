import { localeOf } from '@jumun/platform/kernel/locale';
import { type CancelReason, cancelTermOf, untilOf } from '../domain/cancel-terms.ts';
import { isBegun, type OrderId } from '../domain/states.ts';
import type { OrdersGraph } from './context.ts';
import { cancelReasons } from './messages.ts';
import { findOrder, maySee } from './order.ts';

/** What cancelling would mean now, without doing it; another customer's order is not found. */
export const cancelQuote = async (_: unknown, { orderId }: { orderId: OrderId }, context: OrdersGraph) => {
  const state = (await findOrder(context, orderId))?.state;
  if (!state || !isBegun(state) || !maySee(context, state)) return null;
  const term = cancelTermOf(state, state.customerId === context.caller.subject ? 'CUSTOMER' : 'STAFF');
  const { outcome, reason, refunds } = term;
  return { outcome, why: reason, refund: refunds ? state.total : null, until: untilOf(state, term) };
};

export const CancelQuote = {
  reason: ({ why }: { why: CancelReason | null }, { locale }: { locale?: string }, context: OrdersGraph) =>
    why && cancelReasons[why][localeOf(locale) ?? context.locale],
};
