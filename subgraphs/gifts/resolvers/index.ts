import { endGiftOffer, refillGiftOffer } from './change-gift-offer.ts';
import { exchangeForGift } from './exchange-for-gift.ts';
import { Gift, gifts } from './gift.ts';
import { GiftOffer, giftOffers } from './gift-offers.ts';
import { MyData } from './my-data.ts';
import { registerGiftOffer } from './register-gift-offer.ts';
import type { Resolvers } from './types.generated.ts';
import { useGift } from './use-gift.ts';

export const resolvers: Resolvers = {
  Query: { giftOffers, gifts },
  Mutation: { registerGiftOffer, endGiftOffer, refillGiftOffer, useGift, exchangeForGift },
  Gift,
  GiftOffer,
  MyData,
};
