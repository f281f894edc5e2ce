import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { GiftIssued, GiftUsed } from '@jumun/schema/events/gifts';
import type { WalletItemExchanged, WalletItemIssued } from '@jumun/schema/events/wallets';
import type { WalletItemFacts } from '../domain/rewards.ts';
import type { Mypage } from '../mypage.ts';

const nothing = {
  ...{ rewardId: null, title: null, issuedAt: null },
  ...{ giftId: null, usedAt: null, usedEventId: null },
} satisfies Partial<WalletItemFacts>;

/** What lies in each wallet; an item stays there when it was exchanged, and names its gift. */
export const walletItems: Reaction<Mypage, WalletItemIssued | WalletItemExchanged> = {
  name: 'mypage/show-wallet-items',
  on: ['WalletItemIssued', 'WalletItemExchanged'],
  async react({ data, type, occurredAt }, { hearWalletItem }) {
    const { walletItemId, customerId, rewardId, missionId, title } = data;
    await hearWalletItem({
      ...nothing,
      ...{ walletItemId, customerId, rewardId, missionId, title, occurredAt },
      issuedAt: type === 'WalletItemIssued' ? occurredAt : null,
      giftId: 'giftId' in data ? data.giftId : null,
    });
  },
};

/** The gift of an item and its use: found by the item that was given for it. */
export const gifts: Reaction<Mypage, GiftIssued | GiftUsed> = {
  name: 'mypage/show-gifts',
  on: ['GiftIssued', 'GiftUsed'],
  async react({ id, data, occurredAt }, { hearWalletItem }) {
    const { walletItemId, customerId, giftId } = data;
    const used =
      'usedAt' in data
        ? { usedAt: data.usedAt as Instant, usedEventId: id }
        : { usedAt: null, usedEventId: null };
    await hearWalletItem({
      ...nothing,
      ...{ walletItemId, customerId, giftId, missionId: null, occurredAt },
      ...used,
    });
  },
};
