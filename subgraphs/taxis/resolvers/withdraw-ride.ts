import { checkedInput, idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { type OrderId, withdrawalIn } from '../domain/ride.ts';
import type { TaxisGraph } from '../taxis.ts';

const form = z.object({ orderId: idText });

/** Asked by orders; repeating it gives the first answer again. */
export const withdrawRide = async (_: unknown, { input }: { input: unknown }, { unit }: TaxisGraph) => {
  const { orderId } = checkedInput(form, input);
  const decided = await unit(async ({ ride }) => {
    const { state } = await ride(orderId as OrderId, { type: 'WithdrawRide' });
    return { orderId, ...withdrawalIn(state) };
  });
  await failpoint('withdrawal/decided');
  return decided;
};
