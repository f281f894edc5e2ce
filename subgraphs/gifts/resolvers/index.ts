import { exchangeForGift } from './exchange-for-gift.ts';
import { Gift } from './gift.ts';
import { GiftOffer, giftOffers } from './gift-offers.ts';
import { MyData } from './my-data.ts';
import { registerGiftOffer } from './register-gift-offer.ts';
import type { Resolvers } from './types.generated.ts';
import { useGift } from './use-gift.ts';

export const resolvers: Resolvers = {
  Query: { giftOffers },
  Mutation: { registerGiftOffer, useGift, exchangeForGift },
  Gift,
  GiftOffer,
  MyData,
};
