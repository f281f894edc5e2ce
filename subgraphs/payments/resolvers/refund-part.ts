import { idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { isPartKeyOf, type OrderId } from '../domain/charge.ts';
import { partOf } from '../domain/parts.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z
  .object({ key: z.string(), orderId: idText, minorUnits: z.int().min(1) })
  .refine(({ key, orderId }) => isPartKeyOf(orderId, key), {
    path: ['key'],
    message: 'is not refund:<order id>:<refund id>',
  });

/** Asked by orders. ASKED means: not certain yet, ask again with the same key. REFUSED is final. */
export const refundPart: Resolves['Mutation']['refundPart'] = async (_, { input }, context) => {
  const { orderId, ...part } = checkedInput(form, input);
  const { unit, settlement } = context;
  const requested = await unit((payments) =>
    payments.refundPart(orderId as OrderId, part, settlement.deadlineMs),
  );
  await failpoint('part/requested');
  const outcome = (status: 'RETURNED' | 'ASKED' | 'REFUSED') => ({ key: part.key, status });
  if ('rejection' in requested) return outcome('REFUSED');
  const known = partOf(await settlement.settle(unit, requested), part.key);
  return outcome(known && known.status !== 'DROPPED' ? known.status : 'REFUSED');
};
