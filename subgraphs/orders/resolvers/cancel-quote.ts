import { type Locale, localeOf } from '@jumun/platform/locale';
import { type CancelOutcome, cancelTerms } from '../domain/cancel-terms.ts';
import { isBegun, type OrderId } from '../domain/order.ts';
import type { OrdersGraph } from '../orders.ts';
import { findOrder, maySee } from './order.ts';

const reasons: Readonly<Record<CancelOutcome, Readonly<Record<Locale, string>> | null>> = {
  ALLOWED: null,
  NEEDS_DECISION: {
    ko: '취소 여부가 결정되는 대로 알려 드립니다.',
    en: 'It has to be decided first; you will be told.',
  },
  REFUSED: { ko: '더 이상 취소할 수 없습니다.', en: 'It can no longer be cancelled.' },
};

/** What cancelling would mean now, without doing it; somebody else's order is not found. */
export const cancelQuote = async (_: unknown, { orderId }: { orderId: OrderId }, context: OrdersGraph) => {
  const state = (await findOrder(context, orderId))?.state;
  if (!state || !isBegun(state) || !maySee(context, state)) return null;
  const outcome = state.tooLate ? 'REFUSED' : cancelTerms[state.fulfilment.type][state.status];
  return { outcome, refund: outcome === 'REFUSED' ? null : state.total, until: null };
};

export const CancelQuote = {
  reason: ({ outcome }: { outcome: CancelOutcome }, { locale }: { locale?: string }, context: OrdersGraph) =>
    reasons[outcome]?.[localeOf(locale) ?? context.locale] ?? null,
};
