import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { GiftIssued } from '@jumun/schema/events/gifts';
import type { Wallets } from '../commands.ts';
import type { WalletItemId } from '../domain/wallet-item.ts';

/** Where there is a gift, its item is spent, even when the answer to the ask never came. */
export const concludeExchangeWhenGiftIssued: Reaction<Wallets, GiftIssued> = {
  name: 'wallets/conclude-exchange-when-gift-issued',
  on: 'GiftIssued',
  async react({ data: { walletItemId, giftId, giftOfferId } }, { item }) {
    await item(walletItemId as WalletItemId, { type: 'ConcludeExchange', given: { giftId, giftOfferId } });
  },
};
