import { checkedInput, idText } from '@jumun/platform/graph/input';
import type { Instant } from '@jumun/platform/kernel/clock';
import { z } from 'zod';
import type { DeliveriesGraph } from '../deliveries.ts';
import type { DeliveryCommand, OrderId } from '../domain/delivery.ts';
import { deliveryView } from './delivery.ts';
import { refuse } from './refuse.ts';

const form = z.object({ orderId: idText });

/** One mutation of a courier, who may move the deliveries of all orders. */
const deliveryMutation =
  (success: string, commandAt: (at: Instant) => DeliveryCommand) =>
  async (_: unknown, { input }: { input: unknown }, context: DeliveriesGraph) => {
    const { orderId } = checkedInput(form, input);
    const decision = await context.unit(({ delivery, at }) => delivery(orderId as OrderId, commandAt(at)));
    const shown = { delivery: deliveryView(decision.state) };
    if (!('rejection' in decision)) return { __typename: success, ...shown };
    const { type } = decision.rejection;
    return type === 'DeliveryNotFound' ? refuse(context, type) : refuse(context, type, shown);
  };

export const dispatchDelivery = deliveryMutation('DispatchDeliverySuccess', (at) => ({
  type: 'DispatchDelivery',
  at,
}));

export const completeDelivery = deliveryMutation('CompleteDeliverySuccess', (at) => ({
  type: 'CompleteDelivery',
  at,
}));
