import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { DeliveryCommand, DeliveryRejection, OrderId } from '../domain/delivery.ts';
import type { ResolverContext } from './context.ts';
import { deliveryView, isOfAnotherStore } from './delivery.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ orderId: idText });

/** A mutation for couriers, who may change every delivery, unless they are bound to stores: any other is then not found. */
const deliveryMutation =
  <S extends string, R extends DeliveryRejection['type']>(
    success: S,
    refusal: R,
    commandAt: (at: Instant) => DeliveryCommand,
  ) =>
  async (_: unknown, { input }: { input: unknown }, context: ResolverContext) => {
    const orderId = checkedInput(form, input).orderId as OrderId;
    const decision = await context.unit(async ({ delivery, loadDelivery, at }) => {
      const before = await loadDelivery(orderId);
      return before && isOfAnotherStore(before, context) ? null : delivery(orderId, commandAt(at));
    });
    if (!decision || ('rejection' in decision && decision.rejection.type === 'DeliveryNotFound'))
      return refuse(context, 'DeliveryNotFound');
    const shown = { delivery: required(deliveryView(decision.state), orderId) };
    return 'rejection' in decision
      ? refuse(context, expectedRejection(decision.rejection, refusal).type, shown)
      : { __typename: success, ...shown };
  };

export const dispatchDelivery: Resolves['Mutation']['dispatchDelivery'] = deliveryMutation(
  'DispatchDeliverySuccess',
  'DeliveryNotPreparing',
  (at) => ({ type: 'DispatchDelivery', at }),
);

export const completeDelivery: Resolves['Mutation']['completeDelivery'] = deliveryMutation(
  'CompleteDeliverySuccess',
  'DeliveryNotDispatched',
  (at) => ({ type: 'CompleteDelivery', at }),
);
