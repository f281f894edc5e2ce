import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/gifts';
import { type Gift, type GiftEvent, isIssued } from './domain/gift.ts';
import type { GiftId } from './domain/ids.ts';

export const publish = (event: GiftEvent, state: Gift, giftId: GiftId): PublishedEvent | null => {
  if (!isIssued(state)) return null;
  const { giftOfferId, walletItemId, customerId, title } = state;
  const gift = { giftId, giftOfferId, walletItemId, customerId, title };
  switch (event.type) {
    case 'GiftIssued':
      return said.GiftIssued.make(gift);
    case 'GiftUsed':
      return said.GiftUsed.make({ ...gift, usedAt: event.usedAt });
  }
};
