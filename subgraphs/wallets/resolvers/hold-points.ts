import { idText } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { PointsShort } from '../commands.ts';
import type { CustomerId, OrderId } from '../domain/programme.ts';
import { holdView } from './points-hold.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ orderId: idText, customerId: idText, amount: z.int().min(1) });

/** Asked by orders. Where there are too few points nothing is held, and the order may ask again. */
export const holdPoints: Resolves['Mutation']['holdPoints'] = async (_, { input }, { unit }) => {
  const { orderId, customerId, amount } = checkedInput(form, input);
  const id = orderId as OrderId;
  try {
    const decision = await unit((wallets) => wallets.holdPoints(id, customerId as CustomerId, amount));
    await failpoint('points/held');
    if ('rejection' in decision)
      throw new Fault('BAD_USER_INPUT', {
        ko: '이 주문에는 이미 다른 포인트가 쓰였습니다.',
        en: 'Other points are held for this order already.',
      });
    return holdView(id, decision.state);
  } catch (error) {
    if (error instanceof PointsShort) return { __typename: 'PointsShort', available: error.available };
    throw error;
  }
};
