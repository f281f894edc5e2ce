import { checkedInput, idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import type { DeliveriesGraph } from '../deliveries.ts';
import { type OrderId, withdrawalIn } from '../domain/delivery.ts';

const form = z.object({ orderId: idText });

/** Asked by orders; repeating it gives the first answer again. */
export const withdrawDelivery = async (
  _: unknown,
  { input }: { input: unknown },
  { unit }: DeliveriesGraph,
) => {
  const { orderId } = checkedInput(form, input);
  const decided = await unit(async ({ delivery }) => {
    const { state } = await delivery(orderId as OrderId, { type: 'WithdrawDelivery' });
    return { orderId, ...withdrawalIn(state) };
  });
  await failpoint('withdrawal/decided');
  return decided;
};
