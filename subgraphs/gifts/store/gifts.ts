import { documentRows } from '@jumun/platform/kernel/rows';
import { type Gift, isIssued } from '../domain/gift.ts';
import type { GiftId } from '../domain/ids.ts';
import { gifts } from './tables.ts';

export const giftRows = documentRows<GiftId, Gift, typeof gifts>('gift', gifts, (state, id) => {
  if (!isIssued(state)) throw new Error(`gift ${id} is saved before it is issued`);
  const { walletItemId, giftOfferId, customerId, status } = state;
  return { walletItemId, giftOfferId, customerId, status };
});
