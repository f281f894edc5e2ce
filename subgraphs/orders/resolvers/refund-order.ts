import { actorOf } from '@jumun/platform/graph/context';
import { worksFor } from '@jumun/platform/graph/guard';
import { idempotencyKey, line, optional, readInput, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { newId } from '@jumun/platform/kernel/ids';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { OrderRejection } from '../domain/order.ts';
import type { NotRefunded } from '../domain/refunding.ts';
import type { RefundId, RefundWish } from '../domain/refunds.ts';
import { asBegun } from '../domain/states.ts';
import type { ResolverContext } from './context.ts';
import type { OrderModel } from './models.ts';
import { findOrder, orderView } from './order.ts';
import { refundOf } from './refund.ts';
import { refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';
import { wishedLines } from './wished-lines.ts';

const problems = {
  notBoth: problem({
    ko: '상품과 금액 가운데 하나만 보내 주세요',
    en: 'must not be given together with lines: choose one of them',
  }),
  noReason: problem({ ko: '금액으로 환불하는 까닭을 적어 주세요', en: 'is needed where an amount is given' }),
  currency: problem({
    ko: 'KRW 같은 통화 코드여야 합니다',
    en: 'must be the code of a currency, such as KRW',
  }),
};

const form = z
  .object({
    idempotencyKey,
    orderId: z.string(),
    lines: wishedLines,
    amount: z
      .object({
        minorUnits: whole(1, Number.MAX_SAFE_INTEGER),
        currency: z.string().regex(/^[A-Z]{3}$/, problems.currency),
      })
      .nullish(),
    reason: optional(line(500)),
  })
  .refine(({ lines, amount }) => !(lines && amount), { path: ['amount'], message: problems.notBoth })
  .refine(({ amount, reason }) => !amount || reason !== null, {
    path: ['reason'],
    message: problems.noReason,
  });

const wishOf = ({ lines, amount }: z.infer<typeof form>): RefundWish => {
  if (lines) return { of: 'LINES', lines };
  return amount ? { of: 'AMOUNT', amount } : { of: 'REST' };
};

/** Whether the caller may give back of this order: of one's own store, and of what belongs to none only for all of them. */
export const looksAfter = ({ caller }: ResolverContext, { storeId }: Pick<OrderModel, 'storeId'>): boolean =>
  caller.scopes.includes('orders:write') && worksFor(caller, storeId ?? '');

export const refundOrder: Resolves['Mutation']['refundOrder'] = async (_, { input }, context) => {
  const parsed = readInput(form, input);
  if ('problem' in parsed) return refuseField(context, 'InvalidRefund', parsed);
  const { idempotencyKey: key, orderId, reason } = parsed.value;
  const wish = wishOf(parsed.value);
  const found = await findOrder(orderId, context);
  if (!found || !looksAfter(context, found)) return refuse(context, 'OrderNotFound');
  const { id } = found;
  const caller = actorOf(context);

  const begun = await context.unit(async ({ at, order, useKey }) => {
    const used = await useKey({ caller, key, input: { mutation: 'refundOrder', orderId: id, wish, reason } });
    if (used.is !== 'NEW') return used;
    const refundId = newId('rfd') as RefundId;
    const decision = await order(id, { type: 'BeginRefund', refundId, cause: 'STAFF', wish, reason, at });
    if ('rejection' in decision) return { is: 'REFUSED' as const, ...decision };
    await used.keep(refundId);
    return { is: 'BEGUN' as const, refundId, state: decision.state, version: decision.version };
  });
  switch (begun.is) {
    case 'OTHER':
      return refuse(context, 'IdempotencyKeyReused');
    case 'REFUSED':
      return refuseRefund(context, orderView(id, asBegun(begun.state)), refusedBy(begun.rejection));
  }
  const drive = { id, actor: caller, whenUnknown: 'LEAVE' } as const;
  const { refunding } = context.sagas;
  const driven =
    begun.is === 'BEGUN'
      ? await refunding.start(drive, { state: asBegun(begun.state), version: begun.version })
      : await refunding.goOn(drive, { state: found });
  const order = orderView(id, driven.state);
  const refund = refundOf(order, begun.is === 'BEGUN' ? begun.refundId : begun.subject);
  if (!refund) return refuse(context, 'NothingToRefund', { order }); // payments says that less is left
  return { __typename: refund.refundedAt === null ? 'RefundPending' : 'RefundOrderSuccess', refund, order };
};

const refusedBy = (rejection: OrderRejection): NotRefunded =>
  expectedRejection(
    rejection,
    'NothingToRefund',
    'RefundTooHigh',
    'LineRefundTooHigh',
    'OrderNotRefundable',
    'RefundUnderWay',
  );

const refuseRefund = (context: ResolverContext, order: OrderModel, rejection: NotRefunded) => {
  switch (rejection.type) {
    case 'NothingToRefund':
    case 'RefundUnderWay':
      return refuse(context, rejection.type, { order });
    case 'RefundTooHigh':
      return refuse(context, 'RefundTooHigh', { left: rejection.left, order });
    case 'LineRefundTooHigh': {
      const { productId, quantityLeft, left } = rejection;
      return refuse(context, 'LineRefundTooHigh', { productId, quantityLeft, left, order });
    }
    case 'OrderNotRefundable':
      return refuse(context, 'OrderNotRefundable', { status: rejection.status, order });
  }
};
