import { worksFor } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { Mover } from '../domain/carrying.ts';
import type { DeliveryCommand, DeliveryRejection } from '../domain/delivery.ts';
import { type Delivery, failureReasons, isStarted, type OrderId } from '../domain/states.ts';
import type { ResolverContext } from './context.ts';
import { deliveryView, isOfAnotherStore } from './delivery.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ orderId: idText });

/** Staff who decide about the orders of a store stand in for a courier of its goods who is away. */
const moverOf = ({ caller }: ResolverContext, before: Delivery | undefined): NonNullable<Mover> => ({
  id: caller.subject ?? '',
  standsIn:
    caller.scopes.includes('orders:write') &&
    worksFor(caller, (before && isStarted(before) && before.storeId) || ''),
});

type Meant = { readonly by: NonNullable<Mover>; readonly at: Instant };

/** A mutation about a delivery. Who is bound to stores moves only what these send: any other is not found. */
const deliveryMutation =
  <S extends string, R extends DeliveryRejection['type'], I extends { orderId: string }>(
    success: S,
    refusal: R,
    inputForm: z.ZodType<I>,
    commandOf: (meant: Meant, input: I) => DeliveryCommand,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: ResolverContext) => {
    const input = checkedInput(inputForm, given);
    const orderId = input.orderId as OrderId;
    const decision = await context.unit(async ({ delivery, loadDelivery, at }) => {
      const before = await loadDelivery(orderId);
      return before && isOfAnotherStore(before, context)
        ? null
        : delivery(orderId, commandOf({ by: moverOf(context, before), at }, input));
    });
    if (!decision || ('rejection' in decision && decision.rejection.type === 'DeliveryNotFound'))
      return refuse(context, 'DeliveryNotFound');
    const shown = { delivery: required(deliveryView(decision.state), orderId) };
    return 'rejection' in decision
      ? refuse(
          context,
          expectedRejection<DeliveryRejection, R | 'DeliveryTaken'>(
            decision.rejection,
            refusal,
            'DeliveryTaken',
          ).type,
          shown,
        )
      : { __typename: success, ...shown };
  };

export const takeDelivery: Resolves['Mutation']['takeDelivery'] = deliveryMutation(
  'TakeDeliverySuccess',
  'DeliveryNotPreparing',
  form,
  ({ by }) => ({ type: 'TakeDelivery', courier: by.id }),
);

export const leaveDelivery: Resolves['Mutation']['leaveDelivery'] = deliveryMutation(
  'LeaveDeliverySuccess',
  'DeliveryNotPreparing',
  form,
  ({ by }) => ({ type: 'LeaveDelivery', by }),
);

export const dispatchDelivery: Resolves['Mutation']['dispatchDelivery'] = deliveryMutation(
  'DispatchDeliverySuccess',
  'DeliveryNotPreparing',
  form,
  (meant) => ({ type: 'DispatchDelivery', ...meant }),
);

export const completeDelivery: Resolves['Mutation']['completeDelivery'] = deliveryMutation(
  'CompleteDeliverySuccess',
  'DeliveryNotDispatched',
  form,
  (meant) => ({ type: 'CompleteDelivery', ...meant }),
);

export const failDelivery: Resolves['Mutation']['failDelivery'] = deliveryMutation(
  'FailDeliverySuccess',
  'DeliveryNotDispatched',
  form.extend({ idempotencyKey: idText, reason: z.enum(failureReasons) }),
  (meant, { idempotencyKey: key, reason }) => ({ type: 'FailDelivery', ...meant, key, reason }),
);

export const returnDelivery: Resolves['Mutation']['returnDelivery'] = deliveryMutation(
  'ReturnDeliverySuccess',
  'DeliveryNotDispatched',
  form,
  (meant) => ({ type: 'ReturnDelivery', ...meant }),
);

export const loseDelivery: Resolves['Mutation']['loseDelivery'] = deliveryMutation(
  'LoseDeliverySuccess',
  'DeliveryNotDispatched',
  form,
  (meant) => ({ type: 'LoseDelivery', ...meant }),
);
