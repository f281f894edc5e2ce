import type { IssuedGift } from '../domain/gift.ts';
import type { RegisteredOffer } from '../domain/gift-offer.ts';
import type { GiftId, GiftOfferId } from '../domain/ids.ts';

// What resolvers are handed as the parent of a type.

export type GiftModel = IssuedGift & { readonly __typename: 'Gift'; readonly id: GiftId };

export type GiftOfferModel = RegisteredOffer & { readonly id: GiftOfferId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
