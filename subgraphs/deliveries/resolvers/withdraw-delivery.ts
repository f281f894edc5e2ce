import { checkedInput, idText } from '@jumun/platform/input';
import { z } from 'zod';
import type { DeliveriesGraph } from '../deliveries.ts';
import { type OrderId, withdrawalIn } from '../domain/delivery.ts';

const form = z.object({ orderId: idText });

/** Asked by orders; repeating it gives the first answer again. */
export const withdrawDelivery = (_: unknown, { input }: { input: unknown }, { unit }: DeliveriesGraph) => {
  const { orderId } = checkedInput(form, input);
  return unit(async ({ delivery }) => {
    const { state } = await delivery(orderId as OrderId, { type: 'WithdrawDelivery' });
    return { orderId, ...withdrawalIn(state) };
  });
};
