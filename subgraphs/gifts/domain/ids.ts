export type GiftId = string & { readonly __brand: 'GiftId' };
export type GiftOfferId = string & { readonly __brand: 'GiftOfferId' };
export type WalletItemId = string & { readonly __brand: 'WalletItemId' };

/** A gift is named after the item of the wallet that was given for it, so there can be only one. */
export const giftIdOf = (walletItemId: WalletItemId): GiftId =>
  `gft_${walletItemId.replace(/^wit_/, '')}` as GiftId;

/** The one key of an item's exchange, for ever. */
export const exchangeKeyOf = (walletItemId: string): string => `exchange:${walletItemId}`;
