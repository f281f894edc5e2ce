import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey } from '@jumun/platform/graph/input';
import { newId } from '@jumun/platform/kernel/ids';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import { cancelTermOf } from '../domain/cancel-terms.ts';
import type { RefundId, WishedLine } from '../domain/refunds.ts';
import { asBegun } from '../domain/states.ts';
import type { ResolverContext } from './context.ts';
import { cancelReasons } from './messages.ts';
import type { OrderModel } from './models.ts';
import { orderView } from './order.ts';
import { refundOf } from './refund.ts';
import { refuse } from './refuse.ts';
import { wishedLines } from './wished-lines.ts';

/** The lines that are no longer wanted, each product once; null where the whole order is not. */
export const cancelledLines = z.object({ lines: wishedLines, idempotencyKey: idempotencyKey.nullish() });

type Given = {
  readonly lines: readonly WishedLine[];
  readonly because: string | null;
  readonly key: string | null;
};

const keyOf = (context: ResolverContext, { id }: OrderModel, key: string, lines: readonly WishedLine[]) => ({
  caller: actorOf(context),
  key,
  input: { mutation: 'cancelOrder', orderId: id, lines },
});

/** Whether the key was used before: what was some of the order then may be all that is left now. */
export const wasAsked = async (context: ResolverContext, order: OrderModel, { key, lines }: Given) =>
  key !== null &&
  (await context.unit(({ useKey }) => useKey(keyOf(context, order, key, lines)))).is !== 'NEW';

/** Cancels some lines of an order that is found, and may be cancelled by the caller. */
export const cancelLines = async (
  context: ResolverContext,
  found: OrderModel,
  { lines, because, key }: Given,
) => {
  const { id } = found;
  if (found.status === 'PLACING')
    return refuse(context, 'TryAgainLater', { retryAfterMs: 1_000, order: orderView(id, found) });
  const caller = actorOf(context);
  const begun = await context.unit(async ({ at, order, useKey }) => {
    const used = key === null ? null : await useKey(keyOf(context, found, key, lines));
    if (used && used.is !== 'NEW') return used;
    const refundId = newId('rfd') as RefundId;
    const why = because === null ? {} : { because };
    const decision = await order(id, { type: 'CancelLines', refundId, lines, ...why, at });
    if ('rejection' in decision) return { is: 'REFUSED' as const, ...decision };
    await used?.keep(refundId);
    return { is: 'BEGUN' as const, subject: refundId, ...decision };
  });
  switch (begun.is) {
    case 'OTHER':
      return refuse(context, 'IdempotencyKeyReused');
    case 'REFUSED': {
      const rejection = expectedRejection(
        begun.rejection,
        'OrderNotCancellable',
        'LineRefundTooHigh',
        'RefundUnderWay',
      );
      return refused(context, orderView(id, asBegun(begun.state)), rejection);
    }
  }
  const drive = { id, actor: caller, whenUnknown: 'LEAVE' } as const;
  const { trimming } = context.sagas;
  const driven =
    begun.is === 'BEGUN'
      ? await trimming.start(drive, { state: asBegun(begun.state), version: begun.version })
      : await trimming.goOn(drive, { state: found });
  return answered(context, orderView(id, driven.state), begun.subject);
};

const answered = (context: ResolverContext, order: OrderModel, refundId: string) => {
  if (order.trimming?.id === refundId) return { __typename: 'CancellationPending' as const, order };
  const refund = refundOf(order, refundId);
  if (refund)
    return refund.refundedAt === null
      ? { __typename: 'CancellationPending' as const, order }
      : { __typename: 'CancelOrderSuccess' as const, refund, order };
  // the whole of it was cancelled meanwhile, or the authority has said no
  if (order.status === 'CANCELLED') return { __typename: 'CancelOrderSuccess' as const, refund: null, order };
  return refuse(context, 'OrderNotCancellable', { status: order.status, order });
};

type Refused =
  | { readonly type: 'OrderNotCancellable' | 'RefundUnderWay' }
  | {
      readonly type: 'LineRefundTooHigh';
      readonly productId: string;
      readonly quantityLeft: number;
      readonly left: OrderModel['total'];
    };

const refused = (context: ResolverContext, order: OrderModel, rejection: Refused) => {
  switch (rejection.type) {
    case 'RefundUnderWay':
      return refuse(context, 'RefundUnderWay', { order });
    case 'LineRefundTooHigh': {
      const { productId, quantityLeft, left } = rejection;
      return refuse(context, 'LineRefundTooHigh', { productId, quantityLeft, left, order });
    }
    case 'OrderNotCancellable': {
      const { outcome, reason } = cancelTermOf(order, 'CUSTOMER');
      if (outcome !== 'REFUSED') return { __typename: 'CancellationPending' as const, order };
      const refusal = refuse(context, 'OrderNotCancellable', { status: order.status, order });
      return reason ? { ...refusal, message: cancelReasons[reason][context.locale] } : refusal;
    }
  }
};
