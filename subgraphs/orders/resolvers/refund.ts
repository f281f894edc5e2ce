import { idFrom } from '@jumun/platform/kernel/ids';
import { money } from '@jumun/platform/kernel/money';
import { lineIdOf } from '../domain/lines.ts';
import { partsOf, type RefundId, type Refund as RefundState, restOf, shareOf } from '../domain/refunds.ts';
import type { Begun } from '../domain/states.ts';
import type { OrderLineModel, OrderModel, RefundModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

const refundView = (order: Begun, refund: RefundState & { refundedAt?: number }): RefundModel => {
  const { id, amount, cause, reason, lines, parts, refundedAt } = refund;
  return {
    id,
    amount,
    points: parts.points,
    cause,
    reason,
    refundedAt: (refundedAt ?? null) as RefundModel['refundedAt'],
    lines: lines.map(({ line, productId, quantity, minorUnits }) => ({
      productId,
      title: order.lines[line]?.title ?? '',
      quantity,
      amount: money(minorUnits, amount.currency),
    })),
  };
};

/** What a cancellation, or an order that did not come about, gave back at its end: all that had not gone back before. */
const restGivenBack = (order: OrderModel): RefundModel[] => {
  const isWhole = order.status === 'CANCELLED' && order.paymentStatus === 'REFUNDED';
  const amount = restOf(order);
  if (!isWhole || amount.minorUnits === 0) return [];
  const rest: RefundState = {
    id: idFrom('rfd', order.id) as RefundId,
    cause: 'CANCELLED',
    reason: null,
    amount,
    parts: partsOf(order, amount),
    lines: [],
  };
  return [{ ...refundView(order, rest), refundedAt: order.changedAt }];
};

/** What has gone back in parts, what is on its way, and what a cancellation gave back at last. */
export const refundsOf = (order: OrderModel): readonly RefundModel[] => [
  ...(order.refunds ?? []).map((refund) => refundView(order, refund)),
  ...(order.refunding ? [refundView(order, order.refunding)] : []),
  ...restGivenBack(order),
];

export const linesOf = (order: Begun): readonly OrderLineModel[] => {
  const gone = (order.refunds ?? []).flatMap(({ lines }) => lines);
  return order.lines.map((line, index) => ({
    ...line,
    lineId: lineIdOf(index),
    share: money(shareOf(order, index), order.total.currency),
    refundedQuantity: gone.reduce((sum, each) => sum + (each.line === index ? each.quantity : 0), 0),
  }));
};

/** How one refund of an order stands; undefined where it never went back. */
export const refundOf = (order: OrderModel, id: string): RefundModel | undefined =>
  refundsOf(order).find((refund) => refund.id === id);

export const RefundLine: Resolves['RefundLine'] = {
  product: ({ productId }) => ({ id: productId }),
};
