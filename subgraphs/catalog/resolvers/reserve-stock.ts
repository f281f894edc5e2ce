import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import { failpoint } from '@jumun/platform/process/failpoint';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { z } from 'zod';
import { unusedKey } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';
import type { StockLine } from '../domain/stock.ts';
import { StockShort } from '../store/stock.ts';
import { checkedInput } from './refuse.ts';
import { reservationView } from './reservation.ts';
import type { Resolves } from './types.generated.ts';

const line = z.object({ productId: idText, quantity: z.int().min(1).max(mostOfOneProduct) });
const form = z.object({ key: idText, lines: z.array(line).min(1).max(1_000) });

/** Asked by orders. If stock is short nothing is held, and the key may be tried again after a restock. */
export const reserveStock: Resolves['Mutation']['reserveStock'] = async (_, { input: given }, { unit }) => {
  const input = checkedInput(form, given);
  const key = input.key as ReservationKey;
  const lines = input.lines as StockLine[];
  try {
    const decision = await unit(({ reservation }, tried) =>
      reservation(key, { type: 'ReserveStock', lines }, tried === 0 ? unusedKey : undefined),
    );
    await failpoint('stock/held');
    if ('rejection' in decision)
      throw new Fault('BAD_USER_INPUT', {
        ko: '이 키로 이미 다른 상품이 예약되었습니다.',
        en: 'Other lines have already been reserved under this key.',
      });
    return required(reservationView(key, decision.state), key);
  } catch (error) {
    if (error instanceof StockShort) return { __typename: 'StockShort', productIds: error.productIds };
    throw error;
  }
};
