import type { IssuedGift } from '../domain/gift.ts';
import type { GiftId, GiftOfferId } from '../domain/ids.ts';

// What resolvers are handed as the parent of a type.

export type GiftModel = IssuedGift & { readonly __typename: 'Gift'; readonly id: GiftId };

export type GiftOfferModel = {
  readonly id: GiftOfferId;
  readonly title: string;
  readonly available: boolean;
};

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
